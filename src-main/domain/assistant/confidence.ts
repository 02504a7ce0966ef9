import type { FindIndex, Question, SearchResult } from '#domain/knowledge/index.ts'
import { asksForFigure, cuesAsked, LITTLE_SAID } from '#domain/knowledge/index.ts'
import { bandLimits, refusalWeights } from './refusal-weights.ts'

/**
 * How far the best entry is from being the answer. The score is a logit fitted on questions with an answer, questions
 * without, and questions whose own law was taken away ("we do not hold that text"); scripts/fit-refusal.ts makes it anew.
 */
export const featureNames = ['reach', 'said', 'cueMiss', 'titleHit', 'stands', 'unknown'] as const
const FITTED_ENTRIES = 1_050
export type Features = Record<(typeof featureNames)[number], number>

export function featuresOf(question: Question, result: SearchResult, index: FindIndex): Features {
  const top = result.hits[0]
  const none: Features = { reach: 0, said: 0, cueMiss: 0, titleHit: 0, stands: 0, unknown: 1 }
  if (!top) return none
  const law = index.lawOf[top.entry] ?? 0
  const text = `${index.texts[top.entry] ?? ''} ${index.titles[law] ?? ''}`
  const otherLaw = result.hits.find(h => index.lawOf[h.entry] !== law)
  const asked = asksForFigure(cuesAsked(question.wording))
  const known = (word: string): boolean => index.words.vocabulary.has(word) || index.titleFrequency.has(word)
  const topical = question.groups.filter(g => g.weight >= 0.6)
  // Rarities grow with the logarithm of the collection; the fit was made on about a thousand entries.
  const scale = Math.log(FITTED_ENTRIES) / Math.log(index.background.entries)
  const said = scale * result.first.said
  const votes = result.hits.slice(0, 5).filter(h => index.lawOf[h.entry] === law).length / 5
  const ahead = otherLaw ? (top.score - otherLaw.score) / Math.max(1, top.score) : 1
  const strangers = topical.filter(g => !g.terms.some(t => known(t.text))).length / Math.max(1, topical.length)
  return {
    // The score for how much was said: a long question earns more from any text.
    reach: Math.min((scale * top.score) / Math.sqrt(Math.max(LITTLE_SAID, said)), 12) / 4,
    // A question of two everyday words finds something everywhere; one of many rare words is about something.
    said: Math.min(said, 60) / 30,
    cueMiss: asked.length > 0 && !asked.some(c => c.gives.test(text)) ? 1 : 0,
    titleHit: (result.first.titleScores[law] ?? 0) > 0 ? 1 : 0,
    // Either the law fills the first places, or its entry is far ahead of all other laws.
    stands: Math.max(votes, Math.min(1, 2 * ahead)),
    // Colloquial Chinese is full of words no law holds; an English word that was not translated is one we do not know.
    unknown: question.language === 'en' ? strangers : 0,
  }
}

/** Logit of "the best entry answers the question". */
export function confidence(features: Features): number {
  return featureNames.reduce((z, name) => z + refusalWeights[name] * features[name], refusalWeights.intercept)
}

export type ScoreBand = 'answer' | 'maybe' | 'refuse'
export const bandOf = (z: number): ScoreBand =>
  z >= bandLimits.answer ? 'answer' : z >= bandLimits.maybe ? 'maybe' : 'refuse'
