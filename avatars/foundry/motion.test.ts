import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOTIONS } from './gestures.ts'
import { depths, placed } from './kinematics.ts'
import type { Motion, Pose } from './motion.ts'
import { duration, hipsAt, rotationAt } from './motion.ts'
import { angleBetween, fromEuler, inverse, multiply, rotate, slerp, twistAboutX } from './quaternion.ts'
import type { Quaternion } from './quaternion.ts'
import { reach, standing } from './reach.ts'
import { humanoid } from './skeleton.ts'
import { at, dot, length, sub } from './vec.ts'
import type { V3 } from './vec.ts'

const BONES = humanoid(1)
  .map(b => b.name)
  .filter(n => !n.endsWith('Eye'))
const isFinger = (bone: string): boolean => /Thumb|Index|Middle|Ring|Little/.test(bone)

const byName = (name: string): Motion => {
  const m = MOTIONS.find(c => c.name === name)
  if (!m) throw new Error(`no motion is called ${name}`)
  return m
}
const poseAt = (m: Motion, seconds: number): Pose =>
  Object.fromEntries(BONES.map(bone => [bone, rotationAt(m, bone, seconds)]))
const frames = (m: Motion): number[] =>
  Array.from({ length: Math.round(duration(m) * 30) + 1 }, (_, i) => (duration(m) * i) / Math.round(duration(m) * 30))
const turnOf = (pose: Pose, bone: string): Quaternion => pose[bone] ?? [0, 0, 0, 1]
const degrees = (radians: number): number => (radians * 180) / Math.PI
const between = (a: V3, b: V3): number => degrees(Math.acos(Math.max(-1, Math.min(1, dot(a, b)))))

