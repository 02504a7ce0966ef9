import type { EntryPhase, NegativeEntry, Proposal } from '#contract/negative-list.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { argumentActs } from './argument-service.ts'
import { editionActs } from './edition-service.ts'
import type { Day, StoredEntry } from './model.ts'
import { personOf, type NegativeListParts } from './parts.ts'
import { readEndPolicy } from './policy-store.ts'
import { decideApprove, decideEnd, decidePropose, decideRefuse, decideWithdraw } from './rules.ts'
import { sampleActs } from './sample.ts'
import * as store from './store.ts'
import { entryViews, listedOn, type DayFacts } from './views.ts'

export type NegativeListService = ReturnType<typeof createNegativeListService>

interface EntryAct {
  readonly id: string
  readonly revision: number
}

export function createNegativeListService(parts: NegativeListParts) {
  const { db, work, clock } = parts
  const today = (): Day => shanghaiDate(clock())

  /** What the list is read against on a day; read before a change begins, never inside it. */
  async function factsOn(day: Day): Promise<DayFacts & { catalogueVersion: string }> {
    const atEnd = await readEndPolicy(db)
    return { day, atEnd, calendar: parts.calendar, ...(await parts.catalogueOn(day)) }
  }

  async function view(reading: ReadableDb, entry: StoredEntry, facts: DayFacts): Promise<Result<NegativeEntry>> {
    const beside = await store.entriesBeside(reading, entry.itemId)
    const [shown] = await entryViews(reading, parts, [entry], facts, beside)
    return shown ? ok(shown) : violation('NOT_FOUND', { kind: 'negative-entry', id: entry.id })
  }

  function record(current: Work, action: string, entry: StoredEntry): void {
    const { itemId, itemClass, from, until, closedOn, basis } = entry
    const detail = {
      ...(itemId === null ? { itemClass } : { itemId }),
      from,
      until,
      basis,
      ...(closedOn === null ? {} : { closedOn }),
      ...(entry.remark ? { remark: entry.remark } : {}),
    }
    current.audit({ action, subjectKind: 'negative-entry', subjectId: entry.id, detail })
    current.changed('negative-list', entry.id, ...(itemId === null ? [] : [itemId]))
  }

  /** Loads one entry under its revision, decides and saves. */
  async function act(
    actor: Actor,
    target: EntryAct,
    action: string,
    decide: (entry: StoredEntry, current: Work) => Promise<Result<StoredEntry>> | Result<StoredEntry>,
  ): Promise<Result<NegativeEntry>> {
    const facts = await factsOn(today())
    return work(actor, async current => {
      const entry = await store.findEntry(current.db, target.id)
      if (!entry) return violation('NOT_FOUND', { kind: 'negative-entry', id: target.id })
      const stale = violation('STALE_REVISION', { kind: 'negative-entry', id: target.id })
      if (entry.revision !== target.revision) return stale
      const decided = await decide(entry, current)
      if (!decided.ok) return decided
      if (!(await store.updateEntry(current.db, decided.value))) return stale
      record(current, action, decided.value)
      return view(current.db, { ...decided.value, revision: entry.revision + 1 }, facts)
    })
  }

  return {
    async list(options: { day?: Day | undefined; phases: readonly EntryPhase[] }) {
      const facts = await factsOn(options.day ?? today())
      const entries = await store.listEntries(db)
      const shown = await entryViews(db, parts, entries, facts)
      const approved = entries.filter(({ state }) => state === 'approved')
      return {
        day: facts.day,
        atEnd: facts.atEnd,
        rows: options.phases.length > 0 ? shown.filter(entry => options.phases.includes(entry.phase)) : shown,
        publishedItems: facts.items.length,
        listedItems: listedOn(approved, facts).length,
      }
    },

    async get(id: string): Promise<Result<NegativeEntry>> {
      const entry = await store.findEntry(db, id)
      return entry ? view(db, entry, await factsOn(today())) : violation('NOT_FOUND', { kind: 'negative-entry', id })
    },

    /** The setting for entries that reach their end undecided. */
    endPolicy: () => readEndPolicy(db),
    /** Every approved entry, of any day. */
    approvedEver: () => store.approvedEver(db),

    /**
     * Items that are on the list on a day, each with the entry that speaks for it; classes are told item by item.
     * @param itemIds  narrows to those; absent: the whole published catalogue
     */
    async entriesInForce(day: Day, itemIds?: readonly string[]) {
      const approved = await store.approvedEver(db)
      if (approved.length === 0) return []
      const items = itemIds ? await parts.publishedAmong(day, itemIds) : (await parts.catalogueOn(day)).items
      const atEnd = await readEndPolicy(db)
      return listedOn(approved, { day, atEnd, items, calendar: parts.calendar }).map(({ item, entry, overdue }) => ({
        ...entry,
        itemId: item.itemId,
        overdue,
      }))
    },

    async propose(actor: Actor, proposal: Proposal): Promise<Result<NegativeEntry>> {
      const facts = await factsOn(today())
      const { itemId } = proposal
      const published = itemId === null || facts.items.some(item => item.itemId === itemId)
      return work(actor, async current => {
        if (itemId !== null) {
          const name = (await parts.itemNames(current.db, [itemId])).get(itemId)?.name
          if (name === undefined) return violation('UNKNOWN_ITEM', { itemId })
          if (!published) return violation('ITEM_WITHDRAWN', { itemId, name })
        }
        const departments = await parts.departmentNames(current.db)
        if (!departments.has(proposal.departmentId)) {
          return violation('UNKNOWN_DEPARTMENT', { departmentId: proposal.departmentId })
        }
        const beside = await store.entriesBeside(current.db, itemId)
        const decided = decidePropose(proposal, beside, shanghaiDate(current.now))
        if (!decided.ok) return decided
        const entry: StoredEntry = {
          ...proposal,
          id: newId(current.now.getTime()),
          state: 'proposed',
          reviewOn: proposal.reviewOn ?? proposal.until,
          closedOn: null,
          proposedBy: personOf(actor),
          proposedAt: current.now,
          decidedBy: null,
          decidedAt: null,
          remark: null,
          revision: 1,
        }
        await store.insertEntries(current.db, [entry])
        record(current, 'negative-list.proposed', entry)
        return view(current.db, entry, facts)
      })
    },

    withdraw: (actor: Actor, target: EntryAct) => act(actor, target, 'negative-list.withdrawn', decideWithdraw),

    approve: (actor: Actor, target: EntryAct) =>
      act(actor, target, 'negative-list.approved', async (entry, current) =>
        decideApprove(entry, personOf(actor), current.now, await store.entriesBeside(current.db, entry.itemId)),
      ),

    refuse: (actor: Actor, target: EntryAct, remark: string) =>
      act(actor, target, 'negative-list.refused', (entry, { now }) =>
        decideRefuse(entry, personOf(actor), now, remark),
      ),

    end: (actor: Actor, target: EntryAct, lastDay: Day, remark: string) =>
      act(actor, target, 'negative-list.ended', entry => decideEnd(entry, lastDay, remark)),

    ...argumentActs({ ...parts, factsOn, view }),
    ...editionActs({ ...parts, factsOn }),
    ...sampleActs,
  }
}
