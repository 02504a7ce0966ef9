import { z } from 'zod'
import { itemContentSchema, itemTypeSchema } from './catalog-item.ts'
import {
  importRefusals,
  importRowSchema,
  importRowStates,
  importSummarySchema,
  sheetBytesSchema,
  sheetMappingSchema,
} from './catalog-import.ts'
import { itemFilterSchema, itemGroupSchema, itemGroupings, itemRowSchema, itemSorts } from './catalog-list.ts'
import { exportProcedures } from './catalog-export.ts'
import { basicProcedures } from './catalog-basic.ts'
import { qualityProcedures } from './catalog-quality.ts'
import { reviewProcedures } from './catalog-review.ts'
import { structureProcedures } from './catalog-structure.ts'
import { departmentSchema, itemDetailSchema, itemVersionSchema, versionPhases } from './catalog-version.ts'
import { pageOf, pageRequest, procedure, refusal } from './procedure.ts'

/** The service item catalogue (事项目录): list, versions, review, import. Words: catalog-item, -version, -import. */

const facet = <Value extends z.ZodType>(value: Value) => z.array(z.object({ value, count: z.int() }))

/** One unfinished version as its reader saw it: any later change of it makes the act stale. */
const target = z.object({ itemId: z.string(), revision: z.int() })
const reason = z.string().trim().min(1).max(500)

const versionRefusals = {
  NO_WORKING_VERSION: refusal(z.object({ itemId: z.string() })),
  NOT_A_DRAFT: refusal(z.object({ itemId: z.string(), state: z.string() })),
  NOT_IN_REVIEW: refusal(z.object({ itemId: z.string(), state: z.string() })),
  /** Nobody approves their own change. */
  OWN_CHANGE: refusal(z.object({ itemId: z.string() })),
  /** A version may not take effect before one that has been decided, nor in the past. */
  LATER_VERSION_DECIDED: refusal(z.object({ itemId: z.string(), from: z.string() })),
  IN_THE_PAST: refusal(z.object({ day: z.string() })),
  NOT_IN_EFFECT: refusal(z.object({ itemId: z.string() })),
  ABOLISHED: refusal(z.object({ itemId: z.string() })),
  UNKNOWN_DEPARTMENT: refusal(z.object({ departmentId: z.string() })),
  /** The basic catalogue has laid these down (`fields`: their names); a district proposes such a change upwards. */
  INHERITED_FIELD: refusal(z.object({ itemId: z.string(), basicCode: z.string(), fields: z.string() })),
  /** Only what a version changes can be approved by itself, and a new item only whole. */
  FIELDS_NOT_CHANGED: refusal(z.object({ itemId: z.string(), fields: z.array(z.string()) })),
} as const

const pick = <Code extends keyof typeof versionRefusals>(...codes: Code[]) =>
  Object.fromEntries(codes.map(code => [code, versionRefusals[code]])) as Pick<typeof versionRefusals, Code>

const decision = procedure('catalog.review')
  .input(target.extend({ from: z.iso.date(), reason }))
  .errors(pick('NOT_IN_EFFECT', 'ABOLISHED', 'IN_THE_PAST', 'LATER_VERSION_DECIDED'))
  .output(itemDetailSchema)

