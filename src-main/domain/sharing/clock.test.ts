import { describe, expect, it } from 'vitest'
import type { LimitRule } from '#contract/sharing.ts'
import { usualOfficeHours } from '#kernel/working-days-deadline.ts'
import { officeCalendar } from '#kernel/working-days.ts'
import { clockView, deadlineOf, limitInForce, replyClock, type ClockFacts } from './clock.ts'
import { eventsUntil, platformOfficer, policeOfficer } from './fixtures.ts'
import { aGrant } from './fixtures.ts'
import * as grantRules from './grant-rules.ts'
import { maskValue } from './masking.ts'
import { clockOrder, grantStateOn, stateOf, type RequestEvent } from './model.ts'

const national: LimitRule = {
  id: '01985e5c-0000-7000-8000-000000000002',
  step: 'reply-conditional',
  value: 10,
  unit: 'working-day',
  level: 'national',
  place: '全国',
  source: '政务数据共享条例',
  effectiveFrom: '2025-08-01',
}
const local: LimitRule = { ...national, value: 5, level: 'municipal', place: '本市', effectiveFrom: '2026-12-01' }
const facts: ClockFacts = { calendar: officeCalendar, hours: usualOfficeHours, limits: [national, local] }
const at = (text: string) => new Date(`${text}:00+08:00`)

describe('用哪一条时限', () => {
  it('施行之前用全国的，施行那天起用本市的', () => {
    expect(limitInForce(facts.limits, 'reply-conditional', '2026-11-30')?.value).toBe(10)
    expect(limitInForce(facts.limits, 'reply-conditional', '2026-12-01')?.value).toBe(5)
    expect(limitInForce(facts.limits, 'reply-conditional', '2025-07-31')).toBeUndefined()
  })
  it('废止以后不再用', () => {
    const ended = { ...local, effectiveUntil: '2026-12-31' }
    expect(limitInForce([national, ended], 'reply-conditional', '2027-01-01')?.value).toBe(10)
  })
  it('没有哪条规则定时限，就没有时钟，不编一个', () => {
    expect(deadlineOf(facts, 'platform-check', at('2026-11-10T09:00'))).toBeUndefined()
  })
})

describe('时钟', () => {
  const deadline = deadlineOf(facts, 'reply-conditional', at('2026-11-10T10:00'))
  const [submitted, checked] = eventsUntil('submitted', 'platform-checked')
  const events: RequestEvent[] =
    submitted && checked && deadline
      ? [submitted, { ...checked, at: at('2026-11-10T10:00').toISOString(), deadline }]
      : []
  const clockAt = (text: string) => clockView(facts, events, at(text))

  it('截止当天上午红，前几天黄，之前灰，过点超期', () => {
    expect(clockAt('2026-11-24T10:00')).toMatchObject({ level: 'hot', remaining: { workingDays: 0, workingHours: 6 } })
    expect(clockAt('2026-11-20T09:00')).toMatchObject({ level: 'warm', overdue: false })
    expect(clockAt('2026-11-12T09:00')).toMatchObject({ level: 'calm' })
    expect(clockAt('2026-11-24T18:01')).toMatchObject({ level: 'overdue', overdue: true, fractionLeft: 0 })
  })
  it('带着规则、地方和日历文号', () => {
    expect(clockAt('2026-11-12T09:00')).toMatchObject({
      source: '政务数据共享条例',
      place: '全国',
      calendarVersion: '国办发明电〔2025〕7号',
    })
  })
  it('等补充时停住，补来以后把等的工作日还回来', () => {
    const asked: RequestEvent = {
      step: 'supplement-asked',
      at: at('2026-11-12T15:00').toISOString(),
      by: policeOfficer,
    }
    const waiting = [...events, asked]
    const one = clockView(facts, waiting, at('2026-11-16T09:00'))
    expect(one).toMatchObject({ level: 'stopped', overdue: false })
    expect(one?.dueAt).toBeUndefined()
    expect(clockView(facts, waiting, at('2026-12-20T09:00'))?.remaining).toEqual(one?.remaining)
    const answered = at('2026-11-16T09:00')
    const clock = replyClock([...waiting, { step: 'supplemented', at: answered.toISOString(), by: platformOfficer }])
    expect(deadlineOf(facts, 'reply-conditional', at('2026-11-10T10:00'), clock?.stops)?.dueAt).toBe(
      at('2026-11-26T18:00').toISOString(),
    )
  })
  it('列表里先到期的在前，停住的在后，没有时钟的最后', () => {
    const orders = [
      clockOrder(stateOf(events)),
      clockOrder(stateOf(eventsUntil('submitted', 'platform-checked', 'supplement-asked'))),
      clockOrder(stateOf([])),
    ]
    expect([...orders].sort()).toEqual(orders)
  })
})

