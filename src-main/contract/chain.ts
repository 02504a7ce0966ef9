import { z } from 'zod'
import { zeroVisitProgrammes } from './catalog-item.ts'
import { itemGuide, trustGrades, waiverModes } from './guide.ts'
import { procedure, refusal } from './procedure.ts'
import { sharingModes } from './sharing-model.ts'

/**
 * The truth chain (依据链) of one item on one day, and what is counted over the whole catalogue.
 * All of it is derived where it is asked for; nothing here is stored.
 */

export const chainColumns = ['grant', 'material', 'promise', 'answer', 'announcement'] as const
export type ChainColumn = (typeof chainColumns)[number]

/** none: nothing stands behind it (a paper that is needed, an item on the negative list, a law that needs no data). */
export const linkStates = ['in-force', 'expiring', 'planned', 'broken', 'none'] as const
export type LinkState = (typeof linkStates)[number]

const spoken = z.object({ zh: z.string(), en: z.string() })

/** What a node is about; the page finds its own words for it. Days are civil days in Asia/Shanghai. */
export const chainSubjectSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('grant'),
    grantId: z.string(),
    number: z.string(),
    resourceName: z.string(),
    providerName: z.string(),
    requesterName: z.string(),
    fields: z.array(z.string()),
    rowSlice: z.string(),
    mode: z.enum(sharingModes),
    from: z.string(),
    until: z.string(),
    why: z
      .enum(['revoked', 'suspended', 'expired', 'field-struck-out'])
      .optional()
      .describe('why it no longer carries'),
  }),
  /** A decision that needs no share: e-certificate, notify-and-commit, internal check. */
  z.object({ kind: z.literal('decision'), mode: z.enum(waiverModes), basis: z.string(), until: z.string().optional() }),
  /** The rule that asks for a paper. */
  z.object({ kind: z.literal('law'), basis: z.string() }),
  z.object({
    kind: z.literal('negative-list'),
    listed: z.boolean(),
    entryId: z.string().optional(),
    reason: z.string().optional(),
    basis: z.string().optional(),
    until: z.string().optional(),
  }),
  z.object({
    kind: z.literal('material'),
    materialId: z.string(),
    name: z.string(),
    copies: z.int().optional(),
    certificate: z.boolean().describe('counts for 免证办'),
    needed: z.boolean().describe('false: struck through, need not be brought'),
    mode: z.enum(waiverModes).optional(),
    trustGrade: z.enum(trustGrades).optional(),
  }),
  z.object({
    kind: z.literal('certificate-free'),
    status: z.enum(['full', 'partial', 'none']),
    waived: z.int(),
    total: z.int(),
  }),
  z.object({
    kind: z.literal('zero-visit'),
    programmes: z.array(z.enum(zeroVisitProgrammes)),
    visitCount: z.int().optional(),
    hinderedBy: z.array(z.string()).describe('names of the papers that still force somebody to come'),
  }),
  z.object({ kind: z.literal('city-wide'), status: z.enum(['anywhere', 'listed']) }),
  z.object({
    kind: z.literal('host-says'),
    about: z.enum(['materials', 'zero-visit', 'city-wide']),
    text: spoken,
    before: spoken.optional().describe('in a what-if: what she says today, where it would change'),
  }),
  z.object({ kind: z.literal('guide'), version: z.int(), materials: z.int(), waived: z.int() }),
  z.object({
    kind: z.literal('announcement'),
    announcementId: z.string(),
    number: z.string(),
    title: z.string(),
    sentences: z.array(z.int()),
  }),
])
export type ChainSubject = z.infer<typeof chainSubjectSchema>

export const chainNodeSchema = z.object({
  id: z.string(),
  column: z.enum(chainColumns),
  state: z.enum(linkStates),
  subject: chainSubjectSchema,
})
export type ChainNode = z.infer<typeof chainNodeSchema>

/** not-by-data: a rule, not a share, stands behind it (dotted). changed: in a what-if, leads to other words than today. */
export const chainThreadSchema = z.object({
  from: z.string(),
  to: z.string(),
  state: z.enum([...linkStates, 'not-by-data', 'changed']),
})
export type ChainThread = z.infer<typeof chainThreadSchema>

