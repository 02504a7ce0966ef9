import { z } from 'zod'
import { procedure, refusal } from './procedure.ts'

/**
 * Cases of whole-city service (全市域通办办件): received at a window of one district, handed over to the place with authority,
 * accepted or sent back for a supplement once, decided, delivered. Every step has a limit in working days.
 */

export const caseModes = ['online-throughout', 'collect-and-forward', 'joint-handling'] as const
export type CaseMode = (typeof caseModes)[number]
export const caseModeLabels: Record<CaseMode, { zh: string; en: string }> = {
  'online-throughout': { zh: '全程网办', en: 'Online throughout' },
  'collect-and-forward': { zh: '异地代收代办', en: 'Collected and forwarded' },
  'joint-handling': { zh: '多地联办', en: 'Joint handling' },
}

export const caseStates = ['received', 'handed-over', 'supplement-asked', 'accepted', 'decided', 'delivered'] as const
export type CaseState = (typeof caseStates)[number]
export const caseStateLabels: Record<CaseState, { zh: string; en: string }> = {
  received: { zh: '已收件', en: 'Received' },
  'handed-over': { zh: '已转交', en: 'Handed over' },
  'supplement-asked': { zh: '待补正', en: 'Supplement asked' },
  accepted: { zh: '已受理', en: 'Accepted' },
  decided: { zh: '已办结', en: 'Decided' },
  delivered: { zh: '已送达', en: 'Delivered' },
}

export const caseStepKinds = ['hand-over', 'ask-supplement', 'supplement', 'accept', 'decide', 'deliver'] as const
export type CaseStepKind = (typeof caseStepKinds)[number]
export const caseStepLabels: Record<CaseStepKind, { zh: string; en: string }> = {
  'hand-over': { zh: '转交办理地', en: 'Hand over' },
  'ask-supplement': { zh: '一次告知补正', en: 'Ask for a supplement' },
  supplement: { zh: '已补正', en: 'Supplemented' },
  accept: { zh: '受理', en: 'Accept' },
  decide: { zh: '办结', en: 'Decide' },
  deliver: { zh: '送达', en: 'Deliver' },
}

/** What became different under an open case since it was received; its holder is told, and says when it was seen. */
export const caseNoticeKinds = ['paper-needed-again', 'paper-waived', 'no-longer-anywhere', 'anywhere-again'] as const
export type CaseNoticeKind = (typeof caseNoticeKinds)[number]
export const caseNoticeSchema = z.object({
  id: z.string(),
  kind: z.enum(caseNoticeKinds),
  /** Names of the papers; for the negative list, what is done instead. */
  facts: z.array(z.string()),
  at: z.iso.datetime(),
  seenBy: z.string().optional(),
})
export type CaseNotice = z.infer<typeof caseNoticeSchema>

/** Who answers for what: the window that received it until it is handed over, the place with authority after that. */
export const caseSchema = z.object({
  id: z.string(),
  number: z.string().describe('e.g. TB-2026-0007'),
  itemId: z.string(),
  itemCode: z.string(),
  itemName: z.string(),
  itemVersion: z.int().describe('the version under which it was received'),
  departmentName: z.string().describe('answers for the decision'),
  district: z.string().describe('of the receiving window'),
  window: z.string(),
  mode: z.enum(caseModes),
  /** A name as the receipt shows it, e.g. 王**; nothing else of the applicant is kept. */
  applicant: z.string(),
  state: z.enum(caseStates),
  /** Last day of the step that runs; absent when nothing runs. */
  dueOn: z.iso.date().optional(),
  overdue: z.boolean(),
  responsible: z.string(),
  next: z.array(z.enum(caseStepKinds)),
  steps: z.array(
    z.object({ kind: z.enum(['receive', ...caseStepKinds]), on: z.iso.date(), by: z.string(), note: z.string() }),
  ),
  notices: z.array(caseNoticeSchema),
  revision: z.int(),
})
export type CityCase = z.infer<typeof caseSchema>

export const casesContract = {
  list: procedure('chain.read')
    .input(z.object({ state: z.enum(caseStates).optional() }))
    .output(z.array(caseSchema)),
  get: procedure('chain.read')
    .input(z.object({ id: z.string() }))
    .output(caseSchema),
  receive: procedure('cases.work')
    .input(
      z.object({
        item: z.string().describe('id or code'),
        district: z.string().trim().min(1).max(60),
        window: z.string().trim().min(1).max(120),
        mode: z.enum(caseModes),
        applicant: z.string().trim().min(1).max(60),
      }),
    )
    .errors({
      ITEM_NOT_PUBLISHED: refusal(z.object({ item: z.string(), day: z.string() })),
      /** On the negative list: this window may not take it; what is done instead. */
      NOT_DONE_ANYWHERE: refusal(z.object({ name: z.string(), insteadDo: z.string() })),
      CALENDAR_MISSING: refusal(z.object({ year: z.int() })),
    })
    .output(caseSchema),
  step: procedure('cases.work')
    .input(
      z.object({
        id: z.string(),
        revision: z.int(),
        kind: z.enum(caseStepKinds),
        note: z.string().trim().max(500).default(''),
      }),
    )
    .errors({
      STEP_NOT_NEXT: refusal(z.object({ state: z.string(), kind: z.string() })),
      SUPPLEMENT_ONCE: refusal(z.object({ number: z.string() })),
      CALENDAR_MISSING: refusal(z.object({ year: z.int() })),
    })
    .output(caseSchema),
  /** The holder has read what became different. */
  noticesSeen: procedure('cases.work')
    .input(z.object({ id: z.string() }))
    .output(caseSchema),
  /** Per window: how many, how many in time, how many late now. A rate over nothing is absent. */
  windows: procedure('chain.read').output(
    z.array(
      z.object({
        district: z.string(),
        window: z.string(),
        cases: z.int(),
        delivered: z.int(),
        stepsInTime: z.int(),
        stepsEnded: z.int(),
        overdueNow: z.int(),
      }),
    ),
  ),
}
