import type { CellRemark, ImportRow, ImportSummary, SheetField, SheetMapping } from '#contract/catalog-import.ts'
import { itemContentSchema, type ItemContent } from '#contract/catalog-item.ts'
import type { Department } from '#contract/catalog-version.ts'
import { readCells, tidyText, type CellFacts } from './import-cells.ts'
import type { ReadTable } from './import-columns.ts'
import { baseOf, compareRow, contentSeen, type Base, type Leading } from './import-compare.ts'
import type { Departments } from './import-departments.ts'
import { newDepartmentName } from './import-departments.ts'
import { resemblances, type Known } from './import-duplicates.ts'
import { nameOfRow, type PreparedRow } from './import-prepare.ts'
import { proposeDictionary } from './import-types.ts'
import { parseItemCode } from './item-code.ts'

/** What applying a row writes. Departments that do not exist yet are named `new:` and their name. */
export interface RowPlan {
  readonly code: string
  readonly content: ItemContent
  readonly base: Base | null
}

export interface PreviewFacts {
  readonly departments: readonly Department[]
  readonly leadingByCode: ReadonlyMap<string, Leading>
  /** Items of the catalogue that a new name may resemble. */
  readonly known: Iterable<Known>
}

export interface Preview {
  readonly rows: { readonly shown: ImportRow; readonly plan: RowPlan | null }[]
  readonly summary: Pick<
    ImportSummary,
    'rows' | 'counts' | 'unknownWords' | 'newDepartments' | 'tidied' | 'typeDictionary' | 'columns'
  >
}

export function counter<Key>() {
  const counts = new Map<Key, number>()
  return { counts, add: (key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1) }
}

const blank = itemContentSchema.parse({ name: '-', departmentId: '-' })

/** The parts of a content, each checked by its own schema; the first that does not fit is named. */
function checkedPatch(
  patch: Partial<ItemContent>,
): { ok: true; value: Partial<ItemContent> } | { ok: false; field: string } {
  const value: Record<string, unknown> = {}
  for (const [field, part] of Object.entries(patch)) {
    const checked = itemContentSchema.shape[field as keyof ItemContent].safeParse(part)
    if (!checked.success) return { ok: false, field }
    value[field] = checked.data
  }
  return { ok: true, value: value as Partial<ItemContent> }
}

/**
 * Compares the rows with the catalogue and writes nothing.
 * A code that stands twice is refused the second time (a row that stands twice as it is, is a duplicate); a name that
 * resembles another of its department is possibly a duplicate, and taken only when somebody says so.
 */
export function previewRows(
  prepared: readonly PreparedRow[],
  sheet: {
    readonly tables: readonly ReadTable[]
    readonly mapping: SheetMapping
    readonly departments: Departments
    readonly cutShort: boolean
    readonly tidied: ReturnType<typeof counter<string>>
  },
  facts: PreviewFacts,
): Preview {
  const { mapping, tidied } = sheet
  const typeDictionary =
    mapping.typeDictionary ??
    proposeDictionary(prepared.map(each => ({ code: each.cell('itemType').raw, name: nameOfRow(each.cell) })))
  const unknown = counter<string>()
  const resembling = resemblances()
  for (const known of facts.known) resembling.met(known)
  const firstOfCode = new Map<string, PreparedRow>()
  const departmentName = (id: string) => sheet.departments.nameOf(id)

  const factsOfColumns = new Map<PreparedRow['columnOf'], { fields: SheetField[]; cellFacts: CellFacts }>()
  function factsOf(columnOf: PreparedRow['columnOf']) {
    const known = factsOfColumns.get(columnOf)
    if (known) return known
    const cellFacts: CellFacts = {
      typeDictionary,
      itemTypes: mapping.itemTypes,
      unitOf: field => columnOf.get(field)?.unit,
      headingOf: field => columnOf.get(field)?.heading ?? '',
      tidied: tidied.add,
      unknownWord: (field, word) => unknown.add(`${field}\n${word}`),
    }
    const made = { fields: [...columnOf.keys()], cellFacts }
    factsOfColumns.set(columnOf, made)
    return made
  }

  function previewRow(each: PreparedRow, isLast: boolean): Preview['rows'][number] {
    const { cell, row } = each
    const { fields, cellFacts } = factsOf(each.columnOf)
    const leading = facts.leadingByCode.get(each.codeKey)
    const seen = leading && contentSeen(leading)
    const { patch, warnings } = readCells(fields, cell, cellFacts, seen)
    const name = nameOfRow(cell)
    if (name !== '') patch.name = cell('name').raw.trim() === seen?.name ? seen.name : name
    const reasons: CellRemark[] = []
    const refuse = (field: SheetField | null, reason: string, raw = '', data: Record<string, unknown> = {}) =>
      reasons.push({ field, code: reason, raw: raw.slice(0, 500), data })

    if (sheet.cutShort && isLast) refuse(null, 'ROW_CUT_SHORT')
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
    const checked = checkedPatch(patch)
    if (!checked.ok) {
      const field = checked.field as SheetField
      refuse(each.columnOf.has(field) ? field : null, 'CELL_TOO_LONG', cell(field).raw)
    }
    if (reasons.length > 0 || !checked.ok) return { shown: { ...shown, state: 'refused' }, plan: null }

    const parsed = parseItemCode(codeRaw)
    if (parsed.flags.length > 0) {
      warnings.push({ field: 'code', code: 'CODE_FLAGGED', raw: codeRaw, data: { flags: parsed.flags } })
    }
    const departmentId = seen && each.departmentFrom === 'nowhere' ? seen.departmentId : each.departmentId
    const basicCode = patch.basicCode ?? parsed.basicCode
    const content: ItemContent = Object.assign({}, seen ?? blank, checked.value, { name, departmentId })
    if (basicCode !== undefined) content.basicCode = basicCode
    if (leading && patch.name !== undefined) content.name = patch.name
    if (leading) {
      const compared = compareRow(leading, content, departmentName)
      const taken = compared.state === 'changed'
      return {
        shown: { ...shown, ...compared },
        plan: taken ? { code: codeRaw, content, base: baseOf(leading) } : null,
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

  const last = prepared.at(-1)
  const rows = prepared.map(each => previewRow(each, each === last))
  const counts = { new: 0, changed: 0, unchanged: 0, 'possible-duplicate': 0, refused: 0 }
  for (const { shown } of rows) counts[shown.state] += 1
  return {
    rows,
    summary: {
      rows: rows.length,
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
      newDepartments: sheet.departments
        .made()
        .filter(({ name }) => rows.some(({ plan }) => plan && newDepartmentName(plan.content.departmentId) === name)),
      tidied: [...tidied.counts].map(([kind, cells]) => ({ kind, cells })),
    },
  }
}

/** Whether two rows say the same in every column that is read. */
function sameCells(a: PreparedRow, b: PreparedRow): boolean {
  const fields = new Set([...a.columnOf.keys(), ...b.columnOf.keys()])
  return [...fields].every(field => a.cell(field).raw.trim() === b.cell(field).raw.trim())
}
