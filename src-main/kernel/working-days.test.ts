import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { loadedHolidayYears } from './holidays/index.ts'
import {
  addDays,
  addWorkingDays,
  CalendarMissing,
  officeCalendar as calendar,
  workingCalendar,
  workingDaysBetween,
} from './working-days.ts'

describe('放假安排的数据', () => {
  it.each(loadedHolidayYears.map(year => [year.year] as const))('%i 年每一天都与另一份公开日历一致', year => {
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      expect(calendar.isWorkingDay(day), day).toBe(chineseDays.isWorkday(day))
    }
  })

  // Days off that a notice names, counted in the year they fall in, and days worked instead.
  it.each([
    [2015, 5],
    [2019, 6],
    [2020, 6],
    [2024, 8],
    [2026, 6],
  ])('%i 年有 %i 个调休上班的周末', (year, worked) => {
    let found = 0
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
      if (weekend && calendar.isWorkingDay(day)) found += 1
    }
    expect(found).toBe(worked)
  })

  it('每一年都写明通知的文号', () => {
    for (const { year, notices } of loadedHolidayYears) {
      expect(notices[0]?.number, String(year)).toMatch(new RegExp(`^国办发明电〔${year - 1}〕\\d+号$`))
    }
    expect(calendar.version('2025-12-20', '2026-01-10')).toBe('国办发明电〔2024〕12号；国办发明电〔2025〕7号')
    expect(calendar.version('2020-01-02', '2020-01-03')).toContain('国办发明电〔2020〕1号')
  })

  it('说得出放的是什么假', () => {
    expect(calendar.dayOffName('2026-02-16')).toBe('春节')
    expect(calendar.dayOffName('2015-09-03')).toBe('抗战胜利70周年纪念日')
    expect(calendar.dayOffName('2026-11-22')).toBe('weekend')
    expect(calendar.dayOffName('2026-02-14')).toBeUndefined()
  })
})

describe('没有载入的年份', () => {
  it('2027 年的放假安排没有载入，按年份拒绝而不推算', () => {
    expect(() => calendar.isWorkingDay('2027-01-04')).toThrow(CalendarMissing)
    expect(() => addWorkingDays(calendar, '2026-12-30', 5)).toThrow('2027')
    expect(() => workingDaysBetween(calendar, '2026-12-30', '2027-01-10')).toThrow('2027')
    expect(() => calendar.version('2026-12-30', '2027-01-10')).toThrow('2027')
  })

  it('载入以后就能算', () => {
    const year = {
      year: 2027,
      notices: [{ number: '假设', publishedOn: '2026-11-01' }],
      daysOff: [],
      makeUpWorkingDays: [],
    }
    expect(addWorkingDays(workingCalendar([...loadedHolidayYears, year]), '2026-12-31', 1)).toBe('2027-01-01')
  })
})

describe('数工作日', () => {
  // Each row was counted by hand on the notice of its year.
  it.each([
    ['2026-11-10', 10, '2026-11-24', '平常的两周'],
    ['2026-02-13', 1, '2026-02-14', '春节前的周六上班'],
    ['2026-02-13', 2, '2026-02-24', '跨过九天春节'],
    ['2026-09-30', 1, '2026-10-08', '跨过国庆'],
    ['2026-10-08', 2, '2026-10-10', '国庆后的周六上班'],
    ['2020-01-23', 1, '2020-02-03', '2020 年春节延长到 2 月 2 日'],
    ['2019-04-30', 1, '2019-05-05', '2019 年劳动节调整后'],
    ['2018-12-28', 1, '2018-12-29', '元旦前的周六写在下一年的通知里'],
    ['2026-11-21', 0, '2026-11-23', '零个工作日从休息日起顺延'],
    ['2026-11-24', -1, '2026-11-23', '往回数'],
    ['2026-02-24', -2, '2026-02-13', '往回跨过春节'],
  ])('%s 起 %i 个工作日是 %s（%s）', (from, count, to) => {
    expect(addWorkingDays(calendar, from, count)).toBe(to)
  })
})
