import type { Account } from '#contract/identity.ts'
import { threeOffices, type Role } from '#contract/roles.ts'
import { ok, violation, type Result } from '#kernel/result.ts'

/** Shortest password accepted; longer is asked for by the office's own policy, not by composition rules (NIST SP 800-63B). */
export const minimumPasswordLength = 10

export function checkPassword(password: string): Result<string> {
  if ([...password].length < minimumPasswordLength) {
    return violation('PASSWORD_TOO_SHORT', { minimumLength: minimumPasswordLength })
  }
  return ok(password)
}

/**
 * The separation of the three offices (三员分立): an account holds at most one of system, security and audit
 * administrator, and who holds one does no catalogue, sharing or announcement work, so can approve nothing of their own.
 */
export function checkRoles(roles: readonly Role[]): Result<readonly Role[]> {
  const offices = threeOffices.filter(office => roles.includes(office))
  const work = roles.filter(role => !(threeOffices as readonly Role[]).includes(role))
  if (offices.length > 1) return violation('TWO_OFFICES', { offices })
  const [office] = offices
  if (office && work.length > 0) return violation('OFFICE_WITH_WORK', { office, work })
  return ok([...new Set(roles)])
}

/**
 * Whether an account may be stopped: nobody stops themselves, and each of the three offices keeps an active holder, since
 * without one nobody could give it again.
 */
export function checkStop(
  account: Account,
  accounts: readonly Account[],
  actorId: string | undefined,
): Result<Account> {
  if (account.id === actorId) return violation('OWN_ACCOUNT')
  for (const office of threeOffices) {
    const others = accounts.filter(({ id, active, roles }) => id !== account.id && active && roles.includes(office))
    if (account.roles.includes(office) && others.length === 0) return violation('LAST_OF_OFFICE', { office })
  }
  return ok(account)
}
