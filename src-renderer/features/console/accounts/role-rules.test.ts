import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles, threeOffices, type Role } from '#contract/roles.ts'
import { sameRoles, whyNot, withToggled } from './role-rules.ts'

const offices = (held: readonly Role[]): readonly Role[] => held.filter(role => threeOffices.some(one => one === role))

describe('三员分立，先说再点', () => {
  it('who holds one of the three offices is told why a second is not possible', () => {
    expect(whyNot(['system-administrator'], 'audit-administrator')).toBe('已选系统管理员，三个管理员只能担任一个')
  })
  it('who does the work of the office is told why not to be an administrator, and the other way round', () => {
    expect(whyNot(['clerk', 'reviewer'], 'audit-administrator')).toBe(
      '已有业务角色（目录经办、审核人），管理员不能兼做业务',
    )
    expect(whyNot(['audit-administrator'], 'clerk')).toBe('已选审计管理员，管理员不能兼做业务')
  })
  it('however somebody clicks through what is offered, nobody comes to two offices, or to an office and other work', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...roles), { maxLength: 30 }), clicks => {
        let chosen: readonly Role[] = []
        for (const role of clicks) if (whyNot(chosen, role) === undefined) chosen = withToggled(chosen, role)
        expect(offices(chosen).length).toBeLessThanOrEqual(1)
        if (offices(chosen).length === 1) expect(chosen).toHaveLength(1)
      }),
    )
  })
  it('a role that is held can always be taken away, even out of a combination that is not allowed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1 }), held => {
        for (const role of held) expect(whyNot(held, role)).toBeUndefined()
      }),
    )
  })
  it('choosing and taking away again leaves the roles as they were, whatever their order', () => {
    expect(sameRoles(withToggled(withToggled(['clerk', 'trainer'], 'clerk'), 'clerk'), ['clerk', 'trainer'])).toBe(true)
    expect(sameRoles(['clerk'], ['trainer'])).toBe(false)
    expect(sameRoles([], ['trainer'])).toBe(false)
  })
})
