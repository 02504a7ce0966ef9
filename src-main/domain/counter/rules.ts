import { z } from 'zod'
import { waivingResults, type CheckOutcome, type CheckResult } from '#contract/counter.ts'
import { ok, violation, type Result } from '#kernel/result.ts'

/**
 * Invariants: 1. a paper stays at home only where the record was found, or what the citizen says is the same; 2. whatever else
 * comes of a look-up, the case goes on by another way with a reason, and no way sends the citizen for a second trip; 3. a check
 * is concluded once.
 */

/** As much of an answer as the desk looks at. */
export interface Answered {
  readonly result: CheckResult
  readonly code?: string
  readonly rows?: Record<string, string | null>[]
  readonly same?: Record<string, boolean>
}

const rowsAnswer = z.object({ rows: z.array(z.record(z.string(), z.string().nullable())) })
const sameAnswer = z.object({ found: z.boolean(), same: z.record(z.string(), z.boolean()) })
const refusedAnswer = z.object({ code: z.string() })

/** What an answer of the gateway means at the window. @param body  its JSON */
export function readAnswer(status: number, body: string): Answered {
  const value: unknown = JSON.parse(body)
  if (status !== 200) {
    const code = refusedAnswer.safeParse(value).data?.code ?? 'UNEXPECTED'
    if (code === 'SOURCE_SLOW') return { result: 'source-slow', code }
    const down = ['SOURCE_DOWN', 'SOURCE_WRONG', 'NOT_CONNECTED', 'UNEXPECTED'].includes(code)
    return { result: down ? 'source-down' : 'refused', code }
  }
  const compared = sameAnswer.safeParse(value)
  if (compared.success) {
    const { found, same } = compared.data
    if (!found) return { result: 'not-found' }
    return { result: Object.values(same).every(Boolean) ? 'same' : 'different', same }
  }
  const { rows } = rowsAnswer.parse(value)
  return rows.length === 0 ? { result: 'not-found' } : { result: 'found', rows }
}

/** Whether a check may end this way. */
export function mayConclude(
  check: { readonly result: CheckResult; readonly outcome?: CheckOutcome | undefined },
  { outcome, reason }: { readonly outcome: CheckOutcome; readonly reason: string },
): Result<null> {
  if (check.outcome !== undefined) return violation('NOT_OPEN', { status: check.outcome })
  if (outcome !== 'waived') return reason.trim() === '' ? violation('REASON_MISSING') : ok(null)
  return waivingResults.includes(check.result) ? ok(null) : violation('NOT_WAIVED_BY_THIS', { result: check.result })
}
