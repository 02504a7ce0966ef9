import { ok, violation, type Result } from '#kernel/result.ts'
import { stateOf, type Person, type RequestEvent, type SharingRequest } from './model.ts'

/** Who stands where to a request: the side that asks, the department that answers, and what may be done in which state. */

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
