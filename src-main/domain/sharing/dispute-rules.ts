import { ok, violation, type Result } from '#kernel/result.ts'
import {
  stateOf,
  type FirstApproval,
  type Person,
  type RequestEvent,
  type SharingRequest,
  type StoredDeadline,
} from './model.ts'
import { first, notOneOfThoseWhoAsked, onlyIn, onlyRequester, onlySource, type Deed } from './rules.ts'

/** Where one decision is not enough: a second person's eyes, an objection, a mediation. Pure, as `rules.ts` is. */

type Decision = Result<RequestEvent>

function secondPerson(request: SharingRequest, by: Person): Result<FirstApproval> {
  const state = stateOf(request.events)
  if (state.status !== 'first-approved') return violation('NOT_OPEN', { status: state.status })
  const allowed = first(onlySource(request, by), notOneOfThoseWhoAsked(request, by))
  if (!allowed.ok) return allowed
  return state.by.accountId === by.accountId ? violation('SAME_PERSON', { name: by.name }) : ok(state)
}

/** Two persons see what is most sensitive: another one of the source department confirms what the first granted. */
export function decideConfirm(
  request: SharingRequest,
  deed: Deed,
  grantId: string,
): Result<{ event: RequestEvent; terms: FirstApproval }> {
  const waiting = secondPerson(request, deed.by)
  if (!waiting.ok) return waiting
  const terms = waiting.value
  return ok({ event: { step: 'approved', ...deed, fields: [...terms.fields], grantId }, terms })
}

export function decideSendBack(request: SharingRequest, deed: Deed, reason: string): Decision {
  const waiting = secondPerson(request, deed.by)
  return waiting.ok ? ok({ step: 'sent-back', ...deed, note: reason }) : waiting
}

/** The requester does not accept a refusal (异议); once, then the platform mediates. */
export function decideObject(
  request: SharingRequest,
  deed: Deed,
  facts: { reason: string; deadline?: StoredDeadline | undefined },
): Decision {
  return decideGoOn(request, deed, { ...facts, left: 'object', step: 'objected' })
}

export function decideAskMediation(
  request: SharingRequest,
  deed: Deed,
  facts: { reason: string; deadline?: StoredDeadline | undefined },
): Decision {
  return decideGoOn(request, deed, { ...facts, left: 'ask-mediation', step: 'mediation-asked' })
}

function decideGoOn(
  request: SharingRequest,
  deed: Deed,
  facts: {
    reason: string
    left: 'object' | 'ask-mediation'
    step: 'objected' | 'mediation-asked'
    deadline?: StoredDeadline | undefined
  },
): Decision {
  const state = stateOf(request.events)
  if (state.status !== 'refused' || state.left !== facts.left) return violation('NOT_OPEN', { status: state.status })
  const allowed = onlyRequester(request, deed.by)
  if (!allowed.ok) return allowed
  return ok({ step: facts.step, ...deed, note: facts.reason, ...(facts.deadline ? { deadline: facts.deadline } : {}) })
}

/** @param facts.deadline  the provider's whole limit again, when it takes the case up */
export function decideAnswerObjection(
  request: SharingRequest,
  deed: Deed,
  facts: { reopen: boolean; reason: string; deadline?: StoredDeadline | undefined },
): Decision {
  const allowed = first(
    onlyIn(request, 'objected'),
    onlySource(request, deed.by),
    notOneOfThoseWhoAsked(request, deed.by),
  )
  if (!allowed.ok) return allowed
  if (!facts.reopen) return ok({ step: 'objection-rejected', ...deed, note: facts.reason })
  return ok({ step: 'reopened', ...deed, note: facts.reason, ...(facts.deadline ? { deadline: facts.deadline } : {}) })
}

/**
 * The department in charge mediates (协调): the provider decides again, the refusal stands for good, or the matter goes to
 * the department in charge of both. It never grants by itself: 谁提供谁负责.
 */
export function decideMediate(
  request: SharingRequest,
  deed: Deed,
  facts: { outcome: 'share' | 'uphold' | 'pass-up'; reason: string; deadline?: StoredDeadline | undefined },
): Decision {
  const allowed = first(onlyIn(request, 'in-mediation'), notOneOfThoseWhoAsked(request, deed.by))
  if (!allowed.ok) return allowed
  const step = ({ share: 'mediated-share', uphold: 'mediated-uphold', 'pass-up': 'passed-up' } as const)[facts.outcome]
  const withClock = facts.outcome === 'share' && facts.deadline ? { deadline: facts.deadline } : {}
  return ok({ step, ...deed, note: facts.reason, ...withClock })
}
