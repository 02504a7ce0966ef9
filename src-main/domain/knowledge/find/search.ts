import { analyse } from './analyse.ts'
import type { FindIndex } from './build-index.ts'
import { buildIndex } from './build-index.ts'
import type { Corpus, FindEntry, FindLaw } from './corpus.ts'
import type { FirstStage } from './first-stage.ts'
import { firstStage } from './first-stage.ts'
import type { Question } from './group.ts'
import type { Lexicons } from './lexicon.ts'
import type { Hit, HitParts } from './second-stage.ts'
import { secondStage } from './second-stage.ts'
import { segmenter } from './segment.ts'

/** The finder over one fixed corpus: built at start and after every change, then only read. */
export type Finder = {
  index: FindIndex
  analyse(asked: string): Question
  search(question: Question, limit?: number): SearchResult
}

export type FoundEntry = {
  entry: FindEntry
  law: FindLaw
  score: number
  parts: HitParts
  /** Concepts of the question this entry holds, in the citizen's words. */
  matched: readonly string[]
}
export type SearchResult = { found: readonly FoundEntry[]; hits: readonly Hit[]; first: FirstStage }

const CANDIDATES = 60

export function createFinder(corpus: Corpus, lexicons: Lexicons): Finder {
  const words = segmenter()
  const index = buildIndex(corpus, lexicons, words)
  return {
    index,
    analyse: asked => analyse(asked, index, lexicons, words),
    search(question, limit = CANDIDATES) {
      const first = firstStage(index, question, CANDIDATES)
      const hits = secondStage(index, question, first)
      const found = hits.slice(0, limit).map((hit): FoundEntry => {
        const entry = index.corpus.entries[hit.entry]
        const law = entry && index.corpus.laws[entry.law]
        if (!entry || !law) throw new RangeError(`entry ${hit.entry} is not in the index`)
        return { entry, law, score: hit.score, parts: hit.parts, matched: hit.matched }
      })
      return { found, hits, first }
    },
  }
}
