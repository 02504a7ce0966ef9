import { z } from 'zod'
import { itemContentSchema } from '#contract/catalog-item.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { catalogueKind } from './exporting.ts'

/** The project's own JSON of a catalogue: what an export wrote, with every field of every item. */

const itemSchema = z.object({
  code: z.string().min(1).max(100),
  content: itemContentSchema,
  department: z.object({ name: z.string().trim().min(1).max(100), creditCode: z.string().nullable() }),
})
export type ItemInJson = z.infer<typeof itemSchema>
const wholeSchema = z.object({ kind: z.literal(catalogueKind), version: z.literal(1), items: z.array(z.unknown()) })

/** Whether bytes claim to be such a file, by their first sign: no sheet begins with a brace. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).replace(/^\ufeff/, '')
  return start.trimStart().startsWith('{')
}

/** Items in their order; one that says something impossible is absent and its place named in `broken`. */
export function readJson(bytes: Uint8Array): Result<{ items: Map<number, ItemInJson>; broken: Map<number, string> }> {
  let whole: unknown
  try {
    whole = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, ''))
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
    return violation('SHEET_REFUSED', { problem: 'NOT_A_SHEET' })
  }
  const read = wholeSchema.safeParse(whole)
  if (!read.success) return violation('SHEET_REFUSED', { problem: 'NOT_A_SHEET' })
  const items = new Map<number, ItemInJson>()
  const broken = new Map<number, string>()
  for (const [index, each] of read.data.items.entries()) {
    const item = itemSchema.safeParse(each)
    if (item.success) items.set(index + 1, item.data)
    else broken.set(index + 1, item.error.issues[0]?.path.join('.') ?? '')
  }
  return ok({ items, broken })
}
