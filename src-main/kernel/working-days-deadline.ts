import { shanghaiDate } from './clock.ts'
import { addDays, addWorkingDays, daysBetween, workingDaysBetween, type WorkingCalendar } from './working-days.ts'

/** Deadlines and clocks on the working-day calendar. Instants are UTC; civil days and hours are those of Asia/Shanghai. */

export interface Limit {
  readonly value: number
  readonly unit: 'working-day' | 'day' | 'hour'
}

/** 办公时间 of one day, in order and without overlap, e.g. 09:00–12:00 and 14:00–18:00. */
export type OfficeHours = readonly { readonly from: string; readonly to: string }[]

export const usualOfficeHours: OfficeHours = [
  { from: '09:00', to: '12:00' },
  { from: '14:00', to: '18:00' },
]

/** A span during which a clock does not run, e.g. while a supplement is awaited; open while it still stands. */
export interface Stop {
  readonly from: Date
  readonly until?: Date | undefined
}

/** How a limit is counted; laws differ, so it travels with every deadline. */
export interface CountingRule {
  /** Where the limit is set, e.g. the name of a regulation. */
  readonly source: string
  /** A limit in natural days whose last day is a day off ends with the next working day (民法典 第二百零三条). */
  readonly dayOffRollsOver: boolean
}

export interface Deadline {
  readonly due: Date
  readonly unit: Limit['unit']
  readonly rule: CountingRule
  /** Numbers of the notices the days were counted with. */
  readonly calendarVersion: string
}

export function instantOf(day: string, timeOfDay: string): Date {
  // Not `T24:00`, which is the next day's midnight and not every engine reads it.
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number)
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + (hours * 60 + minutes) * 60_000)
}

function closingTime(hours: OfficeHours): string {
  return hours.at(-1)?.to ?? '24:00'
}

/**
 * When a limit ends. The day it starts is not counted; it ends at closing time of its last day. Limits in hours run
 * through nights and holidays, to the minute. Stops that have ended are not counted: whole working (or natural) days,
 * or to the minute for hours.
 * @throws CalendarMissing  naming the year that is not loaded
 * @source 民法典 第二百零一条至第二百零三条; 行政许可法 第八十二条 for working days
 */
export function deadlineAfter(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  { start, limit, rule, stops = [] }: { start: Date; limit: Limit; rule: CountingRule; stops?: readonly Stop[] },
): Deadline {
  const startDay = shanghaiDate(start)
  const ended = stops.flatMap(stop => (stop.until ? [{ from: stop.from, until: stop.until }] : []))
  const due = () => {
    if (limit.unit === 'hour') {
      const stopped = ended.reduce((sum, stop) => sum + (stop.until.getTime() - stop.from.getTime()), 0)
      return new Date(start.getTime() + limit.value * 3_600_000 + stopped)
    }
    const stoppedDays = ended.reduce((sum, stop) => {
      const [from, until] = [shanghaiDate(stop.from), shanghaiDate(stop.until)]
      return sum + (limit.unit === 'day' ? daysBetween(from, until) : workingDaysBetween(calendar, from, until))
    }, 0)
    const count = limit.value + stoppedDays
    if (limit.unit === 'working-day') return instantOf(addWorkingDays(calendar, startDay, count), closingTime(hours))
    const lastDay = addDays(startDay, count)
    return instantOf(rule.dayOffRollsOver ? addWorkingDays(calendar, lastDay, 0) : lastDay, closingTime(hours))
  }
  const end = due()
  return { due: end, unit: limit.unit, rule, calendarVersion: calendar.version(startDay, shanghaiDate(end)) }
}

function officeMs(hours: OfficeHours): number {
  return hours.reduce(
    (sum, span) => sum + instantOf('1970-01-01', span.to).getTime() - instantOf('1970-01-01', span.from).getTime(),
    0,
  )
}

/** Office time of one civil day between two instants, milliseconds. */
function officeMsOn(calendar: WorkingCalendar, hours: OfficeHours, day: string, from: Date, to: Date): number {
  if (!calendar.isWorkingDay(day)) return 0
  return hours.reduce((sum, span) => {
    const begins = Math.max(instantOf(day, span.from).getTime(), from.getTime())
    const ends = Math.min(instantOf(day, span.to).getTime(), to.getTime())
    return sum + Math.max(0, ends - begins)
  }, 0)
}

/**
 * Office time between two instants, milliseconds; 0 when `to` is not later.
 * @throws CalendarMissing
 */
export function officeTimeBetween(calendar: WorkingCalendar, hours: OfficeHours, from: Date, to: Date): number {
  if (to <= from) return 0
  const [first, last] = [shanghaiDate(from), shanghaiDate(to)]
  if (first === last) return officeMsOn(calendar, hours, first, from, to)
  const between = workingDaysBetween(calendar, first, addDays(last, -1)) * officeMs(hours)
  return officeMsOn(calendar, hours, first, from, to) + between + officeMsOn(calendar, hours, last, from, to)
}

export interface Remaining {
  /** Whole working days of office time left; natural days for a limit in days or hours. */
  readonly workingDays: number
  /** Whole office hours left beside the days; natural hours for a limit in days or hours. */
  readonly workingHours: number
  readonly overdue: boolean
  /** 0 … 1 of the limit. */
  readonly fractionLeft: number
}

/**
 * What is left of a deadline, as a clock shows it: “还剩 1 个工作日 6 小时”. Hours are rounded down, so the clock never
 * promises time that is not there.
 * @throws CalendarMissing
 */
export function remaining(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  { now, due, limit }: { now: Date; due: Date; limit: Limit },
): Remaining {
  const working = limit.unit === 'working-day'
  const perDay = working ? officeMs(hours) : 86_400_000
  const left = working ? officeTimeBetween(calendar, hours, now, due) : Math.max(0, due.getTime() - now.getTime())
  const whole = limit.unit === 'hour' ? limit.value * 3_600_000 : limit.value * perDay
  const days = Math.floor(left / perDay)
  return {
    workingDays: days,
    workingHours: Math.floor((left - days * perDay) / 3_600_000),
    overdue: now > due,
    fractionLeft: whole > 0 ? Math.min(1, left / whole) : left > 0 ? 1 : 0,
  }
}
