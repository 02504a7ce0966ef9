import type { FindIndex } from './build-index.ts'
import type { Group, Question } from './group.ts'
import { BestCandidates, type Candidate } from './best-candidates.ts'
import { documentFrequency, FREQUENCY_UNIT, rarity } from './postings.ts'

/**
 * First stage: every entry that shares a word or a pair of characters with the question, scored in one pass over the
 * postings. All constants are set by hand and measured; tuning them did not survive cross-validation.
 */
const IDF_GLOBAL = 0.4
const IDF_IN_LAW = 0.6
const LAW_SMOOTHING = 15
const K1 = 1.2
const BIGRAM_WEIGHT = 0.35
const TITLE_WEIGHT = 0.8
const LAW_TEXT_WEIGHT = 0.35
/** From this size on, words in more than a quarter of the entries are left to the second stage. */
const LARGE_CORPUS = 20_000

export type FirstStage = {
  candidates: readonly Candidate[]
  /** Per law: how well its title and aliases name what the question is about. */
  titleScores: Float32Array
  /** Per group: rarity of its best term; unknown terms count as the rarest. */
  groupRarity: readonly number[]
  /** How much the question says: the rarities of its groups by their weights. */
  said: number
}

/** Below this, how much a question says tells nothing of it. */
export const LITTLE_SAID = 6

export const idfOf = (index: FindIndex, term: string): number =>
  rarity(index.background.entries, documentFrequency(index.words, term))

/** Rarity of a term inside one law: a word every article of the law holds chooses the law, not the article. */
export function idfInLaw(index: FindIndex, law: number, dfInLaw: number, df: number): number {
  const entries = index.background.entries
  const inLaw = (index.lawStart[law + 1] ?? 0) - (index.lawStart[law] ?? 0)
  const d = dfInLaw + (LAW_SMOOTHING * df) / entries
  const local = Math.log(1 + (inLaw + LAW_SMOOTHING - d + 0.5) / (d + 0.5))
  return IDF_GLOBAL * rarity(entries, df) + IDF_IN_LAW * Math.max(0, local)
}

/** Best weight × rarity of a group's terms that the corpus knows; an unknown concept is as rare as can be. */
export function groupRarity(index: FindIndex, group: Group): number {
  const known = group.terms.filter(t => index.words.vocabulary.has(t.text))
  if (known.length === 0) return rarity(index.background.entries, 0)
  return Math.max(...known.map(t => t.weight * idfOf(index, t.text)))
}

export function firstStage(index: FindIndex, question: Question, keep: number): FirstStage {
  const entries = index.texts.length
  const laws = index.corpus.laws.length
  const { scores, touched, lawScores, best, sum, lawBest, seen } = cleanTables(index)
  for (const group of question.groups) {
    lawBest.fill(0)
    let count = 0
    for (const term of group.terms) count = scan(index, term.text, term.weight, { best, sum, lawBest, seen, count })
    for (let i = 0; i < count; i += 1) {
      const entry = seen[i] ?? 0
      const top = best[entry] ?? 0
      if (top === 0) continue
      scores[entry] = (scores[entry] ?? 0) + group.weight * (top + 0.25 * Math.min((sum[entry] ?? 0) - top, top))
      touched[entry] = 1
      best[entry] = 0
      sum[entry] = 0
    }
    for (let law = 0; law < laws; law += 1)
      lawScores[law] = (lawScores[law] ?? 0) + LAW_TEXT_WEIGHT * group.weight * (lawBest[law] ?? 0)
  }
  addBigrams(index, question.bigrams, scores, touched)
  const titleScores = titlesNaming(index, question.groups)
  const leading = new BestCandidates(keep)
  for (let entry = 0; entry < entries; entry += 1) {
    if (touched[entry] !== 1) continue
    const law = index.lawOf[entry] ?? 0
    leading.offer(entry, (scores[entry] ?? 0) + TITLE_WEIGHT * (titleScores[law] ?? 0) + (lawScores[law] ?? 0))
  }
  const rarities = question.groups.map(g => groupRarity(index, g))
  return {
    candidates: leading.inOrder(),
    titleScores,
    groupRarity: rarities,
    said: question.groups.reduce((sum, g, i) => sum + g.weight * (rarities[i] ?? 0), 0),
  }
}

/**
 * One term through its postings, law by law: runs give the count inside each law without a table of their own.
 * @returns how many entries of `seen` are filled
 */
