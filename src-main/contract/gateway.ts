import { z } from 'zod'
import { idSchema } from '#kernel/ids.ts'
import { pageOf, pageRequest, procedure, refusal } from './procedure.ts'
import { grantStates } from './sharing-model.ts'

/** The data gateway (数据网关): how a resource is connected, who holds a key to a grant, and what was read. */

const columnMap = z.record(z.string(), z.string().min(1).max(120)).describe('field → name at the source')

/** Where a resource is read from. Passwords and tokens are sent beside it and never come back. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('postgres'),
    schema: z.string().min(1).max(63).default('public'),
    table: z.string().min(1).max(63),
    columns: columnMap.default({}),
  }),
  z.object({ kind: z.literal('http'), url: z.url({ protocol: /^https?$/ }), columns: columnMap.default({}) }),
  z.object({ kind: z.literal('sheet'), edition: z.string() }),
])
export type Source = z.infer<typeof sourceSchema>

export const feedStates = ['fresh', 'late', 'failing', 'not-connected'] as const
export const connectionSchema = z.object({
  resourceId: idSchema,
  resourceName: z.string(),
  providerName: z.string(),
  kind: z.enum(['postgres', 'http', 'sheet']).optional(),
  state: z.enum(feedStates),
  lastOkAt: z.iso.datetime().optional(),
  lastFailure: z.string().optional(),
  rowCount: z.int().optional(),
  updateCycle: z.string(),
  grantsInForce: z.int(),
  /** Answers of the last 30 days, and who got them. */
  answers: z.int(),
  usedBy: z.array(z.object({ departmentName: z.string(), answers: z.int() })),
})
export type ConnectionView = z.infer<typeof connectionSchema>

export const credentialSchema = z.object({
  id: idSchema,
  grantId: idSchema,
  departmentId: z.string(),
  departmentName: z.string(),
  issuedAt: z.iso.datetime(),
  issuedBy: z.string(),
  until: z.iso.datetime().optional(),
  active: z.boolean(),
})
export type CredentialView = z.infer<typeof credentialSchema>

/** Shown once: the secret is kept nowhere. The document says what it opens and is signed with SM2. */
export const issuedCredentialSchema = credentialSchema.extend({
  secret: z.string(),
  document: z.string(),
  signature: z.string(),
  keyId: z.string(),
  publicKey: z.string(),
})
export type IssuedCredential = z.infer<typeof issuedCredentialSchema>

export const areaSchema = z.object({ value: z.string().trim().min(1).max(120), departmentId: z.string().min(1) })
export const areaEditionSchema = z.object({
  id: idSchema,
  effectiveFrom: z.iso.date(),
  note: z.string().trim().min(1).max(300),
  areas: z.array(areaSchema).min(1).max(2000),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
})
export type AreaEdition = z.infer<typeof areaEditionSchema>

export const unusualKinds = ['night', 'burst', 'same-subject', 'sequential', 'case-reuse'] as const
export type UnusualKind = (typeof unusualKinds)[number]
export const unusualRuleSchema = z.object({
  id: idSchema,
  kind: z.enum(unusualKinds),
  threshold: z.int().min(1),
  windowMinutes: z.int().min(1).max(1440),
  act: z.enum(['alert', 'suspend']),
  source: z.string().trim().min(1).max(300),
  effectiveFrom: z.iso.date(),
  effectiveUntil: z.iso.date().optional(),
})
export type UnusualRule = z.infer<typeof unusualRuleSchema>

export const alertSchema = z.object({
  id: idSchema,
  grantId: idSchema,
  grantNumber: z.string(),
  departmentName: z.string(),
  resourceName: z.string(),
  kind: z.enum(unusualKinds),
  at: z.iso.datetime(),
  count: z.int(),
  suspended: z.boolean(),
  seenBy: z.string().optional(),
})
export type AlertView = z.infer<typeof alertSchema>

export const logRowSchema = z.object({
  id: idSchema,
  at: z.iso.datetime(),
  departmentName: z.string(),
  resourceName: z.string(),
  grantId: idSchema,
  grantNumber: z.string(),
  act: z.enum(['query', 'compare', 'batch', 'batch-end']),
  outcome: z.string(),
  fields: z.array(z.string()),
  caseRef: z.string().optional(),
  rowCount: z.int(),
  /** First characters of the keyed hash: the same person looks the same, and is not named. */
  subject: z.string().optional(),
})
export type LogRow = z.infer<typeof logRowSchema>

