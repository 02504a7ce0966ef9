import { maxSheetBytes } from '#contract/catalog-import.ts'
import type { ReadSheetFile } from '#domain/catalog/ports.ts'
import { ok, violation } from '#kernel/result.ts'
import { readCsv } from './sheet-csv.ts'
import { SheetRefused } from './sheet-refused.ts'
import { decodeSheetText } from './sheet-text.ts'
import { readXlsx } from './sheet-xlsx.ts'

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

/** Reads a sheet by what its first bytes say, not by its name: XLSX, or comma-separated text in any common encoding. */
export const readSheetFile: ReadSheetFile = bytes => {
  try {
    if (bytes.length === 0) throw new SheetRefused('EMPTY')
    if (bytes.length > maxSheetBytes) throw new SheetRefused('TOO_LARGE', { limit: maxSheetBytes })
    // A compound file: the .xls of before 2007, or a workbook behind a password.
    if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetRefused('OLD_EXCEL')
    if (startsWith(bytes, 0x50, 0x4b)) return ok({ encoding: 'XLSX', sheets: readXlsx(bytes), cutShort: false })
    const { text, encoding, cutShort } = decodeSheetText(bytes)
    const { sheet, endsInsideRow } = readCsv(text)
    const widths = sheet.rows.slice(-2).map(row => row.cells.length)
    const lastIsShort = endsInsideRow && (widths[1] ?? 0) < (widths[0] ?? 0)
    return ok({ encoding, sheets: [sheet], cutShort: cutShort || lastIsShort })
  } catch (error) {
    if (error instanceof SheetRefused) {
      return violation('SHEET_REFUSED', { problem: error.problem, ...error.facts })
    }
    throw error
  }
}
