/** A number that can be read: its name, definition, day, and what it is a part of. */
export interface CountProps {
  readonly name: string
  readonly value: number
  readonly definition: string
  readonly day: string
  readonly numerator?: number
  /** Absent or 0: there is nothing to divide by, and “—” stands for the rate. */
  readonly denominator?: number | undefined
  readonly to?: string
}

/** Per cent with one decimal, or undefined where it would divide by nothing. */
export function rateOf(numerator: number | undefined, denominator: number | undefined): string | undefined {
  if (numerator === undefined || denominator === undefined || denominator === 0) return undefined
  return ((numerator / denominator) * 100).toFixed(1)
}
