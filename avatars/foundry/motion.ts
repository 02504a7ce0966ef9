/**
 * Motions as VRM animation (VRMA 1.0): key poses, eased between, sampled at 30 per second.
 * Rotations are those of the normalised humanoid, from the T-pose. Legs are not posed: feet stay where they stand (reach.ts).
 */
import { GlbWriter } from './glb.ts'
import { fromEuler, multiply, slerp, STILL } from './quaternion.ts'
import type { Quaternion } from './quaternion.ts'
import type { Pose } from './pose.ts'
import { standing } from './reach.ts'
import type { BoneName } from './skeleton.ts'
import { humanoid } from './skeleton.ts'
import { at, clamp, sub } from './vec.ts'
import type { V3 } from './vec.ts'

export type { Pose } from './pose.ts'

/** Small turns per bone in degrees, Euler XYZ. */
export type Turns = Readonly<Record<BoneName, V3>>

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
  /** Small movement on top of the keys as a function of time; it must be periodic over the clip when looped. */
  readonly sway?: (seconds: number) => { readonly turns: Turns; readonly hips?: V3 }
  /** Stances loop; gestures begin and end in the idle stance. */
  readonly loop: boolean
  /** Seconds by which a bone is ahead of the keys (+) or behind them (−): the head leads, fingers follow. */
  readonly lead?: (bone: BoneName, seconds: number) => number
}

export const pose = (turns: Turns): Pose =>
  Object.fromEntries(Object.entries(turns).map(([bone, degrees]) => [bone, fromEuler(degrees)]))

/** Quintic: speed and acceleration are zero at both ends, so a key never jerks. */
const ease = (t: number): number => t * t * t * (t * (6 * t - 15) + 10)

interface Between {
  readonly from: Key
  readonly to: Key
  /** 0…1, eased. */
  readonly share: number
}

function between({ keys }: Motion, seconds: number): Between {
  let i = 0
  while (i < keys.length - 2 && seconds > at(keys, i + 1).at) i++
  const from = at(keys, i)
  const to = at(keys, Math.min(i + 1, keys.length - 1))
  const t = to.at > from.at ? clamp((seconds - from.at) / (to.at - from.at), 0, 1) : 0
  return { from, to, share: ease(t) }
}

const isLeg = (bone: BoneName): boolean => /Leg$|Foot$|Toes$/.test(bone)

/** The rotation of a bone at a time: eased between the keys around it; legs follow from the hips. */
export function rotationAt(motion: Motion, bone: BoneName, seconds: number): Quaternion {
  if (isLeg(bone)) return standing(rotationAt(motion, 'hips', seconds), hipsAt(motion, seconds))[bone] ?? STILL
  const { from, to, share } = between(motion, seconds + (motion.lead?.(bone, seconds) ?? 0))
  const q = slerp(from.pose[bone] ?? STILL, to.pose[bone] ?? STILL, share)
  const extra = motion.sway?.(seconds).turns[bone]
  return extra ? multiply(q, fromEuler(extra)) : q
}

/** Movement of the hips from their rest, metres. */
export function hipsAt(motion: Motion, seconds: number): V3 {
  const { from, to, share } = between(motion, seconds)
  const a = from.hips ?? [0, 0, 0]
  const b = to.hips ?? [0, 0, 0]
  const extra = motion.sway?.(seconds).hips ?? [0, 0, 0]
  return [
    a[0] + (b[0] - a[0]) * share + extra[0],
    a[1] + (b[1] - a[1]) * share + extra[1],
    a[2] + (b[2] - a[2]) * share + extra[2],
  ]
}

export const duration = (motion: Motion): number => at(motion.keys, motion.keys.length - 1).at

const RATE = 30
const tidy = (v: number): number => Math.round(v * 1e6) / 1e6

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
  bones.forEach((b, i) => {
    const values = [...times].map(t => rotationAt(motion, b.name, t).map(tidy))
    track(i, 'rotation', values, 'VEC4')
  })
  const origin = at(bones, 0).position
  const path = [...times].map(t => hipsAt(motion, t).map((v, k) => tidy(v + at(origin, k))))
  track(0, 'translation', path, 'VEC3')
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
