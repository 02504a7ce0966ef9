import type { CellRemark, ImportRow, ImportSummary, SheetField, SheetMapping } from '#contract/catalog-import.ts'
import { itemContentSchema, type ItemContent } from '#contract/catalog-item.ts'
import type { Department } from '#contract/catalog-version.ts'
import { readCells, tidyName, tidyText, type CellFacts } from './import-cells.ts'
import type { ReadTable, SheetColumn } from './import-columns.ts'
import { proposeDictionary } from './import-types.ts'
import { codeKey, creditCodeValid, parseItemCode } from './item-code.ts'
import type { SheetRow } from './ports.ts'
import { fieldChanges } from './field-changes.ts'
import { nameKey } from './sound.ts'

/** The item a code belongs to now, as an import compares with it. */
export interface Leading {
  readonly itemId: string
  readonly versionId: string
  readonly revision: number
  readonly number: number
  /** The version is unfinished: an import changes it, instead of making the next one. */
  readonly unfinished: boolean
  readonly content: ItemContent
}

/** What applying a row writes. Departments that do not exist yet are named `new:` and their name. */
export interface RowPlan {
  readonly code: string
  readonly content: ItemContent
  readonly base: Omit<Leading, 'content'> | null
}

export interface PreviewFacts {
  readonly departments: readonly Department[]
  readonly leadingByCode: ReadonlyMap<string, Leading>
  /** `name key + department id` → an item that has it. */
  readonly codesByName: ReadonlyMap<string, { code: string; itemId: string; name: string }>
}

export interface Preview {
  readonly rows: { readonly shown: ImportRow; readonly plan: RowPlan | null }[]
  readonly summary: Pick<
    ImportSummary,
    'rows' | 'counts' | 'unknownWords' | 'newDepartments' | 'tidied' | 'typeDictionary' | 'columns'
  >
}

const newDepartmentPrefix = 'new:'
export function newDepartmentName(departmentId: string): string | undefined {
  return departmentId.startsWith(newDepartmentPrefix) ? departmentId.slice(newDepartmentPrefix.length) : undefined
}

export function sameNameKey(name: string, departmentId: string): string {
  return `${nameKey(name)}\n${departmentId}`
}

/** Codes of the rows, to be looked up before the preview is made. */
export function codesOf(table: ReadTable): string[] {
  const column = table.columns.find(each => each.field === 'code')
  if (!column) return []
  return table.rows.map(row => codeKey(row.cells[column.index] ?? '')).filter(code => code !== '')
}

function counter<Key>() {
  const counts = new Map<Key, number>()
  return { counts, add: (key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1) }
}

/**
 * Compares a sheet with the catalogue, row by row, and writes nothing.
 * A code that stands twice in the sheet is refused the second time; a name that stands under another code of the same
 * department is possibly a duplicate, and taken only when somebody says so.
 */