export const catalogContract = {
  list: procedure('catalog.read')
    .input(
      pageRequest.extend({
        filter: itemFilterSchema.prefault({}),
        sort: z.enum(itemSorts).default('name'),
        descending: z.boolean().default(false),
        /** Rows that match before the first one given: any part of the list, without the parts before it. */
        offset: z.int().min(0).optional(),
        /** Rows of one value together; the order holds within each group. */
        groupBy: z.enum(itemGroupings).optional(),
        /** The list as it was or will be on this civil day, of what is decided; now without it. */
        day: z.iso.date().optional(),
      }),
    )
    .output(
      pageOf(itemRowSchema).extend({
        /** The groups in their order, when asked for; their counts add up to `total`. */
        groups: z.array(itemGroupSchema).optional(),
        /** Counts over what the filter lets through; each facet leaves its own condition out. */
        facets: z.object({
          departments: facet(z.string()),
          itemTypes: facet(z.union([itemTypeSchema, z.literal('unknown')])),
          phases: facet(z.enum(versionPhases)),
        }),
      }),
    ),
  get: procedure('catalog.read')
    .input(z.object({ idOrCode: z.string().max(200), day: z.iso.date().optional() }))
    .output(itemDetailSchema),
  history: procedure('catalog.read-unpublished')
    .input(z.object({ itemId: z.string() }))
    .output(z.array(itemVersionSchema.extend({ content: itemContentSchema }))),
  /** Names of departments are no secret: who makes accounts needs them too. */
  departments: procedure('signed-in').output(z.array(departmentSchema)),
  saveDepartment: procedure('catalog.edit')
    .input(
      departmentSchema
        .pick({ name: true, creditCode: true, aliases: true })
        .extend({ name: z.string().trim().min(1).max(100), id: z.string().optional(), revision: z.int().optional() }),
    )
    .errors({ DEPARTMENT_NAME_TAKEN: refusal(z.object({ name: z.string() })) })
    .output(departmentSchema),

  /** A new item with its first draft. */
  createItem: procedure('catalog.edit')
    .input(z.object({ code: z.string().trim().min(1).max(100), content: itemContentSchema }))
    .errors({ CODE_TAKEN: refusal(z.object({ code: z.string(), itemId: z.string() })), ...pick('UNKNOWN_DEPARTMENT') })
    .output(itemDetailSchema),
  /** A draft of the next version, beginning with what is in effect; gives back the open one where there is one. */
  createDraft: procedure('catalog.edit')
    .input(z.object({ itemId: z.string() }))
    .errors(pick('ABOLISHED'))
    .output(itemDetailSchema),
  saveDraft: procedure('catalog.edit')
    .input(target.extend({ content: itemContentSchema }))
    .errors(pick('NO_WORKING_VERSION', 'NOT_A_DRAFT', 'UNKNOWN_DEPARTMENT', 'INHERITED_FIELD'))
    .output(itemDetailSchema),
  discardDraft: procedure('catalog.edit')
    .input(target)
    .errors(pick('NO_WORKING_VERSION', 'NOT_A_DRAFT'))
    .output(z.object({})),
  submit: procedure('catalog.edit')
    .input(target)
    .errors(pick('NO_WORKING_VERSION', 'NOT_A_DRAFT', 'INHERITED_FIELD'))
    .output(itemDetailSchema),
  returnToDraft: procedure('catalog.review')
    .input(target.extend({ reason, fields: z.array(z.object({ field: z.string().max(100), reason })).default([]) }))
    .errors(pick('NO_WORKING_VERSION', 'NOT_IN_REVIEW'))
    .output(itemDetailSchema),
  /**
   * Publishes what was reviewed, all or none; without `from` it takes effect today. A target with `fields` publishes
   * these changes alone; the others go back as a returned draft with its `reason`.
   */
  publish: procedure('catalog.review')
    .input(
      z.object({
        targets: z
          .array(target.extend({ fields: z.array(z.string().max(100)).min(1).optional(), reason: reason.optional() }))
          .min(1)
          .max(2_000),
        from: z.iso.date().optional(),
      }),
    )
    .errors(
      pick(
        'NO_WORKING_VERSION',
        'NOT_IN_REVIEW',
        'OWN_CHANGE',
        'IN_THE_PAST',
        'LATER_VERSION_DECIDED',
        'FIELDS_NOT_CHANGED',
      ),
    )
    .output(z.object({ published: z.int() })),
  /** Publishes every version of an import that is still in review as it was imported. */
  publishImport: procedure('catalog.review')
    .input(z.object({ importId: z.string(), from: z.iso.date().optional() }))
    .errors(pick('NOT_IN_REVIEW', 'OWN_CHANGE', 'IN_THE_PAST', 'LATER_VERSION_DECIDED'))
    .output(z.object({ published: z.int(), leftOut: z.int() })),
  suspend: decision,
  abolish: decision,
  ...reviewProcedures,
  ...exportProcedures,
  ...qualityProcedures,
  ...structureProcedures,
  ...basicProcedures,

  /** Reads a sheet (CSV or XLSX) into staging: nothing of the catalogue changes. */
  previewImport: procedure('catalog.import')
    .input(
      z.object({
        fileName: z.string().min(1).max(300),
        bytes: sheetBytesSchema,
        mapping: sheetMappingSchema.prefault({}),
        /** Who sends it; what was decided about the sender's last sheet is used again. Without it the file's name says. */
        sender: z.string().trim().max(100).optional(),
        /** A name of the caller's own for this reading, to ask how far it is and to stop it. */
        watch: z.string().min(1).max(64).optional(),
      }),
    )
    .errors({ ...importRefusals, IMPORT_CANCELLED: refusal(z.object({})) })
    .output(importSummarySchema),
  /** How far a reading is; null when it is over or never began. `of` is 0 while the file itself is read. */
  importProgress: procedure('catalog.import')
    .input(z.object({ watch: z.string().max(64) }))
    .output(z.object({ step: z.enum(['reading', 'comparing']), rows: z.int(), of: z.int() }).nullable()),
  cancelImport: procedure('catalog.import')
    .input(z.object({ watch: z.string().max(64) }))
    .output(z.object({})),
  imports: procedure('catalog.read-unpublished').output(z.array(importSummarySchema)),
  importRows: procedure('catalog.read-unpublished')
    .input(
      pageRequest.extend({
        importId: z.string(),
        states: z.array(z.enum(importRowStates)).default([]),
        withWarnings: z.boolean().default(false),
      }),
    )
    .output(pageOf(importRowSchema)),
  /** Takes the new and the changed rows, all or none, as versions in review; `duplicates` are the row numbers taken too. */
  applyImport: procedure('catalog.import')
    .input(z.object({ importId: z.string(), duplicates: z.union([z.literal('all'), z.array(z.int())]).default([]) }))
    .errors({
      IMPORT_CLOSED: refusal(z.object({ importId: z.string(), state: z.string() })),
      /** The catalogue changed after the preview: these rows would now do something else. */
      IMPORT_STALE: refusal(z.object({ rows: z.int(), firstRowNumber: z.int() })),
    })
    .output(z.object({ created: z.int(), changed: z.int(), departments: z.int() })),
  discardImport: procedure('catalog.import')
    .input(z.object({ importId: z.string() }))
    .errors({ IMPORT_CLOSED: refusal(z.object({ importId: z.string(), state: z.string() })) })
    .output(z.object({})),
}
