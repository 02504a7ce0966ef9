import { limitUnitLabels, type TimeLimit } from '#contract/catalog-item.ts'

/** `10 个工作日`, `即办`; a limit that is not said is an empty text, never 0. */
export function limitWords(limit: TimeLimit | null | undefined): string {
  if (!limit) return ''
  return limit.unit === 'on-the-spot' ? limitUnitLabels[limit.unit] : `${limit.value} ${limitUnitLabels[limit.unit]}`
}

/** For a narrow cell: the figure alone where the unit is working days, else figure and unit. */
export function limitFigure(limit: TimeLimit | null): string {
  if (!limit) return ''
  return limit.unit === 'working-day' ? String(limit.value) : limitWords(limit)
}
