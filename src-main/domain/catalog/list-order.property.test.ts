import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemTypes, type TimeLimit } from '#contract/catalog-item.ts'
import { itemGroupings, itemSorts, type ItemCondition } from '#contract/catalog-list.ts'
import { limitInWorkingDays } from './limit-length.ts'
import { meetsAll } from './list-conditions.ts'
import { walkRows } from './list-filter.ts'
import { groupValue, inGroups, positionOf, sortKey, turned } from './list-order.ts'
import { listRowOf, type ListRow, type ListVersion } from './list-rows.ts'

const names = ['高龄津贴申领', '排水许可', '排水许可（变更）', '临时救助', '居住证签注']
const limits: (TimeLimit | null)[] = [
  null,
  { value: 0, unit: 'on-the-spot', raw: '即办' },
  { value: 3, unit: 'month', raw: '3个月' },
  { value: 20, unit: 'working-day', raw: '20个工作日' },
]
const slots = new Map<string, number>()
const slotOf = (id: string) => {
  if (!slots.has(id)) slots.set(id, slots.size)
  return slots.get(id) ?? 0
}

const someRows = fc
  .array(
    fc.record({
      name: fc.constantFrom(...names),
      limit: fc.constantFrom(...limits),
      visitCount: fc.option(fc.nat(3)),
      itemType: fc.option(fc.constantFrom(...itemTypes)),
      departmentId: fc.constantFrom('d1', 'd2', 'd3'),
      basicCode: fc.constantFrom('', '440511016000', '440511022000'),
      until: fc.option(fc.constantFrom('2026-12-31', '2027-06-30')),
      draft: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map(drawn =>
    drawn.flatMap((one, index): ListRow[] => {
      const version: ListVersion = {
        itemId: `item-${String(index).padStart(3, '0')}`,
        code: `4403-${index}`,
        number: 1 + (index % 3),
        state: 'published',
        revision: 1,
        effectiveFrom: '2026-01-01',
        effectiveUntil: one.until,
        returned: false,
        name: one.name,
        basicCode: one.basicCode,
        itemType: one.itemType,
        departmentId: one.departmentId,
        promisedLimit: one.limit && JSON.stringify(one.limit),
        statutoryLimit: null,
        visitCount: one.visitCount,
        materials: index % 5,
        changedAt: '2026-11-24T16:30:00.000Z',
        sound: one.name,
        searchWords: one.name,
        searchLatin: '',
      }
      const draft: ListVersion = { ...version, number: 9, state: 'draft', effectiveFrom: null, visitCount: 3 }
      const row = listRowOf(one.draft ? [version, draft] : [version], '2026-11-24', slotOf)
      return row ? [row] : []
    }),
  )

const noSound = (id: string) => id
const everything = { departmentIds: [], itemTypes: [], phases: [], text: '' }
const narrowed = (rows: readonly ListRow[], conditions: ItemCondition[]) =>
  walkRows(rows, { ...everything, conditions }, { count: slots.size, slotOf: id => slots.get(id) ?? -1 }).rows

describe('orders of the list', () => {
  it('every column orders all rows, falling is rising turned, and what is not said stands last both ways', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(...itemSorts), (rows, sort) => {
        const keyOf = (row: ListRow) => sortKey(row, sort, noSound)
        const rising = [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
        const falling = turned(rising, keyOf)
        expect(new Set(falling)).toEqual(new Set(rows))
        const said = (row: ListRow) => keyOf(row).startsWith('0')
        expect(falling.filter(said)).toEqual(rising.filter(said).reverse())
        for (const order of [rising, falling])
          expect(order.map(said)).toEqual([...order.map(said)].sort((a, b) => Number(b) - Number(a)))
        for (const [descending, order] of [
          [false, rising],
          [true, falling],
        ] as const)
          for (const [index, row] of order.entries())
            expect(positionOf(order, keyOf(row), keyOf, descending)).toBe(index)
      }),
      { numRuns: 150 },
    )
  })

  it('grouping loses no row, keeps the order within a group, and its counts are those of the rows', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom(...itemGroupings), (rows, grouping) => {
        const grouped = inGroups(rows, grouping, noSound)
        expect(grouped.rows.length).toBe(rows.length)
        let start = 0
        for (const { value, count } of grouped.groups) {
          const members = rows.filter(row => groupValue(row, grouping) === value)
          expect(grouped.rows.slice(start, start + count)).toEqual(members)
          start += count
        }
        expect(start).toBe(rows.length)
      }),
      { numRuns: 150 },
    )
  })

  it('three months are longer than twenty working days, 即办 is shorter than anything, unknown is no figure', () => {
    expect(limits.map(limitInWorkingDays)).toEqual([null, 0, 65.25, 20])
  })
})

describe('conditions', () => {
  it('an unknown limit is neither short nor long: only 未填 finds it', () => {
    fc.assert(
      fc.property(someRows, fc.nat(100), (rows, value) => {
        const of = (operator: 'at-least' | 'at-most' | 'unknown') =>
          narrowed(rows, [{ kind: 'number', field: 'promised', operator, value }])
        expect(of('unknown').every(row => row.promisedLimit === null)).toBe(true)
        expect([...of('at-least'), ...of('at-most')].some(row => row.promisedLimit === null)).toBe(false)
        const exactly = narrowed(rows, [{ kind: 'number', field: 'promised', operator: 'is', value }]).length
        expect(of('at-least').length + of('at-most').length + of('unknown').length - exactly).toBe(rows.length)
      }),
      { numRuns: 150 },
    )
  })

  it('a value that is left out and the same value chosen divide the rows between them', () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom('d1', 'd2', 'd3'), (rows, id) => {
        const without = narrowed(rows, [{ kind: 'choice', field: 'department', operator: 'is-not', values: [id] }])
        expect(without.length + rows.filter(row => row.departmentId === id).length).toBe(rows.length)
      }),
      { numRuns: 60 },
    )
  })

  it('all conditions hold together, and a day counts in Shanghai', () => {
    fc.assert(
      fc.property(someRows, rows => {
        const text: ItemCondition = { kind: 'text', field: 'name', operator: 'contains', value: '排水许可(变更)' }
        const day: ItemCondition = { kind: 'day', field: 'changed', operator: 'since', value: '2026-11-25' }
        expect(rows.filter(meetsAll([text, day]))).toEqual(rows.filter(row => row.name === '排水许可（变更）'))
      }),
      { numRuns: 60 },
    )
  })

  it('what an unfinished version says otherwise stands beside the row, and nothing else of it', () => {
    fc.assert(
      fc.property(someRows, rows => {
        for (const row of rows) {
          if (row.working === null) expect(row.pending).toBeNull()
          else expect(row.pending).toEqual(row.visitCount === 3 ? {} : { visitCount: 3 })
        }
      }),
      { numRuns: 60 },
    )
  })
})
