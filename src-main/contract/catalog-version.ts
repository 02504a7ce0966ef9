import { z } from 'zod'
import { itemCodeSchema, itemContentSchema, itemDefectSchema } from './catalog-item.ts'

/** Items, their versions and the departments. */

export const departmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** 统一社会信用代码, 18 characters; null where it is not known. */
  creditCode: z.string().nullable(),
  /** Other spellings met in sheets: short names, former names. */
  aliases: z.array(z.string()),
  revision: z.int(),
})
export type Department = z.infer<typeof departmentSchema>

/** What is stored of a version: an unfinished one is draft or in review, a decided one has its place on the timeline. */
export const versionStates = ['draft', 'in-review', 'published', 'suspended', 'abolished'] as const
export type VersionState = (typeof versionStates)[number]

/** What a version is on a given day; `scheduled` and `superseded` follow from its dates. */
export const versionPhases = [
  'draft',
  'in-review',
  'returned',
  'scheduled',
  'published',
  'superseded',
  'suspended',
  'abolished',
] as const
export type VersionPhase = (typeof versionPhases)[number]
export const versionPhaseLabels: Record<VersionPhase, { zh: string; en: string }> = {
  draft: { zh: '草稿', en: 'Draft' },
  'in-review': { zh: '待审', en: 'In review' },
  returned: { zh: '已退回', en: 'Returned' },
  scheduled: { zh: '将生效', en: 'Takes effect later' },
  published: { zh: '已发布', en: 'Published' },
  superseded: { zh: '已被替代', en: 'Superseded' },
  suspended: { zh: '暂停', en: 'Suspended' },
  abolished: { zh: '已取消', en: 'Abolished' },
}

export const itemVersionSchema = z.object({
  id: z.string(),
  itemId: z.string(),
  /** 1, 2, 3 … within its item. */
  number: z.int().min(1),
  state: z.enum(versionStates),
  phase: z.enum(versionPhases).describe('on the day asked for'),
  /** First and last day in effect, both included; null = not decided, no end. */
  effectiveFrom: z.string().nullable(),
  effectiveUntil: z.string().nullable(),
  /** Grows with every change of this version; a change names the one it saw. */
  revision: z.int(),
  /** Names, for people; `editorIds` are the accounts that may not approve it. */
  editedBy: z.string(),
  editorIds: z.array(z.string()),
  submittedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** Why it was returned, suspended or abolished. */
  reason: z.string().nullable(),
  importId: z.string().nullable(),
  changedAt: z.iso.datetime(),
})
export type ItemVersion = z.infer<typeof itemVersionSchema>

export const itemDetailSchema = z.object({
  itemId: z.string(),
  code: itemCodeSchema,
  department: departmentSchema,
  /** What is in effect on the day asked for, suspended and abolished included; null before the first publication. */
  current: itemVersionSchema.extend({ content: itemContentSchema }).nullable(),
  /** The unfinished version, if any. */
  working: itemVersionSchema.extend({ content: itemContentSchema }).nullable(),
  /** Of the working version, else of the current one. */
  defects: z.array(itemDefectSchema),
})
export type ItemDetail = z.infer<typeof itemDetailSchema>
