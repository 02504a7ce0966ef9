import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { violation, type Result } from '#kernel/result.ts'
import { CalendarMissing, type WorkingCalendar } from '#kernel/working-days.ts'
import type { ClockFacts } from './clock.ts'
import { listLimits, readOfficeHours } from './limit-store.ts'
import type { Person } from './model.ts'
import type { LateStep } from './overdue.ts'
import type { DepartmentNames, PeopleWho, PublishedItemsOn } from './ports.ts'

/** What the services of data sharing are built from. */
export interface SharingParts {
  readonly db: ReadableDb
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly calendar: WorkingCalendar
  readonly departmentNames: DepartmentNames
  readonly publishedItems: PublishedItemsOn
  readonly peopleWho: PeopleWho
  /** Resources that something connects to the gateway. */
  readonly connectedResources: () => Promise<ReadonlySet<string>>
  /** Late steps that other modules keep the clock of: corrections. */
  readonly lateElsewhere: (now: Date) => Promise<readonly LateStep[]>
}

export function personOf(actor: Actor): Person {
  const { accountId, name, departmentId } = actor
  return { accountId, name, ...(departmentId === undefined ? {} : { departmentId }) }
}

export function deedOf(current: Work) {
  return { by: personOf(current.actor), at: current.now.toISOString() }
}

export function dayOf(current: Pick<Work, 'now'>): string {
  return shanghaiDate(current.now)
}

export async function clockFacts(db: ReadableDb, calendar: WorkingCalendar): Promise<ClockFacts> {
  return { calendar, hours: await readOfficeHours(db), limits: await listLimits(db) }
}

/** Runs a change; a year without a holiday calendar is a refusal that names the year, never a guess. */
export async function refusingMissingYears<T>(change: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await change()
  } catch (error) {
    if (error instanceof CalendarMissing) return violation('CALENDAR_MISSING', { year: error.year })
    throw error
  }
}
