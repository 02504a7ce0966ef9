import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Permission } from './roles.ts'

/**
 * How a procedure is declared: `procedure('catalog.edit')` says who may call it, beside what it takes and gives.
 * - `'public'`: anybody who reaches the hub (sign-in, first run);
 * - `'signed-in'`: any account;
 * - a permission of `roles.ts`.
 */
export type Access = 'public' | 'signed-in' | Permission

export interface ProcedureMeta {
  readonly access: Access
}

/**
 * A refusal that a rule may give, declared in the contract: HTTP 422 and the facts its sentence needs.
 * The code is what `domain/<module>/rules.ts` puts in its `Violation`; the sentence stands in `client/explain-error.ts`.
 */
export function refusal<Data extends z.ZodType>(data: Data) {
  return { status: 422, data } as const
}

/** Refusals that any procedure may give. */
export const commonErrors = {
  NOT_SIGNED_IN: { status: 401, data: z.object({}) },
  NOT_PERMITTED: { status: 403, data: z.object({ access: z.string() }) },
  NOT_FOUND: { status: 404, data: z.object({ kind: z.string(), id: z.string() }) },
  STALE_REVISION: { status: 409, data: z.object({ kind: z.string(), id: z.string() }) },
  DISK_FULL: { status: 507, data: z.object({}) },
} as const

export function procedure(access: Access) {
  return oc.$meta<ProcedureMeta>({ access }).errors(commonErrors)
}

/** One page of a long list, read by key: pass `nextCursor` back to go on; absent at the end. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.int().min(0), nextCursor: z.string().optional() })
}

/** What every page request carries; `cursor` is opaque to the caller. */
export const pageRequest = z.object({ limit: z.int().min(1).max(500).default(100), cursor: z.string().optional() })
