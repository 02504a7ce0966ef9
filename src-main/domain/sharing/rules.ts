import type { GrantConditions, RequestContent, Resource, SharingType } from '#contract/sharing-model.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import {
  sliceInWords,
  stateOf,
  type Person,
  type RequestEvent,
  type SharingRequest,
  type StoredDeadline,
} from './model.ts'

/**
 * What may happen to a sharing request (数据共享申请): one pure function per command, which answers with the event or
 * with the reason why not. Whoever asked decides nothing about it, whatever their role.
 */

/** Who does it and when; `at` is an ISO instant. */
export interface Deed {
  readonly by: Person
  readonly at: string
}

export function onlyIn(request: SharingRequest, ...statuses: string[]): Result<true> {
  const { status } = stateOf(request.events)
  return statuses.includes(status) ? ok(true) : violation('NOT_OPEN', { status })
}

export function onlyRequester(request: SharingRequest, by: Person): Result<true> {
  return by.departmentId === request.requesterId ? ok(true) : violation('NOT_THE_REQUESTER')
}

const askingSteps: readonly RequestEvent['step'][] = ['submitted', 'supplemented', 'objected', 'mediation-asked']

/** Everybody who wrote, sent or argued for the request is on the asking side. */
export function notOneOfThoseWhoAsked(request: SharingRequest, by: Person): Result<true> {
  const asking = request.events.filter(event => askingSteps.includes(event.step))
  const own = [request.createdBy, ...asking.map(event => event.by)].some(person => person.accountId === by.accountId)
  return own ? violation('OWN_REQUEST') : ok(true)
}

/** 一数一源: a field has one source department, and only that department can answer for it. */
export function onlySource(request: SharingRequest, by: Person): Result<true> {
  const source = request.resource.providerId
  return by.departmentId === source ? ok(true) : violation('NOT_THE_SOURCE', { source })
}

export function first(...checks: Result<unknown>[]): Result<true> {
  const refused = checks.find(check => !check.ok)
  return refused && !refused.ok ? { ok: false, violation: refused.violation } : ok(true)
}

type Decision = Result<RequestEvent>

/** What the content of a request must keep even as a draft: nothing beyond the resource, nothing beyond what is asked. */
export function checkContent(
  content: RequestContent,
  resource: Pick<Resource, 'sharing' | 'fields'>,
): Result<RequestContent> {
  if (resource.sharing.type === 'not-shared') {
    return violation('NOT_SHARED', { legalBasis: resource.sharing.legalBasis })
  }
  const known = new Set(resource.fields.map(field => field.name))
  const foreign = content.fields.filter(field => !known.has(field))
  if (foreign.length > 0) return violation('FIELDS_NOT_IN_RESOURCE', { fields: foreign })
  const asked = new Set(content.fields)
  const unasked = [...new Set(content.serves.flatMap(serve => serve.fields))].filter(field => !asked.has(field))
  if (unasked.length > 0) return violation('FIELDS_NOT_REQUESTED', { fields: unasked })
  const unknownRows = (content.rows ?? []).map(row => row.field).filter(field => !known.has(field))
  if (unknownRows.length > 0) return violation('SLICE_NOT_IN_RESOURCE', { fields: unknownRows })
  const { from, until } = content.period
  if (until < from) return violation('PERIOD_BACKWARDS', { from, until })
  const { rows = [] } = content
  const rowSlice = rows.length > 0 ? sliceInWords(rows) : content.rowSlice
  return ok({ ...content, fields: [...asked], rowSlice })
}

/** Every request needs a purpose, a duty it rests on (履职依据), fields, a person for security. */
export function missingForSubmission(content: RequestContent): string[] {
  const texts = ['purpose', 'legalBasis', 'securityContact'] as const
  const lists = ['fields', 'serves'] as const
  return [...texts.filter(key => content[key].trim() === ''), ...lists.filter(key => content[key].length === 0)]
}

/** The step whose limit the provider's answer falls under. */
export function replyStep(type: SharingType): 'reply-unconditional' | 'reply-conditional' {
  return type === 'unconditional' ? 'reply-unconditional' : 'reply-conditional'
}

export function decideEdit(request: SharingRequest, content: RequestContent, by: Person): Result<RequestContent> {
  const allowed = first(onlyIn(request, 'draft', 'returned'), onlyRequester(request, by))
  return allowed.ok ? checkContent(content, request.resource) : allowed
}

