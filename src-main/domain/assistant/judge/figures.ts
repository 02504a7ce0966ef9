import type { JudgedAnswer } from './judge-answers.ts'

/** What a question set says of the assistant. Shares are 0…1 to three places, 0 where nothing was to be counted; times ms. */
export type TypeFigures = {
  n: number
  /** Right article first, and among the first five; of questions that have one. */
  hit1: number
  hit5: number
  /** Of questions that have an answer: all that must be said was said, from up to three cited entries. */
  answer_ok: number
  /** Of unanswerable questions: nothing was asserted. */
  refusal_ok: number
}
export type JudgedFigures = TypeFigures & {
  /** Of questions whose right article stood first: the answer was held back. */
  withheld_correct: number
  /** Of all citations under answers: those of a right article. */
  citation_precision: number
  /** Of ambiguous questions: asked back. */
  ask_back_ok: number
  /** A right article is among the citations; of questions that have one. */
  cited_target: number
  /** As `answer_ok`, with the cited passages themselves counted as said. */
  citations_hold: number
  /** Sentences that state something, without a citation whose text holds them (quoted sentences only). */
  unsupported_sentences: number
  superseded_cited: number
  p50_ms: number
  p95_ms: number
  first_token_p95_ms: number
  by_type: Record<string, TypeFigures>
  by_language: Record<string, TypeFigures>
}

export function figuresOf(judged: readonly JudgedAnswer[]): JudgedFigures {
  const targeted = judged.filter(wantsAnswer)
  const firstRight = targeted.filter(d => d.rank === 1)
  const answered = judged.filter(isAnswered)
  const citations = answered.reduce((n, d) => n + d.answer.citations.length, 0)
  const right = answered.reduce((n, d) => n + d.rightCitations, 0)
  const times = judged.map(d => d.milliseconds)
  return {
    ...typeFigures(judged),
    withheld_correct: share(firstRight, d => !isAnswered(d)),
    citation_precision: citations === 0 ? 0 : rounded(right / citations),
    ask_back_ok: share(
      judged.filter(d => d.row.wants === 'ask-back'),
      d => d.answer.band === 'ask-back',
    ),
    cited_target: share(targeted, d => d.rightCitations > 0),
    citations_hold: share(targeted, d => d.citationsHoldAll),
    unsupported_sentences: judged.reduce((n, d) => n + unsupported(d), 0),
    superseded_cited: judged.filter(d => d.citesForbidden).length,
    p50_ms: quantile(times, 0.5),
    p95_ms: quantile(times, 0.95),
    first_token_p95_ms: quantile(
      judged.map(d => d.firstSentenceMs),
      0.95,
    ),
    by_type: grouped(judged, d => d.row.type),
    by_language: grouped(judged, d => d.row.lang),
  }
}

const wantsAnswer = (d: JudgedAnswer): boolean => d.row.wants === 'answer'
const isAnswered = (d: JudgedAnswer): boolean => d.answer.band === 'answer'

function typeFigures(judged: readonly JudgedAnswer[]): TypeFigures {
  const targeted = judged.filter(wantsAnswer)
  return {
    n: judged.length,
    hit1: share(targeted, d => d.rank === 1),
    hit5: share(targeted, d => d.rank >= 1 && d.rank <= 5),
    answer_ok: share(targeted, d => d.holdsAll),
    refusal_ok: share(
      judged.filter(d => d.row.wants === 'refuse'),
      d => !isAnswered(d),
    ),
  }
}

function grouped(judged: readonly JudgedAnswer[], by: (d: JudgedAnswer) => string): Record<string, TypeFigures> {
  const names = [...new Set(judged.map(by))].sort()
  return Object.fromEntries(names.map(name => [name, typeFigures(judged.filter(d => by(d) === name))]))
}

/** A quoted sentence must stand in a passage it cites; the count of a shortened list is the composer's own. */
function unsupported({ answer }: JudgedAnswer): number {
  return answer.sentences.filter(s => {
    if (s.role === 'frame') return false
    const cited = answer.citations.filter(c => s.citationNumbers.includes(c.number))
    if (cited.length === 0) return true
    if (s.role === 'stated' || /^（共\d+项）$/.test(s.text)) return false
    const bare = s.text.replace(/[；，。]$/, '')
    return !cited.some(c => c.text.includes(bare))
  }).length
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000
const share = (list: readonly JudgedAnswer[], test: (d: JudgedAnswer) => boolean): number =>
  list.length === 0 ? 0 : rounded(list.filter(test).length / list.length)

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0) * 100) / 100
}
