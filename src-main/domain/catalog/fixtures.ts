import { itemContentSchema, type ItemContentInput, type ItemMaterial } from '#contract/catalog-item.ts'
import type { Department } from '#contract/catalog-version.ts'
import type { StoredVersion } from './model.ts'

/** What an item says, of an invented district; everything not named is unknown. */
export function anItem(changes: Partial<ItemContentInput> = {}) {
  return itemContentSchema.parse({
    name: '高龄津贴申领',
    basicCode: '440511016000',
    itemType: 'payment',
    departmentId: 'department-civil-affairs',
    serviceObjects: ['natural-person'],
    itemKind: 'promised-time',
    statutoryLimit: { value: 20, unit: 'working-day', raw: '20个工作日' },
    promisedLimit: { value: 5, unit: 'working-day', raw: '5个工作日' },
    visitCount: 0,
    channels: ['online', 'window', 'mail'],
    legalBasis: [{ document: '澄湾区高龄津贴发放办法', article: '第六条' }],
    windows: [{ name: '澄湾区政务服务中心综合窗口', address: '澄湾区海晏路 8 号', hours: '', phone: '' }],
    consultPhone: '0755-88002210',
    complaintPhone: '0755-88002211',
    materials: [aMaterial()],
    ...changes,
  })
}

export function aMaterial(changes: Partial<ItemMaterial> = {}): ItemMaterial {
  return {
    id: 'identity-card',
    name: '居民身份证',
    kind: 'certificate',
    paperForm: 'copy',
    copies: 1,
    necessity: 'required',
    sourceChannel: 'government',
    issuer: '公安机关',
    ...changes,
  }
}

export function aDepartment(changes: Partial<Department> = {}): Department {
  return {
    id: 'department-civil-affairs',
    name: '澄湾区民政局',
    creditCode: null,
    aliases: ['区民政局'],
    revision: 1,
    ...changes,
  }
}

/** A version in review, edited and submitted by a clerk. */
export function aVersion(changes: Partial<StoredVersion> = {}): StoredVersion {
  const clerk = { id: 'clerk', name: '陈静' }
  return {
    id: 'version-1',
    itemId: 'item-1',
    number: 1,
    state: 'in-review',
    effectiveFrom: null,
    effectiveUntil: null,
    revision: 2,
    editors: [clerk],
    submittedBy: clerk,
    decidedBy: null,
    reason: null,
    importId: null,
    changedAt: '2026-11-24T02:00:00.000Z',
    ...changes,
  }
}
