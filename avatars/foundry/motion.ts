/**
 * Motions as VRM animation (VRMA 1.0): key poses in degrees, eased between, sampled at 30 per second.
 * Angles are normalised-humanoid local Euler XYZ (R = Rx·Ry·Rz) from the T-pose. A pose is written for one arm with the signs of the
 * left; the right arm takes the same x and negated y and z.
 */
import { GlbWriter } from './glb.ts'
import type { BoneName, Side } from './skeleton.ts'
import { FINGERS, humanoid } from './skeleton.ts'
import { at, clamp, radians, sub } from './vec.ts'
import type { V3 } from './vec.ts'

/** Local Euler angles in degrees per bone; bones left out rest at zero. */
export type Pose = Readonly<Record<BoneName, V3>>

export interface Key {
  /** Seconds from the start. */
  readonly at: number
  readonly pose: Pose
  /** Movement of the hips from their rest, metres. */
  readonly hips?: V3
}

export interface Motion {
  readonly name: string
  readonly keys: readonly Key[]
  /** Small movement on top of the keys, in degrees, as a function of time; it must be periodic over the clip when looped. */
  readonly sway?: (seconds: number) => Pose
  readonly loop: boolean
}

export type Quaternion = readonly [number, number, number, number]

export function fromEuler(degrees: V3): Quaternion {
  const [x, y, z] = degrees.map(d => radians(d) / 2) as unknown as V3
  const [cx, sx, cy, sy, cz, sz] = [Math.cos(x), Math.sin(x), Math.cos(y), Math.sin(y), Math.cos(z), Math.sin(z)]
  return [
    sx * cy * cz + cx * sy * sz,
    cx * sy * cz - sx * cy * sz,
    cx * cy * sz + sx * sy * cz,
    cx * cy * cz - sx * sy * sz,
  ]
}

export function slerp(a: Quaternion, b: Quaternion, t: number): Quaternion {
  let d = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]
  const sign = d < 0 ? -1 : 1
  d = Math.abs(d)
  const angle = Math.acos(Math.min(1, d))
  const s = Math.sin(angle)
  const [ka, kb] = s < 1e-5 ? [1 - t, t * sign] : [Math.sin((1 - t) * angle) / s, (Math.sin(t * angle) / s) * sign]
  const q = a.map((v, i) => v * ka + at(b, i) * kb)
  const l = Math.hypot(...q)
  return [at(q, 0) / l, at(q, 1) / l, at(q, 2) / l, at(q, 3) / l]
}

const ease = (t: number): number => t * t * t * (t * (6 * t - 15) + 10)

/** The rotation of a bone at a time: eased between the keys around it. */
export function rotationAt(motion: Motion, bone: BoneName, seconds: number): Quaternion {
  const { keys } = motion
  let i = 0
  while (i < keys.length - 2 && seconds > at(keys, i + 1).at) i++
  const from = at(keys, i)
  const to = at(keys, Math.min(i + 1, keys.length - 1))
  const t = to.at > from.at ? clamp((seconds - from.at) / (to.at - from.at), 0, 1) : 0
  const q = slerp(fromEuler(from.pose[bone] ?? [0, 0, 0]), fromEuler(to.pose[bone] ?? [0, 0, 0]), ease(t))
  const extra = motion.sway?.(seconds)[bone]
  return extra ? multiply(q, fromEuler(extra)) : q
}

function multiply(a: Quaternion, b: Quaternion): Quaternion {
  return [
    a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
    a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
    a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
    a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
  ]
}

function hipsAt(motion: Motion, seconds: number): V3 {
  const { keys } = motion
  let i = 0
  while (i < keys.length - 2 && seconds > at(keys, i + 1).at) i++
  const from = at(keys, i)
  const to = at(keys, Math.min(i + 1, keys.length - 1))
  const t = to.at > from.at ? ease(clamp((seconds - from.at) / (to.at - from.at), 0, 1)) : 0
  const a = from.hips ?? [0, 0, 0]
  const b = to.hips ?? [0, 0, 0]
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]
}

/** One arm as the tables write it; `curl` bends the four fingers (index … little), degrees at the knuckle. */
export interface ArmPose {
  readonly shoulder?: V3
  readonly upper: V3
  readonly lower: V3
  readonly hand: V3
  readonly curl: readonly [number, number, number, number]
  readonly thumb?: V3
  /** Fingers spread (+) or closed (−), degrees at the outer fingers. */
  readonly spread?: number
}

