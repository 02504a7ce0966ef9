import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMouthCurve, mouthOpening, mouthShapes, PP } from './mouth-curve.ts'
import { trackFaults, type Viseme, type VisemeTrack } from './viseme-track.ts'

const visemes: Viseme[] = ['sil', 'PP', 'FF', 'aa', 'ih', 'ou', 'ee', 'oh']

/** Any speech an engine could hand over: 20 ms stops to 400 ms vowels, pauses of any length. */
const speech: fc.Arbitrary<VisemeTrack> = fc
  .array(
    fc.record({
      viseme: fc.constantFrom(...visemes),
      length: fc.double({ min: 0.02, max: 0.4, noNaN: true }),
      gap: fc.oneof(fc.constant(0), fc.constant(0), fc.double({ min: 0.01, max: 0.8, noNaN: true })),
      weight: fc.double({ min: 0.05, max: 1, noNaN: true }),
    }),
    { maxLength: 24 },
  )
  .map(parts => {
    let time = 0
    const segments = parts.map(part => {
      const t0 = time + part.gap
      time = t0 + part.length
      return { t0, t1: time, viseme: part.viseme, weight: part.weight }
    })
    return { durationSeconds: time, segments, source: 'events' as const }
  })

const out = new Float32Array(mouthShapes.length)

describe('嘴形曲线', () => {
  it('每个权重都在 0 到 1 之间，合计不超过 1', () => {
    fc.assert(
      fc.property(speech, fc.array(fc.double({ min: -1, max: 12, noNaN: true }), { minLength: 20 }), (track, times) => {
        expect(trackFaults(track)).toEqual([])
        const curve = createMouthCurve(track)
        for (const time of times) {
          curve.weightsAt(time, out)
          let sum = 0
          for (const weight of out) {
            expect(weight).toBeGreaterThanOrEqual(0)
            expect(weight).toBeLessThanOrEqual(1)
            sum += weight
          }
          expect(sum).toBeLessThanOrEqual(1 + 1e-5)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('b p m 的双唇闭合到 0.9 以上，并且至少保持 50 毫秒', () => {
    fc.assert(
      fc.property(speech, track => {
        const curve = createMouthCurve(track)
        for (const segment of track.segments) {
          if (segment.viseme !== 'PP') continue
          const middle = (segment.t0 + segment.t1) / 2
          let closedFor = 0
          for (let time = middle - 0.0251; time <= middle + 0.0251; time += 0.0005) {
            curve.weightsAt(time, out)
            expect(1 - mouthOpening(out)).toBeGreaterThanOrEqual(0.9)
            closedFor += 0.0005
          }
          expect(closedFor).toBeGreaterThanOrEqual(0.05)
          curve.weightsAt(middle, out)
          expect(out[PP]).toBeGreaterThan(0.9)
        }
      }),
      { numRuns: 80 },
    )
  })

  it('60 帧每秒播放时，每个闭合至少有三帧看得见', () => {
    fc.assert(
      fc.property(speech, fc.double({ min: 0, max: 1 / 60, noNaN: true }), (track, phase) => {
        const curve = createMouthCurve(track)
        for (const segment of track.segments) {
          if (segment.viseme !== 'PP') continue
          let frames = 0
          const first = Math.ceil((segment.t0 - 0.2 - phase) * 60)
          for (let frame = first; frame / 60 + phase < segment.t1 + 0.2; frame++) {
            curve.weightsAt(frame / 60 + phase, out)
            if (mouthOpening(out) <= 0.1) frames++
          }
          expect(frames).toBeGreaterThanOrEqual(3)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('话说完以后，嘴完全回到静止', () => {
    fc.assert(
      fc.property(speech, fc.double({ min: 0, max: 30, noNaN: true }), (track, later) => {
        const curve = createMouthCurve(track)
        curve.weightsAt(curve.settledSeconds + later, out)
        expect([...out]).toEqual([0, 0, 0, 0, 0, 0, 0])
        expect(curve.settledSeconds).toBeLessThanOrEqual(track.durationSeconds + 0.5)
        curve.weightsAt(-0.25 - later, out)
        expect([...out]).toEqual([0, 0, 0, 0, 0, 0, 0])
      }),
    )
  })

  it('半秒以上的停顿里，嘴会合上', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Viseme>('aa', 'ou', 'ee', 'oh'),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (viseme, pause) => {
          const segments = [
            { t0: 0, t1: 0.25, viseme, weight: 1 },
            { t0: 0.25 + pause, t1: 0.5 + pause, viseme, weight: 1 },
          ]
          const curve = createMouthCurve({ durationSeconds: 0.5 + pause, segments, source: 'events' })
          curve.weightsAt(0.25 + 0.25, out)
          expect(mouthOpening(out)).toBeLessThan(0.03)
        },
      ),
    )
  })

  it('单独一个元音张得开：中点至少到它应有的六成', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Viseme>('aa', 'ih', 'ou', 'ee', 'oh'),
        fc.double({ min: 0.12, max: 0.4, noNaN: true }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (viseme, length, weight) => {
          const segments = [{ t0: 0.3, t1: 0.3 + length, viseme, weight }]
          const curve = createMouthCurve({ durationSeconds: 1, segments, source: 'events' })
          curve.weightsAt(0.3 + length / 2, out)
          const shape = mouthShapes.indexOf(viseme as (typeof mouthShapes)[number])
          expect(out[shape]).toBeGreaterThan(weight * 0.6)
        },
      ),
    )
  })

  it('一帧之内不会从合到全张，也不会反过来：变化不超过 0.75', () => {
    const before = new Float32Array(mouthShapes.length)
    fc.assert(
      fc.property(speech, fc.double({ min: -0.2, max: 6, noNaN: true }), (track, time) => {
        const curve = createMouthCurve(track)
        curve.weightsAt(time, before)
        curve.weightsAt(time + 1 / 60, out)
        expect(Math.abs(mouthOpening(out) - mouthOpening(before))).toBeLessThanOrEqual(0.75)
      }),
      { numRuns: 300 },
    )
  })

  it('问同一时刻，先问后问答案一样', () => {
    fc.assert(
      fc.property(speech, fc.double({ min: -0.2, max: 6, noNaN: true }), (track, time) => {
        const one = createMouthCurve(track)
        const two = createMouthCurve(track)
        two.weightsAt(3, out)
        two.weightsAt(time, out)
        const later = [...out]
        one.weightsAt(time, out)
        expect([...out]).toEqual(later)
      }),
    )
  })
})
