import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeFile } from './decode-file.ts'
import type { Corpus, FindEntry, FindLaw } from './find/corpus.ts'
import type { ParsedPolicy } from './model.ts'
import { parsePolicy } from './parse-policy.ts'

/** Reads a folder of policies, newest texts only: what another text of the folder replaces is left out. */
export function readPolicyFolder(directory: string): { policies: ParsedPolicy[]; replaced: string[] } {
  const all: ParsedPolicy[] = []
  for (const name of readdirSync(directory).sort()) {
    if (!/\.(md|txt)$/i.test(name)) continue
    const text = decodeFile(readFileSync(join(directory, name)))
    const result = text === undefined ? undefined : parsePolicy(name, text)
    if (result?.ok === true) all.push(result.policy)
  }
  const replacedCodes = new Set(all.flatMap(p => p.supersedes))
  const isReplaced = (p: ParsedPolicy): boolean => p.statedAsReplaced || replacedCodes.has(p.code)
  return { policies: all.filter(p => !isReplaced(p)), replaced: all.filter(isReplaced).map(p => p.code) }
}

/** Corpus of the finder; the id of an entry is `code#heading`. */
export function corpusOf(policies: readonly ParsedPolicy[]): Corpus {
  const laws: FindLaw[] = policies.map(p => ({ code: p.code, title: p.title, aliases: p.aliases }))
  const entries = policies.flatMap((p, law) =>
    p.articles.map((a): FindEntry => ({
      id: `${p.code}#${a.heading}`,
      law,
      heading: a.heading,
      numbered: a.number !== undefined,
      chapters: a.chapters,
      paragraphs: a.paragraphs,
    })),
  )
  return { laws, entries }
}
