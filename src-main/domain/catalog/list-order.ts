import type { ItemGrouping, ItemSort } from '#contract/catalog-list.ts'
import type { ListRow } from './list-rows.ts'

/**
 * The orders of the list. A key begins with `0`, or with `1` where the source does not say: such rows stand last,
 * whichever way the order runs. The item's id at its end makes every order total.
 */
type NameSound = (departmentId: string) => string

/** No text of the store can hold this character, so that a shorter part comes first. */
const divider = '\u0000'

function figureKey(value: number | null): string {
  return value === null ? '1' : `0${String(Math.round(value * 1_000)).padStart(12, '0')}`
}

function valueKey(row: ListRow, sort: ItemSort, departmentSound: NameSound): string {
  switch (sort) {
    case 'name':
      return `0${row.sound}${divider}${row.name}`
    case 'code':
      return `0${row.code}`
    case 'basicCode':
      return row.basicCode === '' ? '1' : `0${row.basicCode}`
    case 'department':
      return `0${departmentSound(row.departmentId)}${divider}${row.sound}`
    case 'type':
      return `${row.itemType === null ? 1 : 0}${row.typeSlot + 10}${divider}${row.sound}`
    case 'phase':
      return `0${row.workingSlot >= 0 ? row.workingSlot : row.phaseSlot}${divider}${row.sound}`
    case 'changed':
      return `0${row.changedAt}`
    case 'promised':
      return `${figureKey(row.promisedDays)}${divider}${row.sound}`
    case 'statutory':
      return `${figureKey(row.statutoryDays)}${divider}${row.sound}`
    case 'visits':
      return `${figureKey(row.visitCount)}${divider}${row.sound}`
    case 'materials':
      return `${figureKey(row.materials)}${divider}${row.sound}`
    case 'version':
      return `${figureKey(row.version)}${divider}${row.sound}`
    case 'from':
      return `${row.effectiveFrom === null ? '1' : `0${row.effectiveFrom}`}${divider}${row.sound}`
    case 'until':
      return `${row.effectiveUntil === null ? '1' : `0${row.effectiveUntil}`}${divider}${row.sound}`
  }
}

export function sortKey(row: ListRow, sort: ItemSort, departmentSound: NameSound): string {
  return `${valueKey(row, sort, departmentSound)}${divider}${row.itemId}`
}

/** Below 0 where `a` stands before `b`. */
export function compareKeys(a: string, b: string, descending: boolean): number {
  if (a === b) return 0
  const before = a < b ? -1 : 1
  return descending && a.charCodeAt(0) === b.charCodeAt(0) ? -before : before
}

/** How many rows of an order stand before a key; with `through`, up to and with it. */
export function positionOf(
  order: readonly ListRow[],
  key: string,
  keyOf: (row: ListRow) => string,
  descending: boolean,
  through = false,
): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = order[middle]
    const compared = row ? compareKeys(keyOf(row), key, descending) : 1
    if (compared < 0 || (through && compared === 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** The same rows the other way round, those without a value still last. */
export function turned(rising: readonly ListRow[], keyOf: (row: ListRow) => string): ListRow[] {
  const known = positionOf(rising, '1', keyOf, false)
  return [...rising.slice(0, known).reverse(), ...rising.slice(known).reverse()]
}

/** What a row is grouped by; empty where the source does not say. */
export function groupValue(row: ListRow, grouping: ItemGrouping): string {
  switch (grouping) {
    case 'department':
      return row.departmentId
    case 'type':
      return row.itemType ?? ''
    case 'phase':
      return row.working ?? row.phase
    case 'visits':
      return row.visitCount === null ? '' : String(row.visitCount)
  }
}

/** The key by which groups stand. */
export function groupKey(row: ListRow, grouping: ItemGrouping, departmentSound: NameSound): string {
  const key = valueKey(row, grouping, departmentSound)
  return grouping === 'visits' ? figureKey(row.visitCount) : key.slice(0, key.indexOf(divider))
}

/** Rows of one group together, groups by their key, the order of the rows kept within each. */
export function inGroups(rows: readonly ListRow[], grouping: ItemGrouping, departmentSound: NameSound) {
  const found = new Map<string, { key: string; rows: ListRow[] }>()
  for (const row of rows) {
    const value = groupValue(row, grouping)
    const group = found.get(value)
    if (group) group.rows.push(row)
    else found.set(value, { key: groupKey(row, grouping, departmentSound), rows: [row] })
  }
  const groups = [...found].sort(([a, one], [b, other]) =>
    one.key === other.key ? (a < b ? -1 : 1) : one.key < other.key ? -1 : 1,
  )
  return {
    rows: groups.flatMap(([, group]) => group.rows),
    groups: groups.map(([value, group]) => ({ value, count: group.rows.length })),
  }
}
