import { loadedHolidayYears, type HolidayYear } from './holidays/index.ts'

/**
 * Working days as the State Council's yearly notices have them: Monday to Friday without the days off, and the Saturdays
 * and Sundays that are worked instead. Days are civil days in Asia/Shanghai, written `2026-11-24`.
 * Invariant: nothing is ever guessed for a year whose notice is not loaded.
 */

const dayMs = 86_400_000

/** Days since 1970-01-01 of a civil day. */
export function dayNumber(day: string): number {
  const number = Date.parse(`${day}T00:00:00Z`) / dayMs
  if (!Number.isInteger(number)) throw new RangeError(`not a civil day: ${day}`)
  return number
}

export function dayOfNumber(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

/** The civil day `count` natural days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return dayOfNumber(dayNumber(day) + count)
}

/** Natural days from one civil day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** The notice for this year is not loaded (it usually appears in November of the year before). */
export class CalendarMissing extends Error {
  override readonly name = 'CalendarMissing'
  readonly year: number

  constructor(year: number) {
    super(`${year} 年的放假安排还没有载入，不能推算工作日`)
    this.year = year
  }
}

export interface WorkingCalendar {
  /** @throws CalendarMissing */
  isWorkingDay(day: string): boolean
  /** What the day off is called, or `weekend`; nothing for a working day. @throws CalendarMissing */
  dayOffName(day: string): string | undefined
  /** Numbers of the notices of the years between two days, both included. @throws CalendarMissing */
  version(from: string, to: string): string
}

export function workingCalendar(years: readonly HolidayYear[] = loadedHolidayYears): WorkingCalendar {
  const numbersOfYear = new Map(years.map(year => [year.year, year.notices.map(notice => notice.number).join('、')]))
  const offName = new Map<string, string>()
  const worked = new Set(years.flatMap(year => year.makeUpWorkingDays))
  for (const { name, from, to } of years.flatMap(year => year.daysOff)) {
    for (let day = dayNumber(from); day <= dayNumber(to); day += 1) offName.set(dayOfNumber(day), name)
  }
  const loaded = (year: number) => {
    const numbers = numbersOfYear.get(year)
    if (numbers === undefined) throw new CalendarMissing(year)
    return numbers
  }
  const dayOffName = (day: string) => {
    loaded(Number(day.slice(0, 4)))
    const name = offName.get(day)
    if (name !== undefined) return name
    // 1970-01-01 was a Thursday.
    const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7
    return weekday >= 5 && !worked.has(day) ? 'weekend' : undefined
  }
  return {
    dayOffName,
    isWorkingDay: day => dayOffName(day) === undefined,
    version(from, to) {
      const numbers: string[] = []
      for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) numbers.push(loaded(year))
      return numbers.join('；')
    },
  }
}

/** The calendar with every notice that this program carries. */
export const officeCalendar: WorkingCalendar = workingCalendar()

/**
 * The working day that lies `count` working days after `day`; `day` itself is not counted (民法典 第二百零一条).
 * 0 gives `day`, or the next working day when it is off; a negative count goes back.
 * @param count  integer
 * @throws CalendarMissing
 */
export function addWorkingDays(calendar: WorkingCalendar, day: string, count: number): string {
  let current = day
  if (count === 0) {
    while (!calendar.isWorkingDay(current)) current = addDays(current, 1)
    return current
  }
  const step = Math.sign(count)
  let left = Math.abs(count)
  while (left > 0) {
    current = addDays(current, step)
    if (calendar.isWorkingDay(current)) left -= 1
  }
  return current
}

/**
 * Working days after `from`, up to and including `to`; when `to` is earlier, those from `to` up to `from`, negative.
 * For a working day `to`, `addWorkingDays(from, workingDaysBetween(from, to))` is `to`.
 * @throws CalendarMissing
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number {
  const [start, end] = from <= to ? [dayNumber(from), dayNumber(to)] : [dayNumber(to) - 1, dayNumber(from) - 1]
  let count = 0
  for (let day = start + 1; day <= end; day += 1) if (calendar.isWorkingDay(dayOfNumber(day))) count += 1
  return from <= to || count === 0 ? count : -count
}
