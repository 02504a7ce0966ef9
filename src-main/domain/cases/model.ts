import type { CaseMode, CaseState, CaseStepKind } from '#contract/cases.ts'

/** Days are `YYYY-MM-DD` in Asia/Shanghai. */
export interface CaseStep {
  readonly kind: 'receive' | CaseStepKind
  readonly on: string
  readonly by: string
  readonly note: string
  /** Last day of the step that this one ended; absent where none ran. */
  readonly endedDueOn?: string | undefined
}

export interface StoredCase {
  readonly id: string
  readonly number: string
  readonly itemId: string
  readonly itemCode: string
  readonly itemName: string
  readonly itemVersion: number
  readonly departmentName: string
  readonly district: string
  readonly window: string
  readonly mode: CaseMode
  readonly applicant: string
  readonly state: CaseState
  readonly dueOn: string | null
  /** Working days for the decision, as promised when it was received. */
  readonly decideWithinWorkingDays: number
  readonly steps: readonly CaseStep[]
  readonly revision: number
}
