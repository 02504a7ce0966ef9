import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permissionsOfRole, roles, threeOffices, type Role } from '#contract/roles.ts'
import { checkPassword, checkRoles } from './rules.ts'

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
