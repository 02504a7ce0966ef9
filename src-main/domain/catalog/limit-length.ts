import type { TimeLimit } from '#contract/catalog-item.ts'

const workingDaysOfUnit: Record<TimeLimit['unit'], number> = {
  'working-day': 1,
  day: 1,
  month: 21.75,
  year: 261,
  hour: 1 / 8,
  minute: 1 / 480,
  'on-the-spot': 0,
}

/**
 * How long a limit is, in working days, for order and comparison only: a month counts 21.75 and a year 261, as their
 * averages are. What somebody is told is always the value with its own unit.
 */
export function limitInWorkingDays(limit: TimeLimit | null): number | null {
  return limit === null ? null : limit.value * workingDaysOfUnit[limit.unit]
}
