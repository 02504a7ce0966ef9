import { z } from 'zod'
import { idSchema } from '#kernel/ids.ts'
import { pageOf, pageRequest, procedure, refusal } from './procedure.ts'
import {
  grantConditionsSchema,
  grantStates,
  grantViewSchema,
  limitUnits,
  newResourceSchema,
  requestContentSchema,
  requestStatuses,
  resourceContentSchema,
  resourceSchema,
  sensitivityLevelSchema,
  sharingRequestSchema,
} from './sharing-model.ts'

/** Data sharing (数据共享): from the resource to the grant. The words stand in `sharing-model.ts`. */

export const limitSteps = [
  'platform-check',
  'reply-unconditional',
  'reply-conditional',
  'supply-after-agreement',
  'objection-answer',
  'mediation',
  'correction-answer',
  'escalation',
] as const
export type LimitStep = (typeof limitSteps)[number]
export const limitLevels = ['national', 'provincial', 'municipal', 'district'] as const

/** A time limit as a rule sets it: of the rules in force on a day, the most local one counts. */
export const limitRuleSchema = z.object({
  id: idSchema,
  step: z.enum(limitSteps),
  value: z.int().min(0).max(365),
  unit: z.enum(limitUnits),
  level: z.enum(limitLevels),
  place: z.string().trim().min(1),
  source: z.string().trim().min(1),
  article: z.string().trim().optional(),
  effectiveFrom: z.iso.date(),
  effectiveUntil: z.iso.date().optional(),
})
export type LimitRule = z.infer<typeof limitRuleSchema>

/** From which sensitivity level an approval needs two persons; of the rules in force on a day, the lowest level counts. */
export const twoPersonRuleSchema = z.object({
  id: idSchema,
  fromLevel: z.int().min(1).max(4),
  place: z.string().trim().min(1).max(60),
  source: z.string().trim().min(1).max(300),
  effectiveFrom: z.iso.date(),
  effectiveUntil: z.iso.date().optional(),
})
export type TwoPersonRule = z.infer<typeof twoPersonRuleSchema>

/** A step that is late, with the people it waits for by name. */
export const overdueSchema = z.object({
  kind: z.enum(['request', 'supply', 'correction']),
  subjectId: z.string(),
  number: z.string(),
  title: z.string(),
  step: z.string(),
  dueAt: z.iso.datetime(),
  limit: z.object({ value: z.int(), unit: z.enum(limitUnits) }),
  lateWorkingDays: z.int().min(0),
  departmentName: z.string().describe('who has to act'),
  people: z.array(z.string()).describe('by name'),
  /** Who is told because it is late. */
  escalatedTo: z.array(z.string()),
  level: z.int().min(1).describe('1: late; 2: late beyond the limit named escalation'),
  source: z.string(),
  place: z.string(),
  calendarVersion: z.string(),
})
export type Overdue = z.infer<typeof overdueSchema>

const timeOfDay = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)
/** 办公时间, in order and without overlap; the last one's end is the closing time a deadline falls on. */
export const officeHoursSchema = z
  .array(z.object({ from: timeOfDay, to: timeOfDay }))
  .min(1)
  .max(4)
export type OfficeHours = z.infer<typeof officeHoursSchema>

const itemReference = z.object({ itemId: z.string(), itemCode: z.string(), itemName: z.string() })

/** What an approval with these fields would change at once; computed, nothing is saved. */
export const effectsSchema = z.object({
  fields: z.array(z.string()),
  itemsWithFewerPapers: z.int(),
  materialsWaived: z.int(),
  itemsBecomingCertificateFree: z.int(),
  certificateFreeBefore: z.int(),
  certificateFreeAfter: z.int(),
  items: z
    .array(itemReference.extend({ materials: z.array(z.string()), becomesCertificateFree: z.boolean() }))
    .max(100),
})
export type Effects = z.infer<typeof effectsSchema>

/** The page a provider decides on: minimum necessity field by field. */
export const decisionViewSchema = z.object({
  request: sharingRequestSchema,
  fields: z.array(
    z.object({
      name: z.string(),
      meaning: z.string(),
      sensitivityLevel: sensitivityLevelSchema,
      personal: z.boolean(),
      looksLike: z.string().optional().describe('the invented example as the other side would see it'),
      neededBy: z.array(itemReference.extend({ materialName: z.string() })).max(50),
      neededByItems: z.int().describe('how many of the named items need it; 0: none does'),
      /** Items that other requests or grants name for this field, and this request does not. */
      neededElsewhere: z.array(itemReference).max(10),
      necessity: z.enum(['needed', 'elsewhere-only', 'unneeded']),
    }),
  ),
  namedItems: z.int(),
  highestLevel: sensitivityLevelSchema,
  others: z.array(
    z.object({
      departmentName: z.string(),
      number: z.string(),
      fields: z.array(z.string()),
      rowSlice: z.string(),
      outcome: z.enum([...grantStates, 'refused', 'open']),
      reason: z.string().optional(),
    }),
  ),
  effects: effectsSchema,
})
export type DecisionView = z.infer<typeof decisionViewSchema>

