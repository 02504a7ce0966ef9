import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Lexicon, LexiconFault, Lexicons } from './lexicon.ts'
import { parseLexicon } from './lexicon.ts'

/** Names of the lexicon files; a build of the program copies them beside its output, in `lexicons/`. */
export const lexiconFiles = { zh: 'lexicon-zh.tsv', yue: 'lexicon-yue.tsv', en: 'lexicon-en.tsv' } as const

/** @param directory an office's own folder; the files delivered with the program where it is not given */
export function loadLexicons(directory: string = deliveredDirectory()): {
  lexicons: Lexicons
  faults: readonly (LexiconFault & { file: string })[]
} {
  const faults: (LexiconFault & { file: string })[] = []
  const read = (file: string): Lexicon => {
    const parsed = parseLexicon(readFileSync(join(directory, file), 'utf8'))
    faults.push(...parsed.faults.map(f => ({ ...f, file })))
    return parsed.lexicon
  }
  const lexicons = { zh: read(lexiconFiles.zh), yue: read(lexiconFiles.yue), en: read(lexiconFiles.en) }
  return { lexicons, faults }
}

/** Beside this file when run from source; in `lexicons/` near the bundle when built. */
function deliveredDirectory(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const places = [here, join(here, 'lexicons'), join(here, '..', 'lexicons'), join(here, '..', '..', 'lexicons')]
  const found = places.find(place => existsSync(join(place, lexiconFiles.zh)))
  if (!found) throw new Error(`词典文件 ${lexiconFiles.zh} 不在程序目录中，请重新安装程序。`)
  return found
}
