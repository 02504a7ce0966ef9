import type { BasicItem } from '#contract/catalog-basic.ts'
import type { SheetField } from '#contract/catalog-import.ts'
import { ok, type Result } from '#kernel/result.ts'
import { findTables } from './import-columns.ts'
import { readBasis } from './import-long-cells.ts'
import { proposeDictionary, typeCodes, typeNumber, typeOfWord } from './import-types.ts'
import { itemRows } from './import-rows.ts'
import { codeKey } from './item-code.ts'
import type { ReadSheetFile } from './ports.ts'
import { tidyName, tidyText } from './tidy-text.ts'

const noMapping = { columns: {}, itemTypes: {}, departments: {} }

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
  const rows = itemRows(tables.value, () => undefined).map(({ row, columnOf }) => {
    const cell = (field: SheetField) => tidyText(row.cells[columnOf.get(field)?.index ?? -1] ?? '')
    const first = (...fields: SheetField[]) => fields.map(cell).find(text => text !== '') ?? ''
    return {
      rowNumber: row.rowNumber,
      code: codeKey(first('basicCode', 'code')),
      name: tidyName(first('name', 'subItemName', 'mainItemName')),
      type: cell('itemType'),
      basis: row.cells[columnOf.get('legalBasis')?.index ?? -1] ?? '',
    }
  })
  const dictionary = proposeDictionary(rows.map(({ type, name }) => ({ code: type, name })))
  const items = new Map<string, BasicItem>()
  const leftOut: number[] = []
  for (const { rowNumber, code, name, type, basis } of rows) {
    if (code === '' || name === '' || code.length > 100 || name.length > 500) {
      leftOut.push(rowNumber)
      continue
    }
    const number = typeNumber(type)
    const coded = number === undefined || !dictionary ? undefined : typeCodes[dictionary].get(number)
    const legalBasis = basis.trim() === '' ? [] : readBasis(basis)
    items.set(code, { basicCode: code, name, itemType: coded ?? typeOfWord(type) ?? null, legalBasis, source })
  }
  return ok({ items: [...items.values()], leftOut })
}
