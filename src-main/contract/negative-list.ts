import { z } from 'zod'
import { itemTypes, legalBasisSchema } from './catalog-item.ts'
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

/**
 * What the office decided for an entry that reaches its end without a decision: `stays-overdue` keeps it listed, escalated
 * by name and shown as overdue; `falls-away` makes its items 通办 from the next day, the windows being told before.
 */
export const endPolicies = ['stays-overdue', 'falls-away'] as const
export type EndPolicy = (typeof endPolicies)[number]
export const endPolicyLabels: Record<EndPolicy, { zh: string; en: string }> = {
  'stays-overdue': { zh: '仍在清单上，标为逾期并点名催办', en: 'Stays listed as overdue, escalated by name' },
  'falls-away': { zh: '自动退出，从次日起全市通办', en: 'Falls away; done anywhere from the next day' },
}

/** Stored: proposed, approved, refused, withdrawn. The others follow from the day, `overdue` from the office's setting too. */
export const entryPhases = ['proposed', 'refused', 'withdrawn', 'scheduled', 'in-force', 'overdue', 'ended'] as const
export type EntryPhase = (typeof entryPhases)[number]
export const entryPhaseLabels: Record<EntryPhase, { zh: string; en: string }> = {
  proposed: { zh: '待审', en: 'Proposed' },
  refused: { zh: '未同意', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  scheduled: { zh: '将生效', en: 'Takes effect later' },
  'in-force': { zh: '不通办', en: 'In force' },
  overdue: { zh: '逾期未定', en: 'Overdue' },
  ended: { zh: '已退出', en: 'Ended' },
}

const text = z.string().trim().min(1).max(2_000)

/** A class of items (事项类别): every mark it names must be the item's own; at least one is named. */
export const itemClassSchema = z
  .object({
    departmentId: z.string().optional(),
    itemType: z.enum(itemTypes).optional(),
    mainItemName: z.string().trim().min(1).max(500).optional(),
  })
  .refine(marks => Object.values(marks).some(mark => mark !== undefined), 'a class names at least one mark')
export type ItemClass = z.infer<typeof itemClassSchema>

const proposalShape = {
  /** The item, or null for a class of items. */
  itemId: z.string().nullable().default(null),
  itemClass: itemClassSchema.nullable().default(null),
  reason: z.enum(negativeReasons),
  /** Why, in words for the public. */
  reasonText: text,
  basis: legalBasisSchema.extend({ article: z.string().trim().min(1).max(500) }),
  departmentId: z.string(),
  /** First and last day, both included. */
  from: z.iso.date(),
  until: z.iso.date(),
  /** Next review (复核日), inside the period; left out: the last day. */
  reviewOn: z.iso.date().optional(),
  /** What the applicant does instead; the digital human says this sentence. */
  insteadDo: text,
  /** Another item that is done instead (替代事项), where there is one. */
  insteadItemId: z.string().nullable().default(null),
}

export const proposalSchema = z
  .object(proposalShape)
  .refine(({ itemId, itemClass }) => (itemId === null) !== (itemClass === null), 'either an item or a class of items')
export type Proposal = z.infer<typeof proposalSchema>
export type ProposalInput = z.input<typeof proposalSchema>

/** How near an entry's end is, in working days of the calendar that is loaded; `calendar-missing` names the year. */
export const warningLevels = ['calm', 'within-30', 'within-10', 'within-3', 'over', 'calendar-missing'] as const
export const endWarningSchema = z.object({
  level: z.enum(warningLevels),
  workingDaysLeft: z.int().optional(),
  missingYear: z.int().optional(),
  /** Numbers of the holiday notices it was counted with. */
  calendarVersion: z.string().optional(),
  /** With `falls-away`: the windows are told that the item is 通办 from this day. */
  anywhereFrom: z.iso.date().optional(),
})
export type EndWarning = z.infer<typeof endWarningSchema>

export const negativeEntrySchema = z.object({
  ...proposalShape,
  reviewOn: z.iso.date(),
  id: z.string(),
  state: z.enum(['proposed', 'approved', 'refused', 'withdrawn']),
  phase: z.enum(entryPhases).describe('on the day asked for'),
  /** Empty for a class. */
  itemCode: z.string(),
  /** The item's name, or the class in words. */
  itemName: z.string(),
  /** Published items it touches on the day asked for. */
  items: z.int(),
  departmentName: z.string(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** Last day by a decision to take it off; an entry that ran out undecided has none. */
  closedOn: z.iso.date().nullable(),
  warning: endWarningSchema.optional(),
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
  /** The review day lies outside the period. */
  REVIEW_OUTSIDE: refusal(z.object({ reviewOn: z.string(), from: z.string(), until: z.string() })),
  /** Following what is done instead comes back to the item itself. */
  CIRCULAR_REPLACEMENT: refusal(z.object({ items: z.array(z.string()) })),
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
        atEnd: z.enum(endPolicies),
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
      /** The item is not published: what nobody can apply for is done nowhere, and needs no entry. */
      ITEM_WITHDRAWN: refusal(z.object({ itemId: z.string(), name: z.string() })),
      UNKNOWN_DEPARTMENT: refusal(z.object({ departmentId: z.string() })),
      IN_THE_PAST: refusal(z.object({ day: z.string() })),
    })
    .output(negativeEntrySchema),
  withdraw: procedure('negative-list.propose').input(entryAct).errors({ NOT_PROPOSED }).output(negativeEntrySchema),
  approve: procedure('negative-list.approve')
    .input(entryAct)
    .errors({
      NOT_PROPOSED,
      OWN_CHANGE: refusal(z.object({ id: z.string() })),
      OVERLAPS: periodRefusals.OVERLAPS,
      CIRCULAR_REPLACEMENT: periodRefusals.CIRCULAR_REPLACEMENT,
    })
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
