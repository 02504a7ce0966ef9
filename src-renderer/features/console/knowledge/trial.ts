import type { AnswerBand, AnswerEvent, Citation } from '#contract/assistant.ts'

type EventOf<Kind extends AnswerEvent['kind']> = Extract<AnswerEvent, { kind: Kind }>

/** A question that staff try out, and what the assistant has answered so far. */
export interface Trial {
  readonly question: string
  readonly sessionId: string | undefined
  readonly band: AnswerBand | undefined
  readonly sentences: readonly EventOf<'sentence'>[]
  readonly citations: readonly Citation[]
  readonly suggestions: EventOf<'suggestions'>['suggestions']
  /** All of them, those about the model too: whoever tries an answer out is to know how it came about. */
  readonly notices: readonly string[]
  /** Absent while the answer is still coming. */
  readonly done: EventOf<'done'> | undefined
}

export function newTrial(question: string): Trial {
  return {
    question,
    sessionId: undefined,
    band: undefined,
    sentences: [],
    citations: [],
    suggestions: [],
    notices: [],
    done: undefined,
  }
}

/** The trial with one more event of its stream. */
export function withTrialEvent(trial: Trial, event: AnswerEvent): Trial {
  switch (event.kind) {
    case 'status':
      return { ...trial, sessionId: event.sessionId }
    case 'band':
      return { ...trial, band: event.band }
    case 'citations':
      return { ...trial, citations: event.citations }
    case 'sentence':
      return { ...trial, sentences: [...trial.sentences, event] }
    case 'suggestions':
      return { ...trial, suggestions: [...trial.suggestions, ...event.suggestions] }
    case 'notice':
      return { ...trial, notices: [...trial.notices, event.text] }
    case 'done':
      return { ...trial, done: event }
  }
}

/**
 * The page a citation opens.
 * @param policyOf  policies by the ids of their articles
 * @returns `undefined` while the policy of an article is not known
 */
export function placeOf(
  { kind, id }: Pick<Citation, 'kind' | 'id'>,
  policyOf: ReadonlyMap<string, string>,
): string | undefined {
  switch (kind) {
    case 'article': {
      const policy = policyOf.get(id)
      return policy === undefined ? undefined : `/knowledge/${encodeURIComponent(policy)}#${encodeURIComponent(id)}`
    }
    case 'item':
      return `/items/${encodeURIComponent(id)}`
    case 'grant':
      return `/sharing/grants/${encodeURIComponent(id)}`
    case 'negative-list-entry':
      return '/negative-list'
  }
}
