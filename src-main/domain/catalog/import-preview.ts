import type { CellRemark, ImportRow, ImportSummary, SheetField, SheetMapping } from '#contract/catalog-import.ts'
import { itemContentSchema, type ItemContent } from '#contract/catalog-item.ts'
import { cellsReader, type ReadCells } from './import-cells.ts'
import type { ReadTable } from './import-columns.ts'
import { baseOf, compareRow, contentSeen, leavingInherited, type Base, type Leading } from './import-compare.ts'
import type { Departments } from './import-departments.ts'
import { newDepartmentName } from './import-departments.ts'
import { resemblances, type Known } from './import-duplicates.ts'
import { nameOfRow, type CellOf, type PreparedRow } from './import-prepare.ts'
import { proposeDictionary } from './import-types.ts'
import { parseItemCode } from './item-code.ts'
import { tidyText } from './tidy-text.ts'

/** What applying a row writes. Departments that do not exist yet are named `new:` and their name. */
export interface RowPlan {
  readonly code: string
  readonly content: ItemContent
  readonly base: Base | null
}

export interface PreviewedRow {
  readonly shown: ImportRow
  readonly plan: RowPlan | null
}

export type PreviewSummary = Pick<
  ImportSummary,
  'rows' | 'counts' | 'unknownWords' | 'newDepartments' | 'tidied' | 'typeDictionary' | 'columns'
>

export function counter<Key>() {
  const counts = new Map<Key, number>()
  return { counts, add: (key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1) }
}

/** What an item is before anybody says anything of it. */
export const blankContent: ItemContent = itemContentSchema.parse({ name: '-', departmentId: '-' })

/**
 * Compares rows with the catalogue, one after the other, and writes nothing.
 * A code that stands twice is refused the second time (a row that stands twice as it is, is a duplicate); a name that
 * resembles another of its department is possibly a duplicate, and taken only when somebody says so.
 * @param known  items of the catalogue that a new name may resemble
 */
