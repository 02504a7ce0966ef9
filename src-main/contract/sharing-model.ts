import { z } from 'zod'
import { idSchema } from '#kernel/ids.ts'

/** The words of data sharing (数据共享): resources, requests, grants. The procedures stand in `sharing.ts`. */

export const updateCycles = ['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'on-demand'] as const
export type UpdateCycle = (typeof updateCycles)[number]
export const updateCycleLabels: Record<UpdateCycle, { zh: string; en: string }> = {
  realtime: { zh: '实时', en: 'real time' },
  daily: { zh: '每日', en: 'daily' },
  weekly: { zh: '每周', en: 'weekly' },
  monthly: { zh: '每月', en: 'monthly' },
  quarterly: { zh: '每季度', en: 'quarterly' },
  yearly: { zh: '每年', en: 'yearly' },
  'on-demand': { zh: '按需', en: 'on demand' },
}

export const sharingTypes = ['unconditional', 'conditional', 'not-shared'] as const
export type SharingType = (typeof sharingTypes)[number]
export const sharingTypeLabels: Record<SharingType, { zh: string; en: string }> = {
  unconditional: { zh: '无条件共享', en: 'Unconditional' },
  conditional: { zh: '有条件共享', en: 'Conditional' },
  'not-shared': { zh: '不予共享', en: 'Not shared' },
}

/** 共享类型. Not to share needs a law, an administrative regulation or a State Council decision, so it names it. */
export const sharingTermsSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('unconditional') }),
  z.object({ type: z.literal('conditional'), condition: z.string().trim().min(1).max(500) }),
  z.object({ type: z.literal('not-shared'), legalBasis: z.string().trim().min(1).max(500) }),
])
export type SharingTerms = z.infer<typeof sharingTermsSchema>

export const opennesses = ['unconditional', 'conditional', 'not-open'] as const

export const fieldTypes = ['text', 'number', 'date', 'instant', 'yes-no', 'code', 'image'] as const

/** How a value looks to the one who receives it; `sharing/masking.ts` draws it. */
export const maskings = ['name', 'id-number', 'phone', 'address', 'bank-card', 'month-only', 'hidden'] as const
export type Masking = (typeof maskings)[number]

export const sensitivityLevelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** 信息项. Within a resource its name identifies it. */
export const resourceFieldSchema = z.object({
  name: z.string().trim().min(1).max(60),
  type: z.enum(fieldTypes),
  length: z.int().min(1).optional().describe('characters'),
  meaning: z.string().trim().max(300),
  sensitivityLevel: sensitivityLevelSchema.describe('1 (lowest) to 4'),
  personal: z.boolean().describe('personal information'),
  masking: z.enum(maskings).optional(),
  /** An invented value, so that the decision page can show what the other side will see. */
  example: z.string().max(120).optional(),
  /** Code of the data element (数据元) in the register of 一数一源. */
  element: z.string().trim().max(64).optional(),
})
export type ResourceField = z.infer<typeof resourceFieldSchema>

const resourceContent = {
  name: z.string().trim().min(1).max(120),
  summary: z.string().trim().max(1000),
  fields: z.array(resourceFieldSchema).min(1).max(200),
  updateCycle: z.enum(updateCycles),
  sharing: sharingTermsSchema,
  sourceSystem: z.string().trim().max(120).describe('the system the data are read from'),
  /** The field that tells whose record it is (e.g. 公民身份号码); queries look records up by it. */
  subjectField: z.string().trim().max(60).optional(),
  /** 信息资源分类: 类/项/目/细目, joined by `/`. */
  classification: z.string().trim().max(200).optional(),
  format: z.string().trim().max(60).optional(),
  openness: z.enum(opennesses).optional(),
  /** Civil day of the last update the provider declared. */
  lastUpdatedOn: z.iso.date().optional(),
  /** Shares of records, 0…1, as the provider measured them. */
  quality: z
    .object({ complete: z.number().min(0).max(1), correct: z.number().min(0).max(1), measuredOn: z.iso.date() })
    .optional(),
}

/** 数据资源: one fact, one source department (一数一源). */
export const resourceSchema = z.object({
  id: idSchema,
  code: z.string(),
  ...resourceContent,
  providerId: z.string().describe('source department (数源部门)'),
  providerName: z.string(),
  revision: z.int(),
  registeredAt: z.iso.datetime(),
})
export type Resource = z.infer<typeof resourceSchema>

export const newResourceSchema = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z][0-9A-Za-z/._-]{1,63}$/),
  ...resourceContent,
  /** Left out: the department of the person who registers it. */
  providerId: z.string().optional(),
})
export type NewResource = z.infer<typeof newResourceSchema>
export const resourceContentSchema = z.object(resourceContent)
export type ResourceContent = z.infer<typeof resourceContentSchema>

