import type { GrantConditions, GrantView, RequestContent, SharingRequestView } from '#contract/sharing-model.ts'
import type { Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { CalendarMissing } from '#kernel/working-days.ts'
import { deadlineOf, replyClock, type ClockFacts } from './clock.ts'
import { insertGrant, type StoredGrant } from './grant-store.ts'
import type { RequestEvent, SharingRequest } from './model.ts'
import { clockFacts, dayOf, deedOf, personOf, refusingMissingYears, type SharingParts } from './parts.ts'
import type { SharedItem } from './ports.ts'
import * as store from './request-store.ts'
import { findResource } from './resource-store.ts'
import * as rules from './rules.ts'
import { grantView, nameOf, requestView, type Names } from './views.ts'

/** Who does it to which state of the request: a change names the revision it saw. */
export interface Target {
  readonly id: string
  readonly revision: number
}

/** Commands on sharing requests (数据共享申请): load, decide, save and record in one transaction. */
export function createRequestService(parts: SharingParts) {
  const { work, calendar, departmentNames, publishedItems } = parts

  interface Loaded {
    readonly current: Work
    readonly request: SharingRequest
    readonly names: Names
    readonly facts: ClockFacts
  }

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

  /** Serves name items that are published today, and papers these items really ask for. */
  function checkServes(content: RequestContent, items: readonly SharedItem[]): Result<true> {
    const byId = new Map(items.map(item => [item.itemId, item]))
    const unknownItems = content.serves.filter(serve => !byId.has(serve.itemId)).map(serve => serve.itemId)
    const unknownMaterials = content.serves
      .filter(serve => byId.get(serve.itemId)?.content.materials.every(({ id }) => id !== serve.materialId))
      .map(serve => serve.materialId)
    return unknownItems.length + unknownMaterials.length > 0
      ? violation('SERVES_UNKNOWN', { items: [...new Set(unknownItems)], materials: [...new Set(unknownMaterials)] })
      : ok(true)
  }

  return {
    async createRequest(actor: Actor, content: RequestContent): Promise<Result<SharingRequestView>> {
      const names = await departmentNames()
      return work(actor, async (current): Promise<Result<SharingRequestView>> => {
        if (actor.departmentId === undefined) return violation('NO_DEPARTMENT')
        const resource = await findResource(current.db, content.resourceId)
        if (!resource) return violation('NOT_FOUND', { kind: 'resource', id: content.resourceId })
        const checked = rules.checkContent(content, resource)
        if (!checked.ok) return checked
        const request: SharingRequest = {
          id: newId(current.now.getTime()),
          number: await store.nextNumber(current.db, Number(dayOf(current).slice(0, 4))),
          content: checked.value,
          resource,
          requesterId: actor.departmentId,
          createdBy: personOf(actor),
          events: [],
          revision: 1,
          createdAt: current.now,
        }
        await store.insertRequest(current.db, request, false)
        const detail = { number: request.number, resourceId: resource.id }
        current.audit({
          action: 'sharing.request-drafted',
          subjectKind: 'sharing-request',
          subjectId: request.id,
          detail,
        })
        current.changed('sharing', request.id)
        return ok(requestView(request, names, await clockFacts(current.db, calendar), current.now))
      })
    },

    editRequest: (actor: Actor, { id, revision, ...content }: RequestContent & Target) =>
      change<SharingRequestView>(actor, { id, revision }, async loaded => {
        const { current, request } = loaded
        const resource = await findResource(current.db, content.resourceId)
        if (!resource) return violation('NOT_FOUND', { kind: 'resource', id: content.resourceId })
        const decided = rules.decideEdit({ ...request, resource }, content, personOf(actor))
        if (!decided.ok) return decided
        return save(loaded, { content: decided.value, resource }, 'sharing.request-edited', { resourceId: resource.id })
      }),

    async submitRequest(actor: Actor, target: Target): Promise<Result<SharingRequestView>> {
      // Read before the change begins: the embedded store has one connection, and the transaction holds it.
      const items = await publishedItems(shanghaiDate(parts.clock()))
      return change<SharingRequestView>(actor, target, async loaded => {
        const { current, request, facts } = loaded
        const deadline = deadlineOf(facts, 'platform-check', current.now)
        const decided = rules.decideSubmit(request, deedOf(current), deadline)
        if (!decided.ok) return decided
        const served = checkServes(request.content, items)
        return served.ok ? append(loaded, decided) : served
      })
    },

    passCheck: (actor: Actor, target: Target, note?: string) =>
      change<SharingRequestView>(actor, target, loaded => {
        const { current, request, facts } = loaded
        const deadline = deadlineOf(facts, rules.replyStep(request.resource.sharing.type), current.now)
        return append(loaded, rules.decidePassCheck(request, deedOf(current), { deadline, note }))
      }),

    returnRequest: (actor: Actor, target: Target, reason: string) =>
      change<SharingRequestView>(actor, target, loaded =>
        append(loaded, rules.decideReturn(loaded.request, deedOf(loaded.current), reason)),
      ),

    askSupplement: (actor: Actor, target: Target, question: string) =>
      change<SharingRequestView>(actor, target, loaded =>
        append(loaded, rules.decideAskSupplement(loaded.request, deedOf(loaded.current), question)),
      ),

    supplement: (actor: Actor, target: Target, answer: string) =>
      change<SharingRequestView>(actor, target, loaded => {
        const { current, request, facts } = loaded
        const clock = replyClock(request.events)
        const stops = clock?.stops.map(stop => ({ from: stop.from, until: stop.until ?? current.now }))
        const step = rules.replyStep(request.resource.sharing.type)
        const deadline = clock && deadlineOf(facts, step, clock.start, stops)
        return append(loaded, rules.decideSupplement(request, deedOf(current), { answer, deadline }))
      }),

    refuse: (actor: Actor, target: Target, facts: { legalBasis: string; reason: string }) =>
      change<SharingRequestView>(actor, target, loaded =>
        append(loaded, rules.decideRefuse(loaded.request, deedOf(loaded.current), facts)),
      ),

    /** Approval takes effect by itself: the grant is there with the same commit. */
    approve: (
      actor: Actor,
      target: Target,
      asked: { fields: readonly string[]; until?: string | undefined; conditions: GrantConditions },
    ) =>
      change<{ request: SharingRequestView; grant: GrantView }>(actor, target, async loaded => {
        const { current, request, names, facts } = loaded
        const { content, resource } = request
        const until = asked.until ?? content.period.until
        const grantId = newId(current.now.getTime())
        const deed = deedOf(current)
        const decided = rules.decideApprove(request, deed, { fields: asked.fields, until, grantId })
        if (!decided.ok) return decided
        const saved = await append(loaded, decided)
        if (!saved.ok) return saved
        const supplyDueAt = supplyDue(facts, current.now)
        const grant: StoredGrant = {
          id: grantId,
          number: request.number,
          requestId: request.id,
          resourceId: resource.id,
          resourceName: resource.name,
          providerId: resource.providerId,
          requesterId: request.requesterId,
          fields: decided.value.fields ?? [],
          serves: content.serves,
          mode: content.mode,
          rowSlice: content.rowSlice,
          period: { from: content.period.from, until },
          conditions: asked.conditions,
          grantedAt: deed.at,
          grantedBy: deed.by,
          ...(supplyDueAt ? { supplyDueAt } : {}),
          suspensions: [],
          revision: 1,
        }
        await insertGrant(current.db, grant, false)
        const detail = { number: grant.number, fields: grant.fields, period: grant.period }
        current.audit({ action: 'sharing.grant-given', subjectKind: 'grant', subjectId: grant.id, detail })
        current.changed('sharing', grant.id)
        return ok({ request: saved.value, grant: grantView(grant, names, dayOf(current)) })
      }),
  }
}

/**
 * By when the data must flow. It is told beside the grant and stops nobody, so a year whose calendar is not loaded leaves
 * it out instead of refusing the approval.
 */
function supplyDue(facts: ClockFacts, now: Date): string | undefined {
  try {
    return deadlineOf(facts, 'supply-after-agreement', now)?.dueAt
  } catch (error) {
    if (error instanceof CalendarMissing) return undefined
    throw error
  }
}
