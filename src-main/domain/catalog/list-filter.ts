import { itemTypes } from '#contract/catalog-item.ts'
import type { ItemFilter } from '#contract/catalog-list.ts'
import { versionPhases } from '#contract/catalog-version.ts'
import { meetsAll } from './list-conditions.ts'
import { unknownTypeSlot, type ListRow } from './list-rows.ts'
import { searchTerms } from './sound.ts'

/** Counts by slot (see `ListRow`). */
export interface Facets {
  readonly departments: Int32Array
  readonly itemTypes: Int32Array
  readonly phases: Int32Array
}

export interface FilterOutcome {
  /** Every row that matches, in the order given. */
  readonly rows: readonly ListRow[]
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
 * One walk over the rows in their order: the rows that match, and the counts of each facet with its own condition left out
 * (so that a second department can be chosen).
 * @param departmentSlots  slot of each department id; -1 for a department that no row has
 */
export function walkRows(
  order: readonly ListRow[],
  filter: ItemFilter,
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
  const meets = meetsAll(filter.conditions ?? [])
  const only = filter.itemIds ? new Set(filter.itemIds) : undefined
  const facets: Facets = {
    departments: new Int32Array(departments.length),
    itemTypes: new Int32Array(types.length),
    phases: new Int32Array(phases.length),
  }
  const rows: ListRow[] = []
  for (const row of order) {
    const inDepartment = departments[row.departmentSlot] === 1
    const inType = types[row.typeSlot] === 1
    const inPhase = phases[row.phaseSlot] === 1 || (row.workingSlot >= 0 && phases[row.workingSlot] === 1)
    const misses = (inDepartment ? 0 : 1) + (inType ? 0 : 1) + (inPhase ? 0 : 1)
    // With two conditions missed the row is in no count at all, and its text need not be looked at.
    if (misses > 1) continue
    if (only && !only.has(row.itemId)) continue
    if (!terms.every(({ term, latin }) => (latin ? row.searchLatin : row.searchWords).includes(term))) continue
    if (!meets(row)) continue
    if (misses === 0 || !inDepartment) increment(facets.departments, row.departmentSlot)
    if (misses === 0 || !inType) increment(facets.itemTypes, row.typeSlot)
    if (misses === 0 || !inPhase) {
      increment(facets.phases, row.phaseSlot)
      if (row.workingSlot >= 0 && row.workingSlot !== row.phaseSlot) increment(facets.phases, row.workingSlot)
    }
    if (misses === 0) rows.push(row)
  }
  return { rows, facets }
}
