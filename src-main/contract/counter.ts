import { z } from 'zod'
import { idSchema } from '#kernel/ids.ts'
import { guideMaterial } from './guide.ts'
import { procedure, refusal } from './procedure.ts'
import { sharingModes } from './sharing-model.ts'

/**
 * Checking at a window (窗口核验): instead of the waived paper the clerk sees the record, cut and masked by the grant, after the
 * citizen agreed. Whatever the look-up gives, nobody is sent home for a paper: a failed one goes on by upload, with a gap, or by
 * a colleague's check, and says why.
 */
export const checkResults = [
  'found',
  'same',
  'different',
  'not-found',
  'source-slow',
  'source-down',
  'refused',
] as const
export type CheckResult = (typeof checkResults)[number]
export const checkResultLabels: Record<CheckResult, { zh: string; en: string }> = {
  found: { zh: '查到了', en: 'Found' },
  same: { zh: '一致', en: 'The same' },
  different: { zh: '不一致', en: 'Different' },
  'not-found': { zh: '没有查到', en: 'Not found' },
  'source-slow': { zh: '数源太慢', en: 'The source is slow' },
  'source-down': { zh: '数源不可用', en: 'The source is down' },
  refused: { zh: '网关没有给', en: 'Refused by the gateway' },
}

export const checkOutcomes = ['waived', 'uploaded', 'accepted-with-gap', 'human-check'] as const
export type CheckOutcome = (typeof checkOutcomes)[number]
export const checkOutcomeLabels: Record<CheckOutcome, { zh: string; en: string }> = {
  waived: { zh: '免交，以记录为准', en: 'Waived by the record' },
  uploaded: { zh: '当场拍照上传', en: 'Photographed and uploaded here' },
  'accepted-with-gap': { zh: '容缺受理', en: 'Accepted with a gap' },
  'human-check': { zh: '转人工核查', en: 'Checked by a colleague' },
}
/** Results with which the paper may stay at home. */
export const waivingResults: readonly CheckResult[] = ['found', 'same']

export const consentWays = ['signed', 'face', 'recorded'] as const
export type ConsentWay = (typeof consentWays)[number]
export const consentWayLabels: Record<ConsentWay, { zh: string; en: string }> = {
  signed: { zh: '签名', en: 'Signed' },
  face: { zh: '刷脸', en: 'By face' },
  recorded: { zh: '口头并录音', en: 'Spoken and recorded' },
}

export const counterCheckSchema = z.object({
  id: idSchema,
  materialId: z.string(),
  materialName: z.string(),
  grantId: z.string(),
  grantNumber: z.string(),
  resourceName: z.string(),
  fields: z.array(z.string()),
  consentNumber: z.string().describe('e.g. TY-TB-2026-0007-1'),
  consentHow: z.enum(consentWays),
  result: z.enum(checkResults),
  /** Why the gateway did not answer. */
  code: z.string().optional(),
  outcome: z.enum(checkOutcomes).optional(),
  reason: z.string().optional(),
  checkedBy: z.string(),
  checkedAt: z.iso.datetime(),
  concludedBy: z.string().optional(),
  revision: z.int(),
})
export type CounterCheck = z.infer<typeof counterCheckSchema>

export const deskMaterialSchema = guideMaterial.extend({
  /** How it can be looked up here; absent where nothing can be. */
  lookUp: z
    .object({
      mode: z.enum(sharingModes),
      subjectField: z.string(),
      fields: z.array(z.string()),
      onBehalfOf: z.string().describe('the department the grant was given to'),
    })
    .optional(),
  checks: z.array(counterCheckSchema),
})
export type DeskMaterial = z.infer<typeof deskMaterialSchema>

export const counterContract = {
  /** The papers of one case as they stand now, and what was looked up for it. */
  desk: procedure('chain.read')
    .input(z.object({ caseId: idSchema }))
    .output(z.object({ materials: z.array(deskMaterialSchema) })),
  /** The record, shown once to the clerk; only that it was shown is kept. */
  lookUp: procedure('cases.work')
    .input(
      z.object({
        caseId: idSchema,
        materialId: z.string(),
        subject: z.string().trim().min(1).max(200),
        consentHow: z.enum(consentWays),
        /** For a grant that compares: what the citizen says of each field. */
        values: z.record(z.string(), z.string().max(500)).optional(),
      }),
    )
    .errors({
      CASE_CLOSED: refusal(z.object({ number: z.string() })),
      NOTHING_TO_LOOK_UP: refusal(z.object({ material: z.string() })),
    })
    .output(
      z.object({
        check: counterCheckSchema,
        rows: z.array(z.record(z.string(), z.string().nullable())).optional(),
        same: z.record(z.string(), z.boolean()).optional(),
      }),
    ),
  conclude: procedure('cases.work')
    .input(
      z.object({
        id: idSchema,
        revision: z.int(),
        outcome: z.enum(checkOutcomes),
        reason: z.string().trim().max(300).default(''),
      }),
    )
    .errors({
      NOT_OPEN: refusal(z.object({ status: z.string() })),
      NOT_WAIVED_BY_THIS: refusal(z.object({ result: z.string() })),
      REASON_MISSING: refusal(z.object({})),
    })
    .output(counterCheckSchema),
}
