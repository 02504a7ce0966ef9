/**
 * Skin weights as functions of place (world metres, T-pose): no solver, so cloth, collar, scarf and badge that ask the same
 * function at their own place ride together.
 */
import type { BoneName, Finger, Side } from './skeleton.ts'
import type { V3 } from './vec.ts'
import { add, at, clamp, dot, length, scale, smoothstep, sub } from './vec.ts'

export interface Influence {
  readonly bone: BoneName
  readonly weight: number
}
export type WeightField = (p: V3) => Influence[]

/** The four strongest, largest first, summing to 1; what is under 0.2 % of the strongest is dropped. */
export function settle(parts: readonly Influence[]): Influence[] {
  const merged = new Map<BoneName, number>()
  const strongest = parts.reduce((m, i) => Math.max(m, i.weight), 0)
  for (const { bone, weight } of parts)
    if (weight > 2e-3 * strongest) merged.set(bone, (merged.get(bone) ?? 0) + weight)
  const best = [...merged]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 4)
    .map(([bone, weight]) => ({ bone, weight }))
  const sum = best.reduce((s, i) => s + i.weight, 0)
  return best.map(i => ({ bone: i.bone, weight: i.weight / sum }))
}

/** Everything on one bone. */
export const rigid =
  (bone: BoneName): WeightField =>
  () => [{ bone, weight: 1 }]

const scaled = (parts: readonly Influence[], k: number): Influence[] =>
  parts.map(i => ({ bone: i.bone, weight: i.weight * k }))

/** Spine by height: hips → spine → chest → upperChest → neck → head. */
export const spine: WeightField = ([, y]) => {
  const steps: readonly (readonly [BoneName, number, number])[] = [
    ['spine', 0.89, 0.99],
    ['chest', 1.02, 1.11],
    ['upperChest', 1.13, 1.22],
    ['neck', 1.325, 1.365],
    ['head', 1.385, 1.425],
  ]
  let rest: Influence[] = [{ bone: 'hips', weight: 1 }]
  for (const [bone, from, to] of steps) {
    const k = smoothstep(from, to, y)
    if (k > 0) rest = [...scaled(rest, 1 - k), { bone, weight: k }]
  }
  return settle(rest)
}

/** Torso without the neck: the jacket, its collar, and what is pinned to it. */
export const torso: WeightField = ([x, y, z]) => spine([x, Math.min(y, 1.324), z])

const sideOf = (x: number): Side => (x >= 0 ? 'left' : 'right')

/** One sleeve from shoulder to wrist; cuff ring, shirt cuff and sleeve end share it, so none slips from under the other. */
export const jacket: WeightField = p => {
  const [x, y] = p
  const a = Math.abs(x)
  const side = sideOf(x)
  const arm = smoothstep(0.066, 0.19, a + 0.42 * (y - 1.292)) * smoothstep(0.07, 0.125, a) * smoothstep(1.1, 1.2, y)
  const shoulder = smoothstep(0.04, 0.13, a) * smoothstep(1.22, 1.31, y) * 0.75 * (1 - arm)
  const elbow = smoothstep(0.338, 0.41, a)
  const wrist = smoothstep(0.592, 0.618, a)
  return settle([
    ...scaled(torso(p), 1 - arm - shoulder),
    { bone: `${side}Shoulder`, weight: shoulder },
    { bone: `${side}UpperArm`, weight: arm * (1 - elbow) },
    { bone: `${side}LowerArm`, weight: arm * elbow * (1 - wrist) },
    { bone: `${side}Hand`, weight: arm * elbow * wrist },
  ])
}

/** The skirt follows the thighs softly; the middle is shared. */
export const skirt: WeightField = ([x, y]) => {
  const k = 0.85 * smoothstep(0.86, 0.6, y)
  const left = smoothstep(-0.07, 0.07, x)
  return settle([
    { bone: 'hips', weight: 1 - k },
    { bone: 'leftUpperLeg', weight: k * left },
    { bone: 'rightUpperLeg', weight: k * (1 - left) },
  ])
}

/** Trousers: hips above, each leg its own below the crotch, knee and ankle like the leg inside. */
export const trousers: WeightField = p => {
  const [x, y] = p
  const k = smoothstep(0.87, 0.72, y)
  const left = smoothstep(-0.035, 0.035, x)
  const knee = smoothstep(0.5, 0.425, y)
  const ankle = smoothstep(0.1, 0.03, y) * 0.5
  const legs: [Side, number][] = [
    ['left', left],
    ['right', 1 - left],
  ]
  return settle([
    { bone: 'hips', weight: 1 - k },
    ...legs.flatMap(([side, share]) => [
      { bone: `${side}UpperLeg`, weight: k * share * (1 - knee) },
      { bone: `${side}LowerLeg`, weight: k * share * knee * (1 - ankle) },
      { bone: `${side}Foot`, weight: k * share * knee * ankle },
    ]),
  ])
}

/** Leg and shoe of one side. */
export const leg: WeightField = ([x, y, z]) => {
  const side = sideOf(x)
  const knee = smoothstep(0.5, 0.425, y)
  const ankle = smoothstep(0.12, 0.07, y)
  const toes = ankle * smoothstep(0.06, 0.1, z)
  return settle([
    { bone: `${side}UpperLeg`, weight: 1 - knee },
    { bone: `${side}LowerLeg`, weight: knee * (1 - ankle) },
    { bone: `${side}Foot`, weight: knee * ankle - knee * toes },
    { bone: `${side}Toes`, weight: knee * toes },
  ])
}

function segmentDistance(p: V3, a: V3, b: V3): number {
  const ab = sub(b, a)
  const t = clamp(dot(sub(p, a), ab) / dot(ab, ab), 0, 1)
  return length(sub(p, add(a, scale(ab, t))))
}

/** The hand: inverse fourth power of the distance to finger bones and to four palm rays. */
export function hand(list: readonly Finger[]): WeightField {
  return p => {
    const side = sideOf(p[0])
    const q: V3 = [Math.abs(p[0]), p[1], p[2]]
    const wrist = smoothstep(0.575, 0.612, q[0])
    if (wrist < 1) {
      return settle([
        { bone: `${side}LowerArm`, weight: 1 - wrist },
        { bone: `${side}Hand`, weight: wrist },
      ])
    }
    const parts: Influence[] = []
    const reach = (bone: BoneName, a: V3, b: V3, radius: number): void => {
      const d = Math.max(segmentDistance(q, a, b) - 0.6 * radius, 0.0006)
      parts.push({ bone, weight: (0.001 / d) ** 4 })
    }
    for (const f of list) {
      const names = f.name === 'Thumb' ? ['Metacarpal', 'Proximal', 'Distal'] : ['Proximal', 'Intermediate', 'Distal']
      names.forEach((n, i) => {
        reach(`${side}${f.name}${n}`, at(f.joints, i), at(f.joints, i + 1), f.radii[0])
      })
      if (f.name !== 'Thumb')
        reach(`${side}Hand`, [0.602, 1.292, -0.018 + (at(f.joints, 0)[2] + 0.018) * 0.4], at(f.joints, 0), 0.014)
    }
    return settle(parts)
  }
}
