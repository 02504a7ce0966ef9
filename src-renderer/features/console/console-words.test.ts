import { describe, expect, it } from 'vitest'
import { citation } from '#components/basis/basis.props.ts'
import { goalOf } from '#app/dropped-files.ts'
import type { SharingRequestView } from '#contract/sharing-model.ts'
import { say } from '#i18n/index.ts'
import { conditionWords } from './catalog/filter-sentence.ts'
import { basicCodeLengthWrong } from './catalog/item-defaults.ts'
import { limitFigure, limitWords } from './catalog/limit-words.ts'
import { listIn } from './catalog/address-lists.ts'
import { dayAt, groupedEvents, lifeBar } from './chain/day-bar.ts'
import { entryShape, placeIn, quartersIn, spanAround } from './negative-list/period-bar.ts'
import { grantShape, progressOf } from './sharing/sharing-words.ts'
import { formErrors } from './sign-in/new-account.ts'
import { weeksOf } from './today/month.ts'
import { greetingKey } from './today/greeting.ts'

describe('筛选像一句话', () => {
  it('one value is named, several are counted', () => {
    expect(conditionWords({ field: 'department', operator: 'is', values: ['区民政局'] }, say)).toEqual({
      subject: '实施主体',
      verb: '是',
      object: '区民政局',
    })
    expect(conditionWords({ field: 'department', operator: 'is', values: ['区民政局', '区教育局'] }, say)?.object).toBe(
      '区民政局等 2 个',
    )
  })
  it('a condition without values is no sentence', () => {
    expect(conditionWords({ field: 'itemType', operator: 'is', values: [] }, say)).toBeUndefined()
  })
  it('the address holds lists by comma, and nothing else is taken for one', () => {
    expect(listIn('a,b,')).toEqual(['a', 'b'])
    expect(listIn(undefined)).toEqual([])
  })
})

describe('依据的写法', () => {
  it('a title that brings its own marks is not given a second pair', () => {
    expect(citation({ document: '高龄津贴发放办法', article: '第六条' })).toBe('《高龄津贴发放办法》第六条')
    expect(citation({ document: '《高龄津贴发放办法》', article: '第六条' })).toBe('《高龄津贴发放办法》第六条')
  })
})

describe('时限和编码', () => {
  it('即办 is a word, working days a figure, and a limit that is not said is never 0', () => {
    expect(limitWords({ value: 0, unit: 'on-the-spot', raw: '' })).toBe('即办')
    expect(limitFigure({ value: 10, unit: 'working-day', raw: '' })).toBe('10')
    expect(limitFigure({ value: 3, unit: 'month', raw: '' })).toBe('3 个月')
    expect(limitWords(null)).toBe('')
  })
  it('a basic code of 11 figures is one short; an empty one is not wrong', () => {
    expect(basicCodeLengthWrong('44201101400')).toBe(11)
    expect(basicCodeLengthWrong('442011014000')).toBeUndefined()
    expect(basicCodeLengthWrong('')).toBeUndefined()
  })
})

describe('共享申请走到哪一步', () => {
  const person = { accountId: 'a', name: '许岚' }
  const request = (
    status: SharingRequestView['status'],
    steps: SharingRequestView['steps'],
    grantId?: string,
  ): SharingRequestView => ({ status, steps, ...(grantId ? { grantId } : {}) }) as SharingRequestView
  const submitted = { step: 'submitted' as const, at: '2026-11-06T01:00:00Z', by: person }
  const checked = { step: 'platform-checked' as const, at: '2026-11-10T01:00:00Z', by: person }

  it('a request with the provider has two steps behind it and one ahead', () => {
    expect(progressOf(request('platform-checked', [submitted, checked])).map(step => step.state)).toEqual([
      'done',
      'done',
      'now',
      'ahead',
    ])
  })
  it('a returned request stands at its beginning again', () => {
    expect(progressOf(request('returned', [submitted]))[0]?.state).toBe('now')
  })
  it('a refused request has no grant ahead of it', () => {
    expect(
      progressOf(
        request('refused', [submitted, checked, { step: 'refused', at: '2026-11-11T01:00:00Z', by: person }]),
      ).map(step => step.name),
    ).toEqual(['submitted', 'check', 'reply'])
  })
  it('a grant in its last thirty days is drawn as expiring', () => {
    expect(grantShape({ state: 'in-force', daysLeft: 30 })).toBe('expiring')
    expect(grantShape({ state: 'in-force', daysLeft: 31 })).toBe('inForce')
    expect(grantShape({ state: 'revoked', daysLeft: 5 })).toBe('broken')
  })
})

describe('日子', () => {
  it('a month is whole weeks, Monday first', () => {
    const weeks = weeksOf('2026-11-24')
    expect(weeks[0]?.[0]).toBe('2026-10-26')
    expect(weeks.every(week => week.length === 7)).toBe(true)
    expect(weeks.flat()).toContain('2026-11-30')
  })
  it('the day bar gives back the day that stands at a place', () => {
    const bar = lifeBar(
      {
        life: [
          { day: '2026-03-12', kind: 'granted' },
          { day: '2027-03-31', kind: 'ends' },
        ],
      },
      '2026-11-24',
    )
    expect(dayAt(bar, bar.today)).toBe('2026-11-24')
    expect(dayAt(bar, 0)).toBe(bar.from)
    expect(bar.nearestEnd).toBeGreaterThan(bar.today)
  })
  it('events of one day share a label that counts them', () => {
    const { events } = lifeBar(
      {
        life: [
          { day: '2026-03-12', kind: 'granted' },
          { day: '2026-03-12', kind: 'began' },
          { day: '2027-03-31', kind: 'ends' },
        ],
      },
      '2026-11-24',
    )
    expect(groupedEvents(events, 0.5).map(({ first, count }) => [first.day, count])).toEqual([
      ['2026-03-12', 2],
      ['2027-03-31', 1],
    ])
  })
  it('an entry that ends within a month is drawn as expiring', () => {
    expect(entryShape({ phase: 'in-force', until: '2026-12-01' }, '2026-11-24')).toBe('expiring')
    expect(entryShape({ phase: 'in-force', until: '2027-12-01' }, '2026-11-24')).toBe('negative')
  })
  it('places in the span stay inside it, and its heads name half-years', () => {
    const span = spanAround('2026-11-24')
    expect(placeIn(span, '2000-01-01')).toBe(0)
    expect(placeIn(span, '2100-01-01')).toBe(100)
    expect(quartersIn(span).map(quarter => quarter.label)).toEqual(['26Q1', 'Q3', '27Q1'])
  })
  it('the greeting follows the hour of the office', () => {
    expect([greetingKey(8), greetingKey(12), greetingKey(16), greetingKey(20)]).toEqual([
      'morning',
      'noon',
      'afternoon',
      'evening',
    ])
  })
})

describe('账号和文件', () => {
  it('a form says field by field what is wrong', () => {
    expect(
      Object.keys(formErrors({ displayName: '林', loginName: 'Lin', password: 'short', again: 'other' })).sort(),
    ).toEqual(['again', 'loginName', 'password'])
    expect(
      formErrors({
        displayName: '林',
        loginName: 'linjing',
        password: '一二三四五六七八九十',
        again: '一二三四五六七八九十',
      }),
    ).toEqual({})
  })
  it('sheets are items, texts are policies, a mixture is left alone', () => {
    expect(goalOf(['清单.xlsx'])).toBe('items')
    expect(goalOf(['a.md', 'b.TXT'])).toBe('policies')
    expect(goalOf(['a.md', 'b.csv'])).toBeUndefined()
    expect(goalOf([])).toBeUndefined()
  })
})
