import { z } from 'zod'
import { channels, zeroVisitProgrammes } from './catalog-item.ts'
import { countSchema } from './chain.ts'
import { procedure, refusal } from './procedure.ts'
import { sharingRequestSchema } from './sharing-model.ts'

/**
 * The three promises over the whole catalogue: which share would free the most items, and the catalogue through the eyes of
 * one citizen or company. All of it is derived where it is asked for.
 */

const itemName = z.object({ itemId: z.string(), itemCode: z.string(), name: z.string(), departmentName: z.string() })

export const coverageStepSchema = z.object({
  resourceId: z.string(),
  resourceCode: z.string(),
  resourceName: z.string(),
  providerName: z.string(),
  /** Names of the papers it would replace, and the fields that stand in for them. */
  replaces: z.array(z.object({ paper: z.string(), fields: z.array(z.string()) })),
  /** Items this share frees together with the steps above it. */
  frees: z.int(),
  /** Items it would free alone, today. */
  freesAlone: z.int(),
  papers: z.int().describe('papers it waives in this step, counted item by item'),
  freedSoFar: z.int(),
  items: z.array(itemName).max(50),
})
export type CoverageStep = z.infer<typeof coverageStepSchema>

export const coverageSchema = z.object({
  day: z.iso.date(),
  catalogueVersion: z.string(),
  /** 免证办 and 部分免证, each with definition, day, version, numerator and denominator. */
  counts: z.array(countSchema),
  /** Items that still ask for a certificate, and the papers among them that no resource is known for. */
  unfreedItems: z.int(),
  papersWithoutResource: z.array(z.object({ paper: z.string(), items: z.int() })),
  steps: z.array(coverageStepSchema),
  milliseconds: z.number(),
})
export type Coverage = z.infer<typeof coverageSchema>

/** A citizen or a company, as far as the promises care. */
export const personaSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    age: z.int().min(0).max(130),
    disabled: z.boolean().default(false),
    pregnant: z.boolean().default(false),
    ill: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('enterprise'), keyEnterprise: z.boolean() }),
])
export type Persona = z.infer<typeof personaSchema>

/** Why somebody of this persona still has to come, or to bring paper. */
export const seenItemSchema = itemName.extend({
  withoutComing: z.boolean(),
  channels: z.array(z.enum(channels)),
  comeBecause: z.enum(['no-channels', 'presence-at-a-step', 'original-papers']).optional(),
  withoutPaper: z.boolean(),
  papersNeeded: z.array(z.string()),
  anywhere: z.boolean(),
  insteadDo: z.string().optional(),
})
export type SeenItem = z.infer<typeof seenItemSchema>

export const promisesContract = {
  coverage: procedure('chain.read')
    .input(z.object({ most: z.int().min(1).max(400).default(20) }))
    .output(coverageSchema),
  /** Drafts the request for one resource, naming every paper it would replace; it is a draft that the clerk goes on with. */
  draftRequest: procedure('sharing.request')
    .input(z.object({ resourceId: z.string() }))
    .errors({
      NO_DEPARTMENT: refusal(z.object({})),
      NOTHING_TO_REPLACE: refusal(z.object({ resourceId: z.string() })),
      NOT_SHARED: refusal(z.object({ legalBasis: z.string() })),
    })
    .output(sharingRequestSchema),
  /** The whole catalogue through the eyes of a persona. */
  throughTheEyesOf: procedure('chain.read')
    .input(z.object({ persona: personaSchema }))
    .output(
      z.object({
        day: z.iso.date(),
        catalogueVersion: z.string(),
        programmes: z.array(z.enum(zeroVisitProgrammes)),
        counts: z.object({
          items: z.int(),
          withoutComing: z.int(),
          withoutPaper: z.int(),
          anywhere: z.int(),
        }),
        items: z.array(seenItemSchema),
      }),
    ),
}
