import type { EntryPhase } from '#contract/negative-list.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { Day, Person, StoredEntry } from './model.ts'

/**
 * Invariants: 1. of one item at most one entry is in force on a day; 2. nobody approves what they proposed;
 * 3. an entry has a basis and an end, or it does not exist (contract and table both refuse).
 */

export function entryInForce(entry: Pick<StoredEntry, 'state' | 'from' | 'until'>, day: Day): boolean {
  return entry.state === 'approved' && entry.from <= day && day <= entry.until
}

export function entryPhase(entry: Pick<StoredEntry, 'state' | 'from' | 'until'>, day: Day): EntryPhase {
  if (entry.state !== 'approved') return entry.state
  if (day < entry.from) return 'scheduled'
  return day <= entry.until ? 'in-force' : 'ended'
}

type Period = Pick<StoredEntry, 'from' | 'until'>

/** An approved entry of the same item that shares a day with this period. */
export function overlapping(period: Period, others: readonly StoredEntry[]): StoredEntry | undefined {
  return others.find(other => other.state === 'approved' && other.from <= period.until && period.from <= other.until)
}

function overlapViolation(other: StoredEntry) {
  return violation('OVERLAPS', { entryId: other.id, from: other.from, until: other.until })
}

export function decidePropose(period: Period, ofItem: readonly StoredEntry[], today: Day): Result<null> {
  if (period.until < period.from) return violation('UNTIL_BEFORE_FROM', { from: period.from, until: period.until })
  if (period.until < today) return violation('IN_THE_PAST', { day: period.until })
  const other = overlapping(period, ofItem)
  return other ? overlapViolation(other) : ok(null)
}

function stillProposed(entry: StoredEntry): Result<null> {
  return entry.state === 'proposed' ? ok(null) : violation('NOT_PROPOSED', { id: entry.id, state: entry.state })
}

export function decideApprove(
  entry: StoredEntry,
  by: Person,
  at: Date,
  ofItem: readonly StoredEntry[],
): Result<StoredEntry> {
  const open = stillProposed(entry)
  if (!open.ok) return open
  if (entry.proposedBy.id === by.id) return violation('OWN_CHANGE', { id: entry.id })
  const other = overlapping(
    entry,
    ofItem.filter(({ id }) => id !== entry.id),
  )
  if (other) return overlapViolation(other)
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

/** Takes an item off the list early: its entry now ends on `lastDay`; the day before its first takes it off entirely. */
export function decideEnd(entry: StoredEntry, lastDay: Day, remark: string): Result<StoredEntry> {
  if (entry.state !== 'approved' || entry.until < lastDay) return violation('NOT_IN_FORCE', { id: entry.id })
  if (lastDay < entry.from) return violation('UNTIL_BEFORE_FROM', { from: entry.from, until: lastDay })
  return ok({ ...entry, until: lastDay, remark })
}
