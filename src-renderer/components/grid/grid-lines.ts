/** Rows as the grid reads them: an array, or a long list of which only parts are here. */
export interface RowSource<Row> {
  readonly length: number
  at(index: number): Row | undefined
}

/** A run of rows under one head, as the list itself counts them. */
export interface RowGroup {
  readonly key: string
  readonly title: string
  readonly count: number
}

/** What is drawn in one line; `row` is undefined while it is being fetched. */
export type GridLine<Row> =
  | { readonly kind: 'row'; readonly row: Row | undefined; readonly index: number }
  | {
      readonly kind: 'group'
      readonly key: string
      readonly title: string
      readonly count: number
      readonly folded: boolean
    }

/** The lines of a list, found one by one so that a hundred thousand cost nothing. */
export interface GridLines<Row> {
  readonly count: number
  at(place: number): GridLine<Row> | undefined
  /** Where a row is drawn; that of its group's head while the group is folded. */
  placeOf(index: number): number
}

function plainLines<Row>(rows: RowSource<Row>): GridLines<Row> {
  return {
    count: rows.length,
    at: place => (place < rows.length ? { kind: 'row', row: rows.at(place), index: place } : undefined),
    placeOf: index => index,
  }
}

/** Lines of a list whose groups are known with their counts: the rows stand group after group. */
export function countedLines<Row>(
  rows: RowSource<Row>,
  groups: readonly RowGroup[],
  folded: ReadonlySet<string>,
): GridLines<Row> {
  let firstRow = 0
  let place = 0
  const runs = groups.map(group => {
    const isFolded = folded.has(group.key)
    const run = { group, firstRow, place, isFolded, lines: 1 + (isFolded ? 0 : group.count) }
    firstRow += group.count
    place += run.lines
    return run
  })
  /** The last run that begins at or before a value of one of its marks. */
  function runAt(value: number, mark: 'firstRow' | 'place') {
    let low = 0
    let high = runs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((runs[middle]?.[mark] ?? 0) <= value) low = middle + 1
      else high = middle
    }
    return runs[low - 1]
  }
  return {
    count: place,
    at(asked) {
      const run = asked < place ? runAt(asked, 'place') : undefined
      if (!run) return undefined
      const { group, isFolded } = run
      if (asked === run.place) return { kind: 'group', ...group, folded: isFolded }
      const index = run.firstRow + asked - run.place - 1
      return { kind: 'row', row: rows.at(index), index }
    },
    placeOf(index) {
      const run = runAt(index, 'firstRow')
      if (!run) return 0
      return run.isFolded ? run.place : run.place + 1 + index - run.firstRow
    },
  }
}

/** Lines of rows that are all here, with a head before the rows of each group. */
function gatheredLines<Row>(rows: RowSource<Row>, groupOf: (row: Row) => string): GridLines<Row> {
  const groups = new Map<string, { row: Row; index: number }[]>()
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows.at(index)
    if (row === undefined) continue
    const title = groupOf(row)
    const members = groups.get(title) ?? []
    members.push({ row, index })
    groups.set(title, members)
  }
  const lines = [...groups].flatMap(([title, members]): readonly GridLine<Row>[] => [
    { kind: 'group', key: title, title, count: members.length, folded: false },
    ...members.map(({ row, index }) => ({ kind: 'row' as const, row, index })),
  ])
  const places = new Map<number, number>()
  for (const [place, line] of lines.entries()) if (line.kind === 'row') places.set(line.index, place)
  return { count: lines.length, at: place => lines[place], placeOf: index => places.get(index) ?? 0 }
}

export interface Grouping<Row> {
  readonly groupOf?: ((row: Row) => string) | undefined
  readonly groups?: readonly RowGroup[] | undefined
  readonly folded?: ReadonlySet<string> | undefined
}

export function linesOf<Row>(rows: RowSource<Row>, { groupOf, groups, folded }: Grouping<Row> = {}): GridLines<Row> {
  if (groups) return countedLines(rows, groups, folded ?? new Set())
  return groupOf ? gatheredLines(rows, groupOf) : plainLines(rows)
}
