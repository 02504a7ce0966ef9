import { z } from 'zod'
import { legalBasisSchema } from './catalog-item.ts'
import { procedure, refusal } from './procedure.ts'

/**
 * The negative list of whole-city service (“全市域通办”事项负面清单): what is not done at any window, why, and until when.
 * An item without an entry in force is done anywhere; no positive mark is stored.
 */

export const negativeReasons = [
  'on-site-by-law',
  'state-secret',
  'place-or-equipment',
  'system-not-connected',
  'site-survey',
  'risk-control',
] as const
export type NegativeReason = (typeof negativeReasons)[number]
export const negativeReasonLabels: Record<NegativeReason, { zh: string; en: string }> = {
  'on-site-by-law': { zh: '法律法规要求属地现场办理或核验', en: 'Law requires presence or a check on the spot' },
  'state-secret': { zh: '涉及国家秘密', en: 'State secrets' },
  'place-or-equipment': { zh: '场地、设备限制', en: 'Place or equipment' },
  'system-not-connected': { zh: '垂直系统未打通', en: 'Vertical system not connected' },
  'site-survey': { zh: '需现场勘验', en: 'Site survey needed' },
  'risk-control': { zh: '风险管控', en: 'Risk control' },
}

/** Stored: proposed, approved, refused, withdrawn. `scheduled`, `in-force` and `ended` follow from the day. */
export const entryPhases = ['proposed', 'refused', 'withdrawn', 'scheduled', 'in-force', 'ended'] as const
export type EntryPhase = (typeof entryPhases)[number]
export const entryPhaseLabels: Record<EntryPhase, { zh: string; en: string }> = {
  proposed: { zh: '待审', en: 'Proposed' },
  refused: { zh: '未同意', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  scheduled: { zh: '将生效', en: 'Takes effect later' },
  'in-force': { zh: '不通办', en: 'In force' },
  ended: { zh: '已退出', en: 'Ended' },
}

const text = z.string().trim().min(1).max(2_000)

export const proposalSchema = z.object({
  itemId: z.string(),
  reason: z.enum(negativeReasons),
  /** Why, in words for the public. */
  reasonText: text,
  basis: legalBasisSchema.extend({ article: z.string().trim().min(1).max(500) }),
  departmentId: z.string(),
  /** First and last day, both included. */
  from: z.iso.date(),
  until: z.iso.date(),
  /** What the applicant does instead; the digital human says this sentence. */
  insteadDo: text,
})
export type Proposal = z.infer<typeof proposalSchema>

export const negativeEntrySchema = proposalSchema.extend({
  id: z.string(),
  state: z.enum(['proposed', 'approved', 'refused', 'withdrawn']),
  phase: z.enum(entryPhases).describe('on the day asked for'),
  itemCode: z.string(),
  itemName: z.string(),
  departmentName: z.string(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** Why it was refused or taken off before its last day. */
  remark: z.string().nullable(),
  revision: z.int(),
})
export type NegativeEntry = z.infer<typeof negativeEntrySchema>

const entryAct = z.object({ id: z.string(), revision: z.int() })
const remark = z.string().trim().min(1).max(500)
const NOT_PROPOSED = refusal(z.object({ id: z.string(), state: z.string() }))
const periodRefusals = {
  UNTIL_BEFORE_FROM: refusal(z.object({ from: z.string(), until: z.string() })),
  /** Another entry of the same item already covers one of these days. */
  OVERLAPS: refusal(z.object({ entryId: z.string(), from: z.string(), until: z.string() })),
}

export const negativeListContract = {
  list: procedure('negative-list.read')
    .input(z.object({ day: z.iso.date().optional(), phases: z.array(z.enum(entryPhases)).default([]) }))
    .output(
      z.object({
        day: z.iso.date(),
        rows: z.array(negativeEntrySchema),
        /** Published items on that day, and how many of them are on the list. */
        publishedItems: z.int(),
        listedItems: z.int(),
      }),
    ),
  get: procedure('negative-list.read')
    .input(z.object({ id: z.string() }))
    .output(negativeEntrySchema),
  propose: procedure('negative-list.propose')
    .input(proposalSchema)
    .errors({
      ...periodRefusals,
      UNKNOWN_ITEM: refusal(z.object({ itemId: z.string() })),
      UNKNOWN_DEPARTMENT: refusal(z.object({ departmentId: z.string() })),
      IN_THE_PAST: refusal(z.object({ day: z.string() })),
    })
    .output(negativeEntrySchema),
  withdraw: procedure('negative-list.propose').input(entryAct).errors({ NOT_PROPOSED }).output(negativeEntrySchema),
  approve: procedure('negative-list.approve')
    .input(entryAct)
    .errors({ NOT_PROPOSED, OWN_CHANGE: refusal(z.object({ id: z.string() })), OVERLAPS: periodRefusals.OVERLAPS })
    .output(negativeEntrySchema),
  refuse: procedure('negative-list.approve')
    .input(entryAct.extend({ remark }))
    .errors({ NOT_PROPOSED })
    .output(negativeEntrySchema),
  /** Takes an item off the list after `lastDay`, before its entry would end; the item is then done anywhere again. */
  end: procedure('negative-list.approve')
    .input(entryAct.extend({ lastDay: z.iso.date(), remark }))
    .errors({
      NOT_IN_FORCE: refusal(z.object({ id: z.string() })),
      UNTIL_BEFORE_FROM: periodRefusals.UNTIL_BEFORE_FROM,
    })
    .output(negativeEntrySchema),
}
