import { roleLabels, threeOffices, type Role } from '#contract/roles.ts'
import { inLanguage, say } from '#i18n/index.ts'

const isOffice = (role: Role): boolean => threeOffices.some(office => office === role)
const named = (roles: readonly Role[]): string =>
  roles.map(role => inLanguage(roleLabels[role])).join(say('parts.listComma'))

/**
 * Why a role cannot be added to those chosen, in words; `undefined` when it can. The hub decides (三员分立), this only says so
 * before it refuses. A role that is chosen can always be taken away.
 */
export function whyNot(chosen: readonly Role[], role: Role): string | undefined {
  if (chosen.includes(role)) return undefined
  const offices = chosen.filter(isOffice)
  const work = chosen.filter(one => !isOffice(one))
  if (isOffice(role)) {
    if (offices.length > 0) return say('accounts.roles.taken', { office: named(offices) })
    return work.length > 0 ? say('accounts.roles.hasWork', { work: named(work) }) : undefined
  }
  return offices.length > 0 ? say('accounts.roles.hasOffice', { office: named(offices) }) : undefined
}

/** The roles with one more, or one less. */
export function withToggled(chosen: readonly Role[], role: Role): readonly Role[] {
  return chosen.includes(role) ? chosen.filter(other => other !== role) : [...chosen, role]
}

/** Whether two accounts of roles name the same ones, in whatever order. */
export function sameRoles(one: readonly Role[], other: readonly Role[]): boolean {
  return one.length === other.length && one.every(role => other.includes(role))
}
