import { describe, expect, it } from 'vitest'
import type { Result } from '#kernel/result.ts'
import * as dispute from './dispute-rules.ts'
import {
  aField,
  aRequest,
  aResource,
  civilAffairsClerk,
  eventsUntil,
  platformOfficer,
  policeOfficer,
} from './fixtures.ts'
import { stateOf } from './model.ts'
import * as rules from './rules.ts'

const at = '2026-11-11T02:00:00.000Z'
const by = (person: typeof policeOfficer) => ({ by: person, at })
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.violation.code)
const secondOfficer = { ...policeOfficer, accountId: 'police-second', name: '苏彦秋' }
const secret = aResource({ fields: [aField('姓名'), aField('核验结果', { sensitivityLevel: 4 })] })
const content = { ...aRequest().content, fields: ['姓名', '核验结果'], serves: [] }
const sensitive = aRequest({ resource: secret, content, events: eventsUntil('submitted', 'platform-checked') })
const terms = { fields: ['姓名', '核验结果'], until: '2027-10-31', grantId: 'grant-1', twoPersonFrom: 4 }

describe('最高一级要两个人批', () => {
  const first = rules.decideApprove(sensitive, by(policeOfficer), terms)
  const waiting = { ...sensitive, events: [...sensitive.events, ...(first.ok ? [first.value] : [])] }

  it('第一个人同意，还没有授权', () => {
    expect(first).toMatchObject({ ok: true, value: { step: 'first-approved' } })
    expect(stateOf(waiting.events)).toMatchObject({ status: 'first-approved', fields: terms.fields })
  })
  it('划去那个字段，一个人就够', () => {
    expect(rules.decideApprove(sensitive, by(policeOfficer), { ...terms, fields: ['姓名'] })).toMatchObject({
      value: { step: 'approved' },
    })
  })
  it('没有规定要两个人，一个人就够', () => {
    expect(rules.decideApprove(sensitive, by(policeOfficer), { ...terms, twoPersonFrom: undefined })).toMatchObject({
      value: { step: 'approved' },
    })
  })
  it('同一个人不能复核自己，申请的人和别的部门也不能', () => {
    expect(codeOf(dispute.decideConfirm(waiting, by(policeOfficer), 'g'))).toBe('SAME_PERSON')
    expect(codeOf(dispute.decideConfirm(waiting, by(platformOfficer), 'g'))).toBe('NOT_THE_SOURCE')
    const asked = { ...secondOfficer, accountId: civilAffairsClerk.accountId }
    expect(codeOf(dispute.decideConfirm(waiting, by(asked), 'g'))).toBe('OWN_REQUEST')
  })
  it('另一位同事同意以后，授权的字段就是第一个人给的', () => {
    expect(dispute.decideConfirm(waiting, by(secondOfficer), 'g')).toMatchObject({
      value: { event: { step: 'approved', fields: terms.fields }, terms: { until: terms.until } },
    })
  })
  it('另一位同事不同意，回到等答复，时限还是原来那个', () => {
    const back = dispute.decideSendBack(waiting, by(secondOfficer), '用途写得不清')
    const events = [...waiting.events, ...(back.ok ? [back.value] : [])]
    expect(stateOf(events)).toEqual(stateOf(sensitive.events))
  })
})

describe('不予共享以后', () => {
  const refused = aRequest({ events: eventsUntil('submitted', 'platform-checked', 'refused') })
  const after = (...steps: Parameters<typeof eventsUntil>) =>
    aRequest({ events: eventsUntil('submitted', 'platform-checked', 'refused', ...steps) })

  it('只有申请单位可以异议，只有一次，之后才能请平台协调', () => {
    expect(codeOf(dispute.decideObject(refused, by(policeOfficer), { reason: '理由' }))).toBe('NOT_THE_REQUESTER')
    expect(codeOf(dispute.decideAskMediation(refused, by(civilAffairsClerk), { reason: '理由' }))).toBe('NOT_OPEN')
    expect(codeOf(dispute.decideObject(refused, by(civilAffairsClerk), { reason: '理由' }))).toBe('ok')
    const upheld = after('objected', 'objection-rejected')
    expect(codeOf(dispute.decideObject(upheld, by(civilAffairsClerk), { reason: '理由' }))).toBe('NOT_OPEN')
    expect(codeOf(dispute.decideAskMediation(upheld, by(civilAffairsClerk), { reason: '理由' }))).toBe('ok')
  })
  it('异议由数源部门答复：重新受理，或者维持', () => {
    const open = after('objected')
    expect(codeOf(dispute.decideAnswerObjection(open, by(platformOfficer), { reopen: true, reason: '' }))).toBe(
      'NOT_THE_SOURCE',
    )
    expect(stateOf(after('objected', 'reopened').events).status).toBe('platform-checked')
    expect(stateOf(after('objected', 'objection-rejected').events)).toMatchObject({
      status: 'refused',
      left: 'ask-mediation',
    })
  })
  it('平台协调：重新答复、维持到底，或者报共同上级；参与过申请的人不能协调', () => {
    const open = after('objected', 'objection-rejected', 'mediation-asked')
    const own = { ...platformOfficer, accountId: civilAffairsClerk.accountId }
    const opinion = { outcome: 'share', reason: '同类已有先例' } as const
    expect(codeOf(dispute.decideMediate(open, by(own), opinion))).toBe('OWN_REQUEST')
    expect(dispute.decideMediate(open, by(platformOfficer), opinion)).toMatchObject({
      value: { step: 'mediated-share' },
    })
    const ended = after('objected', 'objection-rejected', 'mediation-asked', 'mediated-uphold')
    expect(stateOf(ended.events)).toEqual({ status: 'refused', legalBasis: '' })
    expect(stateOf(after('objected', 'objection-rejected', 'mediation-asked', 'passed-up').events).status).toBe(
      'in-mediation',
    )
  })
})
