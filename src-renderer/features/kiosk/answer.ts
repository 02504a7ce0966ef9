import type { AnswerBand, AnswerEvent, Citation } from '#contract/assistant.ts'
import type { ItemGuide } from '#contract/guide.ts'

/** An answer as the screen has it: put together from the events of its stream, and the guide of the item it is about. */
export type AnswerLanguage = 'zh' | 'yue' | 'en'

export interface SaidSentence {
  readonly text: string
  readonly citationNumbers: readonly number[]
  readonly aloud: boolean
}

export interface Suggestion {
  readonly label: string
  readonly question: string
  readonly articleId?: string | undefined
}

export interface Answer {
  readonly question: string
  readonly sessionId: string | undefined
  readonly band: AnswerBand | undefined
  readonly language: AnswerLanguage
  readonly rule: string | undefined
  readonly sentences: readonly SaidSentence[]
  readonly citations: readonly Citation[]
  readonly suggestions: readonly Suggestion[]
  readonly notices: readonly string[]
  readonly guide: ItemGuide | undefined
  readonly done: boolean
}

export function newAnswer(question: string, language: AnswerLanguage): Answer {
  return {
    question,
    sessionId: undefined,
    band: undefined,
    language,
    rule: undefined,
    sentences: [],
    citations: [],
    suggestions: [],
    notices: [],
    guide: undefined,
    done: false,
  }
}

/** The answer with one more event of its stream. */
export function withEvent(answer: Answer, event: AnswerEvent): Answer {
  switch (event.kind) {
    case 'status':
      return { ...answer, sessionId: event.sessionId }
    case 'band':
      return { ...answer, band: event.band, language: event.language, rule: event.rule }
    case 'citations':
      return { ...answer, citations: event.citations }
    case 'sentence':
      return {
        ...answer,
        sentences: [
          ...answer.sentences,
          { text: event.text, citationNumbers: event.citationNumbers, aloud: event.aloud },
        ],
      }
    case 'suggestions':
      return { ...answer, suggestions: [...answer.suggestions, ...event.suggestions] }
    case 'notice':
      // How a model failed is for the staff; what the citizen must know of a source is shown.
      return event.code.startsWith('LLM_') ? answer : { ...answer, notices: [...answer.notices, event.text] }
    case 'done':
      return { ...answer, done: true }
  }
}

/** The item an answer is about: its guide is cited, or the entry that keeps it at its windows. */
export function itemOf(citations: readonly Citation[]): string | undefined {
  const item = citations.find(({ kind }) => kind === 'item')
  return item?.id ?? citations.find(({ kind }) => kind === 'negative-list-entry')?.itemId
}

/** Whether the citizen would see or hear anything else. Days and instants of reading do not count. */
export function saysTheSame(before: Answer, after: Answer): boolean {
  const seen = ({ band, sentences, citations, guide }: Answer): string =>
    JSON.stringify([band, sentences, citations, undated(guide)])
  return seen(before) === seen(after)
}

/** Whether the card would show the same. */
export function sameGuide(before: Answer['guide'], after: Answer['guide']): boolean {
  return JSON.stringify(undated(before)) === JSON.stringify(undated(after))
}

const undated = (guide: Answer['guide']): Answer['guide'] => guide && { ...guide, asOf: '' }

/** Sentences to be said after a change: those that were not said before in these words. */
export function changedSentences(before: readonly SaidSentence[], after: readonly SaidSentence[]): SaidSentence[] {
  const known = new Set(before.map(({ text }) => text))
  return after.filter(({ text, aloud }) => aloud && !known.has(text))
}
