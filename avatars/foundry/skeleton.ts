/**
 * Bones in world metres, T-pose, all rotations zero (so a bone's local rotation is its VRM-normalised rotation).
 * All VRM 1.0 humanoid bones except the jaw, with fingers; right side mirrored from the left.
 */
import type { V3 } from './vec.ts'
import { at } from './vec.ts'

const CENTRE = ['hips', 'spine', 'chest', 'upperChest', 'neck', 'head'] as const
type Sided =
  | 'Eye'
  | 'Shoulder'
  | 'UpperArm'
  | 'LowerArm'
  | 'Hand'
  | 'UpperLeg'
  | 'LowerLeg'
  | 'Foot'
  | 'Toes'
  | 'ThumbMetacarpal'
  | 'ThumbProximal'
  | 'ThumbDistal'
  | 'IndexProximal'
  | 'IndexIntermediate'
  | 'IndexDistal'
  | 'MiddleProximal'
  | 'MiddleIntermediate'
  | 'MiddleDistal'
  | 'RingProximal'
  | 'RingIntermediate'
  | 'RingDistal'
  | 'LittleProximal'
  | 'LittleIntermediate'
  | 'LittleDistal'
export const FINGERS = ['Thumb', 'Index', 'Middle', 'Ring', 'Little'] as const

export type Side = 'left' | 'right'
export type HumanBone = (typeof CENTRE)[number] | `${Side}${Sided}`
/** Humanoid bones and the spring bones that hang from them, by name. */
export type BoneName = string

export interface Bone {
  readonly name: BoneName
  readonly parent: BoneName | null
  readonly position: V3
  readonly humanoid: boolean
}

const WRIST: V3 = [0.6, 1.292, -0.018]

/** Joint chains of the unscaled left hand including the tip, and radii at base and tip. */
const HAND: Readonly<Record<(typeof FINGERS)[number], { joints: readonly V3[]; radii: readonly [number, number] }>> = {
  Thumb: {
    joints: [
      [0.621, 1.281, 0.012],
      [0.65, 1.274, 0.034],
      [0.676, 1.269, 0.05],
      [0.698, 1.266, 0.062],
    ],
    radii: [0.0135, 0.0078],
  },
  Index: {
    joints: [
      [0.682, 1.294, 0.012],
      [0.719, 1.2935, 0.015],
      [0.742, 1.293, 0.0165],
      [0.763, 1.292, 0.0175],
    ],
    radii: [0.0098, 0.0066],
  },
  Middle: {
    joints: [
      [0.686, 1.296, -0.009],
      [0.727, 1.2955, -0.009],
      [0.753, 1.295, -0.009],
      [0.775, 1.294, -0.009],
    ],
    radii: [0.0102, 0.0068],
  },
  Ring: {
    joints: [
      [0.682, 1.2945, -0.029],
      [0.719, 1.294, -0.032],
      [0.744, 1.2935, -0.0335],
      [0.765, 1.2925, -0.0345],
    ],
    radii: [0.0098, 0.0064],
  },
  Little: {
    joints: [
      [0.674, 1.291, -0.0465],
      [0.703, 1.29, -0.0515],
      [0.722, 1.2895, -0.0545],
      [0.739, 1.2885, -0.0565],
    ],
    radii: [0.0088, 0.0056],
  },
}

export interface Finger {
  readonly name: (typeof FINGERS)[number]
  readonly joints: readonly V3[]
  /** Radius at base and tip, metres. */
  readonly radii: readonly [number, number]
}

/** The left hand's fingers, scaled about the wrist. */
export function fingers(handScale: number): Finger[] {
  return FINGERS.map(name => {
    const { joints, radii } = HAND[name]
    return {
      name,
      joints: joints.map((p): V3 => [
        WRIST[0] + (p[0] - WRIST[0]) * handScale,
        WRIST[1] + (p[1] - WRIST[1]) * handScale,
        WRIST[2] + (p[2] - WRIST[2]) * handScale,
      ]),
      radii: [radii[0] * handScale, radii[1] * handScale],
    }
  })
}

const LEFT: readonly (readonly [Sided, string, V3])[] = [
  ['Eye', 'head', [0.0177, 1.4878, 0.0504]],
  ['Shoulder', 'upperChest', [0.025, 1.295, -0.016]],
  ['UpperArm', '*Shoulder', [0.128, 1.299, -0.02]],
  ['LowerArm', '*UpperArm', [0.374, 1.292, -0.02]],
  ['Hand', '*LowerArm', WRIST],
  ['UpperLeg', 'hips', [0.076, 0.845, 0]],
  ['LowerLeg', '*UpperLeg', [0.071, 0.462, 0.004]],
  ['Foot', '*LowerLeg', [0.074, 0.082, -0.018]],
  ['Toes', '*Foot', [0.076, 0.022, 0.085]],
]

/** The humanoid skeleton of a preset, parents before children. */
export function humanoid(handScale: number): Bone[] {
  const bones: Bone[] = []
  const centre: readonly V3[] = [
    [0, 0.87, 0],
    [0, 0.955, 0],
    [0, 1.06, -0.004],
    [0, 1.175, -0.012],
    [0, 1.33, -0.018],
    [0, 1.405, -0.004],
  ]
  CENTRE.forEach((name, i) => {
    bones.push({ name, parent: i === 0 ? null : at(CENTRE, i - 1), position: at(centre, i), humanoid: true })
  })
  for (const side of ['left', 'right'] as const) {
    const m = side === 'left' ? 1 : -1
    const put = (name: string, parent: string, p: V3): void => {
      bones.push({
        name: `${side}${name}`,
        parent: parent.startsWith('*') ? `${side}${parent.slice(1)}` : parent,
        position: [p[0] * m, p[1], p[2]],
        humanoid: true,
      })
    }
    for (const [name, parent, p] of LEFT) put(name, parent, p)
    for (const f of fingers(handScale)) {
      const segments =
        f.name === 'Thumb' ? ['Metacarpal', 'Proximal', 'Distal'] : ['Proximal', 'Intermediate', 'Distal']
      segments.forEach((s, i) => {
        put(`${f.name}${s}`, i === 0 ? '*Hand' : `*${f.name}${at(segments, i - 1)}`, at(f.joints, i))
      })
    }
  }
  return bones
}
