import { describe, expect, it } from 'vitest'
import type { Result } from '#kernel/result.ts'
import {
  aRequest,
  aRequestContent,
  aResource,
  civilAffairsClerk,
  eventsUntil,
  platformOfficer,
  policeOfficer,
} from './fixtures.ts'
import type { SharingRequest } from './model.ts'
import * as rules from './rules.ts'

const at = '2026-11-11T02:00:00.000Z'
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.violation.code)
const by = (person: typeof policeOfficer) => ({ by: person, at })
const approval = { fields: ['姓名'], until: '2027-10-31', grantId: 'grant-1' }
const withProvider = aRequest({ events: eventsUntil('submitted', 'platform-checked') })

describe('每一步只在它的状态里走', () => {
  const steps: [string, SharingRequest, (request: SharingRequest) => Result<unknown>][] = [
    ['提交', aRequest(), request => rules.decideSubmit(request, by(civilAffairsClerk))],
    [
      '通过审查',
      aRequest({ events: eventsUntil('submitted') }),
      request => rules.decidePassCheck(request, by(platformOfficer), {}),
    ],
    [
      '退回',
      aRequest({ events: eventsUntil('submitted') }),
      request => rules.decideReturn(request, by(platformOfficer), '依据写错'),
    ],
    ['要求补充', withProvider, request => rules.decideAskSupplement(request, by(policeOfficer), '哪几个街道')],
    [
      '补充',
      aRequest({ events: eventsUntil('submitted', 'platform-checked', 'supplement-asked') }),
      request => rules.decideSupplement(request, by(civilAffairsClerk), { answer: '榕山街道' }),
    ],
    ['准予', withProvider, request => rules.decideApprove(request, by(policeOfficer), approval)],
    [
      '不予',
      withProvider,
      request => rules.decideRefuse(request, by(policeOfficer), { legalBasis: '第七条', reason: '超出职责' }),
    ],
  ]
  const everyState = [
    eventsUntil(),
    eventsUntil('submitted'),
    eventsUntil('submitted', 'returned'),
    eventsUntil('submitted', 'platform-checked'),
    eventsUntil('submitted', 'platform-checked', 'supplement-asked'),
    eventsUntil('submitted', 'platform-checked', 'approved'),
    eventsUntil('submitted', 'platform-checked', 'refused'),
  ]
  const openIn: Record<string, number> = { 提交: 2 }

  it.each(steps)('%s', (name, rightState, act) => {
    expect(codeOf(act(rightState))).toBe('ok')
    const codes = everyState.map(events => codeOf(act(aRequest({ events }))))
    expect(codes.filter(code => code === 'ok')).toHaveLength(openIn[name] ?? 1)
    expect(codes.filter(code => code !== 'ok').every(code => code === 'NOT_OPEN')).toBe(true)
  })
})

describe('谁能做', () => {
  it('只有数源部门的人可以答复', () => {
    expect(codeOf(rules.decideApprove(withProvider, by(platformOfficer), approval))).toBe('NOT_THE_SOURCE')
    expect(codeOf(rules.decideRefuse(withProvider, by(civilAffairsClerk), { legalBasis: 'x', reason: 'y' }))).toBe(
      'NOT_THE_SOURCE',
    )
  })
  it('自己提的申请自己不能审查，也不能答复，换个角色也不行', () => {
    const own = { ...platformOfficer, accountId: civilAffairsClerk.accountId }
    expect(codeOf(rules.decidePassCheck(aRequest({ events: eventsUntil('submitted') }), by(own), {}))).toBe(
      'OWN_REQUEST',
    )
    const asPolice = { ...policeOfficer, accountId: civilAffairsClerk.accountId }
    expect(codeOf(rules.decideApprove(withProvider, by(asPolice), approval))).toBe('OWN_REQUEST')
  })
  it('替别人送出申请的人，也算申请的一方', () => {
    const [first, ...rest] = eventsUntil('submitted', 'platform-checked')
    const sentByPolice = aRequest({ events: [...(first ? [{ ...first, by: policeOfficer }] : []), ...rest] })
    expect(codeOf(rules.decideApprove(sentByPolice, by(policeOfficer), approval))).toBe('OWN_REQUEST')
  })
  it('别的部门不能替申请单位提交', () => {
    expect(codeOf(rules.decideSubmit(aRequest(), by(policeOfficer)))).toBe('NOT_THE_REQUESTER')
  })
})

describe('内容', () => {
  it('切块的条件由平台写成文字，申请单位另写的不算；写不下的截短，条件一条不少', () => {
    const values = Array.from({ length: 200 }, (_, index) => `第 ${index} 街道`)
    const rows = [{ kind: 'one-of' as const, field: '姓名', values }]
    const long = rules.checkContent(aRequestContent({ rows, rowSlice: '全部' }), aResource())
    expect(long).toMatchObject({ value: { rows, rowSlice: expect.stringMatching(/^姓名是第 0 街道、.{280,289}…$/) } })
    expect(long.ok && long.value.rowSlice.length).toBe(300)
    const short = [{ kind: 'starts-with' as const, field: '姓名', prefix: '王' }]
    expect(rules.checkContent(aRequestContent({ rows: short }), aResource())).toMatchObject({
      value: { rowSlice: '姓名以“王”开头' },
    })
    expect(rules.checkContent(aRequestContent({ rowSlice: '榕山街道' }), aResource())).toMatchObject({
      value: { rowSlice: '榕山街道' },
    })
  })

  it('批准时只能删减字段，不能增加字段', () => {
    const added = rules.decideApprove(withProvider, by(policeOfficer), { ...approval, fields: ['姓名', '婚姻状况'] })
    expect(added).toMatchObject({
      ok: false,
      violation: { code: 'FIELDS_NOT_REQUESTED', data: { fields: ['婚姻状况'] } },
    })
    expect(rules.decideApprove(withProvider, by(policeOfficer), approval)).toMatchObject({
      value: { fields: ['姓名'] },
    })
  })
  it('批准的期限只能短，不能长', () => {
    expect(codeOf(rules.decideApprove(withProvider, by(policeOfficer), { ...approval, until: '2027-11-01' }))).toBe(
      'LONGER_THAN_ASKED',
    )
  })
  it('不予共享的资源不能申请，说出依据', () => {
    const closed = aResource({ sharing: { type: 'not-shared', legalBasis: '第七条' } })
    expect(rules.checkContent(aRequestContent(), closed)).toMatchObject({
      violation: { code: 'NOT_SHARED', data: { legalBasis: '第七条' } },
    })
  })
  it.each([
    ['资源里没有的字段', { fields: ['姓名', '户籍地址', '血型'] }, 'FIELDS_NOT_IN_RESOURCE'],
    ['材料要用、却没有申请的字段', { fields: ['姓名'] }, 'FIELDS_NOT_REQUESTED'],
    ['期限倒着写', { period: { from: '2026-11-02', until: '2026-11-01' } }, 'PERIOD_BACKWARDS'],
  ])('%s不收', (_what, changes, code) => {
    expect(codeOf(rules.checkContent(aRequestContent(changes), aResource()))).toBe(code)
  })
  it('提交时把缺的一次说全', () => {
    const empty = aRequest({ content: aRequestContent({ purpose: ' ', legalBasis: '', serves: [], fields: [] }) })
    expect(rules.decideSubmit(empty, by(civilAffairsClerk))).toMatchObject({
      violation: { code: 'INCOMPLETE', data: { missing: ['purpose', 'legalBasis', 'fields', 'serves'] } },
    })
  })
})
