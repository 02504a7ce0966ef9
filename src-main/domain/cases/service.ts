import type { CaseMode, CaseNotice, CaseState, CaseStepKind, CityCase } from '#contract/cases.ts'
import type { TimeLimit } from '#contract/catalog-item.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { CalendarMissing, type WorkingCalendar } from '#kernel/working-days.ts'
import type { StoredCase } from './model.ts'
import { decideStep, dueAfter, mayDoNext, responsibleFor, usualDecisionWorkingDays } from './rules.ts'
import * as notices from './notice-store.ts'
import { createHolderNews, type PromisedNow } from './holder-news.ts'
import * as store from './store.ts'

export interface ReceivedItem {
  readonly itemId: string
  readonly code: string
  readonly version: number
  readonly departmentName: string
  readonly content: { readonly name: string; readonly promisedLimit: TimeLimit | null }
}
export interface CasePorts {
  /** The published item by id or code, read before a change begins. */
  readonly publishedItem: (idOrCode: string, day: string) => Promise<ReceivedItem | undefined>
  readonly promisedNow: PromisedNow
}

export type CaseService = ReturnType<typeof createCaseService>

/** A year whose holidays are not loaded is a refusal that names it. */
async function namingTheYear<T>(act: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof CalendarMissing) return violation('CALENDAR_MISSING', { year: error.year })
    throw error
  }
}

function decisionLimit(limit: TimeLimit | null): number {
  if (limit?.unit === 'on-the-spot') return 0
  return limit?.unit === 'working-day' ? Math.ceil(limit.value) : usualDecisionWorkingDays
}

