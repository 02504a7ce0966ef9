import { z } from 'zod'
import { itemKinds, itemTypeSchema, timeLimitSchema } from './catalog-item.ts'
import { versionPhases } from './catalog-version.ts'

/** The list of items: its rows, what it is narrowed by, ordered by and grouped by. */

/** Values of the unfinished version where they differ from those shown; an absent key differs in nothing. */
export const pendingSchema = z.object({
  name: z.string().optional(),
  itemType: itemTypeSchema.nullable().optional(),
  departmentId: z.string().optional(),
  basicCode: z.string().optional(),
  promisedLimit: timeLimitSchema.nullable().optional(),
  statutoryLimit: timeLimitSchema.nullable().optional(),
  visitCount: z.int().nullable().optional(),
  materials: z.int().optional(),
})
export type PendingValues = z.infer<typeof pendingSchema>

export const itemRowSchema = z.object({
  itemId: z.string(),
  code: z.string(),
  basicCode: z.string(),
  name: z.string(),
  departmentId: z.string(),
  departmentName: z.string(),
  itemType: itemTypeSchema.nullable(),
  phase: z.enum(versionPhases).describe('of the version in effect today, else of the newest one'),
  /** An unfinished version beside the one in effect; null when there is none. */
  working: z.enum(['draft', 'in-review', 'returned']).nullable(),
  /** What that unfinished version says otherwise. */
  pending: pendingSchema.nullable(),
  version: z.int(),
  /** Of the version that a change would touch: the unfinished one, else the one in effect. */
  revision: z.int(),
  effectiveFrom: z.string().nullable(),
  effectiveUntil: z.string().nullable(),
  promisedLimit: timeLimitSchema.nullable(),
  statutoryLimit: timeLimitSchema.nullable(),
  visitCount: z.int().nullable(),
  materials: z.int(),
  changedAt: z.iso.datetime(),
})
export type ItemRow = z.infer<typeof itemRowSchema>

/** Limits are ordered by their length in working days; what is not said stands last, whichever way the order runs. */
export const itemSorts = [
  'name',
  'code',
  'department',
  'type',
  'changed',
  'basicCode',
  'phase',
  'promised',
  'statutory',
  'visits',
  'materials',
  'version',
  'from',
  'until',
] as const
export type ItemSort = (typeof itemSorts)[number]

export const itemGroupings = ['department', 'type', 'phase', 'visits'] as const
export type ItemGrouping = (typeof itemGroupings)[number]

export const textFields = ['name', 'code', 'basicCode'] as const
export const textOperators = ['contains', 'not-contains', 'begins', 'is'] as const
export const numberFields = ['promised', 'statutory', 'visits', 'materials', 'version'] as const
export const numberOperators = ['is', 'at-least', 'at-most', 'unknown'] as const
export const dayFields = ['from', 'until', 'changed'] as const
export const dayOperators = ['since', 'by', 'unknown'] as const
export const choiceFields = ['department', 'type', 'phase'] as const

/**
 * One condition on one column; all of a filter's conditions hold together. Numbers of limits are working days, read from
 * other units by their usual length (a month 21.75, a year 261). `since` and `by` include their day.
 */
export const itemConditionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    field: z.enum(textFields),
    operator: z.enum(textOperators),
    value: z.string().trim().min(1).max(200),
  }),
  z.object({
    kind: z.literal('number'),
    field: z.enum(numberFields),
    operator: z.enum(numberOperators),
    value: z.number().min(0).max(100_000).default(0),
  }),
  z.object({
    kind: z.literal('day'),
    field: z.enum(dayFields),
    operator: z.enum(dayOperators),
    value: z.union([z.iso.date(), z.literal('')]).default(''),
  }),
  z.object({
    kind: z.literal('choice'),
    field: z.enum(choiceFields),
    operator: z.literal('is-not'),
    values: z.array(z.string()).min(1).max(500),
  }),
])
export type ItemCondition = z.infer<typeof itemConditionSchema>

export const itemFilterSchema = z.object({
  departmentIds: z.array(z.string()).max(500).default([]),
  /** `unknown` finds the items whose type the source did not say. */
  itemTypes: z.array(z.union([itemTypeSchema, z.literal('unknown')])).default([]),
  /** Matches the phase shown or the unfinished version beside it. */
  phases: z.array(z.enum(versionPhases)).default([]),
  /** Name, code, alias, pinyin or its initials; words are all to be found. */
  text: z.string().max(200).default(''),
  conditions: z.array(itemConditionSchema).max(20).optional(),
  /** Narrows to these items, whatever else is asked. */
  itemIds: z.array(z.string()).max(5_000).optional(),
})
export type ItemFilter = z.infer<typeof itemFilterSchema>

/** A run of rows with the same value; `value` is an id or a stable word, empty where the source does not say. */
export const itemGroupSchema = z.object({ value: z.string(), count: z.int() })
export type ItemGroup = z.infer<typeof itemGroupSchema>

/** The columns that can be changed in the list itself; each is a field of the content. */
export const cellFields = [
  'name',
  'itemType',
  'departmentId',
  'basicCode',
  'promisedLimit',
  'statutoryLimit',
  'visitCount',
  'itemKind',
  'consultPhone',
  'complaintPhone',
] as const
export type CellField = (typeof cellFields)[number]

/** A new value of one cell of one item. */
export const cellEditSchema = z.object({
  itemId: z.string(),
  change: z.discriminatedUnion('field', [
    z.object({ field: z.literal('name'), value: z.string().trim().min(1).max(500) }),
    z.object({ field: z.literal('itemType'), value: itemTypeSchema.nullable() }),
    z.object({ field: z.literal('departmentId'), value: z.string().min(1) }),
    z.object({ field: z.literal('basicCode'), value: z.string().trim().max(500) }),
    z.object({ field: z.literal('promisedLimit'), value: timeLimitSchema.nullable() }),
    z.object({ field: z.literal('statutoryLimit'), value: timeLimitSchema.nullable() }),
    z.object({ field: z.literal('visitCount'), value: z.int().min(0).max(99).nullable() }),
    z.object({ field: z.literal('itemKind'), value: z.enum(itemKinds).nullable() }),
    z.object({ field: z.literal('consultPhone'), value: z.string().trim().max(500) }),
    z.object({ field: z.literal('complaintPhone'), value: z.string().trim().max(500) }),
  ]),
})
export type CellEdit = z.infer<typeof cellEditSchema>
