import type { Corpus, FindEntry } from './corpus.ts'
import { entryText, shortGuides, sortedByLaw } from './corpus.ts'
import { bigramsOf } from './group.ts'
import type { Lexicons } from './lexicon.ts'
import { isHan, normalise } from './normalise.ts'
import type { Postings } from './postings.ts'
import { documentFrequency, PostingsBuilder } from './postings.ts'
import { PhraseTable } from './phrase-table.ts'
import { prior } from './prior.ts'
import type { Segmenter } from './segment.ts'
import type { SoundTable } from './sound-repair.ts'
import { buildSoundTable } from './sound-repair.ts'

/** Everything searching needs, built once and never changed; a new corpus makes a new index. */
export type FindIndex = {
  corpus: Corpus
  /**
   * Sizes that rarities are computed with. A small collection is treated as part of a larger one, so that scores and the
   * confidence built on them mean the same for ten articles as for a thousand.
   */
  background: { entries: number; laws: number }
  words: Postings
  bigrams: Postings
  /** Per law: words of its title and aliases. */
  titleTerms: readonly ReadonlySet<string>[]
  titleFrequency: ReadonlyMap<string, number>
  /** Laws that are short guides, read under their title. */
  guides: ReadonlySet<number>
  /** Normalised title with aliases, per law. */
  titles: readonly string[]
  /** First and one-past-last entry of each law, and summed length of its entries. */
  lawStart: Int32Array
  lawLength: Float32Array
  /** Normalised text of an entry, heading first; passages are cut from it on demand. */
  texts: readonly string[]
  /** How likely each entry is asked for at all. */
  priors: Float32Array
  /** Normalised headings of guides; empty for numbered articles. */
  headings: readonly string[]
  /** Entries on liability. */
  punishing: readonly boolean[]
  /** Index of the law of each entry. */
  lawOf: Int32Array
  sound: SoundTable
}

const HEADING_WEIGHT = 2.5
const CHAPTER_WEIGHT = 0.4
const LEAST_ENTRIES = 1000
const LEAST_LAWS = 25

export function buildIndex(unsorted: Corpus, lexicons: Lexicons, words: Segmenter): FindIndex {
  const corpus = sortedByLaw(unsorted)
  const phrases = phrasesOf(lexicons)
  const wordLists = new PostingsBuilder()
  const pairLists = new PostingsBuilder()
  const texts: string[] = []
  const headings: string[] = []
  const priors: number[] = []
  const punishing: boolean[] = []
  const titles = corpus.laws.map(law => normalise([law.title, ...law.aliases].join(' ')))
  const titleTerms = titles.map(title => new Set(termsOf(title, phrases, words)))
  const guides = shortGuides(corpus)
  const chapterCache = new Map<string, readonly string[]>()
  for (const entry of corpus.entries) {
    const text = normalise(entryText(entry))
    const counts = new Map<string, number>()
    for (const term of termsOf(text, phrases, words)) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const chapter of entry.chapters) {
      let terms = chapterCache.get(chapter)
      if (!terms) chapterCache.set(chapter, (terms = termsOf(chapterWords(chapter), phrases, words)))
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + CHAPTER_WEIGHT)
    }
    const heading = entry.numbered ? '' : normalise(entry.heading)
    for (const term of termsOf(heading, phrases, words)) counts.set(term, (counts.get(term) ?? 0) + HEADING_WEIGHT)
    if (guides.has(entry.law))
      for (const term of titleTerms[entry.law] ?? []) counts.set(term, (counts.get(term) ?? 0) + 1)
    wordLists.addDocument(counts)
    const pairs = new Map<string, number>()
    for (let i = 0; i + 1 < text.length; i += 1) {
      const pair = text.substr(i, 2)
      if (isHan(pair[0]) && isHan(pair[1])) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
    }
    for (const pair of bigramsOf(heading)) pairs.set(pair, (pairs.get(pair) ?? 0) + HEADING_WEIGHT)
    pairLists.addDocument(pairs)
    headings.push(heading)
    priors.push(prior(text.slice(0, 1200)))
    const read = heading === '' ? text : `${heading}\n${text}`
    texts.push(read)
    punishing.push(punishes(entry.chapters, read))
  }
  const titleFrequency = new Map<string, number>()
  for (const terms of titleTerms) for (const t of terms) titleFrequency.set(t, (titleFrequency.get(t) ?? 0) + 1)
  const background = {
    entries: Math.max(LEAST_ENTRIES, corpus.entries.length),
    laws: Math.max(LEAST_LAWS, corpus.laws.length),
  }
  const index = {
    corpus,
    background,
    words: wordLists.build(),
    bigrams: pairLists.build(),
    titleTerms,
    titleFrequency,
    titles,
    guides,
    texts,
    headings,
    punishing,
  }
  return {
    ...index,
    priors: Float32Array.from(priors),
    ...lawRuns(corpus, index.words),
    sound: soundTable(index.words, titleTerms, lexicons),
  }
}

