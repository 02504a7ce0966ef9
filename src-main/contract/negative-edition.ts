import { z } from 'zod'
import { endPolicies } from './negative-list.ts'
import { procedure, refusal } from './procedure.ts'

/**
 * Editions of the negative list (清单版次): numbered, dated, frozen, with the difference to the last one. What was published
 * is kept byte for byte, and its SM3 hash stands in the audit tree.
 */

export const editionFormats = ['docx', 'xlsx', 'json'] as const
export type EditionFormat = (typeof editionFormats)[number]
export const editionMediaTypes: Record<EditionFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
}

export const editionRowSchema = z.object({
  /** What the row is about: `item:<id>` or `class:<marks>`; the same in every edition. */
  subject: z.string(),
  entryId: z.string(),
  itemCode: z.string(),
  itemName: z.string(),
  /** Version of the item when the edition was published; 0 for a class. */
  itemVersion: z.int(),
  reason: z.string().describe('label of the category'),
  reasonText: z.string(),
  basis: z.string(),
  departmentName: z.string(),
  insteadDo: z.string(),
  from: z.string(),
  until: z.string(),
  reviewOn: z.string(),
  approvedBy: z.string(),
  standing: z.enum(['in-force', 'overdue']),
})
export type EditionRow = z.infer<typeof editionRowSchema>

export const editionFields = [
  'itemName',
  'reason',
  'reasonText',
  'basis',
  'departmentName',
  'from',
  'until',
  'reviewOn',
  'insteadDo',
  'standing',
] as const
export type EditionField = (typeof editionFields)[number]

export const editionDiffSchema = z.object({
  added: z.array(z.string()).describe('subjects'),
  removed: z.array(editionRowSchema).describe('rows of the last edition'),
  changed: z.array(
    z.object({
      subject: z.string(),
      fields: z.array(z.object({ field: z.enum(editionFields), before: z.string(), after: z.string() })),
    }),
  ),
})
export type EditionDiff = z.infer<typeof editionDiffSchema>

export const editionContentSchema = z.object({
  number: z.int().min(1),
  title: z.string(),
  issuer: z.string(),
  /** Civil day in Asia/Shanghai from which it applies. */
  effectiveOn: z.iso.date(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
  catalogueVersion: z.string(),
  publishedItems: z.int(),
  /** Published items on the list, classes counted item by item. */
  listedItems: z.int(),
  atEnd: z.enum(endPolicies),
  rows: z.array(editionRowSchema),
  diff: editionDiffSchema,
})
export type EditionContent = z.infer<typeof editionContentSchema>

export const editionHeadSchema = z.object({
  number: z.int(),
  effectiveOn: z.iso.date(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.string(),
  rows: z.int(),
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  digest: z.string().describe('SM3 of the frozen text, hexadecimal'),
})
export type EditionHead = z.infer<typeof editionHeadSchema>

/** Each part compared anew: the kept text and files against their hashes, and those against the audit tree. */
export const editionProofSchema = z.object({
  number: z.int(),
  unaltered: z.boolean(),
  digest: z.string(),
  /** Number of the audit row that holds the hashes; absent when there is none. */
  auditSeq: z.int().optional(),
  wrong: z.array(z.enum(['text', 'docx', 'xlsx', 'audit-row', 'audit-tree'])),
})
export type EditionProof = z.infer<typeof editionProofSchema>

const numbered = z.object({ number: z.int().min(1) })

export const negativeEditionContract = {
  editions: procedure('negative-list.read').output(z.array(editionHeadSchema)),
  edition: procedure('negative-list.read').input(numbered).output(editionContentSchema),
  /** What the next edition would hold if it were published today, and the difference to the last one. */
  draft: procedure('negative-list.read')
    .input(z.object({ effectiveOn: z.iso.date().optional() }))
    .output(editionContentSchema),
  publish: procedure('negative-list.approve')
    .input(
      z.object({
        /** The last edition the publisher saw; 0: none. Two who publish at once cannot both be right. */
        expectedLast: z.int().min(0),
        effectiveOn: z.iso.date().optional(),
        issuer: z.string().trim().min(1).max(200),
      }),
    )
    .errors({
      EDITION_TAKEN: refusal(z.object({ last: z.int(), expected: z.int() })),
      EDITION_BEFORE_LAST: refusal(z.object({ effectiveOn: z.string(), last: z.string() })),
      EDITION_UNCHANGED: refusal(z.object({ last: z.int() })),
    })
    .output(editionHeadSchema),
  file: procedure('negative-list.read')
    .input(numbered.extend({ format: z.enum(editionFormats) }))
    .output(z.object({ fileName: z.string(), mediaType: z.string(), bytesBase64: z.string(), digest: z.string() })),
  prove: procedure('negative-list.read').input(numbered).output(editionProofSchema),
  /** The public page: an edition as anybody may read it; absent number: the last one. */
  publicEdition: procedure('public')
    .input(z.object({ number: z.int().min(1).optional() }))
    .output(z.object({ numbers: z.array(z.int()), edition: editionContentSchema.nullable() })),
}
