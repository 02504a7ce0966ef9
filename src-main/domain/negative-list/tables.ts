import type { NegativeReason } from '#contract/negative-list.ts'

/** Civil days are `YYYY-MM-DD` in Asia/Shanghai, both included. */
export interface NegativeListTables {
  negative_entries: {
    id: string
    item_id: string
    state: 'proposed' | 'approved' | 'refused' | 'withdrawn'
    reason: NegativeReason
    reason_text: string
    basis_document: string
    basis_article: string
    department_id: string
    valid_from: string
    valid_until: string
    instead_do: string
    /** JSON of a person (id, name). */
    proposed_by: string
    proposed_at: Date
    decided_by: string | null
    decided_at: Date | null
    remark: string | null
    /** Made by the sample district, and removed with it. */
    sample: boolean
    revision: number
  }
}