describe('motions', () => {
  it('are all that a host at a counter needs', () => {
    expect(MOTIONS.map(m => m.name).sort()).toEqual(
      [
        ...['apologise', 'count', 'explain', 'explain-one', 'farewell', 'greet', 'idle', 'idle-left', 'idle-right'],
        ...['listen', 'nod', 'point-left', 'point-right', 'point-up', 'present', 'think', 'wave'],
      ].sort(),
    )
  })

  it('loop without a seam where they are stances, in place and in speed', () => {
    for (const m of MOTIONS.filter(c => c.loop))
      for (const bone of BONES) {
        const end = duration(m)
        const step = 1 / 60
        expect(angleBetween(rotationAt(m, bone, 0), rotationAt(m, bone, end)), `${m.name} ${bone}`).toBeLessThan(0.01)
        const before = angleBetween(rotationAt(m, bone, end - step), rotationAt(m, bone, end))
        const after = angleBetween(rotationAt(m, bone, 0), rotationAt(m, bone, step))
        expect(Math.abs(before - after), `${m.name} ${bone}`).toBeLessThan(0.02)
      }
  })

  it('begin and end in the idle stance where they are gestures', () => {
    const stand = byName('idle').keys[0]?.pose ?? {}
    for (const m of MOTIONS.filter(c => !c.loop))
      for (const bone of BONES.filter(b => !/Leg|Foot|Toes/.test(b)))
        for (const t of [0, duration(m)])
          expect(angleBetween(rotationAt(m, bone, t), turnOf(stand, bone)), `${m.name} ${bone}`).toBeLessThan(0.1)
  })

  it('never swing a joint faster than a calm person: 300°/s, fingers 450°/s; nor jerk it', () => {
    const step = 1 / 60
    for (const m of MOTIONS)
      for (const bone of BONES.filter(b => !/Leg|Foot|Toes/.test(b))) {
        let before = rotationAt(m, bone, 0)
        let last = 0
        for (let t = step; t <= duration(m); t += step) {
          const now = rotationAt(m, bone, t)
          const speed = angleBetween(before, now) / step
          const where = `${m.name} ${bone} at ${t.toFixed(2)}`
          if (speed > (isFinger(bone) ? 450 : 300)) expect.fail(`${where}: ${speed}°/s`)
          if (Math.abs(speed - last) / step > (isFinger(bone) ? 4000 : 2200)) expect.fail(`${where}: a jerk`)
          before = now
          last = speed
        }
      }
  })

  it('keep every joint within what a body can do', () => {
    for (const m of MOTIONS)
      for (const t of frames(m)) {
        const pose = poseAt(m, t)
        for (const side of ['left', 'right'] as const) {
          const x: V3 = [side === 'left' ? 1 : -1, 0, 0]
          const bones = placed(pose)
          const along = (bone: string): V3 => rotate(bones.get(bone)?.turn ?? [0, 0, 0, 1], x)
          const where = `${m.name} ${side} at ${t.toFixed(2)}`
          expect(between(along(`${side}UpperArm`), along(`${side}LowerArm`)), `elbow, ${where}`).toBeLessThan(148)
          expect(between(along(`${side}LowerArm`), along(`${side}Hand`)), `wrist, ${where}`).toBeLessThan(72)
          const roll = twistAboutX(turnOf(pose, `${side}Hand`)) + twistAboutX(turnOf(pose, `${side}LowerArm`))
          expect(Math.abs(degrees(roll)), `turn of the forearm, ${where}`).toBeLessThan(110)
          expect(Math.abs(degrees(twistAboutX(turnOf(pose, `${side}Hand`)))), `wringing, ${where}`).toBeLessThan(48)
        }
        for (const [bone, most] of [
          ['spine', 12],
          ['chest', 12],
          ['upperChest', 12],
          ['neck', 15],
          ['head', 20],
          ['hips', 8],
        ] as const)
          expect(angleBetween(turnOf(pose, bone), [0, 0, 0, 1]), `${bone} of ${m.name}`).toBeLessThan(most)
      }
  })

  it('put no hand into trunk, neck or head, and no hand into the other', () => {
    for (const m of MOTIONS)
      for (const t of frames(m)) {
        const deep = depths(poseAt(m, t), hipsAt(m, t))
        const where = `${m.name} at ${t.toFixed(2)}`
        expect(deep.handInTrunk.depth, `${where}: ${deep.handInTrunk.between.join(' in ')}`).toBeLessThan(0.001)
        // Fingers are soft: crossing hands may press each other by a few millimetres.
        expect(deep.handInHand.depth, `${where}: ${deep.handInHand.between.join(' in ')}`).toBeLessThan(0.006)
        // Sleeves press against the jacket where the arm lies on it.
        expect(deep.armInTrunk.depth, `${where}: ${deep.armInTrunk.between.join(' in ')}`).toBeLessThan(0.018)
      }
  })

  it('leave both feet where they stand', () => {
    for (const m of MOTIONS)
      for (const t of frames(m)) {
        const bones = placed(poseAt(m, t), hipsAt(m, t))
        const rest = placed({})
        for (const foot of ['leftFoot', 'rightFoot', 'leftToes', 'rightToes']) {
          const moved = sub(bones.get(foot)?.place ?? [9, 9, 9], rest.get(foot)?.place ?? [0, 0, 0])
          expect(length(moved), `${foot} of ${m.name} at ${t.toFixed(2)}`).toBeLessThan(0.0015)
        }
      }
  })

  it('bow by 15 degrees from hips to chest, as etiquette asks, and deeper for an apology', () => {
    const lean = (name: string): number => {
      const deepest = at(byName(name).keys, 1).pose
      const trunk = ['hips', 'spine', 'chest', 'upperChest'].reduce<Quaternion>(
        (q, b) => multiply(q, turnOf(deepest, b)),
        [0, 0, 0, 1],
      )
      return angleBetween(trunk, [0, 0, 0, 1])
    }
    expect(lean('greet')).toBeCloseTo(15, 5)
    expect(lean('apologise')).toBeGreaterThan(20)
  })

  it('show one, two and three fingers when counting', () => {
    const count = byName('count')
    const straight = (seconds: number): number =>
      ['Index', 'Middle', 'Ring', 'Little'].filter(
        f => angleBetween(rotationAt(count, `right${f}Proximal`, seconds), [0, 0, 0, 1]) < 30,
      ).length
    expect([1.2, 2.1, 3.1].map(straight)).toEqual([1, 2, 3])
  })

  it('reach the place that was asked for, with either arm', () => {
    const place = fc.tuple(
      fc.double({ min: 0.05, max: 0.3, noNaN: true }),
      fc.double({ min: 0.95, max: 1.35, noNaN: true }),
      fc.double({ min: 0.1, max: 0.25, noNaN: true }),
    )
    fc.assert(
      fc.property(place, fc.constantFrom('left' as const, 'right' as const), (wrist, side) => {
        const asked = { elbow: [0.4, -1, -0.3], fingers: [0, 0.2, 1], palm: [-1, 0, 0], curl: [0, 0, 0, 0] } as const
        const bones = placed(reach(side, { ...asked, wrist }))
        const [x, y, z] = bones.get(`${side}Hand`)?.place ?? [0, 0, 0]
        expect(length(sub([side === 'left' ? x : -x, y, z], wrist))).toBeLessThan(1e-9)
      }),
    )
    expect(() =>
      reach('left', { wrist: [2, 1, 0], elbow: [0, -1, 0], fingers: [1, 0, 0], palm: [0, -1, 0], curl: [0, 0, 0, 0] }),
    ).toThrow(/too short/)
  })

  it('keep the feet down for any small movement of the hips', () => {
    const small = (most: number): fc.Arbitrary<number> => fc.double({ min: -most, max: most, noNaN: true })
    fc.assert(
      fc.property(small(4), small(4), small(4), small(0.02), small(0.02), (x, y, z, dx, dz) => {
        const hips = fromEuler([x, y, z])
        const shift: V3 = [dx, -0.006, dz]
        const foot = placed({ hips, ...standing(hips, shift) }, shift).get('leftFoot')
        expect(length(sub(foot?.place ?? [9, 9, 9], placed({}).get('leftFoot')?.place ?? [0, 0, 0]))).toBeLessThan(
          0.002,
        )
        expect(angleBetween(foot?.turn ?? [1, 0, 0, 0], [0, 0, 0, 1])).toBeLessThan(0.01)
      }),
    )
  })

  it('stay unit rotations however two poses are mixed', () => {
    const euler = fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: -180, max: 180, noNaN: true })))
    fc.assert(
      fc.property(euler, euler, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, t) => {
        const q = slerp(fromEuler([a[0] ?? 0, a[1] ?? 0, a[2] ?? 0]), fromEuler([b[0] ?? 0, b[1] ?? 0, b[2] ?? 0]), t)
        expect(Math.abs(Math.hypot(...q) - 1)).toBeLessThan(1e-9)
        expect(angleBetween(multiply(q, inverse(q)), [0, 0, 0, 1])).toBeLessThan(1e-3)
      }),
    )
  })
})
