import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemClass } from '#contract/negative-list.ts'
import { cityWideService } from '#domain/city-service/rules.ts'
import { addDays, addWorkingDays, officeCalendar, workingCalendar, workingDaysBetween } from '#kernel/working-days.ts'
import { loadedHolidayYears } from '#kernel/holidays/index.ts'
import { endWarning } from './endings.ts'
import { anEntry } from './fixtures.ts'
import { circleThrough, decideApprove, decideEnd, decidePropose, entryPhase } from './rules.ts'
import type { StoredEntry } from './model.ts'

const day = fc.integer({ min: 0, max: 330 }).map(number => addDays('2026-01-01', number))
const item = { itemId: 'item-1', departmentId: 'department-1', itemType: 'licence', mainItemName: '户外广告' }
const asked = (entries: readonly StoredEntry[], at: string, atEnd: 'stays-overdue' | 'falls-away' = 'stays-overdue') =>
  cityWideService(item, entries, at, atEnd)

describe('an entry at its end', () => {
  it('未作决定的，逾期仍在清单上；办公室改为自动退出的，次日起通办', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), (until, later) => {
        const entry = anEntry({ from: '2025-12-01', until })
        const at = addDays(until, later)
        expect(asked([entry], at)).toMatchObject({ status: 'listed', overdue: true })
        expect(asked([entry], at, 'falls-away')).toEqual({ status: 'anywhere' })
        for (const atEnd of ['stays-overdue', 'falls-away'] as const) {
          expect(asked([entry], until, atEnd)).toMatchObject({ status: 'listed', overdue: false })
        }
      }),
    )
  })

  it('已经决定退出的，不论怎么设，都不算逾期', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -30, max: 60 }), (until, offset) => {
        const ended = decideEnd(anEntry({ from: '2025-12-01', until }), addDays(until, offset), '系统已打通')
        expect(ended.ok).toBe(true)
        if (!ended.ok) return
        const after = addDays(until, offset + 1)
        expect(asked([ended.value], after)).toEqual({ status: 'anywhere' })
        expect(entryPhase(ended.value, after)).toBe('ended')
      }),
    )
  })

  it('a later entry for the same item is the decision about the earlier one', () => {
    const first = anEntry({ id: 'first', until: '2026-03-31' })
    const second = anEntry({ id: 'second', from: '2026-04-02', until: '2026-05-31' })
    const both = [first, second]
    expect(asked(both, '2026-04-01')).toMatchObject({ entry: { id: 'first' }, overdue: true })
    expect(asked(both, '2026-04-02')).toMatchObject({ entry: { id: 'second' }, overdue: false })
    expect(asked(both, '2026-06-01')).toMatchObject({ entry: { id: 'second' }, overdue: true })
    expect(entryPhase(first, '2026-04-02', 'stays-overdue', both)).toBe('ended')
  })

  it('到期日是节假日的，也到当天二十四点为止，不顺延', () => {
    // 2026-10-01 is National Day, 2026-01-24 a Saturday that is not worked.
    for (const holiday of ['2026-10-01', '2026-01-24']) {
      expect(officeCalendar.isWorkingDay(holiday)).toBe(false)
      const entry = anEntry({ until: holiday, from: '2025-12-01' })
      expect(asked([entry], holiday, 'falls-away')).toMatchObject({ status: 'listed' })
      expect(asked([entry], addDays(holiday, 1), 'falls-away')).toEqual({ status: 'anywhere' })
    }
  })
})

describe('warnings before the end', () => {
  const level = (until: string, at: string) => endWarning(anEntry({ until }), at, officeCalendar, 'stays-overdue')

  it('到期前 30、10、3 个工作日各提醒一次，早一天都不提醒', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 120, max: 355 }).map(number => addDays('2026-01-01', number)),
        fc.constantFrom(
          [30, 'within-30', 'calm'] as const,
          [10, 'within-10', 'within-30'] as const,
          [3, 'within-3', 'within-10'] as const,
        ),
        (until, [days, from, before]) => {
          const first = addDays(until, -1)
          let at = first
          while (workingDaysBetween(officeCalendar, addDays(at, -1), until) <= days) at = addDays(at, -1)
          expect(level(until, at).level).toBe(from)
          expect(level(until, addDays(at, -1)).level).toBe(before)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('a changed holiday notice moves the warnings and leaves the end where it was', () => {
    const years = loadedHolidayYears.map(year =>
      year.year === 2026
        ? { ...year, daysOff: [...year.daysOff, { name: '全区停办', from: '2026-11-23', to: '2026-11-27' }] }
        : year,
    )
    const until = '2026-12-04'
    const changed = workingCalendar(years)
    const at = addWorkingDays(changed, until, -10)
    expect(at < addWorkingDays(officeCalendar, until, -10)).toBe(true)
    expect(endWarning(anEntry({ until }), at, changed, 'stays-overdue').level).toBe('within-10')
    expect(endWarning(anEntry({ until }), at, officeCalendar, 'stays-overdue').level).toBe('within-30')
    expect(asked([anEntry({ until })], addDays(until, 1), 'falls-away')).toEqual({ status: 'anywhere' })
  })

  it('缺某年的放假通知时，说出是哪一年，不猜', () => {
    const only2026 = workingCalendar(loadedHolidayYears.filter(({ year }) => year === 2026))
    expect(endWarning(anEntry({ until: '2027-01-15' }), '2026-12-20', only2026, 'stays-overdue')).toEqual({
      level: 'calendar-missing',
      missingYear: 2027,
    })
  })

  it('falling away is told to the windows three working days before, with the first day of 通办', () => {
    const warning = endWarning(anEntry({ until: '2026-12-04' }), '2026-12-02', officeCalendar, 'falls-away')
    expect(warning).toMatchObject({ level: 'within-3', anywhereFrom: '2026-12-05' })
  })
})

