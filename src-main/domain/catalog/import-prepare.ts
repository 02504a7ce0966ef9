import type { SheetField } from '#contract/catalog-import.ts'
import { tidyName, tidyText } from './tidy-text.ts'
import type { Departments } from './import-departments.ts'
import type { ItemRowOfSheet } from './import-rows.ts'
import { codeKey, provisionalPrefix } from './item-code.ts'
import { plainCell } from '#kernel/neutral-cell.ts'
import { nameKey } from './sound.ts'

/** Rows with their department and code, before anything else of them is read. */

export type CellOf = (field: SheetField) => { raw: string; formula: boolean }

export interface PreparedRow extends ItemRowOfSheet {
  readonly cell: CellOf
  readonly departmentId: string
  readonly code: string
  readonly codeKey: string
}

export const nothing = { raw: '', formula: false }

export function cellsOf({ row, columnOf }: ItemRowOfSheet): CellOf {
  return field => {
    const column = columnOf.get(field)
    if (!column) return nothing
    return { raw: plainCell(row.cells[column.index] ?? ''), formula: row.formulas.includes(column.index) }
  }
}

/** The most exact name a row has; the names above it stand in only where the sheet has no column of its own for it. */
export function nameOfRow(cell: CellOf): string {
  const own = cell('name')
  if (own.formula) return ''
  const name = tidyName(own.raw)
  if (name !== '' && name !== '/' && name !== '无') return name
  const sub = tidyName(cell('subItemName').raw)
  return sub === '/' || sub === '无' ? '' : sub
}

export function sameNameKey(name: string, departmentId: string): string {
  return `${nameKey(name)}\n${departmentId}`
}

/** A number from a text, spread over 52 bits: two names of one office practically never share it. */
function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return ((b >>> 0) * 1_048_576 + ((a >>> 0) & 0xfffff)).toString(36).toUpperCase()
}

/** What stands in for the department of a sheet that names none anywhere. */
export const unnamedDepartment = '未注明部门'

/**
 * Gives every row its department and its code. A sheet without codes is compared by name and department; what is new in
 * it gets a provisional code that is the same each time the sheet is read.
 * @param codeByName  code of an item of the catalogue by `sameNameKey`
 */
export function prepareRows(
  rows: readonly ItemRowOfSheet[],
  departments: Departments,
  codeByName: ReadonlyMap<string, string>,
): PreparedRow[] {
  const taken = new Map<string, number>()
  return rows.map(each => {
    const cell = mainNameAlone(each) ? renamed(cellsOf(each)) : cellsOf(each)
    const anywhere = each.columnOf.has('department')
    const department = each.department === '' && !anywhere ? unnamedDepartment : each.department
    const departmentId = department === '' ? '' : departments.idOf(department, cell('departmentCode').raw)
    const written = tidyText(cell('code').raw)
    if (each.coded) return { ...each, cell, department, departmentId, code: written, codeKey: codeKey(written) }
    const name = nameOfRow(cell)
    const main = tidyName(cell('mainItemName').raw)
    const known = codeByName.get(sameNameKey(name, departmentId))
    const base = known ?? `${provisionalPrefix}${digest(`${nameKey(department)}\n${nameKey(main)}\n${nameKey(name)}`)}`
    const times = (taken.get(base) ?? 0) + 1
    taken.set(base, times)
    const code = name === '' ? '' : times === 1 ? base : `${base}-${times}`
    return { ...each, cell, department, departmentId, code, codeKey: codeKey(code) }
  })
}

/** A list that knows main items alone names its items by them. */
function mainNameAlone({ columnOf }: ItemRowOfSheet): boolean {
  return !columnOf.has('name') && columnOf.has('mainItemName')
}

/** The main item's name stands for the item where the row has no sub-item either. */
function renamed(cell: CellOf): CellOf {
  return field => {
    if (field !== 'name') return cell(field)
    const sub = tidyName(cell('subItemName').raw)
    return sub === '' || sub === '/' || sub === '无' ? cell('mainItemName') : cell('subItemName')
  }
}
