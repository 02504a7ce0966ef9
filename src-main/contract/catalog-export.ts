import { z } from 'zod'
import { sheetFields } from './catalog-import.ts'
import { itemFilterSchema, itemSorts } from './catalog-list.ts'
import { procedure, refusal } from './procedure.ts'

/** What leaves the catalogue as a file. */

export const exportFormats = ['xlsx', 'csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** A file to be kept by the one who asked. */
export const fileOutSchema = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.string().describe('base64'),
  /** Rows that are items, headings and notes left out. */
  rows: z.int(),
})
export type FileOut = z.infer<typeof fileOutSchema>

export const exportProcedures = {
  /**
   * Exactly what the list shows under this filter and order: as a workbook or comma-separated text with the columns in the
   * order of the implementation list's elements, or as JSON that loses nothing. No cell can be a formula.
   */
  exportItems: procedure('catalog.read-unpublished')
    .input(
      z.object({
        format: z.enum(exportFormats),
        filter: itemFilterSchema.prefault({}),
        sort: z.enum(itemSorts).default('code'),
        descending: z.boolean().default(false),
        /** As the catalogue was or will be on this civil day. */
        day: z.iso.date().optional(),
        /** Only these columns, still in the standard's order; all without it. */
        columns: z.array(z.enum(sheetFields)).min(1).optional(),
      }),
    )
    .output(fileOutSchema),
  /** The guide (办事指南) of a published item as a document or a page to print: what the host says, on that day. */
  guideDocument: procedure('chain.read')
    .input(
      z.object({
        item: z.string().max(200),
        day: z.iso.date().optional(),
        format: z.enum(['docx', 'html']).default('docx'),
      }),
    )
    .errors({ ITEM_NOT_PUBLISHED: refusal(z.object({ item: z.string(), day: z.string() })) })
    .output(fileOutSchema),
  /** The sheet as it was sent, as a workbook with the bad cells marked and a column that says why; it can be sent again. */
  correctedCopy: procedure('catalog.import')
    .input(z.object({ importId: z.string() }))
    .errors({ SHEET_NOT_KEPT: refusal(z.object({ importId: z.string() })) })
    .output(fileOutSchema),
}
