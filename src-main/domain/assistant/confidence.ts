import type { FindIndex, Question, SearchResult } from '#domain/knowledge/index.ts'
import { asksForFigure, cuesAsked, groupInText } from '#domain/knowledge/index.ts'
import { bandLimits, refusalWeights } from './refusal-weights.ts'

/**
 * How far the best entry is from being the answer. The score is a logit fitted on questions with an answer, questions
 * without, and questions whose own law was taken away ("we do not hold that text"); scripts/fit-refusal.ts makes it anew.
 */
export const featureNames = [
  'cov',
  'strict',
  'bi',
  'tgap',
  'top',
  'lawMargin',
  'margin',
  'unk',
  'cueMiss',
  'titleHit',
  'lawVotes',
] as const
const FITTED_ENTRIES = 1_050
export type Features = Record<(typeof featureNames)[number], number>

export function featuresOf(question: Question, result: SearchResult, index: FindIndex): Features {
  const top = result.hits[0]
  const none: Features = {
    cov: 0,
    strict: 0,
    bi: 0,
    tgap: 0,
    top: 0,
    lawMargin: 0,
    margin: 0,
    unk: 1,
    cueMiss: 0,
    titleHit: 0,
    lawVotes: 0,
  }
  if (!top) return none
  const law = index.lawOf[top.entry] ?? 0
  const text = `${index.texts[top.entry] ?? ''} ${index.titles[law] ?? ''}`
  const rarities = result.first.groupRarity
  const total = question.groups.reduce((s, g, i) => s + g.weight * (rarities[i] ?? 0), 0) || 1
  const share = (held: (i: number) => boolean): number =>
    question.groups.reduce((s, g, i) => s + (held(i) ? g.weight * (rarities[i] ?? 0) : 0), 0) / total
  const bestTitle = result.first.titleScores.reduce((a, b) => Math.max(a, b), 0)
  const second = result.hits[1]
  const otherLaw = result.hits.find(h => index.lawOf[h.entry] !== law)
  const asked = asksForFigure(cuesAsked(question.wording))
  const known = (word: string): boolean => index.words.vocabulary.has(word) || index.titleFrequency.has(word)
  const topical = question.groups.filter(g => g.weight >= 0.6)
  return {
    cov: share(i => groupInText(question.groups[i] ?? EMPTY, text) > 0),
    strict: share(i => (question.groups[i]?.own ?? []).some(w => text.includes(w))),
    bi: question.bigrams.filter(b => text.includes(b)).length / Math.max(1, question.bigrams.length),
    tgap: bestTitle - (result.first.titleScores[law] ?? 0),
    // Rarities grow with the logarithm of the collection; the fit was made on about a thousand entries.
    top: (top.score * Math.log(FITTED_ENTRIES)) / Math.log(index.background.entries),
    lawMargin: otherLaw ? (top.score - otherLaw.score) / Math.max(1, top.score) : 1,
    margin: second ? (top.score - second.score) / Math.max(1, top.score) : 1,
    unk: topical.filter(g => !g.terms.some(t => known(t.text))).length / Math.max(1, topical.length),
    cueMiss: asked.length > 0 && !asked.some(c => c.gives.test(text)) ? 1 : 0,
    titleHit: (result.first.titleScores[law] ?? 0) > 0 ? 1 : 0,
    lawVotes: result.hits.slice(0, 5).filter(h => index.lawOf[h.entry] === law).length / 5,
  }
}

const EMPTY = { label: '', terms: [], weight: 0, own: [] }

/** Logit of "the best entry answers the question". */
export function confidence(features: Features): number {
  return featureNames.reduce((z, name) => z + refusalWeights[name] * features[name], refusalWeights.intercept)
}

export type ScoreBand = 'answer' | 'maybe' | 'refuse'
export const bandOf = (z: number): ScoreBand =>
  z >= bandLimits.answer ? 'answer' : z >= bandLimits.maybe ? 'maybe' : 'refuse'
