import { describe, expect, it } from 'vitest'
import { statusShapes, shapeHues } from '#app/status-shapes.ts'
import { lightColours } from '#app/tokens.ts'
import type { ClockView } from '#contract/sharing-model.ts'
import { isDotted, worse } from './chain-glyph/chain-glyph.props.ts'
import { leftOfBars, remainingWords } from './clock/clock.props.ts'
import { cutMiddle } from './code/code.props.ts'
import { rateOf } from './count/count.props.ts'
import { addDays, dayOf, daysBetween, shortDay, shortInstant } from './day-chip/day.ts'
import { loadSounds, matchedCharacters, pieces } from './palette/match.ts'
import { boundedWidth } from './peek/peek.props.ts'

const clock = (
  workingDays: number,
  workingHours: number,
  unit: ClockView['limit']['unit'] = 'working-day',
): ClockView => ({
  step: 'reply-conditional',
  startedAt: '2026-11-10T01:00:00Z',
  limit: { value: 10, unit },
  remaining: { workingDays, workingHours },
  fractionLeft: 0.06,
  level: 'hot',
  overdue: false,
  source: '条例',
  place: '全国',
  calendarVersion: '国办发明电',
})

describe('状态：形状、颜色、词', () => {
  it('there are 18 shapes and each has a hue that exists', () => {
    expect(Object.keys(statusShapes)).toHaveLength(18)
    for (const hue of Object.values(shapeHues)) expect(lightColours).toHaveProperty(hue)
  })
})

describe('法定时限的钟', () => {
  it('six hundredths of ten days are a sliver of the first bar, and never more bars than ten', () => {
    expect(leftOfBars(0.06)).toEqual([0.6, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(leftOfBars(2)).toEqual(Array(10).fill(1))
    expect(leftOfBars(-1)).toEqual(Array(10).fill(0))
  })
  it('under a day it speaks of hours, above three days of days alone', () => {
    expect(remainingWords(clock(0, 6)).key).toBe('parts.clock.hours')
    expect(remainingWords(clock(1, 6)).key).toBe('parts.clock.daysHours')
    expect(remainingWords(clock(6, 3)).key).toBe('parts.clock.days')
    expect(remainingWords(clock(6, 0, 'day')).key).toBe('parts.clock.calendarDays')
  })
})

describe('依据链的五个结', () => {
  it('the line between two knots takes the colour of the worse one', () => {
    expect(worse('in-force', 'expiring')).toBe('expiring')
    expect(worse('broken', 'expiring')).toBe('broken')
    expect(isDotted('broken')).toBe(true)
    expect(isDotted('in-force')).toBe(false)
  })
})

describe('figures, codes and days', () => {
  it('a rate without anything to divide by is not 0 and not 100 %', () => {
    expect(rateOf(3, 0)).toBeUndefined()
    expect(rateOf(3, undefined)).toBeUndefined()
    expect(rateOf(569, 1200)).toBe('47.4')
  })
  it('a long code is cut in the middle and keeps both ends', () => {
    expect(cutMiddle('11440398MB2D0417XQ4440511016000', 13)).toBe('114403…016000')
    expect(cutMiddle('440511016000', 13)).toBe('440511016000')
  })
  it('an instant is a day of Shanghai: 23:30 UTC is tomorrow there', () => {
    expect(dayOf('2026-11-24T23:30:00Z')).toBe('2026-11-25')
    expect(shortInstant('2026-11-24T10:00:00Z', '今天', '2026-11-24')).toBe('今天 18:00')
  })
  it('days within the year are written short, and steps cross the new year', () => {
    expect(shortDay('2026-11-24', '2026-01-01')).toBe('11-24')
    expect(shortDay('2027-01-01', '2026-01-01')).toBe('2027-01-01')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
  })
  it('the preview keeps between 320 and 560', () => {
    expect([boundedWidth(10), boundedWidth(400.4), boundedWidth(999)]).toEqual([320, 400, 560])
  })
})

describe('命令面板的查找', () => {
  it('before the sounds are here only characters match, and after they are, sounds match too', async () => {
    expect(matchedCharacters('高龄津贴申领', 'gljt')).toBeUndefined()
    expect(matchedCharacters('高龄津贴申领', '津贴')).toEqual([2, 3])
    await loadSounds()
    expect(matchedCharacters('高龄津贴申领', 'gljt')).toEqual([0, 1, 2, 3])
  })
  it.each([
    ['高龄津贴申领', 'gljt', [0, 1, 2, 3]],
    ['高龄津贴申领', '津贴', [2, 3]],
    ['Pengtong', 'TONG', [4, 5, 6, 7]],
  ])('%s answers %s', (text, typed, hits) => {
    expect(matchedCharacters(text, typed)).toEqual(hits)
  })
  it('what does not match is not shown as if it did', () => {
    expect(matchedCharacters('高龄津贴申领', 'xyz')).toBeUndefined()
  })
  it('the pieces put together are the text', () => {
    expect(
      pieces('高龄津贴申领', 'jt')
        .map(piece => piece.text)
        .join(''),
    ).toBe('高龄津贴申领')
  })
})
