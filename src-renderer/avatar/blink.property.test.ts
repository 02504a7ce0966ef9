import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBlink, type Blink } from './blink.ts'
import { createRandom } from './random.ts'

const seeds = fc.integer({ min: 0, max: 100_000 })

/** Begins of blinks within `seconds`, watched at `fps`. */
function begins(
  blink: Blink,
  seconds: number,
  fps: number,
  eachFrame: (time: number) => void = () => undefined,
): number[] {
  const found: number[] = []
  let closedBefore = false
  for (let frame = 1; frame <= seconds * fps; frame++) {
    eachFrame(frame / fps)
    blink.update(1 / fps)
    if (!(blink.value >= 0 && blink.value <= 1)) throw new Error(`lid at ${blink.value}`)
    const closed = blink.value > 0.5
    if (closed && !closedBefore) found.push(frame / fps)
    closedBefore = closed
  }
  return found
}

describe('眨眼', () => {
  it('同一个种子，眨眼的时刻一模一样', () => {
    fc.assert(
      fc.property(seeds, seed => {
        expect(begins(createBlink(createRandom(seed)), 30, 60)).toEqual(begins(createBlink(createRandom(seed)), 30, 60))
      }),
      { numRuns: 20 },
    )
  })

  it('每分钟眨 10 到 26 次', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const perMinute = begins(createBlink(createRandom(seed)), 180, 60).length / 3
        expect(perMinute).toBeGreaterThanOrEqual(10)
        expect(perMinute).toBeLessThanOrEqual(26)
      }),
      { numRuns: 30 },
    )
  })

  it('30 帧和 60 帧播放，眨眼次数相同，时刻相差不到两帧', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const slow = begins(createBlink(createRandom(seed)), 60, 30)
        const fast = begins(createBlink(createRandom(seed)), 60, 60)
        expect(Math.abs(slow.length - fast.length)).toBeLessThanOrEqual(1)
        slow
          .slice(0, fast.length)
          .forEach((time, index) => expect(Math.abs(time - (fast[index] ?? 0))).toBeLessThan(2 / 30))
      }),
      { numRuns: 20 },
    )
  })

  it('不会超过 6.3 秒不眨眼，两次眨眼至少相隔 0.2 秒', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const times = begins(createBlink(createRandom(seed)), 120, 120)
        times.forEach((time, index) => {
          const previous = times[index - 1]
          if (previous === undefined) return
          expect(time - previous).toBeLessThan(6.3)
          expect(time - previous).toBeGreaterThan(0.2)
        })
      }),
      { numRuns: 20 },
    )
  })

  it('头转得大，紧接着就眨眼；刚眨过则不再眨', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const blink = createBlink(createRandom(seed))
        const twin = createBlink(createRandom(seed))
        blink.consider('head')
        twin.consider('head')
        blink.update(0.09)
        twin.update(0.09)
        expect(blink.value).toBe(1)
        for (let frame = 0; frame < 100; frame++) {
          blink.consider('head')
          blink.update(1 / 60)
          twin.update(1 / 60)
          expect(blink.value).toBe(twin.value)
        }
      }),
    )
  })

  it('目光跳动会增加眨眼，大约七成的跳动带来一次', () => {
    let blinked = 0
    const tries = 400
    for (let seed = 0; seed < tries; seed++) {
      const blink = createBlink(createRandom(seed))
      blink.consider('gaze')
      blink.update(0.09)
      if (blink.value > 0.9) blinked++
    }
    expect(blinked / tries).toBeGreaterThan(0.6)
    expect(blinked / tries).toBeLessThan(0.8)
  })

  it('离开页面很久再回来，也不会补眨几百次', () => {
    const blink = createBlink(createRandom(7))
    blink.update(3600)
    expect(begins(blink, 10, 60).length).toBeLessThan(8)
  })
})
