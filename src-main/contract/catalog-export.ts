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
        /** Only these columns, still in the standard's order; all without it. */
        columns: z.array(z.enum(sheetFields)).min(1).optional(),
      }),
    )
    .output(fileOutSchema),
  /** The sheet as it was sent, as a workbook with the bad cells marked and a column that says why; it can be sent again. */
  correctedCopy: procedure('catalog.import')
    .input(z.object({ importId: z.string() }))
    .errors({ SHEET_NOT_KEPT: refusal(z.object({ importId: z.string() })) })
    .output(fileOutSchema),
}