export function rowPreviewer(
  prepared: readonly PreparedRow[],
  sheet: {
    readonly tables: readonly ReadTable[]
    readonly mapping: SheetMapping
    readonly departments: Departments
    readonly cutShort: boolean
    readonly tidied: ReturnType<typeof counter<string>>
  },
  known: Iterable<Known>,
) {
  const { mapping, tidied } = sheet
  const typeDictionary =
    mapping.typeDictionary ??
    proposeDictionary(prepared.map(each => ({ code: each.cell('itemType').raw, name: nameOfRow(each.cell) })))
  const last = prepared.at(-1)
  const unknown = counter<string>()
  const resembling = resemblances()
  for (const each of known) resembling.met(each)
  const firstOfCode = new Map<string, PreparedRow>()
  const departmentName = (id: string) => sheet.departments.nameOf(id)

  const counts = { new: 0, changed: 0, unchanged: 0, 'possible-duplicate': 0, refused: 0 }
  const departmentsNamed = new Set<string>()

  const readersOfColumns = new Map<PreparedRow['columnOf'], (cell: CellOf, base?: ItemContent) => ReadCells>()
  function readerOf(columnOf: PreparedRow['columnOf']) {
    const met = readersOfColumns.get(columnOf)
    if (met) return met
    const made = cellsReader([...columnOf.keys()], {
      typeDictionary,
      itemTypes: mapping.itemTypes,
      unitOf: field => columnOf.get(field)?.unit,
      headingOf: field => columnOf.get(field)?.heading ?? '',
      tidied: tidied.add,
      unknownWord: (field, word) => unknown.add(`${field}\n${word}`),
    })
    readersOfColumns.set(columnOf, made)
    return made
  }

  function previewRow(each: PreparedRow, leading: Leading | undefined): PreviewedRow {
    const { cell, row } = each
    const seen = leading && contentSeen(leading)
    const { patch, warnings, broken } = readerOf(each.columnOf)(cell, seen)
    const name = nameOfRow(cell)
    if (name !== '') patch.name = cell('name').raw.trim() === seen?.name ? seen.name : name
    const reasons: CellRemark[] = []
    const refuse = (field: SheetField | null, reason: string, raw = '', data: Record<string, unknown> = {}) =>
      reasons.push({ field, code: reason, raw: raw.slice(0, 500), data })

    if (sheet.cutShort && each === last) refuse(null, 'ROW_CUT_SHORT')
    for (const key of ['code', 'name', 'department'] as const) {
      if (cell(key).formula) refuse(key, 'FORMULA_IN_KEY', cell(key).raw)
    }
    const codeRaw = each.code
    if (each.coded && each.codeKey === '') refuse('code', 'CODE_MISSING')
    if (each.coded && /^\d(\.\d+)?E\+?\d+$/i.test(codeRaw)) refuse('code', 'CODE_ROUNDED', codeRaw)
    if (name === '' && !cell('name').formula) refuse('name', 'NAME_MISSING')
    if (name.length > 500) refuse('name', 'NAME_TOO_LONG', name)
    if (codeRaw.length > 100) refuse('code', 'CODE_TOO_LONG', codeRaw)
    if (each.department === '' && !leading) refuse('department', 'DEPARTMENT_MISSING')
    const earlier = each.codeKey === '' || !each.coded ? undefined : firstOfCode.get(each.codeKey)
    const repeated = earlier !== undefined && sameCells(earlier, each)
    if (earlier && !repeated) refuse('code', 'CODE_TWICE', codeRaw, { rowNumber: earlier.row.rowNumber })
    if (!earlier && each.codeKey !== '') firstOfCode.set(each.codeKey, each)

    const shown = {
      rowNumber: row.rowNumber,
      line: each.line,
      sheetName: each.sheetName,
      code: codeRaw,
      name: name === '' ? tidyText(cell('name').raw) : name,
      departmentName: each.department,
      itemType: patch.itemType ?? null,
      itemId: leading?.itemId ?? null,
      reasons,
      warnings,
      changes: [],
    }
    if (repeated && reasons.length === 0) {
      refuse('code', 'SAME_ROW_IN_SHEET', codeRaw, { rowNumber: earlier.row.rowNumber })
      return { shown: { ...shown, state: 'possible-duplicate' }, plan: null }
    }
    if (broken !== undefined) {
      const field = broken as SheetField
      refuse(each.columnOf.has(field) ? field : null, 'CELL_TOO_LONG', cell(field).raw)
    }
    if (reasons.length > 0) return { shown: { ...shown, state: 'refused' }, plan: null }

    const parsed = parseItemCode(codeRaw)
    if (parsed.flags.length > 0) {
      warnings.push({ field: 'code', code: 'CODE_FLAGGED', raw: codeRaw, data: { flags: parsed.flags } })
    }
    const departmentId = seen && each.departmentFrom === 'nowhere' ? seen.departmentId : each.departmentId
    // What the upper level has numbered is not worked out anew from the implementation code.
    const basicCode = patch.basicCode ?? (leading?.basic ? undefined : parsed.basicCode)
    const content: ItemContent = Object.assign({}, seen ?? blankContent, patch, { name, departmentId })
    if (basicCode !== undefined) content.basicCode = basicCode
    if (leading && patch.name !== undefined) content.name = patch.name
    if (leading) {
      const { content: allowed, remarks } = leavingInherited(leading, content)
      warnings.push(...remarks)
      const compared = compareRow(leading, allowed, departmentName)
      const taken = compared.state === 'changed'
      return {
        shown: { ...shown, ...compared },
        plan: taken ? { code: codeRaw, content: allowed, base: baseOf(leading) } : null,
      }
    }
    const own: Known = { name, code: codeRaw, departmentId, basis: content.legalBasis, rowNumber: row.rowNumber }
    const like = resembling.met(own)
    if (like) {
      const { rowNumber, itemId } = like.twin
      const where = rowNumber === undefined ? 'CATALOGUE' : 'SHEET'
      const data = { name: like.twin.name, code: like.twin.code, ...(itemId ? { itemId } : { rowNumber }) }
      refuse('name', `SAME_${like.by}_IN_${where}`, name, data)
    }
    return {
      shown: { ...shown, state: like ? 'possible-duplicate' : 'new' },
      plan: { code: codeRaw, content, base: null },
    }
  }

  return {
    /** @param leading  the version that the catalogue has of the row's code */
    preview(each: PreparedRow, leading: Leading | undefined): PreviewedRow {
      const row = previewRow(each, leading)
      counts[row.shown.state] += 1
      const named = row.plan && newDepartmentName(row.plan.content.departmentId)
      if (named !== null && named !== undefined) departmentsNamed.add(named)
      return row
    },
    /** Of the rows that were previewed. */
    summary: (): PreviewSummary => ({
      rows: prepared.length,
      counts,
      typeDictionary,
      columns: sheet.tables.flatMap((table, index) =>
        table.columns
          .filter(({ heading }) => index === 0 || !sheet.tables[0]?.columns.some(first => first.heading === heading))
          .map(({ heading, field }) => ({ heading, field })),
      ),
      unknownWords: [...unknown.counts].map(([key, total]) => {
        const [field = 'itemType', word = ''] = key.split('\n')
        return { field: field as SheetField, word, rows: total }
      }),
      newDepartments: sheet.departments.made().filter(({ name }) => departmentsNamed.has(name)),
      tidied: [...tidied.counts].map(([kind, cells]) => ({ kind, cells })),
    }),
  }
}

/** Whether two rows say the same in every column that is read. */
function sameCells(a: PreparedRow, b: PreparedRow): boolean {
  const fields = new Set([...a.columnOf.keys(), ...b.columnOf.keys()])
  return [...fields].every(field => a.cell(field).raw.trim() === b.cell(field).raw.trim())
}
