import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deadlineAfter,
  officeTimeBetween,
  remaining,
  usualOfficeHours as hours,
  type Limit,
} from './working-days-deadline.ts'
import { addDays, addWorkingDays, dayNumber, officeCalendar as calendar, workingDaysBetween } from './working-days.ts'

const day = fc.integer({ min: 0, max: 365 * 11 }).map(offset => addDays('2015-01-01', offset))
const count = fc.integer({ min: 1, max: 120 })
const instant = fc
  .integer({ min: Date.parse('2015-01-05T00:00:00Z'), max: Date.parse('2026-03-01T00:00:00Z') })
  .map(ms => new Date(ms))
const limit: fc.Arbitrary<Limit> = fc.record({
  value: fc.integer({ min: 0, max: 60 }),
  unit: fc.constantFrom('working-day', 'day', 'hour'),
})
const rule = { source: '试验规则', dayOffRollsOver: true }

describe('工作日的性质', () => {
  it('数出来的日子一定是工作日', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 120 }), (from, many) =>
        calendar.isWorkingDay(addWorkingDays(calendar, from, many)),
      ),
    )
  })

  it('两天之间数出几个，就能用这个数从一天走到另一天，往前往后都一样', () => {
    fc.assert(
      fc.property(day, day, (from, other) => {
        const to = addWorkingDays(calendar, other, 0)
        expect(addWorkingDays(calendar, from, workingDaysBetween(calendar, from, to))).toBe(to)
      }),
    )
  })

  it('从工作日出发，往前再往后回到原处', () => {
    fc.assert(
      fc.property(day, count, (from, many) => {
        const start = addWorkingDays(calendar, from, 0)
        expect(addWorkingDays(calendar, addWorkingDays(calendar, start, many), -many)).toBe(start)
      }),
    )
  })

  it('多一个工作日，日子就更晚', () => {
    fc.assert(
      fc.property(day, count, (from, many) => {
        expect(addWorkingDays(calendar, from, many + 1) > addWorkingDays(calendar, from, many)).toBe(true)
      }),
    )
  })

  it('段落相加等于整段', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 3, maxLength: 3 }), days => {
        const [a = '', b = '', c = ''] = [...days].sort()
        const sum = workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)
        expect(sum).toBe(workingDaysBetween(calendar, a, c))
      }),
    )
  })
})

describe('期限的性质', () => {
  it('截止时刻不早于起点所在的日子，限期越长越晚', () => {
    fc.assert(
      fc.property(instant, limit, (start, given) => {
        const due = deadlineAfter(calendar, hours, { start, limit: given, rule }).due
        const longer = deadlineAfter(calendar, hours, { start, limit: { ...given, value: given.value + 1 }, rule }).due
        expect(longer >= due).toBe(true)
        if (given.value > 0) expect(due > start).toBe(true)
      }),
    )
  })

  it('按工作日的期限，总在一个工作日下班时截止', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 60 }), (start, value) => {
        const { due } = deadlineAfter(calendar, hours, { start, limit: { value, unit: 'working-day' }, rule })
        const local = new Date(due.getTime() + 8 * 3_600_000).toISOString()
        expect(local.slice(11, 16)).toBe('18:00')
        expect(calendar.isWorkingDay(local.slice(0, 10))).toBe(true)
      }),
    )
  })

  it('停下来的时间不算：停得越久，截止越晚；停零天不变', () => {
    fc.assert(
      fc.property(instant, limit, fc.integer({ min: 0, max: 30 }), (start, given, stoppedDays) => {
        const from = new Date(start.getTime() + 3_600_000)
        const until = new Date(from.getTime() + stoppedDays * 86_400_000)
        const plain = deadlineAfter(calendar, hours, { start, limit: given, rule }).due
        const stopped = deadlineAfter(calendar, hours, { start, limit: given, rule, stops: [{ from, until }] }).due
        expect(stopped >= plain).toBe(true)
        if (stoppedDays === 0) expect(stopped).toEqual(plain)
      }),
    )
  })

  it('剩余时间只减不增，到点为零', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 30 }), fc.nat(40), fc.nat(40), (start, value, first, more) => {
        const given = { value, unit: 'working-day' } as const
        const { due } = deadlineAfter(calendar, hours, { start, limit: given, rule })
        const at = (hour: number) => new Date(start.getTime() + hour * 6 * 3_600_000)
        const early = remaining(calendar, hours, { now: at(first), due, limit: given })
        const late = remaining(calendar, hours, { now: at(first + more), due, limit: given })
        expect(late.fractionLeft).toBeLessThanOrEqual(early.fractionLeft)
        const end = remaining(calendar, hours, { now: due, due, limit: given })
        expect(end).toEqual({ workingDays: 0, workingHours: 0, overdue: false, fractionLeft: 0 })
      }),
    )
  })

  it('办公时间可以分段相加', () => {
    fc.assert(
      fc.property(instant, fc.nat(300), fc.nat(300), (start, first, second) => {
        const middle = new Date(start.getTime() + first * 3_600_000)
        const end = new Date(middle.getTime() + second * 3_600_000)
        const parts =
          officeTimeBetween(calendar, hours, start, middle) + officeTimeBetween(calendar, hours, middle, end)
        expect(parts).toBe(officeTimeBetween(calendar, hours, start, end))
      }),
    )
  })

  it('日子的编号与日子一一对应', () => {
    fc.assert(fc.property(day, one => addDays('1970-01-01', dayNumber(one)) === one))
  })
})