/** 数据 → 授权 → 事项 → 人: one resource's way to the people it serves. */
export const lineageSchema = z.object({
  resourceId: idSchema,
  resourceName: z.string(),
  providerName: z.string(),
  /** What the grants in force come to together: an item, a paper, a person of several grants counts once. */
  inForce: z.object({
    grants: z.int(),
    items: z.int(),
    papers: z.int(),
    answers: z.int(),
    people: z.int(),
  }),
  grants: z.array(
    z.object({
      grantId: idSchema,
      number: z.string(),
      requesterName: z.string(),
      state: z.enum(grantStates),
      items: z.array(z.object({ itemId: z.string(), itemName: z.string() })),
      itemCount: z.int(),
      papers: z.int().describe('papers of published items that it stands in for'),
      answers: z.int(),
      people: z.int().describe('different subjects that were read'),
    }),
  ),
})
export type Lineage = z.infer<typeof lineageSchema>

const notTheSource = refusal(z.object({ source: z.string() }))
const grantNotInForce = refusal(z.object({ state: z.string() }))
const credentialRefusals = {
  NO_DEPARTMENT: refusal(z.object({})),
  NOT_A_RECIPIENT: refusal(z.object({})),
  GRANT_NOT_IN_FORCE: grantNotInForce,
}

export const gatewayContract = {
  connections: procedure('sharing.read').output(z.array(connectionSchema)),
  connect: procedure('sharing.register')
    .input(
      z.object({
        resourceId: idSchema,
        source: sourceSchema,
        secret: z.string().max(2000).optional(),
        timeoutMs: z.int().min(100).max(30_000).default(3000),
      }),
    )
    .errors({
      NOT_THE_SOURCE: notTheSource,
      NO_SECRET_STORE: refusal(z.object({ reason: z.string() })),
      SOURCE_FAILED: refusal(z.object({ detail: z.string() })),
    })
    .output(z.object({ rowCount: z.int().optional() })),
  uploadSheet: procedure('sharing.register')
    .input(z.object({ resourceId: idSchema, fileName: z.string().max(200), base64: z.base64() }))
    .errors({
      NOT_THE_SOURCE: notTheSource,
      SHEET_REFUSED: refusal(z.looseObject({ problem: z.string() })),
      COLUMNS_MISSING: refusal(z.object({ fields: z.array(z.string()) })),
    })
    .output(z.object({ rows: z.int() })),
  credentials: procedure('sharing.read')
    .input(z.object({ grantId: idSchema }))
    .output(z.array(credentialSchema)),
  issueCredential: procedure('sharing.request')
    .input(z.object({ grantId: idSchema }))
    .errors(credentialRefusals)
    .output(issuedCredentialSchema),
  /** A new secret in the place of the old one, which ends at once or after `overlapHours`. */
  rotateCredential: procedure('sharing.request')
    .input(z.object({ id: idSchema, overlapHours: z.int().min(0).max(72).default(0) }))
    .errors({ ...credentialRefusals, NOT_OPEN: refusal(z.object({ status: z.string() })) })
    .output(issuedCredentialSchema),
  endCredential: procedure('sharing.revoke')
    .input(z.object({ id: idSchema, reason: z.string().trim().min(1).max(300) }))
    .errors({ NOT_OPEN: refusal(z.object({ status: z.string() })) })
    .output(z.object({})),
  areaEditions: procedure('sharing.read').output(z.array(areaEditionSchema)),
  addAreaEdition: procedure('sharing.check')
    .input(areaEditionSchema.pick({ effectiveFrom: true, note: true, areas: true }))
    .errors({ AREA_TWICE: refusal(z.object({ areas: z.array(z.string()) })) })
    .output(areaEditionSchema),
  log: procedure('sharing.read')
    .input(pageRequest.extend({ grantId: idSchema.optional(), resourceId: idSchema.optional() }))
    .output(pageOf(logRowSchema)),
  lineage: procedure('sharing.read')
    .input(z.object({ resourceId: idSchema }))
    .output(lineageSchema),
  alerts: procedure('sharing.read').output(z.array(alertSchema)),
  seeAlert: procedure('sharing.revoke')
    .input(z.object({ id: idSchema }))
    .output(z.object({})),
  unusualRules: procedure('sharing.read').output(z.array(unusualRuleSchema)),
  addUnusualRule: procedure('sharing.check')
    .input(unusualRuleSchema.omit({ id: true }))
    .output(unusualRuleSchema),
  /** 谁读过我的数据: by ID number, with the person's verified consent, itself on record. */
  subjectReads: procedure('sharing.subject-view')
    .input(
      z.object({
        idNumber: z.string().trim().min(4).max(40),
        consent: z.object({
          method: z.enum(['in-person', 'signed-form', 'online-identity']),
          reference: z.string().trim().min(4).max(80),
        }),
      }),
    )
    .output(z.array(logRowSchema.extend({ purpose: z.string(), items: z.array(z.string()) }))),
}
