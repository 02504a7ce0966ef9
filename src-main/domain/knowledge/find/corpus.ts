import type { Paragraph } from '../model.ts'

/** What is searched: laws in force with their entries, entries of one law side by side. */
export type FindLaw = { code: string; title: string; aliases: readonly string[] }
export type FindEntry = {
  /** Id of the article in the store; returned with a hit. */
  id: string
  /** Index into the list of laws. */
  law: number
  heading: string
  /** True for 第X条; headings of guides carry words of their own. */
  numbered: boolean
  chapters: readonly string[]
  paragraphs: readonly Paragraph[]
}
export type Corpus = { laws: readonly FindLaw[]; entries: readonly FindEntry[] }

/** Text of an entry for the index, without its heading. */
export const entryText = (entry: FindEntry): string => entry.paragraphs.flatMap(p => [p.text, ...p.items]).join('\n')

/** Entries of one law must stand side by side: the count inside a law is then the length of a run of postings. */
export function sortedByLaw(corpus: Corpus): Corpus {
  const entries = corpus.entries.map((e, i) => [e, i] as const).sort((a, b) => a[0].law - b[0].law || a[1] - b[1])
  return { laws: corpus.laws, entries: entries.map(([e]) => e) }
}

const LONGEST_GUIDE = 12

/**
 * Laws that are short guides: a few sections without article numbers, each read under the title, which it does not
 * repeat ("补贴标准" of a guide to one benefit).
 */
export function shortGuides(corpus: Corpus): ReadonlySet<number> {
  const sizes = new Map<number, { sections: number; numbered: number }>()
  for (const entry of corpus.entries) {
    const size = sizes.get(entry.law) ?? { sections: 0, numbered: 0 }
    size.sections += 1
    if (entry.numbered) size.numbered += 1
    sizes.set(entry.law, size)
  }
  return new Set([...sizes].filter(([, s]) => s.numbered === 0 && s.sections <= LONGEST_GUIDE).map(([law]) => law))
}
