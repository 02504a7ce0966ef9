import type { Program } from '#compose'
import type { GrantConditions, ResourceField, RowCondition, Serve, SharingMode } from '#contract/sharing-model.ts'
import { callerOfSecret, type GateAnswer, type SignedRequest } from '#domain/gateway/index.ts'
import { aField } from '#domain/sharing/fixtures.ts'
import { newId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'

/** A resource that is connected and granted, planted directly: what a test of the gateway begins with. */

export const police = { accountId: 'police-officer', name: '黄卫东', departmentId: 'police' }
export const civil = { accountId: 'civil-clerk', name: '许岚', departmentId: 'civil-affairs' }

export const populationFields: ResourceField[] = [
  aField('姓名', { masking: 'name' }),
  aField('公民身份号码', { sensitivityLevel: 3, masking: 'id-number' }),
  aField('户籍地址', { sensitivityLevel: 3, masking: 'address' }),
  aField('街道', { sensitivityLevel: 1, personal: false }),
  aField('婚姻状况', { sensitivityLevel: 3 }),
]

export interface Planted {
  readonly resourceId: string
  readonly grantId: string
  readonly number: string
}

let planted = 0

/** Plants a resource and a grant in force through the doors of data sharing. */
export async function plantGrant(
  program: Program,
  told: {
    fields?: readonly ResourceField[]
    subjectField?: string
    granted: readonly string[]
    rows?: RowCondition[]
    rowSlice?: string
    mode?: SharingMode
    conditions?: Partial<GrantConditions>
    period?: { from: string; until: string }
    /** A resource that is planted already; absent: one of its own. */
    resourceId?: string
    serves?: Serve[]
  },
): Promise<Planted> {
  const { sharing } = program.services
  planted += 1
  const number = `GX-2026-${String(9000 + planted)}`
  const now = program.clock()
  const resource = {
    id: told.resourceId ?? newId(now.getTime()),
    code: `GA/T${planted}`,
    name: '户籍人口基本信息',
    summary: '',
    fields: [...(told.fields ?? populationFields)],
    updateCycle: 'daily' as const,
    sharing: { type: 'conditional' as const, condition: '只用于列明的事项' },
    sourceSystem: '人口库',
    subjectField: told.subjectField ?? '公民身份号码',
    providerId: 'police',
    revision: 1,
    registeredAt: now.toISOString(),
  }
  const period = told.period ?? { from: '2026-01-01', until: '2027-12-31' }
  const content = {
    resourceId: resource.id,
    purpose: '办理高龄津贴时核验户籍',
    legalBasis: '《澄湾区高龄津贴发放办法》第六条',
    serves: told.serves ?? [],
    fields: [...told.granted],
    rowSlice: told.rowSlice ?? '',
    ...(told.rows ? { rows: told.rows } : {}),
    mode: told.mode ?? ('query' as const),
    period,
    securityContact: '许岚',
  }
  const grantId = newId(now.getTime())
  // Given long ago, so that a test may look at earlier days.
  const at = '2026-01-05T02:00:00.000Z'
  const request = {
    id: newId(now.getTime()),
    number,
    content,
    resource,
    requesterId: 'civil-affairs',
    createdBy: civil,
    events: [
      { step: 'submitted' as const, at, by: civil },
      { step: 'platform-checked' as const, at, by: { accountId: 'p', name: '林静' } },
      { step: 'approved' as const, at, by: police, fields: [...told.granted], grantId },
    ],
    revision: 4,
    createdAt: now,
  }
  const grant = {
    id: grantId,
    number,
    requestId: request.id,
    resourceId: resource.id,
    resourceName: resource.name,
    providerId: 'police',
    requesterId: 'civil-affairs',
    fields: [...told.granted],
    serves: told.serves ?? [],
    mode: content.mode,
    rowSlice: content.rowSlice,
    ...(told.rows ? { rows: told.rows } : {}),
    period,
    conditions: { returnForm: 'masked' as const, ...told.conditions },
    grantedAt: at,
    grantedBy: police,
    suspensions: [],
    revision: 1,
  }
  await program.work(police, async current => {
    await sharing.plantSample(current, {
      resources: told.resourceId === undefined ? [resource] : [],
      requests: [request],
      grants: [grant],
    })
    return ok(null)
  })
  return { resourceId: resource.id, grantId, number }
}

/** Connects a resource to an uploaded sheet of these rows. */
export async function connectSheet(
  program: Program,
  resourceId: string,
  fields: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const text = [fields, ...rows].map(row => row.map(cell).join(',')).join('\r\n')
  const base64 = Buffer.from(`\ufeff${text}\r\n`).toString('base64')
  const sent = await program.services.gateway.uploadSheet(police, { resourceId, fileName: 'rows.csv', base64 })
  if (!sent.ok) throw new Error(`${sent.violation.code} ${JSON.stringify(sent.violation.data)}`)
}

export interface Caller {
  readonly credentialId: string
  /** Headers and body of one signed request; every call has a nonce of its own. */
  signed(path: string, body: object | string, changes?: { nonce?: string; timestamp?: number }): SignedRequest
  /** Asks the gate of a program without a line between. */
  ask(program: Program, act: 'query' | 'compare', body: object | string): Promise<GateAnswer>
}

/** A department's program that holds a key. */
export async function callerOf(
  credential: { id: string; secret: string },
  now: () => number = Date.now,
): Promise<Caller> {
  const signed = await callerOfSecret(credential, now)
  return {
    credentialId: credential.id,
    signed,
    async ask(program, act, body) {
      const { gate } = await program.services.gateway.open()
      return gate.answer(signed(`/gateway/v1/${act}`, body))
    },
  }
}

/** Issues a key for a grant to the department that holds it. */
export async function issueTo(program: Program, grantId: string, actor = civil) {
  const issued = await program.services.gateway.issueCredential(actor, grantId)
  if (!issued.ok) throw new Error(issued.violation.code)
  return issued.value
}
