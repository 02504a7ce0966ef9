import type { BasicItem, SameField } from '#contract/catalog-basic.ts'
import { noMapping, type SheetField } from '#contract/catalog-import.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { CellFacts } from './import-cell-readers.ts'
import { cellsReader } from './import-cells.ts'
import { findTables } from './import-columns.ts'
import { cellsOf, nameOfRow, nothing, type CellOf } from './import-prepare.ts'
import { proposeDictionary } from './import-types.ts'
import { itemRows } from './import-rows.ts'
import { codeKey } from './item-code.ts'
import type { ReadSheetFile } from './ports.ts'

/** Cells of the basic catalogue, read by the rules of every imported sheet. */

const basicFields = ['basicCode', 'name', 'subItemName', 'mainItemName', 'itemType', 'legalBasis'] as const

function basicReader(typeDictionary: CellFacts['typeDictionary']) {
  return cellsReader(basicFields, {
    typeDictionary,
    itemTypes: {},
    unitOf: () => undefined,
    headingOf: () => '',
    tidied: () => undefined,
    unknownWord: () => undefined,
  })
}

const only =
  (field: SheetField, cell: ReturnType<CellOf>): CellOf =>
  asked =>
    asked === field ? cell : nothing

/** The basic items of a higher level's list, whatever it calls its columns, and the rows that are none. */
export function readBasicList(
  bytes: Uint8Array,
  source: string,
  readSheet: ReadSheetFile,
): Result<{ items: BasicItem[]; leftOut: number[] }> {
  const file = readSheet(bytes)
  if (!file.ok) return file
  const tables = findTables(file.value, noMapping)
  if (!tables.ok) return tables
  const rows = itemRows(tables.value, () => undefined).map(each => ({
    rowNumber: each.row.rowNumber,
    cell: cellsOf(each),
  }))
  const read = basicReader(
    proposeDictionary(rows.map(({ cell }) => ({ code: cell('itemType').raw, name: nameOfRow(cell) }))),
  )
  const items = new Map<string, BasicItem>()
  const leftOut: number[] = []
  for (const { rowNumber, cell } of rows) {
    const { patch, broken } = read(cell)
    const code = codeKey(patch.basicCode ?? read(only('basicCode', cell('code'))).patch.basicCode ?? '')
    const name = patch.name ?? patch.subItemName ?? patch.mainItemName ?? ''
    if (broken !== undefined || code === '' || name === '' || code.length > 100) {
      leftOut.push(rowNumber)
      continue
    }
    const { itemType = null, legalBasis = [] } = patch
    items.set(code, { basicCode: code, name, itemType, legalBasis, source })
  }
  return ok({ items: [...items.values()], leftOut })
}

/** A basic item with one field as somebody wants it, in words; undefined where they cannot be read as that field. */
export function withWanted(item: BasicItem, field: SameField, wanted: string): BasicItem | undefined {
  if (field === 'code') return undefined
  const { patch, warnings, broken } = basicReader(null)(only(field, { raw: wanted, formula: false }))
  const read = patch[field]
  const says = read !== undefined && read !== null && read.length > 0
  return says && broken === undefined && warnings.length === 0 ? { ...item, [field]: read } : undefined
}
