import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answeringLimitMs,
  askingLimitMs,
  countdownLeft,
  countdownMs,
  noVisit,
  quietMs,
  stepVisit,
  type Visit,
  type VisitEvent,
} from './visit.ts'
import { newVisitor } from './visitor.ts'

const kinds = ['touch', 'ask', 'answered', 'said', 'end', 'tick'] as const
const happening = fc.oneof(
  fc.record({ kind: fc.constantFrom(...kinds), afterMs: fc.integer({ min: 0, max: 40_000 }) }),
  fc.record({
    kind: fc.constant('unhurried' as const),
    on: fc.boolean(),
    afterMs: fc.integer({ min: 0, max: 40_000 }),
  }),
)
type Happening = { readonly kind: VisitEvent['kind']; readonly afterMs: number; readonly on?: boolean }

function live(happenings: readonly Happening[]) {
  let visit: Visit = noVisit
  let nowMs = 1_000
  let greeted = 0
  let forgotten = 0
  for (const { kind, afterMs, on = false } of happenings) {
    nowMs += afterMs
    const event: VisitEvent = kind === 'unhurried' ? { kind, on, nowMs } : { kind, nowMs }
    const { visit: next, effects } = stepVisit(visit, event)
    visit = next
    if (effects.includes('greet')) greeted += 1
    if (effects.includes('forget')) forgotten += 1
  }
  return { visit, nowMs, greeted, forgotten }
}

describe('一次来访 a visit at the hall screen', () => {
  it('whatever happened before, nobody touching it any more ends in the empty screen', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), happenings => {
        const longest = Math.max(askingLimitMs, answeringLimitMs) + 2 * quietMs + countdownMs
        const ticks = Array.from({ length: Math.ceil(longest / 250) + 8 }, () => ({
          kind: 'tick' as const,
          afterMs: 250,
        }))
        const { visit } = live([...happenings, ...ticks])
        expect(visit).toEqual(noVisit)
      }),
      { numRuns: 60 },
    )
  })

  it('every visitor who was greeted is forgotten before the next one is greeted', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), happenings => {
        const { visit, greeted, forgotten } = live(happenings)
        expect(greeted - forgotten).toBe(visit.phase === 'attract' ? 0 : 1)
      }),
    )
  })

  it('a touch during the countdown gives the full quiet time again, as often as it is touched', () => {
    const until: Happening[] = [
      { kind: 'touch', afterMs: 0 },
      { kind: 'tick', afterMs: quietMs },
    ]
    let happenings: Happening[] = until
    for (let again = 0; again < 20; again += 1) {
      expect(live(happenings).visit.phase).toBe('countdown')
      happenings = [...happenings, { kind: 'touch', afterMs: countdownMs - 1 }]
      expect(live(happenings).visit.phase).toBe('waiting')
      happenings = [...happenings, { kind: 'tick', afterMs: quietMs - 1 }]
      expect(live(happenings).visit.phase).toBe('waiting')
      happenings = [...happenings, { kind: 'tick', afterMs: 1 }]
    }
  })

  it('the bar along 结束 runs from full to empty in thirty seconds', () => {
    const { visit, nowMs } = live([
      { kind: 'touch', afterMs: 0 },
      { kind: 'tick', afterMs: quietMs },
    ])
    expect(countdownMs).toBe(30_000)
    expect(countdownLeft(visit, nowMs)).toBe(1)
    expect(countdownLeft(visit, nowMs + 15_000)).toBe(0.5)
    expect(countdownLeft(visit, nowMs + 40_000)).toBe(0)
    expect(countdownLeft(noVisit, nowMs)).toBeUndefined()
  })

  it('who reads in large print has twice the time before being asked', () => {
    const large: Happening[] = [{ kind: 'unhurried', on: true, afterMs: 0 }]
    expect(live([...large, { kind: 'tick', afterMs: 2 * quietMs - 1 }]).visit.phase).toBe('greeted')
    expect(live([...large, { kind: 'tick', afterMs: 2 * quietMs }]).visit.phase).toBe('countdown')
  })

  it('nothing interrupts her while she speaks, but an answer that never ends is given up', () => {
    const speaking: Happening[] = [
      { kind: 'ask', afterMs: 0 },
      { kind: 'answered', afterMs: 500 },
    ]
    expect(live([...speaking, { kind: 'tick', afterMs: quietMs + countdownMs }]).visit.phase).toBe('answering')
    expect(live([...speaking, { kind: 'tick', afterMs: answeringLimitMs }]).visit.phase).toBe('waiting')
  })

  it('a new visitor is nobody: no words, no number, no choice of the one before', () => {
    expect(Object.values(newVisitor()).filter(value => value !== undefined)).toEqual([
      'zh',
      false,
      'none',
      '',
      '',
      '',
      false,
      false,
      false,
      false,
    ])
  })
})
