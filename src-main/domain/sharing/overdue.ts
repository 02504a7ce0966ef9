import type { Overdue } from '#contract/sharing.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { addDays, workingDaysBetween, type WorkingCalendar } from '#kernel/working-days.ts'
import type { StoredDeadline } from './model.ts'

/** What is late, and how far that has gone. Pure. */

/** Under which permission a late step is acted on. */
export const whoActs = { platform: 'sharing.check', provider: 'sharing.decide' } as const

/** A step whose clock has run out, before it is known who has to act by name. */
export interface LateStep {
  readonly kind: Overdue['kind']
  readonly subjectId: string
  readonly number: string
  readonly title: string
  readonly deadline: StoredDeadline
  /** Department that has to act; absent: the platform (共享平台). */
  readonly departmentId?: string | undefined
}

/** Working days that began after the deadline's own day, today included when it is one. @throws CalendarMissing */
export function lateWorkingDays(calendar: WorkingCalendar, dueAt: Date, now: Date): number {
  const [due, today] = [shanghaiDate(dueAt), shanghaiDate(now)]
  return today <= due ? 0 : workingDaysBetween(calendar, due, today)
}

/**
 * Level 1 from the moment a step is late; level 2 once it is late beyond the limit `escalation`, where a rule sets one.
 * @param secondAfter  instant of level 2
 */
export function escalationLevel(now: Date, secondAfter: Date | undefined): 1 | 2 {
  return secondAfter !== undefined && now > secondAfter ? 2 : 1
}

/** Where a missing year stops the counting, natural days are told: the list of what is late must not fail for it. */
export function lateDays(calendar: WorkingCalendar, dueAt: Date, now: Date): number {
  try {
    return lateWorkingDays(calendar, dueAt, now)
  } catch {
    // CalendarMissing: nothing is guessed about working days, the days themselves are certain.
    let days = 0
    for (let day = shanghaiDate(dueAt); day < shanghaiDate(now); day = addDays(day, 1)) days += 1
    return days
  }
}
