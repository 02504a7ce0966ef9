import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitUnits } from '#contract/catalog-item.ts'
import { exceeds, printLimit, readLimit, unitInHeading } from './time-limit.ts'

describe('a time limit in a sheet', () => {
  // Wordings met in real lists; the second of a real importer that lost the unit of the first.
  const readable: [string, number, string][] = [
    ['3个月', 3, 'month'],
    ['20个工作日', 20, 'working-day'],
    ['２０个工作日', 20, 'working-day'],
    ['二十个工作日', 20, 'working-day'],
    ['一百二十日', 120, 'day'],
    ['十天', 10, 'day'],
    ['两个月', 2, 'month'],
    ['1年', 1, 'year'],
    ['24小时', 24, 'hour'],
    ['10个工作日（不含专家评审）', 10, 'working-day'],
    ['即办', 0, 'on-the-spot'],
    ['当场办结', 0, 'on-the-spot'],
  ]
  it.each(readable)('“%s”读作 %d，单位保留', (cell, value, unit) => {
    expect(readLimit(cell)).toEqual({ kind: 'limit', limit: { value, unit, raw: cell } })
  })

  it.each(['二十工作曰', '20', '见附件', '15-20个工作日', '0', '0个工作日', '尽快', '3个月零5天'])(
    '“%s”读不出，不当作 0',
    cell => expect(readLimit(cell).kind).toBe('unreadable'),
  )

  it.each(['', ' ', '无', '—', '/', '不涉及'])('“%s”是没有写', cell => expect(readLimit(cell).kind).toBe('none'))

  it('单位写在表头时，格子里只有数目也读得出', () => {
    expect(unitInHeading('承诺办结时限（工作日）')).toBe('working-day')
    expect(unitInHeading('法定时限(单位：天)')).toBe('day')
    expect(unitInHeading('承诺办结时限')).toBeUndefined()
    expect(readLimit('20', 'working-day')).toMatchObject({ limit: { value: 20, unit: 'working-day' } })
  })

  it('写出来再读，数目和单位不变', () => {
    const limit = fc.oneof(
      fc.constant({ value: 0, unit: 'on-the-spot' as const, raw: '' }),
      fc.record({
        value: fc.integer({ min: 1, max: 10_000 }),
        unit: fc.constantFrom(...limitUnits.filter(unit => unit !== 'on-the-spot')),
        raw: fc.constant(''),
      }),
    )
    fc.assert(
      fc.property(limit, original => {
        const { value, unit } = original
        expect(readLimit(printLimit(original))).toMatchObject({ kind: 'limit', limit: { value, unit } })
      }),
    )
  })

  it('任何文字都读不出 0，除非它说即办', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), cell => {
        const reading = readLimit(cell)
        if (reading.kind === 'limit') expect(reading.limit.value === 0).toBe(reading.limit.unit === 'on-the-spot')
      }),
    )
  })

  it('不同的单位不能比较长短', () => {
    const month = { value: 1, unit: 'month' as const, raw: '' }
    expect(exceeds({ value: 30, unit: 'day', raw: '' }, month)).toBeUndefined()
    expect(exceeds({ value: 2, unit: 'month', raw: '' }, month)).toBe(true)
    expect(exceeds({ value: 0, unit: 'on-the-spot', raw: '' }, month)).toBe(false)
  })
})
