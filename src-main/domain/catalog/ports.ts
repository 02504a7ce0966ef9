import type { Result } from '#kernel/result.ts'

/** One row of a sheet as it stands there; every cell is text, a formula is its own text and was never worked out. */
export interface SheetRow {
  /** As the sheet counts them, from 1. */
  readonly rowNumber: number
  readonly cells: readonly string[]
  /** Indexes of the cells that hold a formula. */
  readonly formulas: readonly number[]
}

export interface Sheet {
  /** Absent in a CSV file. */
  readonly name: string | null
  readonly rows: readonly SheetRow[]
}

export interface SheetFile {
  /** For people: `UTF-8`, `GB18030`, `UTF-16`, `XLSX`. */
  readonly encoding: string
  readonly sheets: readonly Sheet[]
  /** The file ends in the middle of its last row. */
  readonly cutShort: boolean
}

/** Reads a sheet of any supported kind; a file that cannot be read is the violation `SHEET_REFUSED`. */
export type ReadSheetFile = (bytes: Uint8Array) => Result<SheetFile>

/** A sheet as it is written; cells are text. */
export interface SheetToWrite {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** As the sheet counts its rows, from 1. */
  readonly headerRow: number
  /** Whether a cell is marked as wrong; the row as the sheet counts it, the column from 0. */
  readonly marked?: (rowNumber: number, column: number) => boolean
}

/** Writes files that people open in a spreadsheet program; no cell can be a formula there. */
export interface WriteSheet {
  xlsx(sheets: readonly SheetToWrite[]): Uint8Array
  csv(rows: Iterable<readonly string[]>): Uint8Array
}
