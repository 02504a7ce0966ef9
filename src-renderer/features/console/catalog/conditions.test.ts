import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  choiceFields,
  dayFields,
  itemConditionSchema,
  numberFields,
  numberOperators,
  textFields,
  textOperators,
  type ItemCondition,
} from '#contract/catalog-list.ts'
import { conditionsInAddress, conditionsOfAddress } from './conditions.ts'
import { readCell, readLimit } from './cell-values.ts'

const condition: fc.Arbitrary<ItemCondition> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    field: fc.constantFrom(...textFields),
    operator: fc.constantFrom(...textOperators),
    value: fc.string({ minLength: 1, maxLength: 12 }).filter(text => text.trim() === text),
  }),
  fc.record({
    kind: fc.constant('number' as const),
    field: fc.constantFrom(...numberFields),
    operator: fc.constantFrom(...numberOperators.filter(one => one !== 'unknown')),
    value: fc.nat(1_000),
  }),
  fc.record({
    kind: fc.constant('day' as const),
    field: fc.constantFrom(...dayFields),
    operator: fc.constantFrom('since' as const, 'by' as const),
    value: fc.constantFrom('2026-11-24', '2027-01-01'),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    field: fc.constantFrom(...choiceFields),
    operator: fc.constant('is-not' as const),
    values: fc.array(fc.constantFrom('penalty', 'd:1', 'a,b', '~'), { minLength: 1, maxLength: 3 }),
  }),
)

describe('conditions in an address', () => {
  it('an address read back is the same conditions', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), conditions => {
        expect(conditionsOfAddress(conditionsInAddress(conditions) ?? '')).toEqual(conditions)
      }),
    )
  })
  it('an address somebody made up gives conditions of ours or none, and never an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map(text => `promised:at-least:${text}`),
        ),
        address => {
          for (const one of conditionsOfAddress(address)) expect(itemConditionSchema.safeParse(one).success).toBe(true)
        },
      ),
    )
  })
})

describe('what is written into a cell', () => {
  it.each([
    ['20', { value: 20, unit: 'working-day' }],
    ['２０个工作日', { value: 20, unit: 'working-day' }],
    ['3个月', { value: 3, unit: 'month' }],
    ['15天', { value: 15, unit: 'day' }],
    ['即办', { value: 0, unit: 'on-the-spot' }],
  ])('%s is read with its unit', (text, limit) => {
    expect(readLimit(text)).toMatchObject(limit)
  })
  it('a limit that says nothing is not said, and one that cannot be read is refused, never 0', () => {
    expect(readLimit(' ')).toBeNull()
    for (const text of ['二十', '尽快', '-3', '3光年']) expect(readLimit(text)).toBeUndefined()
  })
  it('a department is known by its name or another name of it', () => {
    const offices = [{ id: 'd1', name: '澄湾区民政局', aliases: ['区民政局'] }]
    expect(readCell('departmentId', '区民政局', offices)).toEqual({ change: { field: 'departmentId', value: 'd1' } })
    expect(readCell('departmentId', '市民政局', offices)).toHaveProperty('wrong')
    expect(readCell('visitCount', '１次', offices)).toEqual({ change: { field: 'visitCount', value: 1 } })
    expect(readCell('basicCode', '44051101600', offices)).toHaveProperty('wrong')
  })
})
