import { z } from 'zod'
import { itemSorts, type ItemSort } from '#contract/catalog-list.ts'

export interface OrderAsked {
  readonly sort: ItemSort
  readonly descending: boolean
}

const cursorSchema = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      context.addIssue({ code: 'custom', message: 'not a cursor of ours' })
      return z.NEVER
    }
  })
  .pipe(z.object({ sort: z.enum(itemSorts), descending: z.boolean(), key: z.string() }))

/** The key of the last row that the cursor's page gave; nothing for the first page. */
export function readCursor(cursor: string | undefined, request: OrderAsked): string | undefined {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const read = cursorSchema.safeParse(text)
  // A cursor of another order says nothing here: the list begins again.
  if (!read.success || read.data.sort !== request.sort || read.data.descending !== request.descending) return undefined
  return read.data.key
}

export function writeCursor({ sort, descending }: OrderAsked, key: string): string {
  return Buffer.from(JSON.stringify({ sort, descending, key })).toString('base64url')
}

/** Where a list goes on that is read by place; anything but a place of ours begins it anew. */
export function offsetOf(cursor: string | undefined): number {
  const offset = Number(cursor ?? 0)
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0
}

export function nextOffset(next: number, total: number): { nextCursor?: string } {
  return next < total ? { nextCursor: String(next) } : {}
}

/** One page of rows that are all at hand. */
export function offsetPage<Row>(rows: readonly Row[], asked: { cursor?: string | undefined; limit: number }) {
  const start = offsetOf(asked.cursor)
  const next = start + asked.limit
  return { rows: rows.slice(start, next), total: rows.length, ...nextOffset(next, rows.length) }
}

/** The values that were counted, most first; slots depend on the order of loading, so they decide nothing. */
export function facet<Value extends string>(values: readonly Value[], counts: Int32Array) {
  return values
    .map((value, slot) => ({ value, count: counts[slot] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
