import type { RowCondition } from '#contract/sharing-model.ts'
import type { CheckedRow, SourceFilter } from './model.ts'

/** Which rows a grant lets through (切块). Pure; every condition has to hold, and a value that cannot be read holds for none. */

export interface SliceFacts {
  /** Areas of the department that asks. */
  readonly areas: readonly string[]
  /** Civil day of the query, Asia/Shanghai. */
  readonly day: string
}

/** Day of birth from a day or from an 18-digit ID number; nothing when the value is neither. */
export function birthDay(value: string): string | undefined {
  const id = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(value)
  const day = id ?? /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(value)
  return day ? `${day[1]}-${day[2]}-${day[3]}` : undefined
}

/** Whole years reached on a day; a birthday counts from its own day on. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

function holds(condition: RowCondition, value: string | null | undefined, facts: SliceFacts): boolean {
  if (value === null || value === undefined) return false
  switch (condition.kind) {
    case 'one-of':
      return condition.values.includes(value)
    case 'starts-with':
      return value.startsWith(condition.prefix)
    case 'own-area':
      return facts.areas.includes(value)
    case 'age-band': {
      const birth = birthDay(value)
      if (birth === undefined) return false
      const age = ageOn(birth, facts.day)
      return age >= condition.from && age <= condition.to
    }
  }
}

export function rowIsGranted(row: CheckedRow, conditions: readonly RowCondition[], facts: SliceFacts): boolean {
  return conditions.every(condition => holds(condition, row[condition.field], facts))
}

/** What of the slice a source can apply itself, so that less travels. It is applied again on arrival. */
export function sourceFilters(conditions: readonly RowCondition[], facts: SliceFacts): SourceFilter[] {
  return conditions.flatMap((condition): SourceFilter[] => {
    if (condition.kind === 'one-of') return [{ kind: 'one-of', field: condition.field, values: condition.values }]
    if (condition.kind === 'own-area') return [{ kind: 'one-of', field: condition.field, values: facts.areas }]
    if (condition.kind === 'starts-with')
      return [{ kind: 'starts-with', field: condition.field, prefix: condition.prefix }]
    return []
  })
}

/** Whether the source's filters keep the whole slice, so that a limit on rows may be given to it. */
export function sourceKeepsSlice(conditions: readonly RowCondition[]): boolean {
  return conditions.every(condition => condition.kind !== 'age-band')
}
