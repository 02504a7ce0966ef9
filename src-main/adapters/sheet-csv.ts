import type { Sheet, SheetRow } from '#domain/catalog/ports.ts'
import { sheetLimits, SheetRefused } from './sheet-refused.ts'

/** The separator that the first lines use most: comma, tab (pasted from Excel), semicolon. */
function separatorOf(text: string): string {
  const beginning = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '')
  const counts = [',', '\t', ';'].map(separator => ({ separator, count: beginning.split(separator).length }))
  return counts.sort((a, b) => b.count - a.count)[0]?.separator ?? ','
}

/**
 * Reads comma-separated text by RFC 4180. A row may break its lines only inside quotes; LF, CRLF and CR end a row.
 * A quote inside a cell that does not begin with one is a sign like any other, as spreadsheet programs write it.
 * @throws SheetRefused with the row's number: a quote that is never closed, or is followed by more than the cell's end
 */
export function readCsv(text: string): { sheet: Sheet; endsInsideRow: boolean } {
  const separator = separatorOf(text)
  const rows: SheetRow[] = []
  let cells: string[] = []
  let at = 0
  let rowNumber = 1
  const length = text.length

  function endRow() {
    if (rowNumber > sheetLimits.rows) throw new SheetRefused('TOO_MANY_ROWS', { limit: sheetLimits.rows })
    if (cells.length > sheetLimits.columns) {
      throw new SheetRefused('TOO_MANY_COLUMNS', { rowNumber, limit: sheetLimits.columns })
    }
    const formulas = cells.flatMap((cell, index) => (cell.startsWith('=') ? [index] : []))
    if (cells.some(cell => cell.trim() !== '')) rows.push({ rowNumber, cells, formulas })
    cells = []
    rowNumber += 1
  }

  function quotedCell(): string {
    let value = ''
    let from = at + 1
    for (;;) {
      const quote = text.indexOf('"', from)
      if (quote < 0) throw new SheetRefused('QUOTE_NOT_CLOSED', { rowNumber })
      value += text.slice(from, quote)
      if (text.charAt(quote + 1) !== '"') {
        at = quote + 1
        return value
      }
      value += '"'
      from = quote + 2
    }
  }

  function plainCell(): string {
    const start = at
    while (at < length) {
      const character = text.charAt(at)
      if (character === separator || character === '\n' || character === '\r') break
      at += 1
    }
    return text.slice(start, at)
  }

  while (at < length) {
    cells.push(text.charAt(at) === '"' ? quotedCell() : plainCell())
    const next = text.charAt(at)
    if (next === separator) {
      at += 1
      // The separator was the last character of the file: an empty cell follows it.
      if (at === length) cells.push('')
    } else if (next === '\r' || next === '\n') {
      at += text.startsWith('\r\n', at) ? 2 : 1
      endRow()
    } else if (next !== '') throw new SheetRefused('QUOTE_MISPLACED', { rowNumber })
  }
  const endsInsideRow = cells.length > 0
  if (endsInsideRow) endRow()
  return { sheet: { name: null, rows }, endsInsideRow }
}
