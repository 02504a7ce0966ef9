import { z } from 'zod'
import { fileOutSchema } from './catalog-export.ts'
import { importRefusals, sheetBytesSchema } from './catalog-import.ts'
import type { ItemType, LegalBasis } from './catalog-item.ts'
import { pageOf, pageRequest, procedure, refusal } from './procedure.ts'

/**
 * The basic catalogue (基本目录): what higher levels laid down of an item. A district inherits it and compares its own list
 * with it (四级四同: the same name, code, basis and type); what it wants changed it proposes upwards.
 */

/** The four that have to be the same. */
export const sameFields = ['code', 'name', 'itemType', 'legalBasis'] as const
export type SameField = (typeof sameFields)[number]
export const sameFieldLabels: Record<SameField, { zh: string; en: string }> = {
  code: { zh: '基本编码', en: 'Basic code' },
  name: { zh: '名称', en: 'Name' },
  itemType: { zh: '类型', en: 'Type' },
  legalBasis: { zh: '依据', en: 'Basis' },
}

export interface BasicItem {
  readonly basicCode: string
  readonly name: string
  readonly itemType: ItemType | null
  readonly legalBasis: LegalBasis[]
  /** Whose list it is, and of when, as its loader named it. */
  readonly source: string
}

export const deviationSchema = z.object({
  itemId: z.string(),
  code: z.string(),
  name: z.string(),
  departmentName: z.string(),
  basicCode: z.string(),
  field: z.enum(sameFields),
  /** As the district has it and as the basic catalogue has it; `there` is empty where it has no such item. */
  here: z.string(),
  there: z.string(),
})
export type Deviation = z.infer<typeof deviationSchema>

export const basicProposalSchema = z.object({
  id: z.string(),
  basicCode: z.string(),
  /** The basic item's name when it was proposed. */
  name: z.string(),
  field: z.enum(sameFields),
  wanted: z.string(),
  reason: z.string(),
  state: z.enum(['sent', 'accepted', 'refused']),
  answer: z.string().nullable(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
})
export type BasicProposal = z.infer<typeof basicProposalSchema>

/** What is wanted cannot be read as that field: an unknown type, a name too long, a basis that names nothing. */
const wantedUnreadable = refusal(z.object({ field: z.enum(sameFields), wanted: z.string() }))

export const basicProcedures = {
  /** Reads the list of a higher level; items it names again are brought up to date, none is taken away. */
  loadBasic: procedure('catalog.import')
    .input(
      z.object({
        fileName: z.string().min(1).max(300),
        bytes: sheetBytesSchema,
        source: z.string().trim().min(1).max(200),
      }),
    )
    .errors(importRefusals)
    .output(
      z.object({
        rows: z.int(),
        added: z.int(),
        changed: z.int(),
        unchanged: z.int(),
        /** Rows without a code or a name, as the sheet counts them. */
        leftOut: z.array(z.int()),
      }),
    ),
  /** Every deviation of the district's list from the basic catalogue, counted by field; one page of them. */
  fourSame: procedure('catalog.read-unpublished')
    .input(pageRequest.extend({ field: z.enum(sameFields).optional() }))
    .output(
      pageOf(deviationSchema).extend({
        items: z.int(),
        sameItems: z.int(),
        counts: z.record(z.enum(sameFields), z.int()),
        /** Items of the basic catalogue that the district has not taken up (应领未领). */
        notTakenUp: z.int(),
      }),
    ),
  exportFourSame: procedure('catalog.read-unpublished')
    .input(z.object({ format: z.enum(['xlsx', 'csv']) }))
    .output(fileOutSchema),
  basicProposals: procedure('catalog.read-unpublished').output(z.array(basicProposalSchema)),
  /** Leaves for the upper level; nothing changes until its answer is recorded. */
  proposeBasicChange: procedure('catalog.edit')
    .input(
      z.object({
        basicCode: z.string().min(1).max(100),
        field: z.enum(['name', 'itemType', 'legalBasis']),
        wanted: z.string().trim().min(1).max(5_000),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .errors({ WANTED_UNREADABLE: wantedUnreadable })
    .output(basicProposalSchema),
  /** Records what the upper level answered; what it accepted is the basic catalogue from then on. */
  answerBasicProposal: procedure('catalog.review')
    .input(z.object({ id: z.string(), accepted: z.boolean(), answer: z.string().trim().min(1).max(500) }))
    .errors({ PROPOSAL_ANSWERED: refusal(z.object({ id: z.string() })), WANTED_UNREADABLE: wantedUnreadable })
    .output(basicProposalSchema),
}
