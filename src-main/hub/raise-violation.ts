import { ORPCError } from '@orpc/server'
import type { Result, Violation } from '#kernel/result.ts'

const statusOfCommonCode: Record<string, number> = { NOT_FOUND: 404, STALE_REVISION: 409 }

/**
 * A rule's refusal as the declared error of the contract: the transport marks it "defined" when the procedure declares
 * its code, so that a client can translate it. A refusal that is not declared reaches the client as undefined: a defect
 * that the contract suite finds.
 */
export function raise(refusal: Violation): never {
  throw new ORPCError(refusal.code, { status: statusOfCommonCode[refusal.code] ?? 422, data: refusal.data })
}

export function valueOrRaise<T>(result: Result<T>): T {
  return result.ok ? result.value : raise(result.violation)
}
