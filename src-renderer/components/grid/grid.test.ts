import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedLines, linesOf } from './grid-lines.ts'
import { asCsv, asTsv, between, cellsOfTsv, inOrder, movedKey, safeCell, type GridColumn } from './grid.props.ts'

interface Row {
  readonly name: string
  readonly office: string
}
const columns: readonly GridColumn<Row>[] = [
  { key: 'name', title: '事项名称', text: row => row.name },
  { key: 'office', title: '实施主体', text: row => row.office },
]

describe('lists', () => {
  it('copied rows are tab-separated with their heads, one line a row', () => {
    expect(asTsv(columns, [{ name: '高龄津贴\n申领', office: '区民政局' }])).toBe(
      '事项名称\t实施主体\n高龄津贴 申领\t区民政局',
    )
  })
  it('a cell that a spreadsheet would run is kept as text', () => {
    expect(safeCell('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")')
    expect(safeCell('@x')).toBe("'@x")
    expect(safeCell('-12')).toBe('-12')
    expect(safeCell('-1+cmd')).toBe("'-1+cmd")
  })
  it('an exported file opens as Chinese and quotes what needs quoting', () => {
    expect(asCsv(columns, [{ name: '说“"好"”', office: 'a,b' }])).toBe(
      '\uFEFF"事项名称","实施主体"\r\n"说“""好""”","a,b"\r\n',
    )
  })
  it('grouping loses no row and counts each group', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string(), office: fc.constantFrom('甲', '乙', '丙') })), rows => {
        const lines = linesOf(rows, { groupOf: row => row.office })
        const all = Array.from({ length: lines.count }, (_, place) => lines.at(place))
        const shown = all.flatMap(line => (line?.kind === 'row' ? [line.index] : []))
        expect([...shown].sort((a, b) => a - b)).toEqual(rows.map((_, index) => index))
        for (const line of all)
          if (line?.kind === 'group') expect(line.count).toBe(rows.filter(row => row.office === line.title).length)
      }),
    )
  })
  it('groups that are only counted draw the same lines, and a folded one hides its rows alone', () => {
    const counts = fc.array(fc.nat(5), { maxLength: 8 })
    fc.assert(
      fc.property(counts, fc.nat(8), (sizes, folding) => {
        const groups = sizes.map((count, index) => ({ key: String(index), title: String(index), count }))
        const total = sizes.reduce((sum, count) => sum + count, 0)
        const rows = { length: total, at: (index: number) => index }
        const folded = new Set([String(folding)])
        const lines = countedLines(rows, groups, folded)
        const drawn = Array.from({ length: lines.count }, (_, place) => lines.at(place))
        const indexes = drawn.flatMap(line => (line?.kind === 'row' ? [line.index] : []))
        const hidden = folding < sizes.length ? (sizes[folding] ?? 0) : 0
        expect(indexes.length).toBe(total - hidden)
        expect(indexes).toEqual([...indexes].sort((a, b) => a - b))
        expect(drawn.filter(line => line?.kind === 'group').length).toBe(groups.length)
        for (const index of indexes) expect(lines.at(lines.placeOf(index))).toMatchObject({ index })
        expect(lines.at(lines.count)).toBeUndefined()
      }),
    )
  })
  it('what was copied out of a list can be pasted back cell by cell', () => {
    const cells = fc.array(fc.array(fc.stringMatching(/^[一-龥a-z0-9 ]{1,6}$/), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(cells, rows => {
        const copied = asTsv(
          columns,
          rows.map(([name = '', office = '']) => ({ name, office })),
        )
        expect(cellsOfTsv(copied)).toEqual([['事项名称', '实施主体'], ...rows])
      }),
    )
    expect(cellsOfTsv('"两\n行"\t5\r\n"说""好"""\t\r\n')).toEqual([
      ['两\n行', '5'],
      ['说"好"', ''],
    ])
  })
  it('a remembered order holds, and a column it does not know stands beside its neighbour', () => {
    const abc = ['a', 'b', 'c', 'd'].map(key => ({ key }))
    expect(inOrder(abc, ['c', 'a', 'gone']).map(({ key }) => key)).toEqual(['c', 'd', 'a', 'b'])
    expect(movedKey(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a'])
  })
  it('a range from either end holds both ends', () => {
    expect(between(5, 3)).toEqual([3, 4, 5])
    expect(between(2, 2)).toEqual([2])
  })
})
