import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BargeIn, bargeInLimits, levelDbOf, type BargeInAct } from './barge-in.ts'
import { frameSeconds } from './microphone-frames.ts'

const echoDb = -45

/** Frames with a level that may depend on whether she is turned down. @returns acts with the second they came in */
function run(seconds: number, sound: (at: number, ducked: boolean) => readonly [likely: number, db: number]) {
  const gate = new BargeIn(echoDb)
  const acts: { act: BargeInAct; at: number }[] = []
  let ducked = false
  for (let at = 0; at < seconds; at += frameSeconds) {
    const act = gate.push(...sound(at, ducked))
    if (act === undefined) continue
    acts.push({ act, at })
    ducked = act === 'duck'
    if (act === 'stop') break
  }
  return acts
}

describe('她说着的时候有人开口', () => {
  it('来人的声音：先压低她，九百毫秒内停下', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -36, max: -8, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (db, sway) => {
          const acts = run(2, at => [0.97, db + sway * Math.sin(at * 9)])
          expect(acts.map(({ act }) => act)).toEqual(['duck', 'stop'])
          expect(acts[0]?.at).toBeLessThanOrEqual(0.45)
          expect(acts[1]?.at).toBeLessThanOrEqual(0.9)
        },
      ),
    )
  })

  it('她自己的回声：不比测过的响，就连压低也没有', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: bargeInLimits.aboveEchoDb - 0.1, noNaN: true }), above => {
        expect(run(60, () => [1, echoDb + above])).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('比测过的响的回声：压低她，回声跟着低，于是照旧说，从不停下', () => {
    fc.assert(
      fc.property(fc.double({ min: 7, max: 30, noNaN: true }), above => {
        const acts = run(60, (_at, ducked) => [1, echoDb + above - (ducked ? bargeInLimits.duckDb : 0)])
        expect(acts.some(({ act }) => act === 'stop')).toBe(false)
        // Never more than once in a second and a half: she does not stutter.
        expect(acts.filter(({ act }) => act === 'duck').length).toBeLessThanOrEqual(60 / 1.5)
      }),
      { numRuns: 40 },
    )
  })

  it('咳嗽、关门、短短一声“嗯”，都不算', () => {
    expect(run(2, at => [at < 0.3 ? 0.95 : 0.05, -20])).toEqual([])
    expect(run(2, at => [at < 0.45 ? 0.95 : 0.05, -20]).map(({ act }) => act)).toEqual(['duck', 'restore'])
  })

  it('响度按满幅算：满幅方波零分贝，静音不出负无穷', () => {
    expect(levelDbOf(new Float32Array(512).fill(1))).toBeCloseTo(0, 5)
    expect(levelDbOf(new Float32Array(512))).toBe(-100)
  })
})
