import type { RequestContent, SharingRequestView } from '#contract/sharing-model.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { deadlineOf, replyClock } from './clock.ts'
import type { SharingRequest } from './model.ts'
import { clockFacts, dayOf, deedOf, personOf, type SharingParts } from './parts.ts'
import type { SharedItem } from './ports.ts'
import type { RequestChange, Target } from './request-change.ts'
import * as store from './request-store.ts'
import { findResource } from './resource-store.ts'
import * as rules from './rules.ts'
import { requestView } from './views.ts'

/** Commands on sharing requests (数据共享申请) up to the provider's decision. */
export function createRequestService(parts: SharingParts, { change, save, append }: RequestChange) {
  const { work, calendar, departmentNames, publishedItems } = parts

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
  }
}
