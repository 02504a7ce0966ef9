import { addDays } from '#components/day-chip/day.ts'

/** Weeks of the month of a day, Monday first; days of the neighbouring months fill the first and the last week. */
export function weeksOf(day: string): readonly (readonly string[])[] {
  const first = `${day.slice(0, 7)}-01`
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const start = addDays(first, -weekday)
  const weeks: string[][] = []
  for (let week = 0; week < 6; week++) {
    const days = Array.from({ length: 7 }, (_, index) => addDays(start, week * 7 + index))
    if (week > 0 && days[0]?.slice(0, 7) !== day.slice(0, 7)) break
    weeks.push(days)
  }
  return weeks
}