const revised = { id: idSchema, revision: z.int() }
const reasonText = z.string().trim().min(1).max(500)

const notOpen = refusal(z.object({ status: z.string() }))
const notTheSource = refusal(z.object({ source: z.string() }))
const fieldNames = refusal(z.object({ fields: z.array(z.string()) }))
const contentRefusals = {
  NO_DEPARTMENT: refusal(z.object({})),
  NOT_SHARED: refusal(z.object({ legalBasis: z.string() })),
  FIELDS_NOT_IN_RESOURCE: fieldNames,
  FIELDS_NOT_REQUESTED: fieldNames,
  SLICE_NOT_IN_RESOURCE: fieldNames,
  PERIOD_BACKWARDS: refusal(z.object({ from: z.string(), until: z.string() })),
}
const decisionRefusals = {
  NOT_OPEN: notOpen,
  NOT_THE_SOURCE: notTheSource,
  OWN_REQUEST: refusal(z.object({})),
  CALENDAR_MISSING: refusal(z.object({ year: z.int() })),
}
const grantRefusals = { NOT_OPEN: notOpen, NOT_THE_SOURCE: notTheSource }
const checkRefusals = {
  NOT_OPEN: notOpen,
  OWN_REQUEST: decisionRefusals.OWN_REQUEST,
  CALENDAR_MISSING: decisionRefusals.CALENDAR_MISSING,
}

