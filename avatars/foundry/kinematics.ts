/** Where a posed body is: places of bones, and capsules of hands, arms and trunk that must not run into each other. */
import type { Pose } from './pose.ts'
import { multiply, rotate, STILL } from './quaternion.ts'
import type { Quaternion } from './quaternion.ts'
import type { BoneName, Side } from './skeleton.ts'
import { fingers, humanoid } from './skeleton.ts'
import { add, at, clamp, dot, length, mix3, scale, sub } from './vec.ts'
import type { V3 } from './vec.ts'

export interface Placed {
  readonly place: V3
  readonly turn: Quaternion
}

const BONES = humanoid(1)
const REST = new Map(BONES.map(b => [b.name, b.position]))

/** World place (metres) and rotation of every humanoid bone. @param hips movement of the hips from their rest */
export function placed(pose: Pose, hips: V3 = [0, 0, 0]): ReadonlyMap<BoneName, Placed> {
  const out = new Map<BoneName, Placed>()
  for (const { name, parent, position } of BONES) {
    const above = parent === null ? undefined : out.get(parent)
    const turn = pose[name] ?? STILL
    out.set(
      name,
      above === undefined
        ? { place: add(position, hips), turn }
        : {
            place: add(above.place, rotate(above.turn, sub(position, REST.get(parent ?? '') ?? position))),
            turn: multiply(above.turn, turn),
          },
    )
  }
  return out
}

export interface Capsule {
  readonly bone: BoneName
  readonly from: V3
  readonly to: V3
  readonly radius: number
}

/** Trunk of the jacket as lying capsules: height, half-width, depth from back to front (avatar tables, T-pose). */
const TRUNK: readonly (readonly [BoneName, number, number, number, number])[] = [
  ['hips', 0.86, 0.158, -0.116, 0.104],
  ['hips', 0.9, 0.147, -0.109, 0.1],
  ['spine', 0.95, 0.132, -0.096, 0.095],
  ['spine', 1.0, 0.119, -0.085, 0.09],
  ['chest', 1.05, 0.117, -0.082, 0.092],
  ['chest', 1.1, 0.122, -0.085, 0.1],
  ['upperChest', 1.15, 0.131, -0.093, 0.112],
  ['upperChest', 1.2, 0.136, -0.1, 0.112],
  ['upperChest', 1.25, 0.125, -0.1, 0.092],
  ['neck', 1.36, 0.05, -0.062, 0.03],
]
const trunkBound: readonly Capsule[] = [
  ...TRUNK.map(([bone, y, w, back, front]): Capsule => {
    const radius = (front - back) / 2
    const z = (front + back) / 2
    const x = Math.max(0, w - radius)
    return { bone, from: [x, y, z], to: [-x, y, z], radius }
  }),
  { bone: 'head', from: [0, 1.47, -0.005], to: [0, 1.53, -0.01], radius: 0.068 },
  { bone: 'head', from: [0, 1.425, 0.03], to: [0, 1.45, 0.02], radius: 0.045 },
]

function handBound(side: Side): Capsule[] {
  const m = side === 'left' ? 1 : -1
  const out: Capsule[] = []
  const own = (p: V3): V3 => [p[0] * m, p[1], p[2]]
  for (const finger of fingers(1)) {
    const names =
      finger.name === 'Thumb' ? ['Metacarpal', 'Proximal', 'Distal'] : ['Proximal', 'Intermediate', 'Distal']
    names.forEach((n, i) => {
      const thick = finger.radii[0] + (finger.radii[1] - finger.radii[0]) * (i / 2)
      const bone = `${side}${finger.name}${n}`
      out.push({ bone, from: own(at(finger.joints, i)), to: own(at(finger.joints, i + 1)), radius: thick })
    })
    if (finger.name !== 'Thumb') {
      const knuckle = at(finger.joints, 0)
      const wrist: V3 = [0.61, 1.292, mix3([0, 0, -0.018], knuckle, 0.4)[2]]
      out.push({ bone: `${side}Hand`, from: own(wrist), to: own(knuckle), radius: 0.0125 })
    }
  }
  return out
}

const armBound = (side: Side): Capsule[] => {
  const m = side === 'left' ? 1 : -1
  return [{ bone: `${side}LowerArm`, from: [0.43 * m, 1.292, -0.02], to: [0.585 * m, 1.292, -0.018], radius: 0.034 }]
}

const HANDS = { left: handBound('left'), right: handBound('right') } as const
const ARMS = { left: armBound('left'), right: armBound('right') } as const

const carried = (bounds: readonly Capsule[], bones: ReadonlyMap<BoneName, Placed>): Capsule[] =>
  bounds.map(({ bone, from, to, radius }) => {
    const { place, turn } = bones.get(bone) ?? { place: [0, 0, 0] as V3, turn: STILL }
    const rest = REST.get(bone) ?? [0, 0, 0]
    const moved = (p: V3): V3 => add(place, rotate(turn, sub(p, rest)))
    return { bone, from: moved(from), to: moved(to), radius }
  })

/** Distance between two segments, metres. */
export function segmentsApart(a: Capsule, b: Capsule): number {
  const d1 = sub(a.to, a.from)
  const d2 = sub(b.to, b.from)
  const r = sub(a.from, b.from)
  const [aa, ee, f] = [dot(d1, d1), dot(d2, d2), dot(d2, r)]
  if (aa < 1e-12 || ee < 1e-12) return length(r)
  const [c, bb] = [dot(d1, r), dot(d1, d2)]
  const denominator = aa * ee - bb * bb
  let s = denominator > 1e-12 ? clamp((bb * f - c * ee) / denominator, 0, 1) : 0
  const t = clamp((bb * s + f) / ee, 0, 1)
  s = clamp((bb * t - c) / aa, 0, 1)
  return length(sub(add(a.from, scale(d1, s)), add(b.from, scale(d2, t))))
}

export interface Depth {
  /** Metres; negative is the gap that is left. */
  readonly depth: number
  readonly between: readonly [BoneName, BoneName]
}

function deepest(one: readonly Capsule[], other: readonly Capsule[]): Depth {
  let worst: Depth = { depth: -Infinity, between: ['', ''] }
  for (const a of one) {
    for (const b of other) {
      const depth = a.radius + b.radius - segmentsApart(a, b)
      if (depth > worst.depth) worst = { depth, between: [a.bone, b.bone] }
    }
  }
  return worst
}
const worse = (a: Depth, b: Depth): Depth => (a.depth > b.depth ? a : b)

/** How deep bodies run into each other. */
export interface Depths {
  /** A hand in trunk, neck or head. */
  readonly handInTrunk: Depth
  readonly handInHand: Depth
  /** The far half of a forearm in the trunk. */
  readonly armInTrunk: Depth
}

export function depths(pose: Pose, hips: V3 = [0, 0, 0]): Depths {
  const bones = placed(pose, hips)
  const trunk = carried(trunkBound, bones)
  const left = carried(HANDS.left, bones)
  const right = carried(HANDS.right, bones)
  return {
    handInTrunk: worse(deepest(left, trunk), deepest(right, trunk)),
    handInHand: deepest(left, right),
    armInTrunk: worse(deepest(carried(ARMS.left, bones), trunk), deepest(carried(ARMS.right, bones), trunk)),
  }
}