/** Arm angles to bone angles for one side. */
export function arm(side: Side, pose: ArmPose): Pose {
  const m = side === 'left' ? 1 : -1
  const turned = ([x, y, z]: V3): V3 => [x, y * m, z * m]
  const out: Record<BoneName, V3> = {
    [`${side}Shoulder`]: turned(pose.shoulder ?? [0, 0, 0]),
    [`${side}UpperArm`]: turned(pose.upper),
    [`${side}LowerArm`]: turned(pose.lower),
    [`${side}Hand`]: turned(pose.hand),
  }
  const spread = pose.spread ?? 0
  FINGERS.slice(1).forEach((finger, i) => {
    const c = at(pose.curl, i)
    const y = spread * at([-1, -0.25, 0.5, 1.2], i)
    out[`${side}${finger}Proximal`] = turned([0, y, -c])
    out[`${side}${finger}Intermediate`] = turned([0, 0, -c * 1.15])
    out[`${side}${finger}Distal`] = turned([0, 0, -c * 0.7])
  })
  const thumb = pose.thumb ?? [0, 12, -6]
  out[`${side}ThumbMetacarpal`] = turned(thumb)
  out[`${side}ThumbProximal`] = turned([0, thumb[1] * 0.8, 0])
  out[`${side}ThumbDistal`] = turned([0, thumb[1] * 0.8, 0])
  return out
}

export const duration = (motion: Motion): number => at(motion.keys, motion.keys.length - 1).at

const RATE = 30

/** The clip as a .vrma file: a bare skeleton, rotation tracks for every bone but the eyes, and the path of the hips. */
export function writeVrma(motion: Motion, handScale: number): Uint8Array {
  const out = new GlbWriter()
  const bones = humanoid(handScale).filter(b => !b.name.endsWith('Eye'))
  const indexOf = new Map(bones.map((b, i) => [b.name, i]))
  const index = (name: BoneName): number => indexOf.get(name) ?? 0
  const nodes = bones.map((b, i) => {
    const parent: V3 = b.parent === null ? [0, 0, 0] : at(bones, index(b.parent)).position
    const children = bones.flatMap((c, j) => (c.parent === b.name ? [j] : []))
    const translation = sub(at(bones, i).position, parent).map(v => Math.round(v * 1e6) / 1e6)
    return children.length > 0 ? { name: b.name, translation, children } : { name: b.name, translation }
  })
  const length = duration(motion)
  const frames = Math.max(2, Math.round(length * RATE) + 1)
  const times = Float32Array.from({ length: frames }, (_, i) => (length * i) / (frames - 1))
  const input = out.accessor(times, 'f32', 'SCALAR', { bounds: true })
  const ends = out.accessor(new Float32Array([0, length]), 'f32', 'SCALAR', { bounds: true })
  const channels: unknown[] = []
  const samplers: unknown[] = []
  const track = (node: number, path: string, values: number[][], type: 'VEC3' | 'VEC4'): void => {
    const first = at(values, 0)
    const still = values.every(v => v.every((x, k) => Math.abs(x - at(first, k)) < 1e-6))
    const kept = still ? [first, first] : values
    samplers.push({
      input: still ? ends : input,
      output: out.accessor(new Float32Array(kept.flat()), 'f32', type),
      interpolation: 'LINEAR',
    })
    channels.push({ sampler: samplers.length - 1, target: { node, path } })
  }
  const tidy = (v: number): number => Math.round(v * 1e6) / 1e6
  bones.forEach((b, i) => {
    track(
      i,
      'rotation',
      [...times].map(t => rotationAt(motion, b.name, t).map(tidy)),
      'VEC4',
    )
  })
  const origin = at(bones, 0).position
  track(
    0,
    'translation',
    [...times].map(t => hipsAt(motion, t).map((v, k) => tidy(v + at(origin, k)))),
    'VEC3',
  )
  return out.finish({
    asset: { version: '2.0', generator: '鹏政通 avatar foundry' },
    extensionsUsed: ['VRMC_vrm_animation'],
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes,
    animations: [{ name: motion.name, channels, samplers }],
    extensions: {
      VRMC_vrm_animation: {
        specVersion: '1.0',
        humanoid: { humanBones: Object.fromEntries(bones.map((b, i) => [b.name, { node: i }])) },
      },
    },
  })
}