export const sharingContract = {
  /** By code. */
  resources: procedure('sharing.read')
    .input(pageRequest.extend({ text: z.string().optional(), providerId: z.string().optional() }))
    .output(pageOf(resourceSchema)),
  resource: procedure('sharing.read')
    .input(z.object({ id: idSchema }))
    .output(resourceSchema),
  registerResource: procedure('sharing.register')
    .input(newResourceSchema)
    .errors({
      CODE_TAKEN: refusal(z.object({ code: z.string() })),
      NOT_THE_SOURCE: notTheSource,
      NO_DEPARTMENT: contentRefusals.NO_DEPARTMENT,
      FIELD_TWICE: fieldNames,
    })
    .output(resourceSchema),
  /** A field that a grant in force uses cannot go. */
  amendResource: procedure('sharing.register')
    .input(z.object({ ...revised, ...resourceContentSchema.shape }))
    .errors({ NOT_THE_SOURCE: notTheSource, FIELD_TWICE: fieldNames, FIELDS_IN_USE: fieldNames })
    .output(resourceSchema),

  /** By the clock: what ends first stands first; what has no clock running comes after, newest first. */
  requests: procedure('sharing.read')
    .input(
      pageRequest.extend({
        status: z.array(z.enum(requestStatuses)).optional(),
        text: z.string().optional(),
        resourceId: idSchema.optional(),
        providerId: z.string().optional(),
        requesterId: z.string().optional(),
        overdue: z.boolean().optional(),
      }),
    )
    .output(pageOf(sharingRequestSchema)),
  request: procedure('sharing.read')
    .input(z.object({ id: idSchema }))
    .output(sharingRequestSchema),
  createRequest: procedure('sharing.request')
    .input(requestContentSchema)
    .errors(contentRefusals)
    .output(sharingRequestSchema),
  /** Only a draft or a returned request, by its own department. */
  editRequest: procedure('sharing.request')
    .input(z.object({ ...revised, ...requestContentSchema.shape }))
    .errors({ ...contentRefusals, NOT_OPEN: notOpen, NOT_THE_REQUESTER: refusal(z.object({})) })
    .output(sharingRequestSchema),
  submitRequest: procedure('sharing.request')
    .input(z.object(revised))
    .errors({
      ...contentRefusals,
      NOT_OPEN: notOpen,
      NOT_THE_REQUESTER: refusal(z.object({})),
      INCOMPLETE: refusal(z.object({ missing: z.array(z.string()) })),
      SERVES_UNKNOWN: refusal(z.object({ items: z.array(z.string()), materials: z.array(z.string()) })),
      CALENDAR_MISSING: decisionRefusals.CALENDAR_MISSING,
    })
    .output(sharingRequestSchema),
  /** 平台合规审查 passes: the provider's reply clock starts. */
  passCheck: procedure('sharing.check')
    .input(z.object({ ...revised, note: z.string().trim().max(500).optional() }))
    .errors(checkRefusals)
    .output(sharingRequestSchema),
  returnRequest: procedure('sharing.check')
    .input(z.object({ ...revised, reason: reasonText }))
    .errors(checkRefusals)
    .output(sharingRequestSchema),
  /** The provider asks, once for everything, what is missing; the clock stops. */
  askSupplement: procedure('sharing.decide')
    .input(z.object({ ...revised, question: reasonText }))
    .errors(decisionRefusals)
    .output(sharingRequestSchema),
  /** The requester answers; the clock goes on where it stood. */
  supplement: procedure('sharing.request')
    .input(z.object({ ...revised, answer: reasonText }))
    .errors({
      NOT_OPEN: notOpen,
      NOT_THE_REQUESTER: refusal(z.object({})),
      CALENDAR_MISSING: decisionRefusals.CALENDAR_MISSING,
    })
    .output(sharingRequestSchema),
  /** `fields` left out of the decision view: as if everything asked for were granted. */
  decisionView: procedure('sharing.read')
    .input(z.object({ id: idSchema, fields: z.array(z.string()).optional() }))
    .output(decisionViewSchema),
  approve: procedure('sharing.decide')
    .input(
      z.object({
        ...revised,
        fields: z.array(z.string()).min(1),
        until: z.iso.date().optional().describe('an earlier last day than asked for'),
        conditions: grantConditionsSchema.default({ returnForm: 'masked' }),
      }),
    )
    .errors({
      ...decisionRefusals,
      FIELDS_NOT_REQUESTED: fieldNames,
      LONGER_THAN_ASKED: refusal(z.object({ until: z.string() })),
    })
    .output(z.object({ request: sharingRequestSchema, grant: grantViewSchema.optional() })),
  /** The second person agrees with what the first one granted; the grant is there with it. */
  confirmApproval: procedure('sharing.decide')
    .input(z.object(revised))
    .errors({ ...decisionRefusals, SAME_PERSON: refusal(z.object({ name: z.string() })) })
    .output(z.object({ request: sharingRequestSchema, grant: grantViewSchema.optional() })),
  /** The second person does not agree: the request waits for the provider's decision again, on the same clock. */
  sendBack: procedure('sharing.decide')
    .input(z.object({ ...revised, reason: reasonText }))
    .errors({ ...decisionRefusals, SAME_PERSON: refusal(z.object({ name: z.string() })) })
    .output(sharingRequestSchema),
  /** 异议: the requester does not accept a refusal. Once; after it only mediation is left. */
  object: procedure('sharing.request')
    .input(z.object({ ...revised, reason: reasonText }))
    .errors({
      NOT_OPEN: notOpen,
      NOT_THE_REQUESTER: refusal(z.object({})),
      CALENDAR_MISSING: decisionRefusals.CALENDAR_MISSING,
    })
    .output(sharingRequestSchema),
  /** The provider takes the case up again, or says why it does not. */
  answerObjection: procedure('sharing.decide')
    .input(z.object({ ...revised, reopen: z.boolean(), reason: reasonText }))
    .errors(decisionRefusals)
    .output(sharingRequestSchema),
  /** 协调: the requester takes it to the department in charge of sharing. */
  askMediation: procedure('sharing.request')
    .input(z.object({ ...revised, reason: reasonText }))
    .errors({
      NOT_OPEN: notOpen,
      NOT_THE_REQUESTER: refusal(z.object({})),
      CALENDAR_MISSING: decisionRefusals.CALENDAR_MISSING,
    })
    .output(sharingRequestSchema),
  mediate: procedure('sharing.check')
    .input(z.object({ ...revised, outcome: z.enum(['share', 'uphold', 'pass-up']), reason: reasonText }))
    .errors(checkRefusals)
    .output(sharingRequestSchema),
  /** What is late now, the longest late first. */
  overdue: procedure('sharing.read').output(z.array(overdueSchema)),
  refuse: procedure('sharing.decide')
    .input(z.object({ ...revised, legalBasis: reasonText, reason: reasonText }))
    .errors(decisionRefusals)
    .output(sharingRequestSchema),

  /** By their last day. */
  grants: procedure('sharing.read')
    .input(
      pageRequest.extend({
        state: z.array(z.enum(grantStates)).optional(),
        resourceId: idSchema.optional(),
        itemId: z.string().optional(),
      }),
    )
    .output(pageOf(grantViewSchema)),
  grant: procedure('sharing.read')
    .input(z.object({ id: idSchema }))
    .output(grantViewSchema),
  revokeGrant: procedure('sharing.revoke')
    .input(z.object({ ...revised, reason: reasonText }))
    .errors(grantRefusals)
    .output(grantViewSchema),
  suspendGrant: procedure('sharing.revoke')
    .input(z.object({ ...revised, reason: reasonText }))
    .errors(grantRefusals)
    .output(grantViewSchema),
  resumeGrant: procedure('sharing.revoke').input(z.object(revised)).errors(grantRefusals).output(grantViewSchema),

  limits: procedure('sharing.read').output(z.array(limitRuleSchema)),
  addLimit: procedure('sharing.check')
    .input(limitRuleSchema.omit({ id: true }))
    .output(limitRuleSchema),
  twoPersonRules: procedure('sharing.read').output(z.array(twoPersonRuleSchema)),
  addTwoPersonRule: procedure('sharing.check')
    .input(twoPersonRuleSchema.omit({ id: true }))
    .output(twoPersonRuleSchema),
  officeHours: procedure('sharing.read').output(officeHoursSchema),
  setOfficeHours: procedure('sharing.check')
    .input(officeHoursSchema)
    .errors({ HOURS_OVERLAP: refusal(z.object({})) })
    .output(officeHoursSchema),
}
