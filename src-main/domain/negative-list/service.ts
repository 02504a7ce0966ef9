import type { EntryPhase, NegativeEntry, Proposal } from '#contract/negative-list.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { Day, Person, StoredEntry } from './model.ts'
import type { CountPublished, DepartmentNames, ItemNames } from './ports.ts'
import { decideApprove, decideEnd, decidePropose, decideRefuse, decideWithdraw, entryPhase } from './rules.ts'
import * as store from './store.ts'

export type NegativeListService = ReturnType<typeof createNegativeListService>

interface EntryAct {
  readonly id: string
  readonly revision: number
}

const personOf = (actor: Actor): Person => ({ id: actor.accountId, name: actor.name })

export function createNegativeListService(parts: {
  db: ReadableDb
  work: UnitOfWork
  clock: Clock
  itemNames: ItemNames
  departmentNames: DepartmentNames
  countPublished: CountPublished
}) {
  const { db, work, clock } = parts
  const today = (): Day => shanghaiDate(clock())

  async function views(reading: ReadableDb, entries: readonly StoredEntry[], day: Day): Promise<NegativeEntry[]> {
    const [items, departments] = await Promise.all([
      parts.itemNames(reading, [...new Set(entries.map(entry => entry.itemId))], day),
      parts.departmentNames(reading),
    ])
    return entries.map(entry => ({
      id: entry.id,
      itemId: entry.itemId,
      state: entry.state,
      phase: entryPhase(entry, day),
      itemCode: items.get(entry.itemId)?.code ?? '',
      itemName: items.get(entry.itemId)?.name ?? '',
      reason: entry.reason,
      reasonText: entry.reasonText,
      basis: entry.basis,
      departmentId: entry.departmentId,
      departmentName: departments.get(entry.departmentId) ?? '',
      from: entry.from,
      until: entry.until,
      insteadDo: entry.insteadDo,
      proposedBy: entry.proposedBy.name,
      proposedAt: entry.proposedAt.toISOString(),
      decidedBy: entry.decidedBy?.name ?? null,
      decidedAt: entry.decidedAt?.toISOString() ?? null,
      remark: entry.remark,
      revision: entry.revision,
    }))
  }

  async function view(reading: ReadableDb, entry: StoredEntry): Promise<Result<NegativeEntry>> {
    const [shown] = await views(reading, [entry], today())
    return shown ? ok(shown) : violation('NOT_FOUND', { kind: 'negative-entry', id: entry.id })
  }

  function record(current: Work, action: string, entry: StoredEntry): void {
    const { itemId, from, until, basis } = entry
    const detail = { itemId, from, until, basis, ...(entry.remark ? { remark: entry.remark } : {}) }
    current.audit({ action, subjectKind: 'negative-entry', subjectId: entry.id, detail })
    current.changed('negative-list', entry.id, itemId)
  }

  /** Loads one entry under its revision, decides and saves. */
  async function act(
    actor: Actor,
    target: EntryAct,
    action: string,
    decide: (entry: StoredEntry, current: Work) => Promise<Result<StoredEntry>> | Result<StoredEntry>,
  ): Promise<Result<NegativeEntry>> {
    return work(actor, async current => {
      const entry = await store.findEntry(current.db, target.id)
      if (!entry) return violation('NOT_FOUND', { kind: 'negative-entry', id: target.id })
      const stale = violation('STALE_REVISION', { kind: 'negative-entry', id: target.id })
      if (entry.revision !== target.revision) return stale
      const decided = await decide(entry, current)
      if (!decided.ok) return decided
      if (!(await store.updateEntry(current.db, decided.value))) return stale
      record(current, action, decided.value)
      return view(current.db, { ...decided.value, revision: entry.revision + 1 })
    })
  }

  return {
    async list(options: { day?: Day | undefined; phases: readonly EntryPhase[] }) {
      const day = options.day ?? today()
      const shown = await views(db, await store.listEntries(db), day)
      const wanted = options.phases.length > 0 ? shown.filter(entry => options.phases.includes(entry.phase)) : shown
      return {
        day,
        rows: wanted,
        publishedItems: await parts.countPublished(db, day),
        listedItems: new Set(shown.filter(entry => entry.phase === 'in-force').map(entry => entry.itemId)).size,
      }
    },

    async get(id: string): Promise<Result<NegativeEntry>> {
      const entry = await store.findEntry(db, id)
      return entry ? view(db, entry) : violation('NOT_FOUND', { kind: 'negative-entry', id })
    },

    /** Entries in force on a day: what `city-service` and the chain derive from. */
    entriesInForce: (day: Day, itemIds?: readonly string[]) => store.approvedOn(db, day, itemIds),

    async propose(actor: Actor, proposal: Proposal): Promise<Result<NegativeEntry>> {
      return work(actor, async current => {
        const items = await parts.itemNames(current.db, [proposal.itemId], today())
        if (!items.has(proposal.itemId)) return violation('UNKNOWN_ITEM', { itemId: proposal.itemId })
        const departments = await parts.departmentNames(current.db)
        if (!departments.has(proposal.departmentId)) {
          return violation('UNKNOWN_DEPARTMENT', { departmentId: proposal.departmentId })
        }
        const others = await store.entriesOfItem(current.db, proposal.itemId)
        const decided = decidePropose(proposal, others, shanghaiDate(current.now))
        if (!decided.ok) return decided
        const entry: StoredEntry = {
          ...proposal,
          id: newId(current.now.getTime()),
          state: 'proposed',
          proposedBy: personOf(actor),
          proposedAt: current.now,
          decidedBy: null,
          decidedAt: null,
          remark: null,
          revision: 1,
        }
        await store.insertEntries(current.db, [entry])
        record(current, 'negative-list.proposed', entry)
        return view(current.db, entry)
      })
    },

    withdraw: (actor: Actor, target: EntryAct) => act(actor, target, 'negative-list.withdrawn', decideWithdraw),

    approve: (actor: Actor, target: EntryAct) =>
      act(actor, target, 'negative-list.approved', async (entry, current) =>
        decideApprove(entry, personOf(actor), current.now, await store.entriesOfItem(current.db, entry.itemId)),
      ),

    refuse: (actor: Actor, target: EntryAct, remark: string) =>
      act(actor, target, 'negative-list.refused', (entry, { now }) =>
        decideRefuse(entry, personOf(actor), now, remark),
      ),

    end: (actor: Actor, target: EntryAct, lastDay: Day, remark: string) =>
      act(actor, target, 'negative-list.ended', entry => decideEnd(entry, lastDay, remark)),

    /** Puts the sample district's entries into the list, inside its own change; they are removed as a whole. */
    async plantSample(current: Work, entries: readonly StoredEntry[]): Promise<void> {
      await store.insertEntries(current.db, entries, true)
      const detail = { entries: entries.length }
      current.audit({
        action: 'negative-list.sample-planted',
        subjectKind: 'sample',
        subjectId: 'negative-list',
        detail,
      })
      current.changed('negative-list')
    },

    async removeSample(current: Work): Promise<number> {
      const removed = await store.deleteSampleEntries(current.db)
      const detail = { removed }
      current.audit({
        action: 'negative-list.sample-removed',
        subjectKind: 'sample',
        subjectId: 'negative-list',
        detail,
      })
      current.changed('negative-list')
      return removed
    },

    /** Departments that what is left still names. */
    departmentsNamed: (current: Work) => store.departmentsNamed(current.db),
  }
}
