import type { Grant } from '#contract/sharing-model.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { grantStateOn, type Person } from './model.ts'

/** What may happen to a grant once it is given. Its source department may act, and the platform for everybody. */

export interface GrantDeed {
  readonly by: Person
  /** The person acts for the platform (共享平台), not for a department. */
  readonly asPlatform: boolean
  /** ISO instant. */
  readonly at: string
  /** Civil day of `at`. */
  readonly day: string
}

function mayAct(grant: Grant, deed: GrantDeed, states: readonly string[]): Result<true> {
  if (!deed.asPlatform && deed.by.departmentId !== grant.providerId) {
    return violation('NOT_THE_SOURCE', { source: grant.providerName })
  }
  const status = grantStateOn(grant, deed.day)
  return states.includes(status) ? ok(true) : violation('NOT_OPEN', { status })
}

/** Takes a grant back for good, at once; what rested on it falls with it because nothing of that is stored. */
export function decideRevoke(grant: Grant, deed: GrantDeed, reason: string): Result<Pick<Grant, 'revoked'>> {
  const allowed = mayAct(grant, deed, ['planned', 'in-force', 'suspended'])
  return allowed.ok ? ok({ revoked: { at: deed.at, by: deed.by, reason } }) : allowed
}

export function decideSuspend(grant: Grant, deed: GrantDeed, reason: string): Result<Pick<Grant, 'suspensions'>> {
  const allowed = mayAct(grant, deed, ['in-force'])
  return allowed.ok ? ok({ suspensions: [...grant.suspensions, { from: deed.at, reason, by: deed.by }] }) : allowed
}

export function decideResume(grant: Grant, deed: GrantDeed): Result<Pick<Grant, 'suspensions'>> {
  const allowed = mayAct(grant, deed, ['suspended'])
  if (!allowed.ok) return allowed
  return ok({
    suspensions: grant.suspensions.map(span => (span.until === undefined ? { ...span, until: deed.at } : span)),
  })
}
