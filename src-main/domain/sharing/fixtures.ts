import type { Grant, RequestContent, ResourceField } from '#contract/sharing-model.ts'
import type { Person, RequestEvent, SharingRequest } from './model.ts'
import type { StoredResource } from './resource-store.ts'

/** Builders for tests and for the sample district; everything not said is ordinary. */

export function aField(name: string, changes: Partial<ResourceField> = {}): ResourceField {
  return {
    name,
    type: 'text',
    meaning: `${name}，以数源系统登记的为准`,
    sensitivityLevel: 2,
    personal: true,
    ...changes,
  }
}

export const policeOfficer: Person = { accountId: 'police-officer', name: '黄卫东', departmentId: 'police' }
export const civilAffairsClerk: Person = { accountId: 'civil-clerk', name: '许岚', departmentId: 'civil-affairs' }
export const platformOfficer: Person = { accountId: 'platform-officer', name: '林静', departmentId: 'data-bureau' }

export function aResource(changes: Partial<StoredResource> = {}): StoredResource {
  return {
    id: '01985e5c-0000-7000-8000-0000000000a1',
    code: 'GA/0102',
    name: '户籍人口基本信息',
    summary: '按户籍登记结果提供',
    fields: [
      aField('姓名', { masking: 'name', example: '王某某' }),
      aField('公民身份号码', { sensitivityLevel: 3, masking: 'id-number', example: '440398199103070028' }),
      aField('户籍地址', { sensitivityLevel: 3, masking: 'address', example: '榕山街道榕荫路 12 号' }),
      aField('婚姻状况', { sensitivityLevel: 3 }),
    ],
    updateCycle: 'daily',
    sharing: { type: 'conditional', condition: '只用于列明的事项' },
    sourceSystem: '人口库',
    providerId: 'police',
    revision: 1,
    registeredAt: '2026-01-05T01:00:00.000Z',
    ...changes,
  }
}

export function aRequestContent(changes: Partial<RequestContent> = {}): RequestContent {
  return {
    resourceId: aResource().id,
    purpose: '办高龄津贴时不再收户口簿复印件',
    legalBasis: '《澄湾区高龄津贴发放办法》第六条',
    serves: [{ itemId: 'item-1', materialId: 'm-hk', fields: ['姓名', '户籍地址'] }],
    fields: ['姓名', '户籍地址'],
    rowSlice: '榕山街道',
    mode: 'query',
    period: { from: '2026-11-01', until: '2027-10-31' },
    securityContact: '许岚 0755-0000',
    ...changes,
  }
}

/** Events of a request that came this far, each an hour after the one before. */
export function eventsUntil(...steps: RequestEvent['step'][]): RequestEvent[] {
  const by: Record<RequestEvent['step'], Person> = {
    submitted: civilAffairsClerk,
    supplemented: civilAffairsClerk,
    'platform-checked': platformOfficer,
    returned: platformOfficer,
    'supplement-asked': policeOfficer,
    'first-approved': policeOfficer,
    'sent-back': policeOfficer,
    approved: policeOfficer,
    refused: policeOfficer,
    objected: civilAffairsClerk,
    'objection-rejected': policeOfficer,
    reopened: policeOfficer,
    'mediation-asked': civilAffairsClerk,
    'mediated-share': platformOfficer,
    'mediated-uphold': platformOfficer,
    'passed-up': platformOfficer,
  }
  return steps.map((step, index) => ({
    step,
    at: new Date(Date.parse('2026-11-10T01:00:00Z') + index * 3_600_000).toISOString(),
    by: by[step],
    ...(step === 'approved' ? { grantId: '01985e5c-0000-7000-8000-0000000000c1', fields: ['姓名'] } : {}),
  }))
}

export function aRequest(changes: Partial<SharingRequest> = {}): SharingRequest {
  return {
    id: '01985e5c-0000-7000-8000-0000000000b1',
    number: 'GX-2026-0001',
    content: aRequestContent(),
    resource: aResource(),
    requesterId: 'civil-affairs',
    createdBy: civilAffairsClerk,
    events: [],
    revision: 1,
    createdAt: new Date('2026-11-09T01:00:00Z'),
    ...changes,
  }
}

export function aGrant(changes: Partial<Grant> = {}): Grant {
  return {
    id: '01985e5c-0000-7000-8000-0000000000c1',
    number: 'GX-2026-0001',
    requestId: aRequest().id,
    resourceId: aResource().id,
    resourceName: aResource().name,
    providerId: 'police',
    providerName: '市公安局澄湾分局',
    requesterId: 'civil-affairs',
    requesterName: '区民政局',
    fields: ['姓名', '户籍地址'],
    serves: aRequestContent().serves,
    mode: 'query',
    rowSlice: '',
    period: { from: '2026-11-01', until: '2027-10-31' },
    conditions: { returnForm: 'masked' },
    grantedAt: '2026-10-30T02:00:00.000Z',
    grantedBy: policeOfficer,
    suspensions: [],
    revision: 1,
    ...changes,
  }
}
