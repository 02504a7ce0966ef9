import type { SharingRequestView } from '#contract/sharing-model.ts'
import type { Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { ClockFacts } from './clock.ts'
import type { RequestEvent, SharingRequest } from './model.ts'
import { clockFacts, refusingMissingYears, type SharingParts } from './parts.ts'
import * as store from './request-store.ts'
import { nameOf, requestView, type Names } from './views.ts'

/** Who does it to which state of the request: a change names the revision it saw. */
export interface Target {
  readonly id: string
  readonly revision: number
}

/** A request as a command found it, inside its transaction. */
export interface Loaded {
  readonly current: Work
  readonly request: SharingRequest
  readonly names: Names
  readonly facts: ClockFacts
}

export type RequestChange = ReturnType<typeof createRequestChange>

/** How every command on a request runs: load, decide, save and record in one transaction. */
export function createRequestChange({ work, calendar, departmentNames }: SharingParts) {
  /** Loads the request as it was seen, lets `decide` say what happens, and saves it with its audit row. */
  async function change<T>(
    actor: Actor,
    { id, revision }: Target,
    decide: (loaded: Loaded) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const names = await departmentNames()
    return refusingMissingYears(() =>
      work(actor, async (current): Promise<Result<T>> => {
        const request = await store.findRequest(current.db, id)
        if (!request) return violation('NOT_FOUND', { kind: 'sharing-request', id })
        if (request.revision !== revision) return violation('STALE_REVISION', { kind: 'sharing-request', id })
        const facts = await clockFacts(current.db, calendar)
        const decided = await decide({ current, request, names, facts })
        return !decided.ok && decided.violation.code === 'NOT_THE_SOURCE'
          ? violation('NOT_THE_SOURCE', { source: nameOf(names, request.resource.providerId) })
          : decided
      }),
    )
  }

  async function save(
    { current, request, names, facts }: Loaded,
    next: Partial<SharingRequest>,
    action: string,
    detail = {},
  ) {
    const saved = { ...request, ...next, revision: request.revision + 1 }
    if (!(await store.updateRequest(current.db, saved))) {
      return violation('STALE_REVISION', { kind: 'sharing-request', id: request.id })
    }
    current.audit({
      action,
      subjectKind: 'sharing-request',
      subjectId: request.id,
      detail: { number: request.number, ...detail },
    })
    current.changed('sharing', request.id)
    return ok(requestView(saved, names, facts, current.now))
  }

  /** Adds the event that a rule answered with, or passes its refusal on. */
  async function append(loaded: Loaded, decision: Result<RequestEvent>): Promise<Result<SharingRequestView>> {
    if (!decision.ok) return decision
    const { step, note, legalBasis, fields, deadline } = decision.value
    const events = [...loaded.request.events, decision.value]
    return save(loaded, { events }, `sharing.request-${step}`, { note, legalBasis, fields, dueAt: deadline?.dueAt })
  }

  return { change, save, append }
}
