import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flagWidth, groupedEvents, labelWidth } from './day-bar.ts'

const events = fc.array(
  fc.integer({ min: 0, max: 1000 }).map(place => ({ day: '2026-11-24', kind: 'granted' as const, at: place / 1000 })),
  { maxLength: 30 },
)

describe('labels on the day bar', () => {
  it('同一行的标签互不重叠，也不在那一天的旗子底下，不出界，一件事也不漏', () => {
    fc.assert(
      fc.property(events, fc.double({ min: 0, max: 1, noNaN: true }), (happened, flagAt) => {
        const groups = groupedEvents(happened, flagAt)
        for (const { labelAt } of groups) {
          expect(Math.abs(labelAt - flagAt)).toBeGreaterThanOrEqual((labelWidth + flagWidth) / 2 - 1e-9)
          expect(labelAt).toBeGreaterThanOrEqual(labelWidth / 2 - 1e-9)
          expect(labelAt).toBeLessThanOrEqual(1 - labelWidth / 2 + 1e-9)
        }
        for (const low of [false, true]) {
          const places = groups.filter(group => group.low === low).map(group => group.labelAt)
          places
            .slice(1)
            .forEach((at, index) => expect(at - (places[index] ?? 0)).toBeGreaterThanOrEqual(labelWidth - 1e-9))
        }
        expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(happened.length)
      }),
    )
  })
})