describe('classes of items', () => {
  const marks = fc.record(
    {
      departmentId: fc.constantFrom('department-1', 'department-2'),
      itemType: fc.constantFrom('licence' as const, 'payment' as const),
      mainItemName: fc.constantFrom('户外广告', '排水'),
    },
    { requiredKeys: [] },
  )
  const aClass = (itemClass: ItemClass, id: string) => anEntry({ id, itemId: null, itemClass })

  it('the answer does not depend on the order of the entries, and an item’s own entry speaks first', () => {
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 6 }), fc.boolean(), (classes, own) => {
        const named = classes
          .filter(one => Object.keys(one).length > 0)
          .map((one, index) => aClass(one, `class-${index}`))
        const entries = own ? [...named, anEntry()] : named
        const found = asked(entries, '2026-06-01')
        expect(asked([...entries].reverse(), '2026-06-01')).toEqual(found)
        if (own) expect(found).toMatchObject({ entry: { id: 'entry-1' } })
      }),
    )
  })

  it('the same class twice on the same day is refused, and another class is not', () => {
    const listed = aClass({ departmentId: 'department-1' }, 'class-1')
    const wanted = { from: '2026-12-31', until: '2027-02-01', itemId: null }
    expect(
      decidePropose({ ...wanted, itemClass: { departmentId: 'department-1' } }, [listed], '2026-11-24'),
    ).toMatchObject({
      violation: { code: 'OVERLAPS', data: { entryId: 'class-1' } },
    })
    expect(decidePropose({ ...wanted, itemClass: { departmentId: 'department-2' } }, [listed], '2026-11-24').ok).toBe(
      true,
    )
  })
})

describe('替代事项 what is done instead', () => {
  it('never leads back to where it began, whatever is proposed in whatever order', () => {
    const step = fc.record({ item: fc.integer({ min: 0, max: 5 }), instead: fc.integer({ min: 0, max: 5 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), steps => {
        const list: StoredEntry[] = []
        steps.forEach(({ item: from, instead }, index) => {
          const proposed = anEntry({
            id: `entry-${index}`,
            itemId: `item-${from}`,
            insteadItemId: `item-${instead}`,
            state: 'proposed',
          })
          const approved = decideApprove(proposed, { id: 'reviewer', name: '何' }, new Date(0), list)
          if (approved.ok) list.push(approved.value)
        })
        const leads = new Map(list.map(entry => [entry.itemId, entry.insteadItemId]))
        for (const start of leads.keys()) {
          const path: (string | null | undefined)[] = [start]
          for (let at = leads.get(start); at; at = leads.get(at)) {
            expect(path).not.toContain(at)
            path.push(at)
          }
        }
      }),
    )
  })

  it('names the circle it refuses', () => {
    const listed = anEntry({ itemId: 'b', insteadItemId: 'c' })
    const wanted = { itemId: 'a', insteadItemId: 'b', from: '2026-05-01', until: '2026-06-01' }
    expect(circleThrough(wanted, [listed])).toBeUndefined()
    expect(circleThrough(wanted, [listed, anEntry({ id: 'x', itemId: 'c', insteadItemId: 'a' })])).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(circleThrough({ ...wanted, insteadItemId: 'a' }, [])).toEqual(['a'])
  })

  it('a review day outside the period is refused', () => {
    const wanted = { from: '2026-12-01', until: '2027-03-01', reviewOn: '2027-03-02' }
    expect(decidePropose(wanted, [], '2026-11-24')).toMatchObject({ violation: { code: 'REVIEW_OUTSIDE' } })
  })
})
