import type { Sheet, SheetRow } from '#domain/catalog/ports.ts'
import { sheetLimits, SheetRefused } from './sheet-refused.ts'
import {
  emptyParts,
  excelDay,
  relationsReader,
  sharedStringsReader,
  stylesReader,
  workbookReader,
  type WorkbookParts,
} from './sheet-xlsx-parts.ts'
import { xmlReader } from './sheet-xml.ts'
import { readParts, type PartReader } from './sheet-zip.ts'

/** Column index from a cell's address, 0 for A. */
function columnOf(address: string): number {
  let column = 0
  for (const character of address) {
    const letter = character.charCodeAt(0) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

interface OpenCell {
  column: number
  type: string
  style: number
  value: string
  formula: string | undefined
}

function cellText(cell: OpenCell, parts: WorkbookParts): string {
  // The stored result of a formula is whatever the last program worked out: the formula itself is what stands there.
  if (cell.formula !== undefined) return `=${cell.formula}`
  if (cell.type === 's') return parts.sharedStrings[Number(cell.value)] ?? ''
  if (cell.type === 'b') return cell.value === '1' ? '是' : '否'
  if (cell.type === '' || cell.type === 'n') {
    if (cell.value !== '' && parts.dateStyles[cell.style]) return excelDay(Number(cell.value)) ?? cell.value
  }
  return cell.value
}

/** First and last row and column of a merged range, 0-based columns and rows as the sheet counts them. */
interface Merged {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

function mergedOf(reference: string): Merged | undefined {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference)
  if (!match) return undefined
  const [, from = '', fromRow = '', to = '', toRow = ''] = match
  return { fromRow: Number(fromRow), toRow: Number(toRow), fromColumn: columnOf(from), toColumn: columnOf(to) }
}

/** Every cell of a merged range reads as its first one, since that is what people see; only rows that exist are filled. */
function fillMerged(rows: SheetRow[], ranges: readonly Merged[]): void {
  let room = sheetLimits.mergedCells
  const at = new Map(rows.map((row, index) => [row.rowNumber, index]))
  for (const { fromRow, toRow, fromColumn, toColumn } of ranges) {
    const first = rows[at.get(fromRow) ?? -1]
    const text = first?.cells[fromColumn] ?? ''
    if (text.trim() === '') continue
    const lastColumn = Math.min(toColumn, sheetLimits.columns - 1)
    for (let rowNumber = fromRow; rowNumber <= Math.min(toRow, sheetLimits.rows); rowNumber += 1) {
      const index = at.get(rowNumber)
      const row = index === undefined ? undefined : rows[index]
      if (index === undefined || !row) continue
      room -= lastColumn - fromColumn + 1
      if (room < 0) return
      const cells = [...row.cells]
      while (cells.length < fromColumn) cells.push('')
      for (let column = fromColumn; column <= lastColumn; column += 1) {
        if ((cells[column] ?? '') === '') cells[column] = text
      }
      rows[index] = { ...row, cells }
    }
  }
}

function sheetReader(parts: WorkbookParts, rows: SheetRow[], merged: Merged[]): PartReader {
  let rowNumber = 0
  let cells: string[] = []
  let formulas: number[] = []
  let cell: OpenCell | undefined
  let collecting: 'value' | 'formula' | undefined
  return xmlReader({
    open(name, attribute) {
      if (name === 'row') {
        rowNumber = Number(attribute('r') ?? rowNumber + 1)
        if (rowNumber > sheetLimits.rows) throw new SheetRefused('TOO_MANY_ROWS', { limit: sheetLimits.rows })
        cells = []
        formulas = []
      } else if (name === 'c') {
        const address = attribute('r')
        const column = address === undefined ? cells.length : columnOf(address)
        if (!(column >= 0 && column < sheetLimits.columns)) {
          throw new SheetRefused('TOO_MANY_COLUMNS', { rowNumber, limit: sheetLimits.columns })
        }
        const style = Number(attribute('s') ?? 0)
        cell = { column, type: attribute('t') ?? '', style, value: '', formula: undefined }
      } else if (name === 'mergeCell') {
        const range = merged.length < sheetLimits.mergedRanges ? mergedOf(attribute('ref') ?? '') : undefined
        if (range) merged.push(range)
      } else if (!cell) return
      else if (name === 'v' || name === 't') collecting = 'value'
      else if (name === 'f') {
        cell.formula = ''
        collecting = 'formula'
      }
    },
    text(text) {
      if (!cell || !collecting) return
      if (collecting === 'value') cell.value += text
      else cell.formula = (cell.formula ?? '') + text
    },
    close(name) {
      if (name === 'c' && cell) {
        while (cells.length < cell.column) cells.push('')
        const text = cellText(cell, parts)
        if (cell.formula !== undefined || text.startsWith('=')) formulas.push(cell.column)
        cells[cell.column] = text
        cell = undefined
      } else if (name === 'row' && cells.some(text => text.trim() !== '')) rows.push({ rowNumber, cells, formulas })
      else if (name === 'v' || name === 't' || name === 'f') collecting = undefined
    },
  })
}

const smallParts: Record<string, (parts: WorkbookParts) => PartReader> = {
  'xl/workbook.xml': workbookReader,
  'xl/_rels/workbook.xml.rels': relationsReader,
  'xl/sharedStrings.xml': sharedStringsReader,
  'xl/styles.xml': stylesReader,
}

/**
 * Reads a workbook (ECMA-376) in two passes over the archive: first what sheets refer to, then the sheets.
 * Only the parts named here are inflated; formulas are kept as text, links to other files are not followed.
 * @throws SheetRefused
 */
export function readXlsx(bytes: Uint8Array): Sheet[] {
  const parts = emptyParts()
  const read = readParts(bytes, name => smallParts[name]?.(parts))
  if (!read.has('xl/workbook.xml') || !read.has('xl/_rels/workbook.xml.rels')) {
    throw new SheetRefused(read.size === 0 ? 'NOT_A_SHEET' : 'ARCHIVE_BROKEN')
  }
  const sheets = parts.sheets.map(({ name, relation }) => ({
    name,
    part: parts.relations.get(relation) ?? '',
    rows: [] as SheetRow[],
    merged: [] as Merged[],
  }))
  const sheetsRead = readParts(bytes, name => {
    const sheet = sheets.find(each => each.part === name)
    return sheet && sheetReader(parts, sheet.rows, sheet.merged)
  })
  // A sheet that is not whole would look like one with fewer rows.
  if (sheets.some(sheet => !sheetsRead.has(sheet.part))) throw new SheetRefused('ARCHIVE_BROKEN')
  for (const { rows, merged } of sheets) fillMerged(rows, merged)
  return sheets.map(({ name, rows }) => ({ name, rows }))
}
