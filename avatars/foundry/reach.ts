/**
 * Arms and legs by where they reach, not by angles: the author of a motion says where the wrist is and what the palm faces, and
 * the joints follow. So the elbow is a pure hinge, the turn of the arm is spread over shoulder, forearm and wrist as in a person
 * (a turn left to one joint wrings the sleeve), and feet stay where they stand.
 *
 * Places are metres of the T-pose's world with the trunk upright; a bent trunk carries the arm along. Written for the left side;
 * the right side takes the mirror image.
 */
import type { Pose } from './pose.ts'
import { about, fromAxes, fromEuler, inverse, mirrored, multiply, rotate, STILL, twistAboutX } from './quaternion.ts'
import type { Quaternion } from './quaternion.ts'
import type { BoneName, Side } from './skeleton.ts'
import { FINGERS, humanoid } from './skeleton.ts'
import { add, at, cross, dot, length, normalize, scale, sub } from './vec.ts'
import type { V3 } from './vec.ts'

const REST = new Map(humanoid(1).map(b => [b.name, b.position]))
export const restOf = (bone: BoneName): V3 => {
  const place = REST.get(bone)
  if (place === undefined) throw new RangeError(`no bone is called ${bone}`)
  return place
}

export interface Reach {
  readonly wrist: V3
  /** Which way the elbow points, seen from the line between shoulder and wrist. */
  readonly elbow: V3
  readonly fingers: V3
  readonly palm: V3
  /** Bend of index … little at the knuckle, degrees. */
  readonly curl: readonly [number, number, number, number]
  /** Fingers spread (+) or closed (−), degrees at the outer fingers. */
  readonly spread?: number
  /** Euler XYZ of the thumb's root, degrees. */
  readonly thumb?: V3
  /** Euler XYZ of the collar bone, degrees. */
  readonly shoulder?: V3
}

/** Share of the arm's own turn that the forearm takes over from the upper arm, and of the hand's turn from the wrist. */
const TURN_AT_ELBOW = 0.3
const TURN_IN_FOREARM = 0.6

const UP: V3 = [0, 1, 0]
const UPPER_AXIS = normalize(sub(restOf('leftLowerArm'), restOf('leftUpperArm')))
const LOWER_AXIS = normalize(sub(restOf('leftHand'), restOf('leftLowerArm')))

/** A bone along `axis` whose second axis is as near to `hinge` as it can be. */
function withHinge(axis: V3, hinge: V3): Quaternion {
  const y = normalize(sub(hinge, scale(axis, dot(hinge, axis))))
  return fromAxes(axis, y, cross(axis, y))
}

/** Carries a place and a direction of the upright body to where a bent trunk has taken them, seen from the upper chest. */
export interface Carry {
  readonly place: (p: V3) => V3
  readonly direction: (d: V3) => V3
}

/** @throws RangeError when the wrist is further away than the arm is long */
export function reach(side: Side, upright: Reach, carry?: Carry): Pose {
  const r = carry === undefined ? upright : carriedReach(side, upright, carry)
  const collar = fromEuler(r.shoulder ?? [0, 0, -3])
  const joint = restOf('leftShoulder')
  const shoulder = add(joint, rotate(collar, sub(restOf('leftUpperArm'), joint)))
  const upperLength = length(sub(restOf('leftLowerArm'), restOf('leftUpperArm')))
  const lowerLength = length(sub(restOf('leftHand'), restOf('leftLowerArm')))
  const way = sub(r.wrist, shoulder)
  const far = length(way)
  if (far > (upperLength + lowerLength) * 0.998) throw new RangeError(`the arm is too short for ${String(r.wrist)}`)
  const along = scale(way, 1 / far)
  const a = (upperLength ** 2 - lowerLength ** 2 + far ** 2) / (2 * far)
  const out = normalize(sub(r.elbow, scale(along, dot(r.elbow, along))))
  const elbow = add(shoulder, add(scale(along, a), scale(out, Math.sqrt(Math.max(0, upperLength ** 2 - a ** 2)))))
  const u = normalize(sub(elbow, shoulder))
  const f = normalize(sub(r.wrist, elbow))
  // The hinge of the elbow points down in the T-pose: bending brings the forearm forwards.
  const up = scale(normalize(cross(u, f)), -1)
  const upperWorld = multiply(withHinge(u, up), inverse(withHinge(UPPER_AXIS, UP)))
  const bend = multiply(inverse(upperWorld), multiply(withHinge(f, up), inverse(withHinge(LOWER_AXIS, UP))))
  const x = normalize(r.fingers)
  const y = scale(normalize(sub(r.palm, scale(x, dot(r.palm, x)))), -1)
  const handWorld = fromAxes(x, y, cross(x, y))

  const upper = multiply(inverse(collar), upperWorld)
  const passed = twistAboutX(upper) * TURN_AT_ELBOW
  const hand = multiply(inverse(multiply(upperWorld, bend)), handWorld)
  const rolled = twistAboutX(hand) * TURN_IN_FOREARM
  return side === 'left' ? arm() : Object.fromEntries(Object.entries(arm()).map(flipped))

  function arm(): Record<BoneName, Quaternion> {
    return {
      leftShoulder: collar,
      leftUpperArm: multiply(upper, about(UPPER_AXIS, -passed)),
      leftLowerArm: multiply(multiply(about(UPPER_AXIS, passed), bend), about(LOWER_AXIS, rolled)),
      leftHand: multiply(about(LOWER_AXIS, -rolled), hand),
      ...fingersOf(r),
    }
  }
}

