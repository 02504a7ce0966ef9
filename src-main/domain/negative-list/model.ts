import type { ItemClass, NegativeReason } from '#contract/negative-list.ts'
import type { LegalBasis } from '#contract/catalog-item.ts'

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string

export interface Person {
  readonly id: string
  readonly name: string
}

/** One entry of the negative list as it is stored; `scheduled`, `in-force`, `overdue` and `ended` follow from the day. */
export interface StoredEntry {
  readonly id: string
  /** The item it takes out, or null when it takes out a class. */
  readonly itemId: string | null
  readonly itemClass: ItemClass | null
  readonly state: 'proposed' | 'approved' | 'refused' | 'withdrawn'
  readonly reason: NegativeReason
  readonly reasonText: string
  readonly basis: LegalBasis
  readonly departmentId: string
  /** First and last day, both included. */
  readonly from: Day
  readonly until: Day
  /** Last day by decision: set when somebody took it off; null while nobody did. */
  readonly closedOn: Day | null
  /** Next review, inside the period. */
  readonly reviewOn: Day
  readonly insteadDo: string
  /** Another item done instead. */
  readonly insteadItemId: string | null
  readonly proposedBy: Person
  readonly proposedAt: Date
  readonly decidedBy: Person | null
  readonly decidedAt: Date | null
  readonly remark: string | null
  readonly revision: number
}
