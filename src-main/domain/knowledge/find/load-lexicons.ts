import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Lexicon, LexiconFault, Lexicons } from './lexicon.ts'
import { joinLexicons, parseLexicon } from './lexicon.ts'

/**
 * Names of the lexicon files; a build of the program copies them beside its output, in `lexicons/`. Further files of a
 * language (`lexicon-zh-life.tsv`) are read with the first, in the order of their names.
 */
export const lexiconFiles = { zh: 'lexicon-zh.tsv', yue: 'lexicon-yue.tsv', en: 'lexicon-en.tsv' } as const

/** @param directory an office's own folder; the files delivered with the program where it is not given */
export function loadLexicons(directory: string = deliveredDirectory()): {
  lexicons: Lexicons
  faults: readonly (LexiconFault & { file: string })[]
} {
  const faults: (LexiconFault & { file: string })[] = []
  const names = readdirSync(directory)
  const read = (first: string): Lexicon => {
    const further = first.replace('.tsv', '-')
    const files = [first, ...names.filter(n => n.startsWith(further) && n.endsWith('.tsv')).sort()]
    const parsed = files.map(file => ({ file, ...parseLexicon(readFileSync(join(directory, file), 'utf8')) }))
    for (const p of parsed) faults.push(...p.faults.map(f => ({ ...f, file: p.file })))
    return joinLexicons(parsed.map(p => p.lexicon))
  }
  const lexicons = { zh: read(lexiconFiles.zh), yue: read(lexiconFiles.yue), en: read(lexiconFiles.en) }
  return { lexicons, faults }
}

/** One delivered file alone, for measurements. */
export const deliveredLexicon = (file: string): Lexicon =>
  parseLexicon(readFileSync(join(deliveredDirectory(), file), 'utf8')).lexicon

/** Beside this file when run from source; in `lexicons/` near the bundle when built. */
function deliveredDirectory(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const places = [here, join(here, 'lexicons'), join(here, '..', 'lexicons'), join(here, '..', '..', 'lexicons')]
  const found = places.find(place => existsSync(join(place, lexiconFiles.zh)))
  if (!found) throw new Error(`词典文件 ${lexiconFiles.zh} 不在程序目录中，请重新安装程序。`)
  return found
}