function scan(
  index: FindIndex,
  term: string,
  weight: number,
  tables: { best: Float32Array; sum: Float32Array; lawBest: Float32Array; seen: Int32Array; count: number },
): number {
  const { best, sum, lawBest, seen } = tables
  let { count } = tables
  const { vocabulary, offsets, documents, frequencies, lengths, averageLength } = index.words
  const id = vocabulary.get(term)
  if (id === undefined) return count
  const from = offsets[id] ?? 0
  const to = offsets[id + 1] ?? 0
  const entries = index.texts.length
  if (entries > LARGE_CORPUS && to - from > entries / 4) return count
  let lawCount = 0
  for (let i = from, last = -1; i < to; i += 1) {
    const law = index.lawOf[documents[i] ?? 0] ?? 0
    if (law !== last) lawCount += 1
    last = law
  }
  const idfLaw = rarity(index.background.laws, lawCount)
  for (let start = from; start < to;) {
    const law = index.lawOf[documents[start] ?? 0] ?? 0
    let end = start
    let pooled = 0
    for (; end < to && index.lawOf[documents[end] ?? 0] === law; end += 1)
      pooled += (frequencies[end] ?? 0) / FREQUENCY_UNIT
    const idf = idfInLaw(index, law, end - start, to - from)
    for (let i = start; i < end; i += 1) {
      const entry = documents[i] ?? 0
      const tf = (frequencies[i] ?? 0) / FREQUENCY_UNIT
      const length = 0.4 + (0.6 * (lengths[entry] ?? 0)) / averageLength
      const x = (weight * idf * tf * (K1 + 1)) / (tf + K1 * length)
      if (sum[entry] === 0) seen[count++] = entry
      sum[entry] = (sum[entry] ?? 0) + x
      if (x > (best[entry] ?? 0)) best[entry] = x
    }
    const scale = K1 * (0.25 + (0.75 * (index.lawLength[law] ?? 0)) / 3000)
    const inLaw = (weight * idfLaw * pooled * (K1 + 1)) / (pooled + scale)
    if (inLaw > (lawBest[law] ?? 0)) lawBest[law] = inLaw
    start = end
  }
  return count
}

type Tables = {
  scores: Float32Array
  touched: Uint8Array
  lawScores: Float32Array
  /** Best and sum of the terms of one group; zero between groups. */
  best: Float32Array
  sum: Float32Array
  lawBest: Float32Array
  /** Entries one group touched, in the order they were met. */
  seen: Int32Array
}
const tablesOf = new WeakMap<FindIndex, Tables>()

/** Working tables of an index, made once: a question is read in one go, so two never need them at a time. */
function cleanTables(index: FindIndex): Tables {
  const [entries, laws] = [index.texts.length, index.corpus.laws.length]
  const tables = tablesOf.get(index) ?? {
    scores: new Float32Array(entries),
    touched: new Uint8Array(entries),
    lawScores: new Float32Array(laws),
    best: new Float32Array(entries),
    sum: new Float32Array(entries),
    lawBest: new Float32Array(laws),
    seen: new Int32Array(entries),
  }
  tablesOf.set(index, tables)
  for (const table of [tables.scores, tables.touched, tables.lawScores, tables.best, tables.sum]) table.fill(0)
  return tables
}

function addBigrams(index: FindIndex, pairs: readonly string[], scores: Float32Array, touched: Uint8Array): void {
  const { vocabulary, offsets, documents, frequencies, lengths, averageLength } = index.bigrams
  const entries = index.texts.length
  for (const pair of pairs) {
    const id = vocabulary.get(pair)
    if (id === undefined) continue
    const from = offsets[id] ?? 0
    const to = offsets[id + 1] ?? 0
    if (entries > LARGE_CORPUS && to - from > entries / 20) continue
    const idf = rarity(index.background.entries, to - from)
    for (let i = from; i < to; i += 1) {
      const entry = documents[i] ?? 0
      const tf = (frequencies[i] ?? 0) / FREQUENCY_UNIT
      const length = 0.4 + (0.6 * (lengths[entry] ?? 0)) / averageLength
      scores[entry] = (scores[entry] ?? 0) + (BIGRAM_WEIGHT * idf * tf * (K1 + 1)) / (tf + K1 * length)
      touched[entry] = 1
    }
  }
}

function titlesNaming(index: FindIndex, groups: readonly Group[]): Float32Array {
  const laws = index.background.laws
  return Float32Array.from(index.titleTerms, terms => {
    let score = 0
    for (const group of groups) {
      let best = 0
      for (const term of group.terms)
        if (terms.has(term.text))
          best = Math.max(best, term.weight * rarity(laws, index.titleFrequency.get(term.text) ?? 0))
      score += group.weight * best
    }
    return score
  })
}
