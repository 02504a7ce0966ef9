import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOTIONS } from './gestures.ts'
import type { Motion, Quaternion } from './motion.ts'
import { arm, duration, fromEuler, rotationAt, slerp } from './motion.ts'
import { humanoid } from './skeleton.ts'
import { at } from './vec.ts'

const BONES = humanoid(1)
  .map(b => b.name)
  .filter(n => !n.endsWith('Eye'))

/** Angle between two rotations, degrees. */
const angle = (a: Quaternion, b: Quaternion): number =>
  (2 * Math.acos(Math.min(1, Math.abs(a.reduce((s, v, i) => s + v * at(b, i), 0)))) * 180) / Math.PI

const byName = (name: string): Motion => {
  const m = MOTIONS.find(c => c.name === name)
  if (!m) throw new Error(`no motion is called ${name}`)
  return m
}

describe('motions', () => {
  it('loop without a seam where they are stances', () => {
    for (const m of MOTIONS.filter(c => c.loop))
      for (const bone of BONES)
        expect(angle(rotationAt(m, bone, 0), rotationAt(m, bone, duration(m)))).toBeLessThan(0.01)
  })

  it('begin and end in the idle stance where they are gestures', () => {
    const idle = byName('idle')
    const stand = (bone: string): Quaternion => fromEuler(idle.keys[0]?.pose[bone] ?? [0, 0, 0])
    for (const m of MOTIONS.filter(c => !c.loop))
      for (const bone of BONES) {
        expect(angle(rotationAt(m, bone, 0), stand(bone))).toBeLessThan(0.01)
        expect(angle(rotationAt(m, bone, duration(m)), stand(bone))).toBeLessThan(0.01)
      }
  })

  it('never swing a joint faster than 640 degrees a second', () => {
    for (const m of MOTIONS)
      for (const bone of BONES)
        for (let t = 0; t < duration(m); t += 1 / 30) {
          expect(angle(rotationAt(m, bone, t), rotationAt(m, bone, t + 1 / 30)) * 30, `${m.name} ${bone}`).toBeLessThan(
            640,
          )
        }
  })

  it('bow by 15 degrees from hips to chest, as etiquette asks', () => {
    const bow = byName('greet')
    const deepest = at(bow.keys, 1).pose
    const sum = ['hips', 'spine', 'chest', 'upperChest'].reduce((s, b) => s + (deepest[b]?.[0] ?? 0), 0)
    expect(sum).toBe(15)
  })

  it('turn the right arm as the mirror image of the left', () => {
    const pose = { upper: [1, 2, 3], lower: [4, 5, 6], hand: [7, 8, 9], curl: [1, 2, 3, 4] } as const
    expect(arm('left', pose)['leftLowerArm']).toEqual([4, 5, 6])
    expect(arm('right', pose)['rightLowerArm']).toEqual([4, -5, -6])
  })

  it('stay unit rotations however two poses are mixed', () => {
    const degrees = fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: -180, max: 180, noNaN: true })))
    fc.assert(
      fc.property(degrees, degrees, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
        const q = slerp(fromEuler([a[0] ?? 0, a[1] ?? 0, a[2] ?? 0]), fromEuler([b[0] ?? 0, b[1] ?? 0, b[2] ?? 0]), t)
        expect(Math.abs(Math.hypot(...q) - 1)).toBeLessThan(1e-9)
      }),
    )
  })
})
