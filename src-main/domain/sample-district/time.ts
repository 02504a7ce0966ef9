import { shanghaiDate } from '#kernel/clock.ts'
import { instantOf } from '#kernel/working-days-deadline.ts'
import { addDays, addWorkingDays, CalendarMissing, daysBetween, type WorkingCalendar } from '#kernel/working-days.ts'

/** The day on which the district was told; everything that lies behind it moves with the day of loading. */
const toldOn = '2026-11-24'

/** The days of the sample district as they fall when it is loaded. Civil days are those of Asia/Shanghai. */
export interface SampleTime {
  readonly now: Date
  readonly today: string
  /** A day of the told history, moved by whole weeks so that it keeps its weekday and never lies ahead. */
  past(day: string): string
  /** Natural days from today. */
  ahead(days: number): string
  /** The last day of the month that holds `ahead(days)`. */
  monthEndAhead(days: number): string
  /** Counted from a day; by the calendar's working days where its year is loaded, else by natural days. */
  workingDays(from: string, count: number): string
  at(day: string, timeOfDay: string): Date
}

export function sampleTime(now: Date, calendar: WorkingCalendar): SampleTime {
  const today = shanghaiDate(now)
  const shift = Math.floor(daysBetween(toldOn, today) / 7) * 7
  const ahead = (days: number) => addDays(today, days)
  return {
    now,
    today,
    past: day => addDays(day, shift),
    ahead,
    monthEndAhead(days) {
      const [year = 0, month = 0] = ahead(days).split('-').map(Number)
      return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
    },
    workingDays(from, count) {
      try {
        return addWorkingDays(calendar, from, count)
      } catch (error) {
        if (error instanceof CalendarMissing) return addDays(from, Math.trunc((count * 7) / 5))
        throw error
      }
    },
    at: instantOf,
  }
}
