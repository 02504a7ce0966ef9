/** Spring bones of hair and scarf with their colliders (VRMC_springBone). Chains in world metres, hair weights in head-local mm. */
import { toWorld } from './face-surface.ts'
import type { AvatarPreset } from './preset.ts'
import { SCARF_CHAINS } from './scarf.ts'
import type { Bone } from './skeleton.ts'
import type { Influence } from './weights.ts'
import { settle } from './weights.ts'
import type { V3 } from './vec.ts'
import { at, radians, smoothstep } from './vec.ts'

/** Azimuths of the hair chains, degrees from the front; heights of their joints, head-local mm. */
const AZIMUTHS = [180, 140, -140, 100, -100, 66, -66] as const
const JOINT_Y = [-5, -55, -100, -140] as const

export interface SpringJoint {
  readonly bone: string
  readonly hitRadius: number
  readonly stiffness: number
  readonly gravityPower: number
  readonly dragForce: number
}
export interface SpringChain {
  readonly name: string
  readonly joints: readonly SpringJoint[]
  readonly colliderGroups: readonly number[]
}
export interface Collider {
  readonly bone: string
  readonly offset: V3
  readonly radius: number
  /** A capsule when given. */
  readonly tail?: V3
}

const chainPoint = (azimuth: number, y: number): V3 => {
  const a = radians(azimuth)
  return [78 * Math.sin(a), y, -22 + (a === 0 ? 0 : 84 * Math.cos(a))]
}

export function springBones(preset: AvatarPreset): {
  bones: Bone[]
  chains: SpringChain[]
  colliders: Collider[]
  groups: { name: string; colliders: number[] }[]
} {
  const bones: Bone[] = []
  const chains: SpringChain[] = []
  const azimuths = preset.hair.style === 'bob' ? AZIMUTHS : []
  const tails = preset.outfit.neckwear === 'scarf' ? SCARF_CHAINS : []
  azimuths.forEach((azimuth, c) => {
    JOINT_Y.forEach((y, j) => {
      bones.push({
        name: `hair${c}_${j}`,
        parent: j === 0 ? 'head' : `hair${c}_${j - 1}`,
        position: toWorld(chainPoint(azimuth, y)),
        humanoid: false,
      })
    })
    chains.push({
      name: `hair ${azimuth}`,
      joints: JOINT_Y.map((_, j) => ({
        bone: `hair${c}_${j}`,
        hitRadius: 0.01,
        stiffness: 1.6,
        gravityPower: 0.08,
        dragForce: 0.45,
      })),
      colliderGroups: [0],
    })
  })
  tails.forEach((points, c) => {
    points.forEach((position, j) => {
      bones.push({
        name: `scarf${c}_${j}`,
        parent: j === 0 ? 'upperChest' : `scarf${c}_${j - 1}`,
        position,
        humanoid: false,
      })
    })
    chains.push({
      name: `scarf ${c}`,
      joints: points.map((_, j) => ({
        bone: `scarf${c}_${j}`,
        hitRadius: 0.006,
        stiffness: 3,
        gravityPower: 0.05,
        dragForce: 0.5,
      })),
      colliderGroups: [1],
    })
  })
  const colliders: Collider[] = [
    { bone: 'head', offset: [0, 0.075, 0.005], radius: 0.068 },
    { bone: 'neck', offset: [0, 0, 0.002], tail: [0, 0.075, 0.012], radius: 0.05 },
    { bone: 'upperChest', offset: [-0.11, 0.1, -0.008], tail: [0.11, 0.1, -0.008], radius: 0.06 },
    { bone: 'upperChest', offset: [0, 0.06, 0.0], tail: [0, -0.02, 0.03], radius: 0.082 },
  ]
  return {
    bones,
    chains,
    colliders,
    groups: [
      { name: 'head and shoulders', colliders: [0, 1, 2] },
      { name: 'chest', colliders: [3] },
    ],
  }
}

/** Hair follows the head above the ears and its two or three nearest chains below. p in head-local mm. */
export function hairWeights(p: V3, hangs: boolean): Influence[] {
  if (!hangs) return [{ bone: 'head', weight: 1 }]
  const hang = smoothstep(18, -40, p[1])
  if (hang === 0) return [{ bone: 'head', weight: 1 }]
  const azimuth = (Math.atan2(p[0], p[2] + 22) * 180) / Math.PI
  const parts: Influence[] = [{ bone: 'head', weight: 1 - hang }]
  const near = AZIMUTHS.map((a, c) => {
    const d = Math.abs(((a - azimuth + 540) % 360) - 180)
    return { c, k: Math.exp(-((d / 26) ** 2)) }
  })
    .sort((a, b) => b.k - a.k || a.c - b.c)
    .slice(0, 2)
  const sum = near.reduce((s, n) => s + n.k, 0) + 1e-9
  // Along the chain: between two joints the weight passes from the upper bone to the lower.
  for (const { c, k } of near) {
    const j = p[1] > at(JOINT_Y, 1) ? 0 : p[1] > at(JOINT_Y, 2) ? 1 : 2
    const t = j === 0 ? 0 : smoothstep(at(JOINT_Y, j) + 14, at(JOINT_Y, j) - 14, p[1])
    parts.push({ bone: `hair${c}_${j}`, weight: (hang * (j === 0 ? 1 : t) * k) / sum })
    if (j > 0) parts.push({ bone: `hair${c}_${j - 1}`, weight: (hang * (1 - t) * k) / sum })
  }
  return settle(parts)
}