/** The carry is written for the real side, the reach for the left. */
function carriedReach(side: Side, r: Reach, carry: Carry): Reach {
  const own = ([x, y, z]: V3): V3 => [side === 'left' ? x : -x, y, z]
  const turned = (d: V3): V3 => own(carry.direction(own(d)))
  return { ...r, wrist: own(carry.place(own(r.wrist))), fingers: turned(r.fingers), palm: turned(r.palm) }
}

const flipped = ([bone, q]: [BoneName, Quaternion]): [BoneName, Quaternion] => [
  bone.replace('left', 'right'),
  mirrored(q),
]

function fingersOf(r: Reach): Record<BoneName, Quaternion> {
  const out: Record<BoneName, Quaternion> = {}
  const spread = r.spread ?? 0
  FINGERS.slice(1).forEach((finger, i) => {
    const bend = at(r.curl, i)
    out[`left${finger}Proximal`] = fromEuler([0, spread * at([-1, -0.25, 0.5, 1.2], i), -bend])
    out[`left${finger}Intermediate`] = fromEuler([0, 0, -bend * 1.15])
    out[`left${finger}Distal`] = fromEuler([0, 0, -bend * 0.7])
  })
  const thumb = r.thumb ?? [0, 12, -6]
  out['leftThumbMetacarpal'] = fromEuler(thumb)
  out['leftThumbProximal'] = fromEuler([0, thumb[1] * 0.8, 0])
  out['leftThumbDistal'] = fromEuler([0, thumb[1] * 0.8, 0])
  return out
}

const FORWARD: V3 = [0, 0, 1]

/** Legs that keep both feet where they stand in the T-pose, whatever the hips do; a knee gives way forwards. */
export function standing(hips: Quaternion, shift: V3): Pose {
  const out: Record<BoneName, Quaternion> = {}
  for (const side of ['left', 'right'] as const) {
    const [hip, knee, ankle] = [`${side}UpperLeg`, `${side}LowerLeg`, `${side}Foot`].map(restOf) as [V3, V3, V3]
    const root = restOf('hips')
    const moved = add(add(root, shift), rotate(hips, sub(hip, root)))
    const thigh = length(sub(knee, hip))
    const shin = length(sub(ankle, knee))
    const rest = frame(sub(ankle, hip), sub(knee, hip), sub(ankle, knee))
    const way = sub(ankle, moved)
    const far = Math.min(length(way), (thigh + shin) * 0.99999)
    const along = normalize(way)
    const a = (thigh ** 2 - shin ** 2 + far ** 2) / (2 * far)
    const front = normalize(sub(FORWARD, scale(along, dot(FORWARD, along))))
    const toKnee = add(scale(along, a), scale(front, Math.sqrt(Math.max(0, thigh ** 2 - a ** 2))))
    const bent = frame(way, toKnee, sub(scale(along, far), toKnee))
    const upper = multiply(bent.upper, inverse(rest.upper))
    const lower = multiply(bent.lower, inverse(rest.lower))
    out[`${side}UpperLeg`] = multiply(inverse(hips), upper)
    out[`${side}LowerLeg`] = multiply(inverse(upper), lower)
    out[`${side}Foot`] = inverse(lower)
    out[`${side}Toes`] = STILL
  }
  return out
}

/** Thigh and shin as rotations whose second axis is the knee's hinge. */
function frame(way: V3, thigh: V3, shin: V3): { upper: Quaternion; lower: Quaternion } {
  const hinge = normalize(cross(way, FORWARD))
  return { upper: withHinge(normalize(thigh), hinge), lower: withHinge(normalize(shin), hinge) }
}
