import type { ClockView } from '#contract/sharing-model.ts'

export interface ClockProps {
  readonly clock: ClockView
  /** The figure of the decision page; else one line for lists. */
  readonly large?: boolean
}

export type BarPart = 'left' | 'used' | 'split'

/**
 * The ten bars of a legal clock. In a list what is left is dark, from the left; on the decision page what is used is dark and
 * the remaining part stands last, so that the eye reads “almost full”.
 * @returns for each bar how much of it is left, 0…1
 */
export function leftOfBars(fractionLeft: number, bars = 10): readonly number[] {
  const left = Math.min(1, Math.max(0, fractionLeft)) * bars
  return Array.from({ length: bars }, (_, index) => Math.min(1, Math.max(0, left - index)))
}

/** What is left, as key and figures for the words. Never rounded up to a day that is not there. */
export function remainingWords(clock: ClockView): { readonly key: string; readonly n: number; readonly h: number } {
  const { workingDays: n, workingHours: h } = clock.remaining
  if (clock.limit.unit === 'day') return { key: 'parts.clock.calendarDays', n, h }
  if (clock.limit.unit === 'hour') return { key: 'parts.clock.calendarHours', n, h: n * 24 + h }
  if (n === 0) return { key: 'parts.clock.hours', n, h }
  return { key: h === 0 || n > 3 ? 'parts.clock.days' : 'parts.clock.daysHours', n, h }
}
