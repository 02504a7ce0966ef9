import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asCsv, asTsv, between, linesOf, safeCell, type GridColumn } from './grid.props.ts'

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
        const lines = linesOf(rows, row => row.office)
        const shown = lines.flatMap(line => (line.kind === 'row' ? [line.index] : []))
        expect([...shown].sort((a, b) => a - b)).toEqual(rows.map((_, index) => index))
        for (const line of lines)
          if (line.kind === 'group') expect(line.count).toBe(rows.filter(row => row.office === line.title).length)
      }),
    )
  })
  it('a range from either end holds both ends', () => {
    expect(between(5, 3)).toEqual([3, 4, 5])
    expect(between(2, 2)).toEqual([2])
  })
})