/** Something that happened, or will happen, in the life of the item: knots of the day bar. */
export const lifeEventSchema = z.object({
  day: z.string(),
  kind: z.enum([
    'granted',
    'began',
    'ends',
    'revoked',
    'suspended',
    'became-certificate-free',
    'ceased-certificate-free',
  ]),
  number: z.string().optional(),
})
export type LifeEvent = z.infer<typeof lifeEventSchema>

export const itemChainSchema = z.object({
  itemId: z.string(),
  itemCode: z.string(),
  name: z.string(),
  departmentName: z.string(),
  version: z.int(),
  /** First day of the version that is in effect on the day asked for. */
  versionFrom: z.string(),
  day: z.string(),
  catalogueVersion: z.string(),
  /** Set when the chain is drawn as if this grant were revoked. */
  ifRevoked: z.string().optional(),
  nodes: z.array(chainNodeSchema),
  threads: z.array(chainThreadSchema),
  life: z.array(lifeEventSchema),
  /** Worst state of each column, for the glyph. */
  glyph: z.array(z.enum(linkStates)).length(chainColumns.length),
})
export type ItemChain = z.infer<typeof itemChainSchema>

/** What a row of a list shows of an item's chain. */
export const chainGlanceSchema = z.object({
  itemId: z.string(),
  glyph: z.array(z.enum(linkStates)).length(chainColumns.length),
  /** Certificates that need not be brought, of how many. */
  waived: z.int(),
  total: z.int(),
  listed: z.boolean().describe('on the negative list that day'),
})
export type ChainGlance = z.infer<typeof chainGlanceSchema>

export const countKeys = [
  'items-published',
  'certificate-free',
  'partly-certificate-free',
  'zero-visit-special-groups',
  'zero-visit-key-enterprises',
  'negative-list-in-force',
  'grants-in-force',
  'materials-waived',
] as const
export type CountKey = (typeof countKeys)[number]

/** An indicator with everything needed to read it (口径): a count without its day and catalogue version means nothing. */
export const countSchema = z.object({
  key: z.enum(countKeys),
  value: z.int(),
  numerator: z.int(),
  /** Absent where there is nothing to divide by; a page then shows “—”, never 100 %. */
  denominator: z.int().optional(),
  definition: spoken,
  day: z.string(),
  catalogueVersion: z.string(),
})
export type Count = z.infer<typeof countSchema>
export const countsSchema = z.object({ day: z.string(), catalogueVersion: z.string(), counts: z.array(countSchema) })
export type Counts = z.infer<typeof countsSchema>

/** What revoking a grant today would take back. */
export const revocationSchema = z.object({
  grantId: z.string(),
  number: z.string(),
  day: z.string(),
  items: z.array(
    z.object({
      itemId: z.string(),
      itemCode: z.string(),
      name: z.string(),
      materialsNeededAgain: z.array(z.string()),
      ceasesCertificateFree: z.boolean(),
      ceasesZeroVisit: z.array(z.enum(zeroVisitProgrammes)),
      saidBefore: spoken,
      saidAfter: spoken,
    }),
  ),
  certificateFreeBefore: z.int(),
  certificateFreeAfter: z.int(),
})
export type Revocation = z.infer<typeof revocationSchema>

const day = z.iso.date().optional().describe('civil day in Asia/Shanghai; absent: now')
const missing = { ITEM_NOT_PUBLISHED: refusal(z.object({ item: z.string(), day: z.string() })) }

export const chainContract = {
  /** The guide (办事指南) of an item, by id or code. */
  guide: procedure('chain.read')
    .input(z.object({ item: z.string(), day }))
    .errors(missing)
    .output(itemGuide),
  ofItem: procedure('chain.read')
    .input(
      z.object({
        item: z.string(),
        day,
        ifRevoked: z.string().optional().describe('draw it as if this grant were revoked'),
      }),
    )
    .errors(missing)
    .output(itemChainSchema),
  /** The same at a glance for the rows on a screen; items that are not published that day are absent. */
  ofItems: procedure('chain.read')
    .input(z.object({ itemIds: z.array(z.string()).min(1).max(300), day }))
    .output(z.array(chainGlanceSchema)),
  whatIfRevoked: procedure('chain.read')
    .input(z.object({ grantId: z.string() }))
    .output(revocationSchema),
  counts: procedure('chain.read').input(z.object({ day })).output(countsSchema),
}
