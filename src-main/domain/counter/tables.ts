/** Rows of checks at the window (窗口核验). */
export interface CounterTables {
  counter_checks: {
    id: string
    case_id: string
    item_id: string
    material_id: string
    material_name: string
    grant_id: string
    grant_number: string
    resource_name: string
    /** JSON array of field names. */
    fields: string
    consent_number: string
    consent_how: string
    request_id: string | null
    /** SM3, hex, of the answer that was shown. */
    answer_sm3: string | null
    /** One of `checkResults`; for a refusal followed by a blank and the gateway's code. */
    result: string
    outcome: string | null
    reason: string | null
    checked_by: string
    checked_at: Date
    concluded_by: string | null
    concluded_at: Date | null
    revision: number
  }
  counter_consents: {
    case_id: string
    given: number
  }
}
