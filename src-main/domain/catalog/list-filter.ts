import { itemTypes } from '#contract/catalog-item.ts'
import { versionPhases, type ItemFilter } from '#contract/catalog-version.ts'
import { unknownTypeSlot, type ListRow } from './list-rows.ts'
import { searchTerms } from './sound.ts'

/** Counts by slot (see `ListRow`). */
export interface Facets {
  readonly departments: Int32Array
  readonly itemTypes: Int32Array
  readonly phases: Int32Array
}

export interface FilterOutcome {
  readonly total: number
  readonly rows: ListRow[]
  /** Whether rows that match stand after the last one given. */
  readonly more: boolean
  readonly facets: Facets
}

/** One byte per slot: 1 where the slot is chosen, everywhere 1 where nothing is. */
function chosen(slots: number, picked: readonly number[]): Uint8Array {
  if (picked.length === 0) return new Uint8Array(slots).fill(1)
  const mask = new Uint8Array(slots)
  for (const slot of picked) if (slot >= 0) mask[slot] = 1
  return mask
}

function increment(counts: Int32Array, slot: number): void {
  counts[slot] = (counts[slot] ?? 0) + 1
}

/**
 * One walk over the rows in their order: the rows of the page, the total, and the counts of each facet with its own
 * condition left out (so that a second department can be chosen).
 * @param page.skip  rows in walking order that stand before the page
 * @param departmentSlots  slot of each department id; -1 for a department that no row has
 */
export function walkRows(
  order: readonly ListRow[],
  filter: ItemFilter,
  page: { limit: number; descending: boolean; skip: number },
  departmentSlots: { readonly count: number; slotOf(id: string): number },
): FilterOutcome {
  const departments = chosen(departmentSlots.count, filter.departmentIds.map(departmentSlots.slotOf))
  const types = chosen(
    unknownTypeSlot + 1,
    filter.itemTypes.map(type => (type === 'unknown' ? unknownTypeSlot : itemTypes.indexOf(type))),
  )
  const phases = chosen(
    versionPhases.length,
    filter.phases.map(phase => versionPhases.indexOf(phase)),
  )
  const terms = searchTerms(filter.text)
  const facets: Facets = {
    departments: new Int32Array(departments.length),
    itemTypes: new Int32Array(types.length),
    phases: new Int32Array(phases.length),
  }
  const rows: ListRow[] = []
  let total = 0
  let more = false
  const { length } = order
  for (let step = 0; step < length; step += 1) {
    const row = order[page.descending ? length - 1 - step : step]
    if (!row) continue
    const inDepartment = departments[row.departmentSlot] === 1
    const inType = types[row.typeSlot] === 1
    const inPhase = phases[row.phaseSlot] === 1 || (row.workingSlot >= 0 && phases[row.workingSlot] === 1)
    const misses = (inDepartment ? 0 : 1) + (inType ? 0 : 1) + (inPhase ? 0 : 1)
    // With two conditions missed the row is in no count at all, and its text need not be looked at.
    if (misses > 1) continue
    if (!terms.every(({ term, latin }) => (latin ? row.searchLatin : row.searchWords).includes(term))) continue
    if (misses === 0 || !inDepartment) increment(facets.departments, row.departmentSlot)
    if (misses === 0 || !inType) increment(facets.itemTypes, row.typeSlot)
    if (misses === 0 || !inPhase) {
      increment(facets.phases, row.phaseSlot)
      if (row.workingSlot >= 0 && row.workingSlot !== row.phaseSlot) increment(facets.phases, row.workingSlot)
    }
    if (misses > 0) continue
    total += 1
    if (step < page.skip) continue
    if (rows.length < page.limit) rows.push(row)
    else more = true
  }
  return { total, rows, more, facets }
}