export const sharingModes = ['query', 'batch', 'compare'] as const
export type SharingMode = (typeof sharingModes)[number]
export const sharingModeLabels: Record<SharingMode, { zh: string; en: string }> = {
  query: { zh: '查询接口', en: 'Query' },
  batch: { zh: '批量文件', en: 'Batch file' },
  compare: { zh: '核验', en: 'Compare yes/no' },
}

/** One paper that the share is to replace: the fields are those that stand in for it. */
export const serveSchema = z.object({
  itemId: z.string(),
  materialId: z.string(),
  fields: z.array(z.string()).min(1).max(200),
})
export type Serve = z.infer<typeof serveSchema>

/** Civil days, Asia/Shanghai, both inclusive. */
export const periodSchema = z.object({ from: z.iso.date(), until: z.iso.date() })
export type Period = z.infer<typeof periodSchema>

const rowValues = z.array(z.string().trim().min(1).max(120)).min(1).max(200)

/** One condition on the rows (切块) that a machine can keep; all of a grant's conditions have to hold for a row. */
export const rowConditionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('one-of'), field: z.string(), values: rowValues }),
  z.object({ kind: z.literal('starts-with'), field: z.string(), prefix: z.string().trim().min(1).max(120) }),
  /** Whole years reached on the day of the query, both included; the field is a day of birth or an ID number. */
  z.object({
    kind: z.literal('age-band'),
    field: z.string(),
    from: z.int().min(0).max(150),
    to: z.int().min(0).max(150),
  }),
  /** Each receiving department sees the rows of its own areas, as the division in force says. */
  z.object({ kind: z.literal('own-area'), field: z.string() }),
])
export type RowCondition = z.infer<typeof rowConditionSchema>

/** What the requester writes; it may be saved half finished as a draft. */
export const requestContentSchema = z.object({
  resourceId: idSchema,
  purpose: z.string().trim().max(500).describe('用来做什么'),
  legalBasis: z.string().trim().max(500).describe('履职依据'),
  serves: z.array(serveSchema).max(500),
  fields: z.array(z.string()).max(200),
  rowSlice: z.string().trim().max(300).describe('只要哪些行（切块）; empty: all rows'),
  /** The slice as conditions the gateway keeps; words without conditions are not served, since nobody could check them. */
  rows: z.array(rowConditionSchema).max(10).optional(),
  volume: z.int().min(1).optional().describe('answers a day that are expected'),
  mode: z.enum(sharingModes),
  period: periodSchema,
  securityContact: z.string().trim().max(120),
})
export type RequestContent = z.infer<typeof requestContentSchema>

export const requestStatuses = [
  'draft',
  'submitted',
  'platform-checked',
  'supplement-asked',
  'returned',
  'first-approved',
  'approved',
  'refused',
  'objected',
  'in-mediation',
] as const
export type RequestStatus = (typeof requestStatuses)[number]
export const requestStatusLabels: Record<RequestStatus, { zh: string; en: string }> = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '等平台审查', en: 'With the platform' },
  'platform-checked': { zh: '等提供单位答复', en: 'With the provider' },
  'supplement-asked': { zh: '等申请单位补充', en: 'Supplement asked' },
  returned: { zh: '已退回修改', en: 'Returned' },
  'first-approved': { zh: '等第二人复核', en: 'Waits for a second person' },
  approved: { zh: '已准予', en: 'Approved' },
  refused: { zh: '不予共享', en: 'Refused' },
  objected: { zh: '有异议，等提供单位答复', en: 'Objected' },
  'in-mediation': { zh: '平台协调中', en: 'In mediation' },
}

export const limitUnits = ['working-day', 'day', 'hour'] as const
export const clockLevels = ['calm', 'warm', 'hot', 'overdue', 'stopped'] as const

/** A legal clock as it stands at the moment it was read. */
export const clockSchema = z.object({
  step: z.string().describe('which limit runs: platform-check, reply-unconditional, reply-conditional'),
  startedAt: z.iso.datetime(),
  /** Absent while the clock is stopped. */
  dueAt: z.iso.datetime().optional(),
  stoppedSince: z.iso.datetime().optional(),
  limit: z.object({ value: z.int(), unit: z.enum(limitUnits) }),
  /** What is left; for the unit `day` and `hour`, natural days and hours. Zero when overdue. */
  remaining: z.object({ workingDays: z.int().min(0), workingHours: z.int().min(0) }),
  fractionLeft: z.number().min(0).max(1),
  level: z.enum(clockLevels).describe('warm at 3 units or less, hot at 1 or less'),
  overdue: z.boolean(),
  source: z.string().describe('name and article of the rule that sets the limit'),
  place: z.string(),
  calendarVersion: z.string().describe('numbers of the State Council notices it was counted with'),
})
export type ClockView = z.infer<typeof clockSchema>

