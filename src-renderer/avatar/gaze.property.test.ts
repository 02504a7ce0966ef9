import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactChance, createGaze, type Gaze } from './gaze.ts'
import { createRandom } from './random.ts'

const seeds = fc.integer({ min: 0, max: 100_000 })
const angle = fc.double({ min: -90, max: 90, noNaN: true })

function run(gaze: Gaze, seconds: number, fps: number, each: () => void): void {
  for (let frame = 0; frame < seconds * fps; frame++) {
    gaze.update(1 / fps)
    each()
  }
}

describe('目光', () => {
  it('看着来访者的时间占比，接近要求的比例', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), fc.constantFrom(0.2, 0.5, 0.8), (seed, share) => {
        const gaze = createGaze(createRandom(seed), () => undefined)
        gaze.setManner({ contactShare: share, away: 'around' })
        let frames = 0
        let contact = 0
        run(gaze, 3000, 10, () => {
          frames++
          if (gaze.contact) contact++
        })
        // No look lasts ten seconds, whatever the share: a large one is missed by a little.
        expect(Math.abs(contact / frames - share)).toBeLessThan(0.12)
      }),
      { numRuns: 12 },
    )
  })

  it('要求的比例越大，下一段看着来访者的机会越大；0 是从不，1 是总是', () => {
    expect(contactChance(0)).toBe(0)
    expect(contactChance(1)).toBeCloseTo(1, 12)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        expect(contactChance(low)).toBeLessThanOrEqual(contactChance(high) + 1e-12)
      }),
    )
  })

  it('来访者在哪里，头和眼加起来就看向哪里', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.double({ min: -30, max: 30, noNaN: true }),
        fc.double({ min: -15, max: 15, noNaN: true }),
        (seed, yaw, pitch) => {
          const gaze = createGaze(createRandom(seed), () => undefined)
          gaze.setManner({ contactShare: 1, away: 'around' })
          gaze.aimAt(yaw, pitch)
          run(gaze, 4, 60, () => undefined)
          expect(gaze.contact).toBe(true)
          expect(Math.abs(gaze.headYaw + gaze.eyeYaw - yaw)).toBeLessThan(3)
          expect(Math.abs(gaze.headPitch + gaze.eyePitch - pitch)).toBeLessThan(3)
          if (Math.abs(yaw) > 10) expect(Math.sign(gaze.headYaw)).toBe(Math.sign(yaw))
        },
      ),
    )
  })

  it('无论来访者站在哪里，眼睛和头都在人能做到的范围里', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.tuple(angle, angle), { minLength: 1, maxLength: 20 }), (seed, places) => {
        const gaze = createGaze(createRandom(seed), () => undefined)
        gaze.setManner({ contactShare: 0.8, away: 'up-side' })
        for (const [yaw, pitch] of [...places, [Number.NaN, Number.POSITIVE_INFINITY] as const]) {
          gaze.aimAt(yaw, pitch)
          run(gaze, 1, 60, () => {
            expect(Math.abs(gaze.eyeYaw)).toBeLessThanOrEqual(35)
            expect(Math.abs(gaze.eyePitch)).toBeLessThanOrEqual(35)
            expect(Math.abs(gaze.headYaw)).toBeLessThanOrEqual(25)
            expect(Math.abs(gaze.headPitch)).toBeLessThanOrEqual(15)
          })
        }
      }),
      { numRuns: 30 },
    )
  })

  it('头不会甩：一帧之内转动不超过两度', () => {
    fc.assert(
      fc.property(seeds, angle, (seed, yaw) => {
        const gaze = createGaze(createRandom(seed), () => undefined)
        gaze.aimAt(yaw, 0)
        let before = 0
        run(gaze, 3, 60, () => {
          expect(Math.abs(gaze.headYaw - before)).toBeLessThanOrEqual(2)
          before = gaze.headYaw
        })
      }),
    )
  })

  it('30 帧和 60 帧播放，目光的去处相同', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const slow = createGaze(createRandom(seed), () => undefined)
        const fast = createGaze(createRandom(seed), () => undefined)
        run(slow, 20, 30, () => undefined)
        run(fast, 20, 60, () => undefined)
        expect(slow.contact).toBe(fast.contact)
        expect(Math.abs(slow.headYaw - fast.headYaw)).toBeLessThan(0.5)
        expect(Math.abs(slow.eyeYaw - fast.eyeYaw)).toBeLessThan(0.5)
      }),
      { numRuns: 40 },
    )
  })

  it('换了一位站得远的来访者，会告诉眨眼', () => {
    const jumps: number[] = []
    const gaze = createGaze(createRandom(3), degrees => jumps.push(degrees))
    gaze.setManner({ contactShare: 1, away: 'around' })
    run(gaze, 2, 60, () => undefined)
    jumps.length = 0
    gaze.aimAt(25, 0)
    expect(Math.max(...jumps)).toBeGreaterThan(20)
  })
})
