import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseStates, caseStepKinds } from '#contract/cases.ts'
import { addDays, officeCalendar, workingDaysBetween } from '#kernel/working-days.ts'
import type { StoredCase } from './model.ts'
import { decideStep, dueAfter, limitWorkingDays, mayDoNext } from './rules.ts'

function aCase(changes: Partial<StoredCase> = {}): StoredCase {
  return {
    id: 'case-1',
    number: 'TB-2026-0001',
    itemId: 'item-1',
    itemCode: '44',
    itemName: '高龄津贴申领',
    itemVersion: 1,
    departmentName: '区民政局',
    district: '浦阳区',
    window: '政务中心 3 号窗',
    mode: 'collect-and-forward',
    applicant: '王**',
    state: 'received',
    dueOn: '2026-02-02',
    decideWithinWorkingDays: 5,
    steps: [{ kind: 'receive', on: '2026-01-30', by: '陈静', note: '' }],
    revision: 1,
    ...changes,
  }
}

const tries = fc.array(fc.record({ kind: fc.constantFrom(...caseStepKinds), wait: fc.integer({ min: 0, max: 12 }) }), {
  maxLength: 20,
})

describe('异地收件的办件', () => {
  it('never goes back, asks for one supplement at most, and ends in time or says how late', () => {
    fc.assert(
      fc.property(tries, attempts => {
        let one = aCase()
        let day = '2026-01-30'
        for (const { kind, wait } of attempts) {
          day = addDays(day, wait)
          const offered = mayDoNext(one)
          const decided = decideStep(one, kind, { on: day, by: '陈静', note: '' }, officeCalendar)
          expect(decided.ok).toBe(offered.includes(kind))
          if (!decided.ok) continue
          const back = caseStates.indexOf(decided.value.state) < caseStates.indexOf(one.state)
          expect(back).toBe(kind === 'supplement')
          one = decided.value
          expect(one.dueOn === null).toBe(one.state === 'supplement-asked' || one.state === 'delivered')
        }
        expect(one.steps.filter(step => step.kind === 'ask-supplement').length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('期限按工作日算，节假日不算在内', () => {
    // 2026-02-13 is the Friday before the Spring Festival holiday.
    for (const state of ['received', 'handed-over', 'decided'] as const) {
      const due = dueAfter(officeCalendar, state, '2026-02-13', 5) ?? ''
      expect(workingDaysBetween(officeCalendar, '2026-02-13', due)).toBe(limitWorkingDays[state])
      expect(officeCalendar.isWorkingDay(due)).toBe(true)
    }
  })

  it('第二次补正被拒，说出办件号', () => {
    const asked = aCase({
      state: 'handed-over',
      steps: [{ kind: 'ask-supplement', on: '2026-02-03', by: '许岚', note: '缺照片' }],
    })
    const again = decideStep(asked, 'ask-supplement', { on: '2026-02-05', by: '许岚', note: '' }, officeCalendar)
    expect(again).toMatchObject({ violation: { code: 'SUPPLEMENT_ONCE', data: { number: 'TB-2026-0001' } } })
  })
})
