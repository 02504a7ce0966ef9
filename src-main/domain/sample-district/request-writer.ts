import type { Grant, RequestContent } from '#contract/sharing-model.ts'
import {
  deadlineOf,
  decideAnswerObjection,
  decideAskMediation,
  decideObject,
  replyClock,
  type ClockFacts,
  type RequestEvent,
  type SharingRequest,
  type StoredDeadline,
  type StoredGrant,
  type StoredResource,
} from '#domain/sharing/index.ts'
import * as rules from '#domain/sharing/rules.ts'
import { newId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { CalendarMissing } from '#kernel/working-days.ts'
import type { SamplePeople, SamplePerson } from './accounts.ts'
import { conditionsOf, supplementAnswer } from './request-words.ts'

function told<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the sample district tells what data sharing refuses: ${result.violation.code}`)
  return result.value
}

/** Tells requests step by step, each step decided by the rules of data sharing and dated when it happened. */
export function createRequestWriter(facts: { clock: ClockFacts; people: SamplePeople }) {
  const { clock, people } = facts

  /** A year without a holiday notice has no deadline here; the page says so by showing no clock. */
  function deadline(...args: Parameters<typeof deadlineOf>): StoredDeadline | undefined {
    try {
      return deadlineOf(...args)
    } catch (error) {
      if (error instanceof CalendarMissing) return undefined
      throw error
    }
  }
  const deed = (by: SamplePerson, at: Date) => ({ by, at: at.toISOString() })
  const requester = (request: SharingRequest) => people.of('clerk', request.requesterId)
  const provider = (request: SharingRequest) => people.of('provider', request.resource.providerId)
  const after = (request: SharingRequest, decision: Result<RequestEvent>): SharingRequest => ({
    ...request,
    events: [...request.events, told(decision)],
    revision: request.revision + 1,
  })

  return {
    begin(ask: { resource: StoredResource; requesterId: string; content: RequestContent }, at: Date): SharingRequest {
      const request: SharingRequest = {
        id: newId(at.getTime()),
        number: '',
        content: told(rules.checkContent(ask.content, ask.resource)),
        resource: ask.resource,
        requesterId: ask.requesterId,
        createdBy: people.of('clerk', ask.requesterId),
        events: [],
        revision: 1,
        createdAt: at,
      }
      return request
    },

    submit: (request: SharingRequest, at: Date) =>
      after(request, rules.decideSubmit(request, deed(requester(request), at), deadline(clock, 'platform-check', at))),

    pass(request: SharingRequest, at: Date) {
      const step = rules.replyStep(request.resource.sharing.type)
      return after(
        request,
        rules.decidePassCheck(request, deed(people.any('platform'), at), { deadline: deadline(clock, step, at) }),
      )
    },

    sendBack: (request: SharingRequest, at: Date, reason: string) =>
      after(request, rules.decideReturn(request, deed(people.any('platform', 1), at), reason)),

    askSupplement: (request: SharingRequest, at: Date, question: string) =>
      after(request, rules.decideAskSupplement(request, deed(provider(request), at), question)),

    supplement(request: SharingRequest, at: Date) {
      const running = replyClock(request.events)
      const stops = running?.stops.map(stop => ({ from: stop.from, until: stop.until ?? at })) ?? []
      const step = rules.replyStep(request.resource.sharing.type)
      const due = running && deadline(clock, step, running.start, stops)
      const answer = { answer: supplementAnswer, deadline: due }
      return after(request, rules.decideSupplement(request, deed(requester(request), at), answer))
    },

    refuse: (request: SharingRequest, at: Date, why: { legalBasis: string; reason: string }) =>
      after(request, rules.decideRefuse(request, deed(provider(request), at), why)),

    object(request: SharingRequest, at: Date, reason: string) {
      const due = deadline(clock, 'objection-answer', at)
      return after(request, decideObject(request, deed(requester(request), at), { reason, deadline: due }))
    },

    /** The provider stays with its refusal. */
    uphold: (request: SharingRequest, at: Date, reason: string) =>
      after(request, decideAnswerObjection(request, deed(provider(request), at), { reopen: false, reason })),

    askMediation(request: SharingRequest, at: Date, reason: string) {
      const due = deadline(clock, 'mediation', at)
      return after(request, decideAskMediation(request, deed(requester(request), at), { reason, deadline: due }))
    },

    /** The first of two persons approves what the served papers need; the second has still to look. */
    approveFirst(request: SharingRequest, at: Date) {
      const fields = [...new Set(request.content.serves.flatMap(serve => serve.fields))]
      const { until } = request.content.period
      const twoPersonFrom = rules.highestLevel(request, fields)
      const terms = { fields, until, grantId: newId(at.getTime()), twoPersonFrom }
      return after(request, rules.decideApprove(request, deed(provider(request), at), terms))
    },

    /** Approves the fields that the served papers need; what was asked beyond them is struck out. */
    approve(request: SharingRequest, at: Date, terms: { until: string; index: number }) {
      const grantId = newId(at.getTime())
      const fields = [...new Set(request.content.serves.flatMap(serve => serve.fields))]
      const by = provider(request)
      const decided = told(rules.decideApprove(request, deed(by, at), { fields, until: terms.until, grantId }))
      const approved = after(request, { ok: true, value: decided })
      const supplyDue = deadline(clock, 'supply-after-agreement', at)
      const grant: StoredGrant = {
        id: grantId,
        number: request.number,
        requestId: request.id,
        resourceId: request.resource.id,
        resourceName: request.resource.name,
        providerId: request.resource.providerId,
        requesterId: request.requesterId,
        fields: decided.fields ?? [],
        serves: request.content.serves,
        mode: request.content.mode,
        rowSlice: request.content.rowSlice,
        period: { from: request.content.period.from, until: terms.until },
        conditions: conditionsOf(terms.index),
        grantedAt: at.toISOString(),
        grantedBy: by,
        ...(supplyDue ? { supplyDueAt: supplyDue.dueAt } : {}),
        suspensions: [],
        revision: 1,
      }
      return { request: approved, grant }
    },
  }
}
export type RequestWriter = ReturnType<typeof createRequestWriter>

/** A grant as the rules of grants look at it; they name departments only in refusals. */
export function nameless(grant: StoredGrant): Grant {
  return { ...grant, providerName: '', requesterName: '' }
}