export function createCaseService(parts: {
  db: ReadableDb
  work: UnitOfWork
  clock: Clock
  calendar: WorkingCalendar
  ports: CasePorts
}) {
  const { db, work, clock, calendar, ports } = parts
  const today = () => shanghaiDate(clock())

  const news = createHolderNews({ db, work, promisedNow: ports.promisedNow })

  function shown(one: StoredCase, told: readonly CaseNotice[]): CityCase {
    const { dueOn, decideWithinWorkingDays: _limit, steps, ...rest } = one
    return {
      ...rest,
      ...(dueOn === null ? {} : { dueOn }),
      overdue: dueOn !== null && today() > dueOn,
      responsible: responsibleFor(one),
      next: mayDoNext(one),
      steps: steps.map(({ kind, on, by, note }) => ({ kind, on, by, note })),
      notices: [...told],
    }
  }
  async function shownNow(reading: ReadableDb, one: StoredCase): Promise<CityCase> {
    return shown(one, (await notices.noticesOf(reading, [one.id])).get(one.id) ?? [])
  }
  function record(current: Work, action: string, one: StoredCase): void {
    const detail = { number: one.number, state: one.state, itemId: one.itemId, dueOn: one.dueOn }
    current.audit({ action, subjectKind: 'city-case', subjectId: one.id, detail })
    current.changed('cases', one.id)
  }

  return {
    /** Tells the holders of open cases what became different under them; runs when something changed and once a minute. */
    tellHolders: news.tell,

    async list(state?: CaseState): Promise<CityCase[]> {
      const cases = await store.listCases(db, state)
      const told = await notices.noticesOf(
        db,
        cases.map(({ id }) => id),
      )
      return cases.map(one => shown(one, told.get(one.id) ?? []))
    },
    async get(id: string): Promise<Result<CityCase>> {
      const one = await store.findCase(db, id)
      if (!one) return violation('NOT_FOUND', { kind: 'city-case', id })
      return ok(await shownNow(db, one))
    },

    noticesSeen: (actor: Actor, id: string): Promise<Result<CityCase>> =>
      work(actor, async (current): Promise<Result<CityCase>> => {
        const one = await store.findCase(current.db, id)
        if (!one) return violation('NOT_FOUND', { kind: 'city-case', id })
        const seen = await notices.markSeen(current.db, id, { by: actor.name, at: current.now })
        if (seen > 0) record(current, 'cases.notices-seen', one)
        return ok(await shownNow(current.db, one))
      }),
    casesByDistrict: (itemIds: readonly string[], since: string) => store.casesByDistrict(db, itemIds, since),

    receive: (
      actor: Actor,
      wanted: { item: string; district: string; window: string; mode: CaseMode; applicant: string },
    ) =>
      namingTheYear<CityCase>(async () => {
        const day = today()
        const item = await ports.publishedItem(wanted.item, day)
        if (!item) return violation('ITEM_NOT_PUBLISHED', { item: wanted.item, day })
        const promised = (await ports.promisedNow([item.itemId])).get(item.itemId)
        if (promised?.anywhere === false) {
          return violation('NOT_DONE_ANYWHERE', { name: item.content.name, insteadDo: promised.insteadDo })
        }
        return work(actor, async current => {
          const on = shanghaiDate(current.now)
          const year = on.slice(0, 4)
          const count = await store.countOfYear(current.db, year)
          const decideWithinWorkingDays = decisionLimit(item.content.promisedLimit)
          const one: StoredCase = {
            id: newId(current.now.getTime()),
            number: `TB-${year}-${String(count + 1).padStart(4, '0')}`,
            itemId: item.itemId,
            itemCode: item.code,
            itemName: item.content.name,
            itemVersion: item.version,
            departmentName: item.departmentName,
            district: wanted.district,
            window: wanted.window,
            mode: wanted.mode,
            applicant: wanted.applicant,
            state: 'received',
            dueOn: dueAfter(calendar, 'received', on, decideWithinWorkingDays),
            decideWithinWorkingDays,
            steps: [{ kind: 'receive', on, by: actor.name, note: '' }],
            revision: 1,
          }
          if (!(await store.insertCase(current.db, one, on))) {
            return violation('STALE_REVISION', { kind: 'city-case', id: one.number })
          }
          if (promised) await notices.keepPromised(current.db, one.id, promised)
          record(current, 'cases.received', one)
          return ok(shown(one, []))
        })
      }),

    step: (actor: Actor, wanted: { id: string; revision: number; kind: CaseStepKind; note: string }) =>
      namingTheYear<CityCase>(() =>
        work(actor, async current => {
          const one = await store.findCase(current.db, wanted.id)
          if (!one) return violation('NOT_FOUND', { kind: 'city-case', id: wanted.id })
          const stale = violation('STALE_REVISION', { kind: 'city-case', id: wanted.id })
          if (one.revision !== wanted.revision) return stale
          const deed = { on: shanghaiDate(current.now), by: actor.name, note: wanted.note }
          const decided = decideStep(one, wanted.kind, deed, calendar)
          if (!decided.ok) return decided
          if (!(await store.updateCase(current.db, decided.value))) return stale
          record(current, `cases.${wanted.kind}`, decided.value)
          return ok(await shownNow(current.db, { ...decided.value, revision: one.revision + 1 }))
        }),
      ),

    async windows() {
      const day = today()
      const byWindow = new Map<string, StoredCase[]>()
      for (const one of await store.listCases(db)) {
        const key = `${one.district}\n${one.window}`
        byWindow.set(key, [...(byWindow.get(key) ?? []), one])
      }
      return [...byWindow].sort().map(([key, cases]) => {
        const [district = '', window = ''] = key.split('\n')
        const ended = cases.flatMap(one => one.steps.filter(step => step.endedDueOn !== undefined))
        return {
          district,
          window,
          cases: cases.length,
          delivered: cases.filter(one => one.state === 'delivered').length,
          stepsEnded: ended.length,
          stepsInTime: ended.filter(step => step.on <= (step.endedDueOn ?? '')).length,
          overdueNow: cases.filter(one => one.dueOn !== null && day > one.dueOn).length,
        }
      })
    },
  }
}
