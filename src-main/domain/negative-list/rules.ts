import type { EndPolicy, EntryPhase } from '#contract/negative-list.ts'
import { followed, lastDayOf, sameSubject, standingOn } from '#domain/city-service/rules.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { Day, Person, StoredEntry } from './model.ts'

/**
 * Invariants: 1. of one item, or of one class, at most one entry is in force on a day; 2. nobody approves what they proposed;
 * 3. an entry has a basis and an end, or it does not exist (contract and table both refuse); 4. following what is done
 * instead never comes back to where it began.
 */

type Period = Pick<StoredEntry, 'from' | 'until' | 'closedOn'>

export function entryInForce(entry: Pick<StoredEntry, 'state'> & Period, day: Day): boolean {
  return entry.state === 'approved' && standingOn(entry, day) === 'in-force'
}

/** @param others  entries of the same item or class, for what follows this one; absent: none follows */
export function entryPhase(
  entry: StoredEntry,
  day: Day,
  atEnd: EndPolicy = 'stays-overdue',
  others: readonly StoredEntry[] = [],
): EntryPhase {
  if (entry.state !== 'approved') return entry.state
  const standing = standingOn(entry, day)
  if (standing === 'before') return 'scheduled'
  if (standing === 'in-force') return 'in-force'
  if (standing === 'closed' || atEnd === 'falls-away') return 'ended'
  const decided = others.filter(other => other.state === 'approved')
  return followed(entry, decided, day) ? 'ended' : 'overdue'
}

type Subject = Pick<StoredEntry, 'itemId' | 'itemClass'>

/** An approved entry of the same item or class that shares a day with this period. */
export function overlapping(
  period: Pick<StoredEntry, 'from' | 'until'> & Partial<Subject>,
  others: readonly StoredEntry[],
): StoredEntry | undefined {
  const subject =
    period.itemId === undefined ? undefined : { itemId: period.itemId, itemClass: period.itemClass ?? null }
  return others.find(
    other =>
      other.state === 'approved' &&
      (subject === undefined || sameSubject(subject, other)) &&
      other.from <= period.until &&
      period.from <= lastDayOf(other),
  )
}

function overlapViolation(other: StoredEntry) {
  return violation('OVERLAPS', { entryId: other.id, from: other.from, until: other.until })
}

export type ProposedPeriod = Pick<StoredEntry, 'from' | 'until'> &
  Partial<Subject & Pick<StoredEntry, 'insteadItemId'>> & { readonly reviewOn?: Day | undefined }

function mayStand(wanted: ProposedPeriod, others: readonly StoredEntry[]): Result<null> {
  const other = overlapping(wanted, others)
  if (other) return overlapViolation(other)
  const circle = circleThrough(wanted, others)
  return circle ? violation('CIRCULAR_REPLACEMENT', { items: circle }) : ok(null)
}

/** @param others  entries that may overlap or be led to: of the same subject, and those that name other items instead */
export function decidePropose(wanted: ProposedPeriod, others: readonly StoredEntry[], today: Day): Result<null> {
  const { from, until, reviewOn } = wanted
  if (until < from) return violation('UNTIL_BEFORE_FROM', { from, until })
  if (until < today) return violation('IN_THE_PAST', { day: until })
  if (reviewOn !== undefined && (reviewOn < from || reviewOn > until)) {
    return violation('REVIEW_OUTSIDE', { reviewOn, from, until })
  }
  return mayStand(wanted, others)
}

function stillProposed(entry: StoredEntry): Result<null> {
  return entry.state === 'proposed' ? ok(null) : violation('NOT_PROPOSED', { id: entry.id, state: entry.state })
}

export function decideApprove(
  entry: StoredEntry,
  by: Person,
  at: Date,
  others: readonly StoredEntry[],
): Result<StoredEntry> {
  const open = stillProposed(entry)
  if (!open.ok) return open
  if (entry.proposedBy.id === by.id) return violation('OWN_CHANGE', { id: entry.id })
  const stands = mayStand(
    entry,
    others.filter(({ id }) => id !== entry.id),
  )
  if (!stands.ok) return stands
  return ok({ ...entry, state: 'approved', decidedBy: by, decidedAt: at })
}

export function decideRefuse(entry: StoredEntry, by: Person, at: Date, remark: string): Result<StoredEntry> {
  const open = stillProposed(entry)
  if (!open.ok) return open
  return ok({ ...entry, state: 'refused', decidedBy: by, decidedAt: at, remark })
}

export function decideWithdraw(entry: StoredEntry): Result<StoredEntry> {
  const open = stillProposed(entry)
  return open.ok ? ok({ ...entry, state: 'withdrawn' }) : open
}

/**
 * Takes an item off the list by decision: its entry counts through `lastDay` and is not overdue after it. An entry past
 * its end is let go the same way, its last day then being today's.
 */
export function decideEnd(entry: StoredEntry, lastDay: Day, remark: string): Result<StoredEntry> {
  if (entry.state !== 'approved' || entry.closedOn !== null) return violation('NOT_IN_FORCE', { id: entry.id })
  if (lastDay < entry.from) return violation('UNTIL_BEFORE_FROM', { from: entry.from, until: lastDay })
  return ok({ ...entry, closedOn: lastDay, until: lastDay < entry.until ? lastDay : entry.until, remark })
}

type Replacing = Partial<Pick<StoredEntry, 'itemId' | 'insteadItemId'>> & Pick<StoredEntry, 'from' | 'until'>

const shareADay = (one: Replacing, other: Replacing) => one.from <= other.until && other.from <= one.until

/**
 * The circle that one more entry would close: from its item to what is done instead, to what is done instead of that, and
 * back. Only entries that share a day with the new one lead on.
 * @returns ids of the items along the circle, the first one first; nothing when there is no circle
 */
export function circleThrough(wanted: Replacing, others: readonly StoredEntry[]): string[] | undefined {
  const start = wanted.itemId
  if (!start || !wanted.insteadItemId) return undefined
  const leads = new Map<string, Set<string>>()
  for (const other of others) {
    if (other.state !== 'approved' || !other.itemId || !other.insteadItemId || !shareADay(wanted, other)) continue
    leads.set(other.itemId, (leads.get(other.itemId) ?? new Set()).add(other.insteadItemId))
  }
  const seen = new Set<string>()
  const walk = (at: string, path: readonly string[]): string[] | undefined => {
    if (at === start) return [...path]
    if (seen.has(at)) return undefined
    seen.add(at)
    for (const next of leads.get(at) ?? []) {
      const circle = walk(next, [...path, at])
      if (circle) return circle
    }
    return undefined
  }
  return walk(wanted.insteadItemId, [start])
}
