import { describe, expect, it } from 'vitest'
import { deadlineAfter, remaining, usualOfficeHours as hours, type Stop } from './working-days-deadline.ts'
import { officeCalendar as calendar } from './working-days.ts'

const at = (local: string) => new Date(`${local}:00+08:00`)
const rule = { source: '政务数据共享条例', dayOffRollsOver: true }

function due(start: string, value: number, unit: 'working-day' | 'day' | 'hour', stops: Stop[] = [], rollsOver = true) {
  const found = deadlineAfter(calendar, hours, {
    start: at(start),
    limit: { value, unit },
    rule: { ...rule, dayOffRollsOver: rollsOver },
    stops,
  })
  return new Date(found.due.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}

describe('期限什么时候到', () => {
  it('11 月 10 日受理、10 个工作日，11 月 24 日 18:00 截止', () => {
    expect(due('2026-11-10T10:30', 10, 'working-day')).toBe('2026-11-24T18:00')
  })
  it('半夜收到的从下一天起算', () => {
    expect(due('2026-11-10T23:59', 1, 'working-day')).toBe('2026-11-11T18:00')
    expect(due('2026-11-11T00:01', 1, 'working-day')).toBe('2026-11-12T18:00')
  })
  it('自然日的最后一天放假，顺延到下一个工作日；规则说不顺延就不顺延', () => {
    expect(due('2026-09-25T09:00', 7, 'day')).toBe('2026-10-08T18:00')
    expect(due('2026-09-25T09:00', 7, 'day', [], false)).toBe('2026-10-02T18:00')
  })
  it('小时一分不差，夜里和假期也走', () => {
    expect(due('2026-09-30T17:20', 24, 'hour')).toBe('2026-10-01T17:20')
  })
  it('等补充材料的两个工作日不算', () => {
    const stops = [{ from: at('2026-11-12T15:00'), until: at('2026-11-16T09:00') }]
    expect(due('2026-11-10T10:30', 10, 'working-day', stops)).toBe('2026-11-26T18:00')
  })
  it('还没有恢复的停顿不影响已经定下的时刻', () => {
    expect(due('2026-11-10T10:30', 10, 'working-day', [{ from: at('2026-11-12T15:00') }])).toBe('2026-11-24T18:00')
  })
  it('期限带着规则、单位和日历文号', () => {
    const limit = { value: 10, unit: 'working-day' } as const
    const found = deadlineAfter(calendar, hours, { start: at('2025-12-25T10:00'), limit, rule })
    expect(found).toMatchObject({
      unit: 'working-day',
      rule,
      calendarVersion: '国办发明电〔2024〕12号；国办发明电〔2025〕7号',
    })
  })
  it('要数到没有载入的年份就拒绝，说出是哪一年', () => {
    expect(() => due('2026-12-28T10:00', 10, 'working-day')).toThrow('2027')
  })
})

describe('还剩多少', () => {
  const limit = { value: 10, unit: 'working-day' } as const
  const left = (now: string) => remaining(calendar, hours, { now: at(now), due: at('2026-11-24T18:00'), limit })

  it('截止当天上午 10 点，还剩 6 个工作小时，午休不算', () => {
    expect(left('2026-11-24T10:00')).toMatchObject({ workingDays: 0, workingHours: 6, overdue: false })
  })
  it('前一天上午 10 点，还剩 1 个工作日 6 小时', () => {
    expect(left('2026-11-23T10:00')).toMatchObject({ workingDays: 1, workingHours: 6 })
  })
  it('周末不走', () => {
    expect(left('2026-11-21T12:00')).toEqual(left('2026-11-23T08:00'))
  })
  it('过了点就是超期', () => {
    expect(left('2026-11-24T18:01')).toMatchObject({ workingDays: 0, workingHours: 0, overdue: true, fractionLeft: 0 })
  })
})