export function previewTable(table: ReadTable, mapping: SheetMapping, facts: PreviewFacts, cutShort: boolean): Preview {
  const columnOf = new Map<SheetField, SheetColumn>()
  for (const column of table.columns) if (column.field) columnOf.set(column.field, column)
  const fields = [...columnOf.keys()]
  const typeColumn = columnOf.get('itemType')
  const typeCells = typeColumn ? table.rows.map(row => row.cells[typeColumn.index] ?? '') : []
  const typeDictionary = mapping.typeDictionary ?? proposeDictionary(typeCells)
  const tidied = counter<string>()
  const unknown = counter<string>()
  const cellFacts: CellFacts = {
    typeDictionary,
    itemTypes: mapping.itemTypes,
    unitOf: field => columnOf.get(field)?.unit,
    tidied: tidied.add,
    unknownWord: (field, word) => unknown.add(`${field}\n${word}`),
  }
  const departmentByName = new Map<string, Department>()
  for (const each of facts.departments) {
    for (const alias of each.aliases) departmentByName.set(nameKey(alias), each)
  }
  for (const each of facts.departments) departmentByName.set(nameKey(each.name), each)
  const newDepartments = new Map<string, { name: string; rows: number; creditCode: string | null }>()
  const rowOfCode = new Map<string, number>()
  const rowOfName = new Map<string, { rowNumber: number; code: string }>()

  function departmentId(name: string, code: string): string {
    const decided = mapping.departments[name]
    if (decided !== undefined && facts.departments.some(each => each.id === decided)) return decided
    const known = departmentByName.get(nameKey(name))
    if (known) {
      if (known.name !== name) tidied.add('department-alias')
      return known.id
    }
    const fresh = newDepartments.get(nameKey(name)) ?? { name, rows: 0, creditCode: null }
    const key = codeKey(code)
    fresh.rows += 1
    fresh.creditCode ??= creditCodeValid(key) ? key : null
    newDepartments.set(nameKey(name), fresh)
    return `${newDepartmentPrefix}${fresh.name}`
  }

  function previewRow(row: SheetRow, isLast: boolean): Preview['rows'][number] {
    const cell = (field: SheetField) => {
      const index = columnOf.get(field)?.index ?? -1
      return { raw: row.cells[index] ?? '', formula: row.formulas.includes(index) }
    }
    const codeRaw = tidyText(cell('code').raw)
    const code = codeKey(codeRaw)
    const leading = facts.leadingByCode.get(code)
    const { patch, warnings } = readCells(fields, cell, cellFacts, leading?.content)
    const departmentName = tidyName(cell('department').raw)
    const reasons: CellRemark[] = []
    const refuse = (field: SheetField | null, reason: string, raw = '', data: Record<string, unknown> = {}) =>
      reasons.push({ field, code: reason, raw: raw.slice(0, 500), data })

    if (cutShort && isLast) refuse(null, 'ROW_CUT_SHORT')
    for (const key of ['code', 'name', 'department'] as const) {
      if (cell(key).formula) refuse(key, 'FORMULA_IN_KEY', cell(key).raw)
    }
    if (code === '') refuse('code', 'CODE_MISSING')
    if (!patch.name && !cell('name').formula) refuse('name', 'NAME_MISSING')
    if ((patch.name?.length ?? 0) > 500) refuse('name', 'NAME_TOO_LONG', patch.name)
    if (code.length > 100) refuse('code', 'CODE_TOO_LONG', codeRaw)
    if (departmentName === '' && !leading) refuse('department', 'DEPARTMENT_MISSING')
    const earlier = rowOfCode.get(code)
    if (code !== '' && earlier !== undefined) refuse('code', 'CODE_TWICE', codeRaw, { rowNumber: earlier })
    else if (code !== '') rowOfCode.set(code, row.rowNumber)

    const shown = {
      rowNumber: row.rowNumber,
      code: codeRaw,
      name: patch.name ?? tidyText(cell('name').raw),
      departmentName,
      itemType: patch.itemType ?? null,
      itemId: leading?.itemId ?? null,
      reasons,
      warnings,
      changes: [],
    }
    if (reasons.length > 0) return { shown: { ...shown, state: 'refused' }, plan: null }

    const parsed = parseItemCode(codeRaw)
    if (parsed.flags.length > 0) {
      warnings.push({ field: 'code', code: 'CODE_FLAGGED', raw: codeRaw, data: { flags: parsed.flags } })
    }
    const department =
      departmentName === '' && leading
        ? leading.content.departmentId
        : departmentId(departmentName, cell('departmentCode').raw)
    const basicCode = patch.basicCode ?? parsed.basicCode
    const given = { ...patch, departmentId: department, ...(basicCode === undefined ? {} : { basicCode }) }
    const read = itemContentSchema.safeParse(leading ? { ...leading.content, ...given } : given)
    if (!read.success) {
      refuse(null, 'CELL_TOO_LONG', String(read.error.issues[0]?.path[0] ?? ''))
      return { shown: { ...shown, state: 'refused' }, plan: null }
    }
    const content = read.data
    if (leading) {
      const { content: before, ...base } = leading
      const changes = fieldChanges(
        before,
        content,
        id => facts.departments.find(each => each.id === id)?.name ?? newDepartmentName(id) ?? id,
      )
      const state = changes.length > 0 ? 'changed' : 'unchanged'
      return {
        shown: { ...shown, state, changes },
        plan: state === 'changed' ? { code: codeRaw, content, base } : null,
      }
    }
    const nameAndDepartment = sameNameKey(content.name, department)
    const twin = facts.codesByName.get(nameAndDepartment)
    const twinRow = rowOfName.get(nameAndDepartment)
    rowOfName.set(nameAndDepartment, { rowNumber: row.rowNumber, code: codeRaw })
    if (twin) refuse('name', 'SAME_NAME_IN_CATALOGUE', content.name, twin)
    else if (twinRow) refuse('name', 'SAME_NAME_IN_SHEET', content.name, twinRow)
    const state = reasons.length > 0 ? 'possible-duplicate' : 'new'
    return { shown: { ...shown, state }, plan: { code: codeRaw, content, base: null } }
  }

  const last = table.rows.at(-1)
  const rows = table.rows.map(row => previewRow(row, row === last))
  const counts = { new: 0, changed: 0, unchanged: 0, 'possible-duplicate': 0, refused: 0 }
  for (const { shown } of rows) counts[shown.state] += 1
  return {
    rows,
    summary: {
      rows: rows.length,
      counts,
      typeDictionary,
      columns: table.columns.map(({ heading, field }) => ({ heading, field })),
      unknownWords: [...unknown.counts].map(([key, total]) => {
        const [field = 'itemType', word = ''] = key.split('\n')
        return { field: field as SheetField, word, rows: total }
      }),
      newDepartments: [...newDepartments.values()],
      tidied: [...tidied.counts].map(([kind, cells]) => ({ kind, cells })),
    },
  }
}
