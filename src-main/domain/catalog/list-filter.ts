import type { ItemFilter } from '#contract/catalog-version.ts'
import type { ListRow } from './list-rows.ts'
import { searchTerms } from './sound.ts'

export interface Facets {
  readonly departments: Map<string, number>
  readonly itemTypes: Map<string, number>
  readonly phases: Map<string, number>
}

export interface FilterOutcome {
  readonly total: number
  readonly rows: ListRow[]
  /** Whether rows that match stand after the last one given. */
  readonly more: boolean
  readonly facets: Facets
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/**
 * One walk over the rows in their order: the rows of the page, the total, and the counts of each facet with its own
 * condition left out (so that a second department can be chosen).
 */
export function walkRows(
  order: readonly ListRow[],
  filter: ItemFilter,
  page: { limit: number; descending: boolean; isAfterCursor: (row: ListRow) => boolean },
): FilterOutcome {
  const departments = filter.departmentIds.length > 0 ? new Set(filter.departmentIds) : undefined
  const types = filter.itemTypes.length > 0 ? new Set<string>(filter.itemTypes) : undefined
  const phases = filter.phases.length > 0 ? new Set<string>(filter.phases) : undefined
  const terms = searchTerms(filter.text)
  const facets: Facets = { departments: new Map(), itemTypes: new Map(), phases: new Map() }
  const rows: ListRow[] = []
  let total = 0
  let more = false
  const length = order.length
  for (let step = 0; step < length; step += 1) {
    const row = order[page.descending ? length - 1 - step : step]
    if (!row) continue
    const inDepartment = !departments || departments.has(row.departmentId)
    const inType = !types || types.has(row.itemType ?? 'unknown')
    const inPhase = !phases || phases.has(row.phase) || (row.working !== null && phases.has(row.working))
    const misses = (inDepartment ? 0 : 1) + (inType ? 0 : 1) + (inPhase ? 0 : 1)
    // With two conditions missed the row is in no count at all, and its text need not be looked at.
    if (misses > 1) continue
    if (!terms.every(({ term, latin }) => (latin ? row.searchLatin : row.searchWords).includes(term))) continue
    if (misses === 0 || !inDepartment) count(facets.departments, row.departmentId)
    if (misses === 0 || !inType) count(facets.itemTypes, row.itemType ?? 'unknown')
    if (misses === 0 || !inPhase) {
      count(facets.phases, row.phase)
      if (row.working !== null && row.working !== row.phase) count(facets.phases, row.working)
    }
    if (misses > 0) continue
    total += 1
    if (rows.length < page.limit) {
      if (page.isAfterCursor(row)) rows.push(row)
    } else more = true
  }
  return { total, rows, more, facets }
}
