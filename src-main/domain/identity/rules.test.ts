import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Account } from '#contract/identity.ts'
import { permissionsOfRole, roles, threeOffices, type Role } from '#contract/roles.ts'
import { checkPassword, checkRoles, checkStop } from './rules.ts'

const someRoles = fc.uniqueArray(fc.constantFrom(...roles))
const isOffice = (role: Role) => (threeOffices as readonly Role[]).includes(role)

describe('三员分立 the three offices are separate', () => {
  it('an account never holds two offices, nor an office beside working roles', () => {
    fc.assert(
      fc.property(someRoles, held => {
        const offices = held.filter(isOffice)
        const allowed = offices.length === 0 || (offices.length === 1 && held.length === 1)
        expect(checkRoles(held).ok).toBe(allowed)
      }),
    )
  })

  it('says which two offices clash', () => {
    expect(checkRoles(['system-administrator', 'audit-administrator'])).toEqual({
      ok: false,
      violation: { code: 'TWO_OFFICES', data: { offices: ['system-administrator', 'audit-administrator'] } },
    })
  })

  it('no office may do catalogue, sharing or announcement work', () => {
    const work = /^(catalog|negative-list|sharing|knowledge|announcements)\./
    for (const office of threeOffices) expect(permissionsOfRole[office].filter(name => work.test(name))).toEqual([])
  })
})

describe('passwords', () => {
  it('are counted in characters, not bytes', () => {
    expect(checkPassword('一二三四五六七八九').ok).toBe(false)
    expect(checkPassword('一二三四五六七八九十').ok).toBe(true)
  })
})

describe('停用账号 stopping accounts', () => {
  const account = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    roles: fc.oneof(
      fc.constantFrom(...threeOffices).map((office): Role[] => [office]),
      fc.constant<Role[]>(['clerk']),
    ),
    active: fc.boolean(),
  })
  const office = fc.uniqueArray(account, { selector: ({ id }) => id, minLength: 1 }).map(people =>
    people.map((person): Account => ({
      ...person,
      loginName: person.id,
      displayName: person.id,
      departmentId: null,
      revision: 1,
    })),
  )

  it('whatever is stopped one after another, an office that had an active holder keeps one, and nobody stops themselves', () => {
    fc.assert(
      fc.property(office, fc.array(fc.nat(4), { maxLength: 8 }), (people, order) => {
        let now: readonly Account[] = people
        const actor = people[0]?.id
        for (const place of order) {
          const next = now[place]
          if (!next || !checkStop(next, now, actor).ok) continue
          expect(next.id).not.toBe(actor)
          now = now.map(one => (one.id === next.id ? { ...one, active: false } : one))
        }
        const holders = (list: readonly Account[], role: Role) =>
          list.filter(({ active, roles }) => active && roles.includes(role)).length
        for (const role of threeOffices) if (holders(people, role) > 0) expect(holders(now, role)).toBeGreaterThan(0)
      }),
    )
  })
})