describe('授权的状态只看日子', () => {
  const grant = aGrant()
  it.each([
    ['2026-10-31', 'planned', '还没到第一天'],
    ['2026-11-01', 'in-force', '第一天就算'],
    ['2027-10-31', 'in-force', '最后一天还算'],
    ['2027-11-01', 'expired', '过了最后一天'],
  ])('%s 是 %s（%s）', (day, state) => {
    expect(grantStateOn(grant, day)).toBe(state)
  })
  it('撤回当天就不再生效，之前的日子照旧', () => {
    const revoked = aGrant({ revoked: { at: '2026-11-24T06:00:00.000Z', by: policeOfficer, reason: '用途已变' } })
    expect(grantStateOn(revoked, '2026-11-23')).toBe('in-force')
    expect(grantStateOn(revoked, '2026-11-24')).toBe('revoked')
    expect(grantStateOn(revoked, '2028-01-01')).toBe('revoked')
  })
  it('还没开始就撤回，也是撤回', () => {
    const revoked = aGrant({ revoked: { at: '2026-10-31T01:00:00.000Z', by: policeOfficer, reason: '写错' } })
    expect(grantStateOn(revoked, '2026-10-31')).toBe('revoked')
  })
  it('暂停期间不生效，恢复当天生效', () => {
    const deed = { by: policeOfficer, asPlatform: false, at: '2026-11-10T01:00:00.000Z', day: '2026-11-10' }
    const suspended = grantRules.decideSuspend(grant, deed, '核查用途')
    if (!suspended.ok) throw new Error(suspended.violation.code)
    const paused = { ...grant, ...suspended.value }
    expect(grantStateOn(paused, '2026-11-12')).toBe('suspended')
    const resumed = grantRules.decideResume(paused, { ...deed, at: '2026-11-13T01:00:00.000Z', day: '2026-11-13' })
    if (!resumed.ok) throw new Error(resumed.violation.code)
    const days = ['2026-11-09', '2026-11-10', '2026-11-12', '2026-11-13']
    expect(days.map(day => grantStateOn({ ...paused, ...resumed.value }, day))).toEqual([
      'in-force',
      'suspended',
      'suspended',
      'in-force',
    ])
  })
  it('别的部门不能撤回，平台可以', () => {
    const deed = {
      by: { ...policeOfficer, departmentId: 'education' },
      asPlatform: false,
      at: '2026-11-10T01:00:00.000Z',
      day: '2026-11-10',
    }
    expect(grantRules.decideRevoke(grant, deed, '理由')).toMatchObject({ violation: { code: 'NOT_THE_SOURCE' } })
    expect(grantRules.decideRevoke(grant, { ...deed, asPlatform: true }, '理由').ok).toBe(true)
    const gone = aGrant({ revoked: { at: '2026-11-09T01:00:00.000Z', by: policeOfficer, reason: '一次' } })
    expect(grantRules.decideRevoke(gone, { ...deed, asPlatform: true }, '再一次')).toMatchObject({
      violation: { code: 'NOT_OPEN' },
    })
  })
})

describe('给到对方的样子', () => {
  it.each([
    ['王某某', 'name', '王**'],
    ['440398199103070028', 'id-number', '440398********0028'],
    ['13800001234', 'phone', '138****1234'],
    ['澄湾区榕山街道榕荫路 12 号', 'address', '澄湾区榕山街道****'],
    ['6228480000001234567', 'bank-card', '***************4567'],
    ['1991-03-07', 'month-only', '1991-03-**'],
    ['48600', 'hidden', '******'],
    ['已婚', undefined, '已婚'],
  ] as const)('%s 遮成 %s', (value, masking, seen) => {
    expect(maskValue(value, masking)).toBe(seen)
  })
  it('太短的值不会因为遮盖规则露出来', () => {
    expect(maskValue('4403', 'id-number')).toBe('****')
  })
})
