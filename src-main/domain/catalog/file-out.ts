import type { ExportFormat, FileOut } from '#contract/catalog-export.ts'
import type { WriteSheet } from './ports.ts'

const mediaTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
}

/** @param rows  how many of its rows are items */
export function fileOut(name: string, format: ExportFormat, bytes: Uint8Array, rows: number): FileOut {
  const base64 = Buffer.from(bytes).toString('base64')
  return { fileName: `${name}.${format}`, mediaType: mediaTypes[format], bytes: base64, rows }
}

/** One table with its headings in the first row. */
export function tableBytes(
  write: WriteSheet,
  format: Exclude<ExportFormat, 'json'>,
  name: string,
  rows: readonly (readonly string[])[],
): Uint8Array {
  return format === 'csv' ? write.csv(rows) : write.xlsx([{ name, rows, headerRow: 1 }])
}
