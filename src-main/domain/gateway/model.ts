import type { Source, UnusualRule } from '#contract/gateway.ts'
import type { ResourceField, RowCondition } from '#contract/sharing-model.ts'

/**
 * Invariants:
 * 1. What leaves the gateway is made of granted fields of rows that every condition of the grant holds for, and nothing else:
 *    rows are cut here, whatever the source sent.
 * 2. The row of the log is stored before the first byte of the answer leaves.
 * 3. A door that was closed anywhere is closed on every hub before the next answer leaves (`directory.ts`).
 * 4. A subject is known to the log by a keyed hash alone; no answer, error or log row holds a hidden value.
 */

export const gatewayActs = ['query', 'compare', 'batch'] as const
export type GatewayAct = (typeof gatewayActs)[number]

/** A row as a source gives it, field → value; nothing about it is trusted. */
export type SourceRow = Readonly<Record<string, unknown>>
/** A row after its values were checked: text as the source writes it, or nothing. */
export type CheckedRow = Readonly<Record<string, string | null>>

/** A filter that a source may use to send less; the gateway applies every one of them again. */
export type SourceFilter =
  | { readonly kind: 'equals'; readonly field: string; readonly value: string }
  | { readonly kind: 'one-of'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'starts-with'; readonly field: string; readonly prefix: string }

export interface SourceQuery {
  /** Fields that are needed, by the names of the resource. */
  readonly fields: readonly string[]
  readonly where: readonly SourceFilter[]
  /** Rows at most. */
  readonly limit: number
}

/** Everything that decides about one credential's requests, read at one epoch. */
export interface Door {
  readonly credentialId: string
  readonly departmentId: string
  /** Hex of SM3 of the client key. */
  readonly storedKey: string
  /** Milliseconds since 1970 after which it opens nothing. */
  readonly until: number | undefined
  readonly grant: {
    readonly id: string
    readonly number: string
    readonly mode: GatewayAct
    readonly fields: readonly string[]
    readonly rowSlice: string
    readonly rows: readonly RowCondition[]
    readonly conditions: {
      readonly dailyLimit?: number | undefined
      readonly perMinute?: number | undefined
      readonly mustAttach?: 'case-number' | 'consent' | undefined
      readonly returnForm: 'masked' | 'plain'
    }
    /** State on a civil day. */
    stateOn(day: string): string
  }
  readonly resource: {
    readonly id: string
    readonly name: string
    readonly fields: readonly ResourceField[]
    readonly subjectField: string | undefined
  }
  readonly connection: { readonly source: Source; readonly timeoutMs: number; readonly revision: number } | undefined
  /** Areas of the credential's department on a civil day. */
  areasOn(day: string): readonly string[]
  readonly rules: readonly UnusualRule[]
}

/** A refusal of the gateway: the code and the status a caller's program acts on. Sentences stand in `refusals.ts`. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: RefusalCode
  readonly facts: Readonly<Record<string, string | number>>

  constructor(code: RefusalCode, facts: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

export const refusalStatus = {
  SIGNATURE_WRONG: 401,
  CLOCK_SKEW: 401,
  REPLAYED: 401,
  GRANT_NOT_IN_FORCE: 403,
  MODE_NOT_GRANTED: 403,
  FIELD_NOT_GRANTED: 403,
  CASE_MISSING: 403,
  CONSENT_MISSING: 403,
  SLICE_NOT_ENFORCEABLE: 403,
  INPUT_WRONG: 400,
  TOO_LARGE: 413,
  TOO_OFTEN: 429,
  QUOTA_USED_UP: 429,
  SOURCE_WRONG: 502,
  SOURCE_DOWN: 503,
  SOURCE_SLOW: 504,
  NOT_CONNECTED: 503,
  UNEXPECTED: 500,
} as const
export type RefusalCode = keyof typeof refusalStatus
