import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemContentSchema } from '#contract/catalog-item.ts'
import type { EditedCell } from '#contract/desk.ts'
import { editsByItem, sameValue, turnable, withCell } from './rules.ts'

/** A catalogue of four items with two fields, as plain figures. */
const cellKeys = ['a', 'b', 'c', 'd'].flatMap(itemId =>
  (['visitCount', 'consultPhone'] as const).map(field => ({ itemId, field })),
)
const keyOf = (cell: { itemId: string; field: string }) => `${cell.itemId}.${cell.field}`
type State = Record<string, unknown>

const someEdit = fc.uniqueArray(
  fc.record({ cell: fc.constantFrom(...cellKeys), value: fc.constantFrom(0, 1, 2, null) }),
  { selector: ({ cell }) => keyOf(cell), minLength: 1, maxLength: 6 },
)

function apply(state: State, edit: { cell: (typeof cellKeys)[number]; value: unknown }[]): EditedCell[] {
  return edit.map(({ cell, value }) => {
    const before = state[keyOf(cell)] ?? null
    state[keyOf(cell)] = value
    return { ...cell, code: cell.itemId, name: cell.itemId, before, after: value }
  })
}
function turn(state: State, cells: readonly EditedCell[], direction: 'undo' | 'redo') {
  const outcome = turnable(cells, direction, cell => state[keyOf(cell)] ?? null)
  for (const cell of outcome.turn) state[keyOf(cell)] = direction === 'undo' ? cell.before : cell.after
  return outcome
}

describe('撤销', () => {
  it('没有人动过的格子全部回去，动过的一格不碰并且都列出来', () => {
    fc.assert(
      fc.property(someEdit, fc.array(someEdit, { maxLength: 4 }), (mine, others) => {
        const state: State = {}
        const cells = apply(state, mine)
        for (const other of others) apply(state, other)
        const beforeUndo = { ...state }
        const { turn: back, touched } = turn(state, cells, 'undo')
        expect(back.length + touched.length).toBe(cells.length)
        for (const cell of cells) {
          const now = beforeUndo[keyOf(cell)] ?? null
          if (JSON.stringify(now) === JSON.stringify(cell.after)) expect(state[keyOf(cell)]).toEqual(cell.before)
          else expect(state[keyOf(cell)] ?? null).toEqual(now)
        }
        const mineKeys = new Set(cells.map(keyOf))
        for (const key of Object.keys(beforeUndo)) if (!mineKeys.has(key)) expect(state[key]).toEqual(beforeUndo[key])
      }),
      { numRuns: 300 },
    )
  })

  it('撤销以后重做，和做完的时候一样', () => {
    fc.assert(
      fc.property(someEdit, mine => {
        const state: State = {}
        const cells = apply(state, mine)
        const done = { ...state }
        turn(state, cells, 'undo')
        expect(turn(state, cells, 'redo').touched).toEqual([])
        expect(state).toEqual(done)
      }),
      { numRuns: 200 },
    )
  })

  it('时限的数目和单位一样就是没有动过，写法不算', () => {
    const limit = (raw: string) => ({ value: 20, unit: 'working-day', raw })
    expect(sameValue('promisedLimit', limit('20个工作日'), limit('二十个工作日'))).toBe(true)
    expect(sameValue('promisedLimit', limit('20日'), null)).toBe(false)
    expect(sameValue('visitCount', 0, null)).toBe(false)
  })

  it('一格只改自己的字段；同一格写两次，后一次算数', () => {
    const content = itemContentSchema.parse({ name: '高龄津贴申领', departmentId: 'd' })
    const changed = withCell(content, { field: 'visitCount', value: 2 })
    expect({ ...changed, visitCount: null }).toEqual(content)
    const edits = editsByItem([
      { itemId: 'a', change: { field: 'visitCount', value: 1 } },
      { itemId: 'a', change: { field: 'visitCount', value: 2 } },
    ])
    expect([...(edits.get('a')?.values() ?? [])]).toEqual([{ field: 'visitCount', value: 2 }])
  })
})
