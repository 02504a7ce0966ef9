import type { SheetField } from '#contract/catalog-import.ts'
import { tidyName, tidyText } from './tidy-text.ts'
import type { ReadTable, SheetColumn } from './import-columns.ts'
import { codeKey } from './item-code.ts'
import type { SheetRow } from './ports.ts'

/** Which rows of a table are items, and what stands around them: sections, totals, notes, headings once more. */

export interface ItemRowOfSheet {
  readonly row: SheetRow
  readonly columnOf: ReadonlyMap<SheetField, SheetColumn>
  readonly sheetName: string | null
  /** Row number made unique over the sheets of a file. */
  readonly line: number
  readonly department: string
  /** The department stands in the row itself, or above it in a merged cell. */
  readonly departmentFrom: 'cell' | 'above' | 'section' | 'nowhere'
  /** The table has a column of codes that tell items apart. */
  readonly coded: boolean
}

const linesOfSheet = 1_000_000
const noteWords =
  /^(注[:：]?|备注[:：]|说明[:：]|填[表报](人|单位|日期)|制表|审核人|负责人|联系人|打印|合计|总计|共计|小计)/
const sectionWords =
  /^([一二三四五六七八九十百]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+(部分|章|类))|共计?\s*\d+\s*[项个]/
const departmentWords =
  /^(?:[一二三四五六七八九十百]+、|[（(][^（）()]{1,4}[）)]|\d+\s*[.、．])?\s*([^\s《》:：,，。；;]{2,30}?(?:局|委|委员会|办|办公室|厅|部|院|署|中心|所|站|政府|街道|街道办事处|镇|乡|公司|支队|大队|协会|联合会|残联|妇联|总工会))(?:[（(].*[）)])?$/

/** The department that a section's title, a tab or a title row names. */
export function departmentInTitle(text: string): string | undefined {
  return departmentWords.exec(tidyText(text).replace(/[-—_]*\d*$/, ''))?.[1]
}

function filled(row: SheetRow): string[] {
  return row.cells.map(cell => cell.trim()).filter(cell => cell !== '')
}

type RowKind = 'item' | 'note' | 'section'

function kindOf(row: SheetRow, headings: ReadonlySet<string>, ownIndexes: ReadonlySet<number>): RowKind {
  const texts = filled(row)
  const [first = ''] = texts
  if (noteWords.test(first)) return 'note'
  const distinct = new Set(texts)
  if (distinct.size >= 2) {
    // The headings stand once more at the head of a printed page.
    const again = texts.filter(text => headings.has(text)).length
    return again >= 2 && again >= texts.length * 0.6 ? 'note' : 'item'
  }
  if (/^\d+$/.test(first)) return 'note'
  const alone = texts.length === 1 && row.cells.some((cell, at) => cell.trim() !== '' && ownIndexes.has(at))
  return alone && !sectionWords.test(first) ? 'item' : 'section'
}

/** A column whose cells were merged over several rows and lost that in a text file: many blanks, each below a value. */
function carriesDown(rows: readonly SheetRow[], index: number): boolean {
  if ((rows[0]?.cells[index] ?? '').trim() === '') return false
  const blank = rows.filter(row => (row.cells[index] ?? '').trim() === '').length
  return rows.length >= 3 && blank >= rows.length * 0.3
}

/** Whether codes tell items apart: where many stand at several names, they are those of main items. */
function codesIdentify(
  rows: readonly SheetRow[],
  code: SheetColumn | undefined,
  name: SheetColumn | undefined,
): boolean {
  if (!code) return false
  const nameOf = new Map<string, string>()
  let filledCells = 0
  let shared = 0
  for (const row of rows) {
    const key = codeKey(row.cells[code.index] ?? '')
    if (key === '') continue
    filledCells += 1
    const own = (row.cells[name?.index ?? -1] ?? '').trim()
    const before = nameOf.get(key)
    if (before === undefined) nameOf.set(key, own)
    else if (before !== own) shared += 1
  }
  return filledCells > 0 && shared <= filledCells * 0.3
}

/** A row may be shorter than its headings. */
function withCell(row: SheetRow, index: number, text: string): SheetRow {
  const cells = [...row.cells]
  while (cells.length < index) cells.push('')
  cells[index] = text
  return { ...row, cells }
}

/** The rows of all tables that are items, in the order of the file. @param noted  told of every row left out as none */
export function itemRows(tables: readonly ReadTable[], noted: (kind: 'note' | 'section') => void): ItemRowOfSheet[] {
  return tables.flatMap((table, sheet) => {
    const columnOf = new Map<SheetField, SheetColumn>()
    for (const column of table.columns) if (column.field) columnOf.set(column.field, column)
    const headings = new Set(table.columns.map(column => column.heading).filter(heading => heading !== ''))
    // A row that holds a material alone goes on with the item above it.
    const names = (['name', 'subItemName', 'mainItemName', 'materials'] as const).flatMap(
      each => columnOf.get(each)?.index ?? [],
    )
    const ownIndexes = new Set(names)
    const departmentColumn = columnOf.get('department')
    const carried = new Map<number, string>()
    // A list with codes says of each item what it says; only one without them has sub-items below a merged main item.
    const merged = columnOf.has('code') ? (['department'] as const) : (['department', 'mainItemName'] as const)
    const carrying = merged
      .flatMap(each => columnOf.get(each)?.index ?? [])
      .filter(index => columnOf.size > 1 && carriesDown(table.rows, index))
    const coded = codesIdentify(table.rows, columnOf.get('code'), columnOf.get('name') ?? columnOf.get('subItemName'))
    let section = departmentInTitle(table.sheetName ?? '') ?? table.titles.map(departmentInTitle).find(Boolean) ?? ''
    return table.rows.flatMap(original => {
      const kind = kindOf(original, headings, ownIndexes)
      if (kind !== 'item') {
        noted(kind)
        if (kind === 'section') section = departmentInTitle(filled(original)[0] ?? '') ?? section
        return []
      }
      let row = original
      for (const index of carrying) {
        const own = row.cells[index]?.trim() ?? ''
        if (own !== '') carried.set(index, row.cells[index] ?? '')
        else if (carried.has(index)) row = withCell(row, index, carried.get(index) ?? '')
      }
      const own = tidyName(departmentColumn ? (row.cells[departmentColumn.index] ?? '') : '')
      const above = own !== '' && row !== original
      const from = own === '' ? (section === '' || departmentColumn ? 'nowhere' : 'section') : above ? 'above' : 'cell'
      return {
        row,
        columnOf,
        sheetName: table.sheetName,
        line: sheet * linesOfSheet + row.rowNumber,
        department: own === '' && from === 'section' ? section : own,
        departmentFrom: from,
        coded,
      } satisfies ItemRowOfSheet
    })
  })
}
