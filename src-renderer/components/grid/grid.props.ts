/** A list of rows drawn by the screenful, with roles, keys, selection and copy (visual language, section 6). */

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
}

export interface GridSort {
  readonly by: string
  readonly descending: boolean
}

/** What is drawn in one line: a row, or the head of a group with its count. */
export type GridLine<Row> =
  | { readonly kind: 'row'; readonly row: Row; readonly index: number }
  | { readonly kind: 'group'; readonly title: string; readonly count: number }

/** Rows in their order, with a head before each run of the same group. */
export function linesOf<Row>(rows: readonly Row[], groupOf?: (row: Row) => string): readonly GridLine<Row>[] {
  if (!groupOf) return rows.map((row, index) => ({ kind: 'row', row, index }))
  const groups = new Map<string, { row: Row; index: number }[]>()
  for (const [index, row] of rows.entries()) {
    const title = groupOf(row)
    const members = groups.get(title) ?? []
    members.push({ row, index })
    groups.set(title, members)
  }
  return [...groups].flatMap(([title, members]): readonly GridLine<Row>[] => [
    { kind: 'group', title, count: members.length },
    ...members.map(({ row, index }) => ({ kind: 'row' as const, row, index })),
  ])
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
