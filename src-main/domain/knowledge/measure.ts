import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeFile } from './decode-file.ts'
import { createFinder } from './find/search.ts'
import { loadLexicons } from './find/load-lexicons.ts'
import type { Corpus, FindEntry, FindLaw } from './find/corpus.ts'
import type { CitableArticle, KnowledgeInForce } from './in-force.ts'
import type { ParsedPolicy } from './model.ts'
import { parsePolicy } from './parse-policy.ts'
import { replacedAmong } from './successors.ts'
import { stateOn } from './rules.ts'

/**
 * A folder of policy files as knowledge, without a store: for question sets and measurements. Files that an import would
 * send back are read as far as they can be; what cannot be read at all is named in `unread`.
 */
export type FolderPolicies = {
  policies: ParsedPolicy[]
  /** Codes of texts that may not be cited on the day: replaced, repealed, expired or not yet in force. */
  replaced: string[]
  unread: { fileName: string; reason: string }[]
}

export function readPolicyFolder(directory: string, day = ''): FolderPolicies {
  const all: ParsedPolicy[] = []
  const unread: FolderPolicies['unread'] = []
  for (const name of readdirSync(directory).sort()) {
    if (!/\.(md|markdown|txt)$/i.test(name)) continue
    const text = decodeFile(readFileSync(join(directory, name)))
    const result = parsePolicy(name, text ?? '\u0000', { forgiving: true })
    if (!result.ok) unread.push({ fileName: name, reason: result.violation.found })
    else all.push(withFreeCode(result.policy, name, all))
  }
  const silent = replacedAmong(all)
  const speaks = (p: ParsedPolicy): boolean =>
    !silent.has(p.code) &&
    (day === '' || stateOn(day, { replaced: false, effectiveOn: p.effectiveOn, expiresOn: p.expiresOn }) === 'in-force')
  return { policies: all.filter(speaks), replaced: all.filter(p => !speaks(p)).map(p => p.code), unread }
}

/** Two files with one code are two texts here; the later goes by its file name. */
function withFreeCode(policy: ParsedPolicy, fileName: string, before: readonly ParsedPolicy[]): ParsedPolicy {
  if (before.every(p => p.code !== policy.code)) return policy
  return { ...policy, code: fileName.replace(/\.[^.]+$/, '') }
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

/** Knowledge in force made of policies that are in no store. */
export function knowledgeOf(policies: readonly ParsedPolicy[], day: string, lexiconFolder?: string): KnowledgeInForce {
  const finder = createFinder(corpusOf(policies), loadLexicons(lexiconFolder).lexicons)
  const articles = new Map<string, CitableArticle>()
  for (const p of policies) {
    const policy: CitableArticle['policy'] = {
      id: p.code,
      code: p.code,
      version: 1,
      title: p.title,
      issuer: p.issuer,
      documentNumber: p.documentNumber,
      ...(p.publishedOn === undefined ? {} : { publishedOn: p.publishedOn }),
      ...(p.effectiveOn === undefined ? {} : { effectiveOn: p.effectiveOn }),
      ...(p.expiresOn === undefined ? {} : { expiresOn: p.expiresOn }),
      completeness: p.completeness,
      state: 'in-force',
      articleCount: p.articles.length,
      importedAt: `${day === '' ? '1970-01-01' : day}T00:00:00.000Z`,
    }
    for (const a of p.articles) {
      const id = `${p.code}#${a.heading}`
      const paragraphs = a.paragraphs.map(({ text, items }) => ({ text, items: [...items] }))
      const { heading, position } = a
      const chapters = [...a.chapters]
      articles.set(id, {
        policy,
        article: { id, policyId: p.code, policyTitle: p.title, heading, chapters, position, paragraphs },
      })
    }
  }
  return { day, finder, articles }
}
