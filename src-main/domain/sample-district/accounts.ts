import type { Account } from '#contract/identity.ts'
import { roles, type Role } from '#contract/roles.ts'
import type { PlannedDepartment } from './departments.ts'
import { readWords } from './words.ts'

/** One account of the district; everybody who acts in its history has one. */
export interface PlannedAccount {
  readonly loginName: string
  readonly displayName: string
  readonly departmentId: string
  readonly role: Role
}

export function plannedAccounts(departments: readonly PlannedDepartment[]): PlannedAccount[] {
  const idOf = new Map(departments.map(({ key, id }) => [key, id]))
  return readWords('people.tsv').map(([loginName = '', displayName = '', key = '', word = '']) => {
    const role = roles.find(candidate => candidate === word)
    const departmentId = idOf.get(key)
    if (!role || departmentId === undefined) throw new Error(`unknown role or department in people.tsv: ${loginName}`)
    return { loginName, displayName, departmentId, role }
  })
}

/** Somebody who acts, as the other modules write them down. */
export interface SamplePerson {
  readonly accountId: string
  readonly name: string
  readonly departmentId: string
}

export interface SamplePeople {
  /** The one of a department who holds this role. @throws when the plan has nobody */
  of(role: Role, departmentId: string): SamplePerson
  /** One of those who hold this role anywhere, the first or the second. */
  any(role: Role, index?: number): SamplePerson
}

/** @param accounts  as they were stored, with their identities */
export function samplePeople(accounts: readonly Account[]): SamplePeople {
  const personOf = (account: Account): SamplePerson => ({
    accountId: account.id,
    name: account.displayName,
    departmentId: account.departmentId ?? '',
  })
  const found = (account: Account | undefined, wanted: string) => {
    if (!account) throw new Error(`the sample district has no ${wanted}`)
    return personOf(account)
  }
  const holding = (role: Role) => accounts.filter(account => account.roles.includes(role))
  return {
    of: (role, departmentId) =>
      found(
        holding(role).find(account => account.departmentId === departmentId),
        `${role} of ${departmentId}`,
      ),
    any(role, index = 0) {
      const all = holding(role)
      return found(all[index % Math.max(1, all.length)], role)
    },
  }
}
