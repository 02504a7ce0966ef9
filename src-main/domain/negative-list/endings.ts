import type { EndPolicy, EndWarning } from '#contract/negative-list.ts'
import { lastDayOf } from '#domain/city-service/rules.ts'
import { addDays, CalendarMissing, workingDaysBetween, type WorkingCalendar } from '#kernel/working-days.ts'
import type { Day, StoredEntry } from './model.ts'

/**
 * How near the end of an entry is. Nothing of it is stored: when a holiday notice is loaded or changed, the same entry
 * warns on other days at the next reading. The end itself is a civil day and does not move: on a holiday too, the entry
 * counts until midnight.
 */

/** Working days before the end at which an entry warns, the nearest first. */
export const warnWorkingDaysBefore = [3, 10, 30] as const

/**
 * Working days after `day` up to and including the last day, on which a decision can still be made.
 * A year whose notice is not loaded is named, never guessed.
 */
export function endWarning(
  entry: Pick<StoredEntry, 'until' | 'closedOn'>,
  day: Day,
  calendar: WorkingCalendar,
  atEnd: EndPolicy,
): EndWarning {
  const last = lastDayOf(entry)
  if (entry.closedOn !== null) return { level: day > last ? 'over' : 'calm' }
  const falling = atEnd === 'falls-away' ? { anywhereFrom: addDays(last, 1) } : {}
  if (day > last) return { level: 'over', ...falling }
  // Every 92 days hold more than thirty working days, the longest holidays included; farther ends need no calendar.
  if (last > addDays(day, 92)) return { level: 'calm' }
  try {
    const left = workingDaysBetween(calendar, day, last)
    const near = warnWorkingDaysBefore.find(days => left <= days)
    const level = near === undefined ? 'calm' : near === 3 ? 'within-3' : near === 10 ? 'within-10' : 'within-30'
    const counted = { workingDaysLeft: left, calendarVersion: calendar.version(day, last) }
    return { level, ...counted, ...(level === 'within-3' ? falling : {}) }
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error
    return { level: 'calendar-missing', missingYear: error.year }
  }
}
