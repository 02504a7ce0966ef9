import type { SheetField, SheetMapping } from '#contract/catalog-import.ts'
import type { LimitUnit } from '#contract/catalog-item.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { fieldOfContents } from './import-contents.ts'
import { proposals, proposeField } from './import-headings.ts'
import type { Sheet, SheetFile, SheetRow } from './ports.ts'
import { unitInHeading } from './time-limit.ts'

export interface SheetColumn {
  readonly index: number
  readonly heading: string
  readonly field: SheetField | null
  /** The unit that the heading of a time limit names. */
  readonly unit: LimitUnit | undefined
}

export interface ReadTable {
  readonly sheetName: string | null
  readonly headerRow: number
  /** Texts that stand above the headings. */
  readonly titles: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
}

/** Title rows, notes and the office's name may stand above the headings; further down there are none. */
const rowsSearchedForHeader = 30

function hits(texts: readonly string[]): number {
  return new Set(texts.map(proposeField).filter(field => field !== undefined)).size
}

/** An upper line of headings whose groups stretch over the columns to their right. */
function stretched(upper: readonly string[], lower: readonly string[]): string[] {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const here = upper[index]?.trim() ?? ''
    if (here !== '') group = here
    return here === '' && (lower[index]?.trim() ?? '') === '' ? '' : group
  })
}

/** Headings in two lines: joined where that is a heading (承诺时限 + 单位), else the lower word, else the upper one. */
function joinedHeadings(upper: readonly string[], lower: readonly string[]): string[] {
  return stretched(upper, lower).map((group, index) => {
    const own = upper[index]?.trim() ?? ''
    const below = lower[index]?.trim() ?? ''
    if (below === '' || below === own) return own
    const joined = `${group}${below}`
    if (group !== '' && proposeField(joined)) return joined
    return proposeField(below) || group === '' ? below : joined
  })
}

/** Whether a row has cells that only data have: long texts, codes, numbers. */
function looksLikeData({ cells }: SheetRow): boolean {
  return cells.some(cell => cell.length > 40 || /\d{4,}|^\d+$|^https?:/.test(cell.trim()))
}

interface Header {
  readonly texts: readonly string[]
  readonly headerRow: number
  /** Index in the sheet of the first row below the headings. */
  readonly first: number
}

function headerOf(sheet: Sheet, mapped: ReadonlyMap<string, SheetField | null>): Header | undefined {
  const named = (row: SheetRow) => row.cells.filter(cell => mapped.get(cell.trim())).length
  let best: { at: number; score: number } | undefined
  for (const [at, row] of sheet.rows.slice(0, rowsSearchedForHeader).entries()) {
    const score = hits(row.cells) + named(row)
    if (score >= 2 && score > (best?.score ?? 0)) best = { at, score }
  }
  const header = best && sheet.rows[best.at]
  if (!best || !header) return undefined
  const above = sheet.rows[best.at - 1]
  const below = sheet.rows[best.at + 1]
  const own = header.cells.map(cell => cell.trim())
  if (below && !looksLikeData(below) && below.cells.some(cell => cell.trim() !== '')) {
    const joined = joinedHeadings(own, below.cells)
    // Headings of a second line either are headings themselves or make headings with the words above them.
    const blanks = own.filter((text, index) => text === '' && (below.cells[index]?.trim() ?? '') !== '').length
    if (hits(joined) > hits(own) || (hits(below.cells) >= 2 && blanks > 0)) {
      return { texts: joined, headerRow: header.rowNumber, first: best.at + 2 }
    }
  }
  const texts = above ? joinedHeadings(above.cells, own) : own
  return { texts: hits(texts) > hits(own) ? texts : own, headerRow: header.rowNumber, first: best.at + 1 }
}

/** Gives every column its field: what a person decided, then what headings say best, then what the cells look like. */
function columnsOf({ texts }: Header, rows: readonly SheetRow[], mapped: ReadonlyMap<string, SheetField | null>) {
  const fields: (SheetField | null)[] = texts.map(() => null)
  const taken = new Set<SheetField>()
  const give = (index: number, field: SheetField) => {
    if (taken.has(field) || fields[index] != null) return
    taken.add(field)
    fields[index] = field
  }
  for (const [index, text] of texts.entries()) {
    const decided = mapped.get(text)
    if (decided) give(index, decided)
  }
  const free = (index: number) => !mapped.has(texts[index] ?? '')
  const claims = texts.flatMap((text, index) => (free(index) ? proposals(text).map(each => ({ index, ...each })) : []))
  for (const claim of claims.sort((a, b) => a.rank - b.rank || a.index - b.index)) give(claim.index, claim.field)
  // A second name is that of the main item, a second code is one of another system.
  for (const [index, text] of texts.entries()) {
    if (fields[index] != null || !free(index)) continue
    const meant = proposeField(text)
    if (meant === 'name') give(index, 'mainItemName')
    if (meant === 'code' || meant === 'basicCode') give(index, 'otherCode')
  }
  for (const [index, text] of texts.entries()) {
    if (fields[index] != null || !free(index)) continue
    const seen = fieldOfContents(rows, index, text)
    if (seen) give(index, seen)
  }
  return texts.map((heading, index) => ({
    index,
    heading,
    field: fields[index] ?? null,
    unit: unitInHeading(heading),
  }))
}

const names = new Set<SheetField | null>(['name', 'subItemName', 'mainItemName'])

/** Whether it is a list of items: names, and something that only items have; 名称 and 编码 alone head any dictionary. */
function namesItems(columns: readonly SheetColumn[], mapped: ReadonlyMap<string, SheetField | null>): boolean {
  if (!columns.some(({ field }) => names.has(field))) return false
  return columns.some(({ field, heading }) => {
    if (field === null) return false
    if (mapped.has(heading)) return true
    return !['name', 'code'].includes(field) || (proposals(heading).find(each => each.field === field)?.rank ?? 9) < 4
  })
}

function tableOf(sheet: Sheet, mapping: SheetMapping): ReadTable | undefined {
  const mapped = new Map(Object.entries(mapping.columns))
  const header = headerOf(sheet, mapped)
  if (!header) return undefined
  const rows = sheet.rows.slice(header.first)
  const columns = columnsOf(header, rows, mapped)
  if (!namesItems(columns, mapped)) return undefined
  const above = sheet.rows.slice(0, header.first - 1).flatMap(row => row.cells.slice(0, 20))
  const titles = [...new Set(above.map(cell => cell.trim()).filter(cell => cell !== ''))].slice(0, 50)
  return { sheetName: sheet.name, headerRow: header.headerRow, titles, columns, rows }
}

/** Every sheet of the file that has headings with a name among them, in the order of the tabs. */
export function findTables(file: SheetFile, mapping: SheetMapping): Result<ReadTable[]> {
  if (file.sheets.every(sheet => sheet.rows.length === 0)) return violation('SHEET_REFUSED', { problem: 'EMPTY' })
  const tables = file.sheets.flatMap(sheet => tableOf(sheet, mapping) ?? [])
  // A sheet that only names items (a cover, a dictionary) is no list beside one that has departments or codes.
  const strong = tables.filter(({ columns }) => columns.filter(({ field }) => field !== null).length >= 3)
  const kept = strong.length > 0 ? strong : tables
  return kept.length > 0 ? ok(kept) : violation('SHEET_REFUSED', { problem: 'NO_HEADER' })
}
