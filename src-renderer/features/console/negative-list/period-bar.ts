import { addDays, daysBetween } from '#components/day-chip/day.ts'
import type { EntryPhase } from '#contract/negative-list.ts'
import type { StatusShape } from '#app/status-shapes.ts'

/** The span of time drawn beside the entries: 18 months, today at two thirds. */
export interface Span {
  readonly from: string
  readonly days: number
}
const before = 420
const after = 230

export function spanAround(today: string): Span {
  return { from: addDays(today, -before), days: before + after }
}

/** Where a day stands in the span, per cent, bounded. */
export function placeIn(span: Span, day: string): number {
  return Math.min(100, Math.max(0, (daysBetween(span.from, day) / span.days) * 100))
}

/** First days of the quarters in the span, with the label of the head. */
export function quartersIn(span: Span): readonly { readonly label: string; readonly at: number }[] {
  const quarters: { label: string; at: number }[] = []
  for (
    let day = span.from.slice(0, 7) + '-01';
    daysBetween(span.from, day) < span.days;
    day = addDays(day, 32).slice(0, 7) + '-01'
  ) {
    const month = Number(day.slice(5, 7))
    if (daysBetween(span.from, day) >= 0 && (month === 1 || month === 7) && placeIn(span, day) < 92)
      quarters.push({ label: month === 1 ? `${day.slice(2, 4)}Q1` : 'Q3', at: placeIn(span, day) })
  }
  return quarters
}

export const entryShapes: Readonly<Record<EntryPhase, StatusShape>> = {
  proposed: 'added',
  refused: 'broken',
  withdrawn: 'broken',
  scheduled: 'planned',
  'in-force': 'negative',
  overdue: 'unreadable',
  ended: 'broken',
}

/** Days before its last day from which an entry in force is drawn as expiring. */
export const endingSoonDays = 30

export function entryShape(entry: { readonly phase: EntryPhase; readonly until: string }, today: string): StatusShape {
  return entry.phase === 'in-force' && daysBetween(today, entry.until) <= endingSoonDays
    ? 'expiring'
    : entryShapes[entry.phase]
}
