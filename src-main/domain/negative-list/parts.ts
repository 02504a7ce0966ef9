import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import type { Clock } from '#kernel/clock.ts'
import type { WorkingCalendar } from '#kernel/working-days.ts'
import type { Person } from './model.ts'
import type {
  CasesByDistrict,
  CatalogueOn,
  DepartmentNames,
  Digest,
  EditionInAudit,
  EditionPrinter,
  ItemNames,
  PublishedAmong,
} from './ports.ts'

/** What the services of the negative list are built from. */
export interface NegativeListParts {
  readonly db: ReadableDb
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly calendar: WorkingCalendar
  readonly itemNames: ItemNames
  readonly departmentNames: DepartmentNames
  readonly catalogueOn: CatalogueOn
  readonly publishedAmong: PublishedAmong
  readonly casesByDistrict: CasesByDistrict
  readonly printDocx: EditionPrinter
  readonly printXlsx: EditionPrinter
  readonly digest: Digest
  readonly inAudit: EditionInAudit
}

export const personOf = (actor: Actor): Person => ({ id: actor.accountId, name: actor.name })
