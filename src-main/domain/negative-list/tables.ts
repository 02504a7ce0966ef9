import type { ArgumentStance, DistrictPractice } from '#contract/negative-argument.ts'
import type { NegativeReason } from '#contract/negative-list.ts'

/** Civil days are `YYYY-MM-DD` in Asia/Shanghai, both included. */
export interface NegativeListTables {
  negative_entries: {
    id: string
    /** Null when the entry takes out a class. */
    item_id: string | null
    /** JSON of the class. */
    item_class: string | null
    state: 'proposed' | 'approved' | 'refused' | 'withdrawn'
    reason: NegativeReason
    reason_text: string
    basis_document: string
    basis_article: string
    department_id: string
    valid_from: string
    valid_until: string
    /** Last day by decision. */
    closed_on: string | null
    review_on: string
    instead_do: string
    instead_item_id: string | null
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
  negative_editions: {
    number: number
    effective_on: string
    published_at: Date
    published_by: string
    /** The frozen text; `digest` is its SM3, hexadecimal. */
    content: string
    digest: string
    docx: Uint8Array
    docx_digest: string
    xlsx: Uint8Array
    xlsx_digest: string
  }
  district_practices: {
    item_code: string
    district: string
    practice: DistrictPractice
    source: string
    seen_on: string
  }
  negative_arguments: {
    id: string
    entry_id: string
    /** JSON of a person (id, name). */
    said_by: string
    said_at: Date
    stance: ArgumentStance
    words: string
  }
}
