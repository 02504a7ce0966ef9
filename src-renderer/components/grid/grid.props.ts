import type { Ref } from 'vue'

/** A list of rows drawn by the screenful, with roles, keys, selection and copy (visual language, section 6). */

/** Rows that are fetched: what is here, how many there are, what went wrong, how to get more. */
export interface GridList<Row> {
  readonly rows: Readonly<Ref<readonly Row[]>>
  readonly total: Readonly<Ref<number>>
  /** Whether an answer has come: before that, no rows do not mean an empty list. */
  readonly loaded: Readonly<Ref<boolean>>
  readonly busy: Readonly<Ref<boolean>>
  readonly trouble: Readonly<Ref<{ readonly text: string; readonly next: string; readonly code: string } | undefined>>
  refetch(): Promise<void>
  more?(): Promise<void>
}

export interface GridColumn<Row> {
  readonly key: string
  readonly title: string
  /** CSS px; absent: takes what is left, never under 150. */
  readonly width?: number
  /** Figures are right-aligned. */
  readonly figure?: boolean
  /** The cell as text: for copy, export and for cells without a slot. */
  readonly text: (row: Row) => string
  /** Name of the order the list can be asked for in. */
  readonly sort?: string
  /** Left out in large print, where the columns that decide need the room. */
  readonly secondary?: boolean
  /** Not shown until chosen. */
  readonly hidden?: boolean
  /** How the cell is changed in place; absent: it is not. */
  readonly edit?: CellEditing<Row>
  /** The text of a value that is not in effect yet, or undefined where there is none: drawn with a corner. */
  readonly pending?: (row: Row) => string | undefined
}

/** A cell that can be changed: what stands in the field, and what is chosen from where there is a list. */
export interface CellEditing<Row> {
  readonly start: (row: Row) => string
  readonly options?: () => readonly { readonly value: string; readonly label: string }[]
  /** Why the text cannot be taken; undefined: it can. */
  readonly wrong: (text: string) => string | undefined
}

export interface GridSort {
  readonly by: string
  readonly descending: boolean
}

/** Cells that a spreadsheet would run are kept as text by a leading apostrophe. */
export function safeCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?[\d,.]+( ?%)?$/.test(text) ? `'${text}` : text
}

const oneLine = (text: string): string => safeCell(text.replaceAll(/[\t\r\n]+/g, ' '))

/** Rows as tab-separated text, the head first: what Excel takes from the clipboard. */
export function asTsv<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): string {
  return [columns.map(column => column.title), ...rows.map(row => columns.map(column => oneLine(column.text(row))))]
    .map(cells => cells.join('\t'))
    .join('\n')
}

/** Rows as CSV with a byte order mark, so that a double click opens it as Chinese in Excel. */
export function asCsv<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): string {
  const quoted = (text: string): string => `"${safeCell(text).replaceAll('"', '""')}"`
  const lines = [
    columns.map(column => quoted(column.title)),
    ...rows.map(row => columns.map(column => quoted(column.text(row)))),
  ]
  return `\uFEFF${lines.map(cells => cells.join(',')).join('\r\n')}\r\n`
}

/** All indexes between two, both included. */
export function between(one: number, other: number): readonly number[] {
  const from = Math.min(one, other)
  return Array.from({ length: Math.abs(one - other) + 1 }, (_, step) => from + step)
}

/** The cells of a clipboard: tab-separated rows as Excel gives them, quoted cells with line feeds included. */
export function cellsOfTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (!found) break
    row.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'))
    if (found[3] !== '\t') {
      rows.push(row)
      row = []
    }
  }
  if (row.length > 0) rows.push([...row, ''])
  return rows
}

/** Keys in a remembered order, new ones where they stand by themselves. */
export function inOrder<Column extends { readonly key: string }>(
  columns: readonly Column[],
  order: readonly string[],
): readonly Column[] {
  const kept = order.flatMap(key => columns.filter(column => column.key === key))
  const result = [...kept]
  for (const [place, column] of columns.entries()) {
    if (kept.includes(column)) continue
    const before = columns.slice(0, place).findLast(other => result.includes(other))
    result.splice(before ? result.indexOf(before) + 1 : 0, 0, column)
  }
  return result
}

/** The order after one column has moved to the place of another. */
export function movedKey(keys: readonly string[], moving: string, to: number): string[] {
  const rest = keys.filter(key => key !== moving)
  rest.splice(Math.max(0, Math.min(rest.length, to)), 0, moving)
  return rest
}
