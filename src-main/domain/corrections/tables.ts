/** Rows of corrections (校核). */
export interface CorrectionTables {
  corrections: {
    id: string
    number: string
    resource_id: string
    grant_id: string
    provider_id: string
    reporter_id: string
    /** JSON of `bodySchema`. */
    body: string
    subject: string | null
    subject_hash: string
    /** ISO instant. */
    due_at: string | null
    status: string
    revision: number
    filed_at: Date
  }
  correction_notices: { correction_id: string; department_id: string; told_at: Date }
  correction_numbers: { year: number; last: number }
}
