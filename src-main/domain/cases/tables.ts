import type { CaseMode, CaseState } from '#contract/cases.ts'

/** Civil days are `YYYY-MM-DD` in Asia/Shanghai. */
export interface CaseTables {
  city_cases: {
    id: string
    number: string
    item_id: string
    item_code: string
    item_name: string
    item_version: number
    department_name: string
    district: string
    window_name: string
    mode: CaseMode
    applicant: string
    state: CaseState
    due_on: string | null
    /** Working days. */
    decide_within: number
    /** JSON of the steps, oldest first. */
    steps: string
    received_on: string
    revision: number
  }
  case_promises: {
    case_id: string
    /** JSON of `promisedSchema`. */
    promised: string
    revision: number
  }
  case_notices: {
    id: string
    case_id: string
    /** One of `caseNoticeKinds`. */
    kind: string
    /** JSON array of names of papers, or what to do instead. */
    facts: string
    at: Date
    seen_by: string | null
    seen_at: Date | null
  }
}
