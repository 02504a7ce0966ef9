import { z } from 'zod'
import { cellEditSchema, cellFields } from './catalog-list.ts'
import { procedure, refusal } from './procedure.ts'

/** The desk of a person: saved views, who else is in an item, and the journal by which edits are taken back. */

export const listLayoutSchema = z.object({
  /** Column keys in their order. */
  order: z.array(z.string().max(40)).max(80).default([]),
  hidden: z.array(z.string().max(40)).max(80).default([]),
  /** CSS px by column key. */
  widths: z.record(z.string().max(40), z.int().min(20).max(2_000)).default({}),
})
export type ListLayout = z.infer<typeof listLayoutSchema>

export const savedViewSchema = z.object({
  id: z.string(),
  /** The list it belongs to, `items`. */
  list: z.string(),
  name: z.string(),
  /** What stands after `?` in the address: conditions, order, grouping. */
  query: z.string(),
  layout: listLayoutSchema,
  /** Everybody sees it; only its maker changes it. */
  shared: z.boolean(),
  mine: z.boolean(),
  madeBy: z.string(),
  revision: z.int(),
})
export type SavedView = z.infer<typeof savedViewSchema>

export const presentSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  /** Where the person writes just now; null: only looks. */
  field: z.string().nullable(),
})
export type Present = z.infer<typeof presentSchema>

/** How long a person counts as present after the last word of their page, milliseconds. */
export const presenceMs = 30_000

const cellSchema = z.object({
  itemId: z.string(),
  code: z.string(),
  name: z.string(),
  field: z.enum(cellFields),
  before: z.unknown(),
  after: z.unknown(),
})
export type EditedCell = z.infer<typeof cellSchema>

export const leftReasons = ['in-review', 'abolished', 'gone', 'unknown-department', 'basic-field'] as const
/** Items that an edit leaves as they are, and why. */
const leftSchema = z.object({ itemId: z.string(), name: z.string(), why: z.enum(leftReasons) })
export type LeftItem = z.infer<typeof leftSchema>

/** A cell that somebody has changed since: it stays, and both values are told. */
const touchedSchema = cellSchema.extend({ found: z.unknown() })
export type TouchedCell = z.infer<typeof touchedSchema>

export const journalEntrySchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  kind: z.enum(['cell', 'fill', 'paste', 'bulk']),
  items: z.int(),
  cells: z.int(),
  fields: z.array(z.enum(cellFields)),
  undone: z.boolean(),
})
export type JournalEntry = z.infer<typeof journalEntrySchema>

const mostEdits = 20_000
const edits = z.array(cellEditSchema).min(1).max(mostEdits)
const turned = z.object({
  /** Cells that went back (or forth). */
  changed: z.int(),
  touched: z.array(touchedSchema),
  left: z.array(leftSchema),
})
export type Turned = z.infer<typeof turned>

export const deskContract = {
  views: procedure('catalog.read')
    .input(z.object({ list: z.string().max(40) }))
    .output(z.array(savedViewSchema)),
  saveView: procedure('catalog.read')
    .input(
      savedViewSchema.pick({ list: true, shared: true, layout: true }).extend({
        name: z.string().trim().min(1).max(40),
        query: z.string().max(4_000),
        id: z.string().optional(),
        revision: z.int().optional(),
      }),
    )
    .errors({ VIEW_NAME_TAKEN: refusal(z.object({ name: z.string() })), NOT_YOURS: refusal(z.object({})) })
    .output(savedViewSchema),
  deleteView: procedure('catalog.read')
    .input(z.object({ id: z.string() }))
    .errors({ NOT_YOURS: refusal(z.object({})) })
    .output(z.object({})),

  /** Says that I am in this item, and hears who else is; a hint, nothing is locked. */
  present: procedure('catalog.read')
    .input(
      z.object({
        itemId: z.string().max(100),
        field: z.string().max(60).nullable(),
        leaving: z.boolean().default(false),
      }),
    )
    .output(z.array(presentSchema)),

  /** What edits would do; nothing is written. */
  previewEdits: procedure('catalog.edit')
    .input(z.object({ edits }))
    .output(z.object({ cells: z.array(cellSchema), left: z.array(leftSchema), items: z.int() })),
  /** Writes edits into drafts, all in one change, and keeps them in the journal. Items that are closed are left and told. */
  applyEdits: procedure('catalog.edit')
    .input(z.object({ edits, kind: journalEntrySchema.shape.kind }))
    .output(z.object({ entry: journalEntrySchema.nullable(), left: z.array(leftSchema) })),
  /** My edits, newest first. */
  journal: procedure('catalog.edit')
    .input(z.object({ limit: z.int().min(1).max(200).default(50) }))
    .output(z.array(journalEntrySchema)),
  undo: procedure('catalog.edit')
    .input(z.object({ id: z.string() }))
    .errors({ ALREADY_TURNED: refusal(z.object({})), NOT_YOURS: refusal(z.object({})) })
    .output(turned),
  redo: procedure('catalog.edit')
    .input(z.object({ id: z.string() }))
    .errors({ ALREADY_TURNED: refusal(z.object({})), NOT_YOURS: refusal(z.object({})) })
    .output(turned),
}
