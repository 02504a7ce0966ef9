import { z } from 'zod'
import { itemDefectSchema } from './catalog-item.ts'
import { pageOf, pageRequest, procedure } from './procedure.ts'

/** What looks wrong in the catalogue as it is shown today: counted, and each row one step from its repair. */

/** Codes of the checks over one item, and those that only the whole list shows. */
export const listChecks = [
  /** One item of the basic catalogue, published by several departments of the district under one name. */
  'TWO_DEPARTMENTS',
  /** A certificate that no other item of the catalogue asks for. */
  'MATERIAL_NOWHERE_ELSE',
  /** A document that the knowledge base has only in a version no longer in force. */
  'BASIS_REPEALED',
  'LINK_MALFORMED',
  /** Another item of the department has the same name, the same meaning and basis, or the same sound. */
  'PROBABLE_DUPLICATE',
] as const

export const qualitySeverities = ['wrong', 'missing', 'odd'] as const

export const qualityProcedures = {
  /** How many items each check finds, most first; of the catalogue at this tick, on this day. */
  quality: procedure('catalog.read-unpublished').output(
    z.object({
      day: z.string(),
      catalogueVersion: z.string(),
      items: z.int(),
      itemsWithDefects: z.int(),
      checks: z.array(z.object({ code: z.string(), severity: z.enum(qualitySeverities), count: z.int() })),
    }),
  ),
  qualityRows: procedure('catalog.read-unpublished')
    .input(pageRequest.extend({ code: z.string().max(100) }))
    .output(
      pageOf(
        z.object({
          itemId: z.string(),
          code: z.string(),
          name: z.string(),
          departmentName: z.string(),
          field: z.string(),
          defect: itemDefectSchema,
        }),
      ),
    ),
}
