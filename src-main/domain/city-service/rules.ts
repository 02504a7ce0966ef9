import type { EndPolicy, ItemClass, NegativeReason } from '#contract/negative-list.ts'
import type { LegalBasis } from '#contract/catalog-item.ts'

/**
 * Where an item can be done (全市域通办). The principle: at any window of the city. Absence from the negative list means yes;
 * no positive mark exists that could disagree with it. Invariants, each a property test:
 * 1. The answer does not depend on the order of the entries.
 * 2. An item's own entry speaks before one of its class; of two classes the narrower one speaks.
 * 3. An entry counts through its last civil day in Asia/Shanghai, to midnight; a day off changes nothing.
 */

/** As much of a negative-list entry as decides where an item can be done. Days are `YYYY-MM-DD`, both included. */
export interface ListedUntil {
  readonly id: string
  /** The item it names, or nothing when it names a class. */
  readonly itemId: string | null
  readonly itemClass?: ItemClass | null | undefined
  readonly from: string
  readonly until: string
  /** Last day by decision; an entry that was ended by somebody is never overdue. */
  readonly closedOn?: string | null | undefined
  readonly reason: NegativeReason
  readonly reasonText: string
  readonly basis: LegalBasis
  readonly insteadDo: string
}

/** As much of an item as tells whether a class holds it. */
export interface ClassedItem {
  readonly itemId: string
  readonly departmentId: string
  readonly itemType: string | null
  readonly mainItemName: string | null
}

export type CityWideService<Entry extends ListedUntil = ListedUntil> =
  { readonly status: 'anywhere' } | { readonly status: 'listed'; readonly entry: Entry; readonly overdue: boolean }

/** Whether a class of items (事项类别) holds an item: every mark it names is the item's own. */
export function classHolds(itemClass: ItemClass, item: ClassedItem): boolean {
  return (
    (itemClass.departmentId === undefined || itemClass.departmentId === item.departmentId) &&
    (itemClass.itemType === undefined || itemClass.itemType === item.itemType) &&
    (itemClass.mainItemName === undefined || itemClass.mainItemName === item.mainItemName)
  )
}

export function entryHolds(entry: Pick<ListedUntil, 'itemId' | 'itemClass'>, item: ClassedItem): boolean {
  if (entry.itemId !== null) return entry.itemId === item.itemId
  return entry.itemClass !== null && entry.itemClass !== undefined && classHolds(entry.itemClass, item)
}

/** The last civil day an entry counts by what was decided. */
export function lastDayOf(entry: Pick<ListedUntil, 'until' | 'closedOn'>): string {
  return entry.closedOn ?? entry.until
}

/** `over`: past its end with nobody having decided; whether it still counts is the office's setting. */
export function standingOn(
  entry: Pick<ListedUntil, 'from' | 'until' | 'closedOn'>,
  day: string,
): 'before' | 'in-force' | 'over' | 'closed' {
  if (day < entry.from) return 'before'
  if (day <= lastDayOf(entry)) return 'in-force'
  return entry.closedOn ? 'closed' : 'over'
}

function marks({ itemId, itemClass }: Pick<ListedUntil, 'itemId' | 'itemClass'>): number {
  if (itemId !== null) return 4
  return Object.values(itemClass ?? {}).filter(mark => mark !== undefined).length
}

/** The order in which entries speak: in force before overdue, the item's own before a class, the newer before the older. */
function speaksBefore(one: ListedUntil, other: ListedUntil): boolean {
  if (marks(one) !== marks(other)) return marks(one) > marks(other)
  if (one.from !== other.from) return one.from > other.from
  return one.id < other.id
}

/**
 * Where an item can be done on a day.
 * @param approved  approved entries, of any items and days, in any order
 */
export function cityWideService<Entry extends ListedUntil>(
  item: ClassedItem,
  approved: readonly Entry[],
  day: string,
  atEnd: EndPolicy = 'stays-overdue',
): CityWideService<Entry> {
  let speaking: Entry | undefined
  let overdue: Entry | undefined
  for (const entry of approved) {
    if (!entryHolds(entry, item)) continue
    const standing = standingOn(entry, day)
    if (standing === 'in-force' && (!speaking || speaksBefore(entry, speaking))) speaking = entry
    if (standing !== 'over' || atEnd === 'falls-away' || followed(entry, approved, day)) continue
    if (!overdue || speaksBefore(entry, overdue)) overdue = entry
  }
  if (speaking) return { status: 'listed', entry: speaking, overdue: false }
  return overdue ? { status: 'listed', entry: overdue, overdue: true } : { status: 'anywhere' }
}

/** Whether a later decision about the same thing has begun by this day: then the end of the earlier one was decided. */
export function followed(entry: ListedUntil, approved: readonly ListedUntil[], day: string): boolean {
  return approved.some(
    later => later.id !== entry.id && later.from > entry.until && later.from <= day && sameSubject(later, entry),
  )
}

export function sameSubject(
  one: Pick<ListedUntil, 'itemId' | 'itemClass'>,
  other: Pick<ListedUntil, 'itemId' | 'itemClass'>,
): boolean {
  if (one.itemId !== null || other.itemId !== null) return one.itemId === other.itemId
  const [a, b] = [one.itemClass ?? {}, other.itemClass ?? {}]
  return a.departmentId === b.departmentId && a.itemType === b.itemType && a.mainItemName === b.mainItemName
}
