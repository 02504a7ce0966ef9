/**
 * The outcome of a decision: a value, or a reason why not.
 * Rules return it; services pass it on; only `hub/raise-violation.ts` turns a violation into a thrown error.
 */
export type Result<T, V = Violation> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly violation: V }

/** An expected refusal: a stable code that clients translate, and the facts a sentence needs. Never a sentence itself. */
export interface Violation<Code extends string = string> {
  readonly code: Code
  readonly data: Readonly<Record<string, unknown>>
}

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function violation<Code extends string>(
  code: Code,
  data: Readonly<Record<string, unknown>> = {},
): { readonly ok: false; readonly violation: Violation<Code> } {
  return { ok: false, violation: { code, data } }
}