/** An article on liability; it repeats the words of the duty it punishes, and is seldom what is asked. */
const punishes = (chapters: readonly string[], text: string): boolean =>
  chapters.some(c => /责任|罚则|处罚/.test(c)) || /^违反|(?:处|并处).{0,20}罚款|给予(?:处分|警告)/.test(text)

/** Words of a text, the phrases of the lexicon in it, and single Han characters that stand as words. */
export function termsOf(text: string, phrases: PhraseTable<true>, words: Segmenter): string[] {
  const terms: string[] = []
  const spans = new Set<string>()
  let at = 0
  // jieba's search mode repeats inner words; phrases already cut by it must not count twice.
  for (const word of words.cutForSearch(text)) {
    if (!/[\p{L}\p{N}]/u.test(word)) continue
    terms.push(word)
    spans.add(word)
    at += 1
  }
  if (at === 0) return terms
  for (const match of phrases.all(text)) if (!spans.has(match.phrase)) terms.push(match.phrase)
  return terms
}

/** Forms and targets of the Chinese lexicons: what must be a term wherever jieba would cut it. */
function phrasesOf(lexicons: Lexicons): PhraseTable<true> {
  const phrases = new PhraseTable<true>()
  const add = (term: string): void => {
    if (term.length >= 2) phrases.set(term, true)
  }
  for (const lexicon of [lexicons.zh, lexicons.yue, lexicons.en]) {
    if (lexicon !== lexicons.en) for (const form of lexicon.forms.keys()) add(form)
    for (const form of lexicon.forms.keys()) for (const target of lexicon.forms.get(form) ?? []) add(target)
    for (const pattern of lexicon.patterns) pattern.targets.forEach(add)
  }
  return phrases
}

const chapterWords = (chapter: string): string => normalise(chapter.replace(/^第.+?[编章节]\s*/, '').replace(/\s/g, ''))

function lawRuns(corpus: Corpus, words: Postings): Pick<FindIndex, 'lawStart' | 'lawLength' | 'lawOf'> {
  const lawStart = new Int32Array(corpus.laws.length + 1)
  const lawLength = new Float32Array(corpus.laws.length)
  const lawOf = Int32Array.from(corpus.entries, (e: FindEntry) => e.law)
  corpus.entries.forEach((entry, i) => {
    lawStart[entry.law + 1] = i + 1
    lawLength[entry.law] = (lawLength[entry.law] ?? 0) + (words.lengths[i] ?? 0)
  })
  for (let law = 1; law <= corpus.laws.length; law += 1)
    lawStart[law] = Math.max(lawStart[law] ?? 0, lawStart[law - 1] ?? 0)
  return { lawStart, lawLength, lawOf }
}

function soundTable(words: Postings, titleTerms: FindIndex['titleTerms'], lexicons: Lexicons): SoundTable {
  const all = new Map<string, number>()
  for (const term of words.vocabulary.keys()) all.set(term, documentFrequency(words, term))
  for (const terms of titleTerms) for (const term of terms) all.set(term, Math.max(1, all.get(term) ?? 0))
  for (const form of lexicons.zh.forms.keys()) if (!all.has(form)) all.set(form, 0)
  return buildSoundTable(all)
}