/** @param deadline  of the platform's check, where a limit for it is set */
export function decideSubmit(request: SharingRequest, deed: Deed, deadline?: StoredDeadline): Decision {
  const allowed = first(onlyIn(request, 'draft', 'returned'), onlyRequester(request, deed.by))
  if (!allowed.ok) return allowed
  const missing = missingForSubmission(request.content)
  if (missing.length > 0) return violation('INCOMPLETE', { missing })
  const checked = checkContent(request.content, request.resource)
  if (!checked.ok) return checked
  return ok({ step: 'submitted', ...deed, ...(deadline ? { deadline } : {}) })
}

/** The platform finds the request in order (合规审查通过); the provider's clock starts with it. */
export function decidePassCheck(
  request: SharingRequest,
  deed: Deed,
  facts: { deadline?: StoredDeadline | undefined; note?: string | undefined },
): Decision {
  const allowed = first(onlyIn(request, 'submitted'), notOneOfThoseWhoAsked(request, deed.by))
  if (!allowed.ok) return allowed
  const { deadline, note } = facts
  return ok({ step: 'platform-checked', ...deed, ...(note ? { note } : {}), ...(deadline ? { deadline } : {}) })
}

export function decideReturn(request: SharingRequest, deed: Deed, reason: string): Decision {
  const allowed = first(onlyIn(request, 'submitted'), notOneOfThoseWhoAsked(request, deed.by))
  return allowed.ok ? ok({ step: 'returned', ...deed, note: reason }) : allowed
}

function mayDecide(request: SharingRequest, by: Person): Result<true> {
  return first(onlyIn(request, 'platform-checked'), onlySource(request, by), notOneOfThoseWhoAsked(request, by))
}

/** The provider says at once everything that is missing (一次性告知); its clock stops. */
export function decideAskSupplement(request: SharingRequest, deed: Deed, question: string): Decision {
  const allowed = mayDecide(request, deed.by)
  return allowed.ok ? ok({ step: 'supplement-asked', ...deed, note: question }) : allowed
}

/** @param deadline  the provider's, with the time of waiting left out */
export function decideSupplement(
  request: SharingRequest,
  deed: Deed,
  facts: { answer: string; deadline?: StoredDeadline | undefined },
): Decision {
  const allowed = first(onlyIn(request, 'supplement-asked'), onlyRequester(request, deed.by))
  if (!allowed.ok) return allowed
  const { answer, deadline } = facts
  return ok({ step: 'supplemented', ...deed, note: answer, ...(deadline ? { deadline } : {}) })
}

/**
 * The provider approves, possibly with fewer fields or for a shorter time than asked. Fields may be struck out, never
 * added: purpose and legal basis were given for what was asked, nothing else. From a level on (`twoPersonFrom`) the first
 * approval only waits for a second person.
 */
export function decideApprove(
  request: SharingRequest,
  deed: Deed,
  facts: {
    fields: readonly string[]
    until: string
    grantId: string
    conditions?: GrantConditions | undefined
    twoPersonFrom?: number | undefined
  },
): Decision {
  const allowed = mayDecide(request, deed.by)
  if (!allowed.ok) return allowed
  const { fields, until, grantId, conditions, twoPersonFrom } = facts
  const added = fields.filter(field => !request.content.fields.includes(field))
  if (added.length > 0) return violation('FIELDS_NOT_REQUESTED', { fields: added })
  if (until > request.content.period.until)
    return violation('LONGER_THAN_ASKED', { until: request.content.period.until })
  const kept = request.content.fields.filter(field => fields.includes(field))
  if (twoPersonFrom !== undefined && highestLevel(request, kept) >= twoPersonFrom) {
    return ok({ step: 'first-approved', ...deed, fields: kept, until, ...(conditions ? { conditions } : {}) })
  }
  return ok({ step: 'approved', ...deed, fields: kept, grantId })
}

/** The highest sensitivity level among these fields of the resource; 0 for none. */
export function highestLevel(request: Pick<SharingRequest, 'resource'>, fields: readonly string[]): number {
  return request.resource.fields
    .filter(field => fields.includes(field.name))
    .reduce((highest, field) => Math.max(highest, field.sensitivityLevel), 0)
}

/** Not to share what is asked for needs a legal reason. */
export function decideRefuse(
  request: SharingRequest,
  deed: Deed,
  facts: { legalBasis: string; reason: string },
): Decision {
  const allowed = mayDecide(request, deed.by)
  return allowed.ok ? ok({ step: 'refused', ...deed, legalBasis: facts.legalBasis, note: facts.reason }) : allowed
}
