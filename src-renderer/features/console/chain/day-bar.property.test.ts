import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupedEvents, labelWidth } from './day-bar.ts'

const events = fc.array(
  fc.integer({ min: 0, max: 1000 }).map(place => ({ day: '2026-11-24', kind: 'granted' as const, at: place / 1000 })),
  { maxLength: 30 },
)

describe('labels on the day bar', () => {
  it('同一行的标签互不重叠，一件事也不漏', () => {
    fc.assert(
      fc.property(events, happened => {
        const groups = groupedEvents(happened)
        for (const low of [false, true]) {
          const places = groups.filter(group => group.low === low).map(group => group.first.at)
          places.slice(1).forEach((at, index) => expect(at - (places[index] ?? 0)).toBeGreaterThanOrEqual(labelWidth))
        }
        expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(happened.length)
      }),
    )
  })
})
