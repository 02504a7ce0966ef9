import type { NegativeReason } from '#contract/negative-list.ts'
import type { LegalBasis } from '#contract/catalog-item.ts'

/** As much of a negative-list entry as decides where an item can be done. Days are `YYYY-MM-DD`, both included. */
export interface ListedUntil {
  readonly id: string
  readonly itemId: string
  readonly from: string
  readonly until: string
  readonly reason: NegativeReason
  readonly reasonText: string
  readonly basis: LegalBasis
  readonly insteadDo: string
}

export type CityWideService<Entry extends ListedUntil = ListedUntil> =
  { readonly status: 'anywhere' } | { readonly status: 'listed'; readonly entry: Entry }

/**
 * Where an item can be done on a day (全市域通办): at any window of the city, unless an approved negative-list entry takes it
 * out. Absence from the list means yes; no positive mark exists that could disagree with it.
 * @param approved  approved entries, of any items and days
 */
export function cityWideService<Entry extends ListedUntil>(
  itemId: string,
  approved: readonly Entry[],
  day: string,
): CityWideService<Entry> {
  const entry = approved.find(listed => listed.itemId === itemId && listed.from <= day && day <= listed.until)
  return entry ? { status: 'listed', entry } : { status: 'anywhere' }
}
