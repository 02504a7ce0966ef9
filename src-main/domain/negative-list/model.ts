import type { NegativeReason } from '#contract/negative-list.ts'
import type { LegalBasis } from '#contract/catalog-item.ts'

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string

export interface Person {
  readonly id: string
  readonly name: string
}

/** One entry of the negative list as it is stored; `scheduled`, `in-force` and `ended` follow from the day. */
export interface StoredEntry {
  readonly id: string
  readonly itemId: string
  readonly state: 'proposed' | 'approved' | 'refused' | 'withdrawn'
  readonly reason: NegativeReason
  readonly reasonText: string
  readonly basis: LegalBasis
  readonly departmentId: string
  /** First and last day, both included. */
  readonly from: Day
  readonly until: Day
  readonly insteadDo: string
  readonly proposedBy: Person
  readonly proposedAt: Date
  readonly decidedBy: Person | null
  readonly decidedAt: Date | null
  readonly remark: string | null
  readonly revision: number
}
