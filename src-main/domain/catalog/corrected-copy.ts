import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { sheetMappingSchema, type ImportRow, type SheetMapping } from '#contract/catalog-import.ts'
import type { FileOut } from '#contract/catalog-export.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { fileOut } from './file-out.ts'
import { findTables } from './import-columns.ts'
import { mergedMapping, rememberedMapping } from './import-senders.ts'
import * as imports from './import-store.ts'
import type { ReadSheetFile, Sheet, SheetToWrite, WriteSheet } from './ports.ts'
import { remarkWords } from './remark-words.ts'

/** The sheet as it came, given back with its bad cells marked: corrected there, it can be sent again. */

/** The heading of the added column; no import reads it. */
const reasonsHeading = '问题（导入时不读）'

export async function keepSheet(db: WritableDb, importId: string, bytes: Uint8Array): Promise<void> {
  await db
    .insertInto('catalog_import_files')
    .values({ import_id: importId, bytes: deflateRawSync(bytes, { level: 1 }) })
    .execute()
}

async function keptSheet(db: ReadableDb, importId: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('catalog_import_files')
    .select('bytes')
    .where('import_id', '=', importId)
    .executeTakeFirst()
  return row && inflateRawSync(row.bytes)
}

function marks(
  sheet: Sheet,
  told: ReadonlyMap<number, ImportRow>,
  columnOf: ReadonlyMap<string, number>,
  headerRow: number,
) {
  const last = sheet.rows.at(-1)?.rowNumber ?? 0
  const width = Math.max(0, ...sheet.rows.map(row => row.cells.length))
  const rows: string[][] = Array.from({ length: last }, () => [])
  const bad = new Set<string>()
  for (const row of sheet.rows) {
    const cells = [...row.cells]
    const item = told.get(row.rowNumber)
    const remarks = item ? [...item.reasons, ...item.warnings.filter(({ code }) => code !== 'CODE_FLAGGED')] : []
    while (cells.length < width) cells.push('')
    if (row.rowNumber === headerRow) cells.push(reasonsHeading)
    else cells.push(remarks.map(remarkWords).join('；'))
    for (const { field } of remarks) {
      const column = field === null ? undefined : columnOf.get(field)
      bad.add(`${row.rowNumber} ${column ?? width}`)
    }
    rows[row.rowNumber - 1] = cells
  }
  return { rows, marked: (rowNumber: number, column: number) => bad.has(`${rowNumber} ${column}`) }
}

export function correctedCopies(parts: { db: ReadableDb; readSheet: ReadSheetFile; writeSheet: WriteSheet }) {
  const { db } = parts
  return async function correctedCopy(importId: string): Promise<Result<FileOut>> {
    const summary = await imports.findImport(db, importId)
    if (!summary) return violation('NOT_FOUND', { kind: 'catalog-import', id: importId })
    const bytes = await keptSheet(db, importId)
    const file = bytes && parts.readSheet(bytes)
    if (!file?.ok) return violation('SHEET_NOT_KEPT', { importId })
    const asWas = Object.fromEntries(summary.columns.map(({ heading, field }) => [heading, field]))
    const blank: SheetMapping = sheetMappingSchema.parse({ columns: asWas })
    const remembered = await rememberedMapping(db, summary.sender)
    const tables = findTables(file.value, remembered ? mergedMapping(remembered, blank) : blank)
    if (!tables.ok) return tables
    const told = await imports.remarkedRows(db, importId)
    const sheets = file.value.sheets.map((sheet, index): SheetToWrite => {
      const table = tables.value.find(each => each.sheetName === sheet.name)
      const columnOf = new Map(table?.columns.map(({ field, index: at }) => [field ?? '', at]))
      const own = new Map(told.filter(row => row.sheetName === sheet.name).map(row => [row.rowNumber, row]))
      const headerRow = table?.headerRow ?? 1
      return { name: sheet.name ?? `第${index + 1}张`, headerRow, ...marks(sheet, own, columnOf, headerRow) }
    })
    const name = `${summary.fileName.replace(/\.[^.]*$/, '')}-待改`
    return ok(fileOut(name, 'xlsx', parts.writeSheet.xlsx(sheets), told.length))
  }
}
