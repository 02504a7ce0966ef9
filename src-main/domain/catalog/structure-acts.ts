import type { Restructuring, RestructuringProposal } from '#contract/catalog-structure.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { findDepartment, listDepartments } from './department-store.ts'
import { personOf } from './drafting.ts'
import { codeKey } from './item-code.ts'
import * as store from './store.ts'
import * as writes from './store-writes.ts'
import { planRestructuring, type ItemAsIs, type RestructuringPlan } from './structure-rules.ts'
import * as structure from './structure-store.ts'

/** Restructurings as they are proposed, decided and carried out. */
export function structureActs({ db, work }: { db: ReadableDb; work: UnitOfWork }) {
  async function shown(
    reading: ReadableDb,
    stored: readonly structure.StoredRestructuring[],
  ): Promise<Restructuring[]> {
    const ids = [...new Set(stored.flatMap(({ proposal }) => proposal.from))]
    const names = await store.itemNames(reading, ids)
    const departments = new Map((await listDepartments(reading)).map(({ id, name }) => [id, name]))
    return stored.map(({ proposal, proposedAt, ...rest }) => ({
      ...proposal,
      ...rest,
      proposedAt: proposedAt.toISOString(),
      items: proposal.from.map(itemId => ({ itemId, ...(names.get(itemId) ?? { code: '', name: '' }) })),
      departmentName: proposal.departmentId === undefined ? null : (departments.get(proposal.departmentId) ?? null),
    }))
  }

  /** The plan as things stand in this transaction, or why there is none. */
  async function planned(current: Work, proposal: RestructuringProposal): Promise<Result<RestructuringPlan>> {
    const items: ItemAsIs[] = []
    for (const itemId of proposal.from) {
      const item = await store.findItem(current.db, itemId)
      if (item?.id !== itemId) return violation('NOT_FOUND', { kind: 'item', id: itemId })
      items.push({ ...item, versions: await store.itemTimeline(current.db, itemId) })
    }
    if (proposal.kind === 'hand-over') {
      const departmentId = proposal.departmentId ?? ''
      const department = await findDepartment(current.db, departmentId)
      if (!department) return violation('UNKNOWN_DEPARTMENT', { departmentId })
    }
    const taken = new Map<string, string>()
    for (const { code } of proposal.made) {
      const item = await store.findItem(current.db, code)
      if (item) taken.set(codeKey(code), item.id)
    }
    return planRestructuring(proposal, { today: shanghaiDate(current.now), items, taken })
  }

  async function carryOut(current: Work, one: structure.StoredRestructuring, plan: RestructuringPlan): Promise<void> {
    const { proposal } = one
    const by = personOf(current.actor)
    const decided = {
      effectiveFrom: proposal.day,
      effectiveUntil: null,
      revision: 1,
      editors: [one.proposedBy],
      submittedBy: one.proposedBy,
      decidedBy: by,
      reason: proposal.reason,
      importId: null,
      changedAt: current.now.toISOString(),
    }
    const made = plan.made.map(item => ({ ...item, id: newId(current.now.getTime()) }))
    const idOfCode = new Map(made.map(({ code, id }) => [code, id]))
    const tick = await writes.nextTick(current.db)
    await writes.insertItems(current.db, made, { tick, now: current.now, sample: false })
    await writes.endVersions(
      current.db,
      plan.versions.flatMap(({ succession }) => (succession.ends ? [succession.ends] : [])),
    )
    await writes.insertVersions(current.db, [
      ...plan.versions.map(({ itemId, code, number, state, content }) => ({
        ...decided,
        id: newId(current.now.getTime()),
        itemId,
        code,
        number,
        state,
        content,
      })),
      ...made.map(({ id, code, content }) => ({
        ...decided,
        id: newId(current.now.getTime()),
        itemId: id,
        code,
        number: 1,
        state: 'published' as const,
        content,
      })),
    ])
    const rows = plan.descents.map(({ kind, from, to }) => ({
      id: newId(current.now.getTime()),
      kind,
      from_item: from,
      // What is abolished becomes nothing: it stands as its own end.
      to_item: to === null ? from : 'itemId' in to ? to.itemId : (idOfCode.get(to.code) ?? ''),
      day: proposal.day,
      reason: proposal.reason,
    }))
    await structure.insertLineage(current.db, rows)
    for (const { kind, from_item: from, to_item: to } of rows) {
      const detail = { kind, to, from: proposal.day, reason: proposal.reason }
      current.audit({ action: 'catalog.item-restructured', subjectKind: 'item', subjectId: from, detail })
    }
    const changed = [...plan.versions.map(({ itemId }) => itemId), ...made.map(({ id }) => id)]
    await writes.touchItems(current.db, changed, tick)
    current.changed('catalog', ...changed)
  }

  return {
    restructurings: async () => shown(db, await structure.listRestructurings(db, 200)),
    lineage: (itemId: string) => structure.lineageOf(db, itemId),

    proposeRestructuring: (actor: Actor, proposal: RestructuringProposal) =>
      work(actor, async (current): Promise<Result<Restructuring>> => {
        const plan = await planned(current, proposal)
        if (!plan.ok) return plan
        const one: structure.StoredRestructuring = {
          id: newId(current.now.getTime()),
          state: 'proposed',
          revision: 1,
          proposal,
          proposedBy: personOf(actor),
          proposedAt: current.now,
          decidedBy: null,
          answer: null,
        }
        await structure.insertRestructuring(current.db, one)
        const detail = { kind: proposal.kind, from: proposal.from, day: proposal.day, reason: proposal.reason }
        const subject = { subjectKind: 'restructuring', subjectId: one.id }
        current.audit({ action: 'catalog.restructuring-proposed', ...subject, detail })
        current.changed('catalog', ...proposal.from)
        const [answer] = await shown(current.db, [one])
        return answer ? ok(answer) : violation('NOT_FOUND', { kind: 'restructuring', id: one.id })
      }),

    decideRestructuring: (actor: Actor, input: { id: string; revision: number; approve: boolean; answer: string }) =>
      work(actor, async (current): Promise<Result<Restructuring>> => {
        const one = await structure.findRestructuring(current.db, input.id)
        if (!one) return violation('NOT_FOUND', { kind: 'restructuring', id: input.id })
        if (one.state !== 'proposed') return violation('RESTRUCTURING_CLOSED', { id: one.id, state: one.state })
        const stale = violation('STALE_REVISION', { kind: 'restructuring', id: one.id })
        if (one.revision !== input.revision) return stale
        if (input.approve && one.proposedBy.id === actor.accountId) {
          return violation('OWN_CHANGE', { itemId: one.proposal.from[0] ?? '' })
        }
        const next: structure.StoredRestructuring = {
          ...one,
          state: input.approve ? 'approved' : 'refused',
          revision: one.revision + 1,
          decidedBy: actor.name,
          answer: input.answer,
        }
        // Of two who decide at once, the second waits here and finds it decided.
        if (!(await structure.updateRestructuring(current.db, next))) return stale
        if (input.approve) {
          // The catalogue may have changed since it was proposed: it is looked at anew.
          const plan = await planned(current, one.proposal)
          if (!plan.ok) return plan
          await carryOut(current, one, plan.value)
        }
        const action = input.approve ? 'catalog.restructuring-approved' : 'catalog.restructuring-refused'
        const detail = { kind: one.proposal.kind, from: one.proposal.from, reason: input.answer }
        current.audit({ action, subjectKind: 'restructuring', subjectId: one.id, detail })
        current.changed('catalog', ...one.proposal.from)
        const [answer] = await shown(current.db, [next])
        return answer ? ok(answer) : stale
      }),
  }
}
