import type { LocationQueryValue } from 'vue-router'

export type QueryValue = LocationQueryValue | readonly LocationQueryValue[] | undefined

/** The values of a list in the address: `?dept=a,b`. */
export function listIn(value: QueryValue): readonly string[] {
  return typeof value === 'string' ? value.split(',').filter(Boolean) : []
}
