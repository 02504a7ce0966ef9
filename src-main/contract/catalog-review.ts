import { z } from 'zod'
import { fieldChangeSchema } from './catalog-import.ts'
import { itemContentSchema, itemDefectSchema } from './catalog-item.ts'
import { itemVersionSchema } from './catalog-version.ts'
import { procedure, refusal } from './procedure.ts'

/** Review of a version: what it changes, what is said about it, and by when it is due. */

/** Working days from submission until a version should be decided: the office's own rule. */
export const reviewLimitWorkingDays = 5

export const reviewCommentSchema = z.object({
  id: z.string(),
  itemId: z.string(),
  /** The version it was made on, as it was then. */
  versionId: z.string(),
  revision: z.int(),
  /** A key of the content; null: of the whole version. */
  field: z.string().nullable(),
  text: z.string(),
  by: z.string(),
  byId: z.string(),
  at: z.iso.datetime(),
  resolved: z.boolean(),
})
export type ReviewComment = z.infer<typeof reviewCommentSchema>

/** When a decision is due; null where the calendar of that year is not loaded. */
export const reviewDueSchema = z.object({
  submittedAt: z.iso.datetime(),
  day: z.string(),
  /** Negative when overdue. */
  workingDaysLeft: z.int(),
})

export const itemReviewSchema = z.object({
  itemId: z.string(),
  /** Names the version exactly as it stands: changes with every change of it. */
  digest: z.string(),
  /** Number of the version it would replace; null for a new item. */
  against: z.int().nullable(),
  working: itemVersionSchema.extend({ content: itemContentSchema }),
  changes: z.array(fieldChangeSchema),
  defects: z.array(itemDefectSchema),
  comments: z.array(reviewCommentSchema),
  deadline: reviewDueSchema.nullable(),
})
export type ItemReview = z.infer<typeof itemReviewSchema>

export const reviewTaskSchema = z.object({
  itemId: z.string(),
  code: z.string(),
  name: z.string(),
  departmentName: z.string(),
  version: z.int(),
  revision: z.int(),
  submittedBy: z.string().nullable(),
  openComments: z.int(),
  deadline: reviewDueSchema.nullable(),
  /** The one who asks had a hand in it and may not decide it. */
  own: z.boolean(),
})
export type ReviewTask = z.infer<typeof reviewTaskSchema>

const noWorkingVersion = { NO_WORKING_VERSION: refusal(z.object({ itemId: z.string() })) }
const text = z.string().trim().min(1).max(2_000)

export const reviewProcedures = {
  /** What looks wrong in a content, without saving it: for the form while somebody types. */
  check: procedure('catalog.edit')
    .input(z.object({ content: itemContentSchema }))
    .output(z.object({ defects: z.array(itemDefectSchema) })),
  reviewOf: procedure('catalog.read-unpublished')
    .input(z.object({ itemId: z.string() }))
    .errors(noWorkingVersion)
    .output(itemReviewSchema),
  /** Everything in review, the soonest due first. */
  reviewQueue: procedure('catalog.read-unpublished')
    .input(z.object({ limit: z.int().min(1).max(2_000).default(500) }))
    .output(z.object({ tasks: z.array(reviewTaskSchema), total: z.int() })),
  comment: procedure('catalog.read-unpublished')
    .input(z.object({ itemId: z.string(), revision: z.int(), field: z.string().max(100).nullable(), text }))
    .errors(noWorkingVersion)
    .output(itemReviewSchema),
  resolveComment: procedure('catalog.read-unpublished')
    .input(z.object({ commentId: z.string(), resolved: z.boolean().default(true) }))
    .errors(noWorkingVersion)
    .output(itemReviewSchema),
}