const personSchema = z.object({ accountId: z.string(), name: z.string(), departmentId: z.string().optional() })

export const requestSteps = [
  'submitted',
  'platform-checked',
  'returned',
  'supplement-asked',
  'supplemented',
  'first-approved',
  'sent-back',
  'approved',
  'refused',
  'objected',
  'objection-rejected',
  'reopened',
  'mediation-asked',
  'mediated-share',
  'mediated-uphold',
  'passed-up',
] as const

/** One step a request has gone through, oldest first. */
export const requestStepSchema = z.object({
  step: z.enum(requestSteps),
  at: z.iso.datetime(),
  by: personSchema,
  /** Reason, question or answer; for a refusal the legal reason. */
  note: z.string().optional(),
  legalBasis: z.string().optional(),
  /** At approval: the fields that were granted. */
  fields: z.array(z.string()).optional(),
})
export type RequestStep = z.infer<typeof requestStepSchema>

export const sharingRequestSchema = z.object({
  id: idSchema,
  number: z.string().describe('e.g. GX-2026-0341'),
  ...requestContentSchema.shape,
  resourceCode: z.string(),
  resourceName: z.string(),
  sharingType: z.enum(sharingTypes),
  providerId: z.string(),
  providerName: z.string(),
  requesterId: z.string().describe('department that asks'),
  requesterName: z.string(),
  createdBy: personSchema,
  status: z.enum(requestStatuses),
  steps: z.array(requestStepSchema),
  grantId: idSchema.optional(),
  /** Waits for a second person: what the first one granted. */
  firstApproval: z.object({ by: personSchema, fields: z.array(z.string()), until: z.iso.date() }).optional(),
  /** Whether the requester may still object (异议), or ask the platform to mediate (协调). */
  mayStill: z.enum(['object', 'ask-mediation']).optional(),
  clock: clockSchema.optional(),
  revision: z.int(),
  createdAt: z.iso.datetime(),
})
export type SharingRequestView = z.infer<typeof sharingRequestSchema>

export const grantStates = ['planned', 'in-force', 'suspended', 'expired', 'revoked'] as const
export type GrantState = (typeof grantStates)[number]
export const grantStateLabels: Record<GrantState, { zh: string; en: string }> = {
  planned: { zh: '将生效', en: 'Planned' },
  'in-force': { zh: '在生效', en: 'In force' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  expired: { zh: '已到期', en: 'Expired' },
  revoked: { zh: '已撤回', en: 'Revoked' },
}

/** What the provider attaches to a grant. */
export const grantConditionsSchema = z.object({
  dailyLimit: z.int().min(1).optional().describe('answers a day'),
  perMinute: z.int().min(1).optional().describe('answers a minute on each hub'),
  mustAttach: z.enum(['case-number', 'consent']).optional(),
  returnForm: z.enum(['masked', 'plain']).default('masked'),
})
export type GrantConditions = z.infer<typeof grantConditionsSchema>

export const grantSchema = z.object({
  id: idSchema,
  number: z.string(),
  requestId: idSchema,
  resourceId: idSchema,
  resourceName: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  requesterId: z.string(),
  requesterName: z.string(),
  fields: z.array(z.string()),
  serves: z.array(serveSchema),
  mode: z.enum(sharingModes),
  rowSlice: z.string(),
  rows: z.array(rowConditionSchema).optional(),
  period: periodSchema,
  conditions: grantConditionsSchema,
  grantedAt: z.iso.datetime(),
  grantedBy: personSchema,
  /** Last instant by which the provider must have the data flowing. */
  supplyDueAt: z.iso.datetime().optional(),
  suspensions: z.array(
    z.object({ from: z.iso.datetime(), until: z.iso.datetime().optional(), reason: z.string(), by: personSchema }),
  ),
  revoked: z.object({ at: z.iso.datetime(), by: personSchema, reason: z.string() }).optional(),
  revision: z.int(),
})
export type Grant = z.infer<typeof grantSchema>

/** A grant with its state on the day it was asked for. */
export const grantViewSchema = grantSchema.extend({
  state: z.enum(grantStates),
  daysLeft: z.int().describe('natural days to the last day; negative after it'),
})
export type GrantView = z.infer<typeof grantViewSchema>
