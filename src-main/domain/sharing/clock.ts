import type { LimitRule, LimitStep } from '#contract/sharing.ts'
import { limitLevels } from '#contract/sharing.ts'
import type { ClockView } from '#contract/sharing-model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { deadlineAfter, remaining, type OfficeHours, type Stop } from '#kernel/working-days-deadline.ts'
import type { WorkingCalendar } from '#kernel/working-days.ts'
import { stateOf, type RequestEvent, type StoredDeadline } from './model.ts'

/** The legal clocks of a request: which limit runs, when it ends, what is left. Pure. */

export interface ClockFacts {
  readonly calendar: WorkingCalendar
  readonly hours: OfficeHours
  readonly limits: readonly LimitRule[]
}

/** The limit for a step on a civil day: the most local rule in force, and of several the newest. */
export function limitInForce(limits: readonly LimitRule[], step: LimitStep, day: string): LimitRule | undefined {
  return limits
    .filter(
      limit =>
        limit.step === step &&
        limit.effectiveFrom <= day &&
        (limit.effectiveUntil === undefined || day <= limit.effectiveUntil),
    )
    .sort(
      (a, b) =>
        limitLevels.indexOf(b.level) - limitLevels.indexOf(a.level) || (a.effectiveFrom < b.effectiveFrom ? 1 : -1),
    )[0]
}

/**
 * The deadline of a step that starts now, or that goes on after stops; nothing where no rule sets a limit for it.
 * The rule in force on the day the clock started counts throughout.
 * @throws CalendarMissing
 */
export function deadlineOf(
  facts: ClockFacts,
  step: LimitStep,
  start: Date,
  stops: readonly Stop[] = [],
): StoredDeadline | undefined {
  const limit = limitInForce(facts.limits, step, shanghaiDate(start))
  if (!limit) return undefined
  const { value, unit } = limit
  const source = limit.article ? `${limit.source}${limit.article}` : limit.source
  const { due, calendarVersion } = deadlineAfter(facts.calendar, facts.hours, {
    start,
    limit: { value, unit },
    rule: { source, dayOffRollsOver: true },
    stops,
  })
  return {
    step,
    startedAt: start.toISOString(),
    dueAt: due.toISOString(),
    limit: { value, unit },
    source,
    place: limit.place,
    calendarVersion,
  }
}

/** When the provider's clock started, and the spans it stood still while a supplement was awaited; the last may be open. */
export function replyClock(events: readonly RequestEvent[]): { start: Date; stops: Stop[] } | undefined {
  // Reopened after an objection or a mediation, the provider has the whole limit again.
  const begun = events.findLastIndex(event => ['platform-checked', 'reopened', 'mediated-share'].includes(event.step))
  const start = events[begun]
  if (!start) return undefined
  const stops: { from: Date; until?: Date }[] = []
  for (const event of events.slice(begun + 1)) {
    if (event.step === 'supplement-asked') stops.push({ from: new Date(event.at) })
    const open = stops.at(-1)
    if (event.step === 'supplemented' && open) open.until = new Date(event.at)
  }
  return { start: new Date(start.at), stops }
}

function levelOf(left: { workingDays: number; workingHours: number; overdue: boolean }, unit: string) {
  if (left.overdue) return 'overdue'
  // Units left; hours are only told apart for a limit that is set in hours.
  const units = unit === 'hour' ? left.workingDays * 24 + left.workingHours : left.workingDays + left.workingHours / 100
  if (units <= 1) return 'hot'
  return units <= 3 ? 'warm' : 'calm'
}

/**
 * The clock a page shows for a request at this instant; nothing when none runs.
 * @throws CalendarMissing
 */
export function clockView(
  facts: Pick<ClockFacts, 'calendar' | 'hours'>,
  events: readonly RequestEvent[],
  now: Date,
): ClockView | undefined {
  const state = stateOf(events)
  if (!('deadline' in state) || !state.deadline) return undefined
  const { deadline } = state
  const stopped = state.status === 'supplement-asked'
  const at = stopped ? new Date(state.since) : now
  const left = remaining(facts.calendar, facts.hours, {
    now: at,
    due: new Date(deadline.dueAt),
    limit: deadline.limit,
  })
  const { workingDays, workingHours, fractionLeft, overdue } = left
  return {
    step: deadline.step,
    startedAt: deadline.startedAt,
    ...(stopped ? { stoppedSince: state.since } : { dueAt: deadline.dueAt }),
    limit: deadline.limit,
    remaining: { workingDays, workingHours },
    fractionLeft,
    level: stopped ? 'stopped' : levelOf(left, deadline.limit.unit),
    overdue: overdue && !stopped,
    source: deadline.source,
    place: deadline.place,
    calendarVersion: deadline.calendarVersion,
  }
}
