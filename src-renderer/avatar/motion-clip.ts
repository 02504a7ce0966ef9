import type { VRMHumanBoneName } from '@pixiv/three-vrm'

/**
 * A motion as plain numbers: one local rotation a bone a frame, and the way of the hips. Reading it allocates nothing, and it can be
 * tested without a graphics card.
 */
const fingers = ['Thumb', 'Index', 'Middle', 'Ring', 'Little'] as const
const jointsOf = (finger: (typeof fingers)[number]): readonly string[] =>
  finger === 'Thumb' ? ['Metacarpal', 'Proximal', 'Distal'] : ['Proximal', 'Intermediate', 'Distal']
const sided = (side: 'left' | 'right'): readonly string[] => [
  ...['Shoulder', 'UpperArm', 'LowerArm', 'Hand', 'UpperLeg', 'LowerLeg', 'Foot', 'Toes'].map(bone => side + bone),
  ...fingers.flatMap(finger => jointsOf(finger).map(joint => side + finger + joint)),
]

/** Every humanoid bone a motion may turn: all but the eyes (the gaze's) and the jaw. */
export const motionBones = [
  ...['hips', 'spine', 'chest', 'upperChest', 'neck', 'head'],
  ...sided('left'),
  ...sided('right'),
] as readonly VRMHumanBoneName[]

export const isFinger = motionBones.map(bone => /Thumb|Index|Middle|Ring|Little/.test(bone))

export interface MotionClip {
  readonly name: string
  readonly durationSeconds: number
  /** At least 2, evenly spaced from 0 to the end. */
  readonly frames: number
  /** Quaternions x y z w, bone by bone as in `motionBones`, frame by frame. */
  readonly turns: Float32Array
  /** Movement of the hips from their rest, metres, three a frame. */
  readonly hips: Float32Array
}

/** Numbers of one pose. */
export const poseLength = motionBones.length * 4

/** Writes the pose at `seconds` (held at both ends) into `turns` and `hips`. */
export function sampleClip(clip: MotionClip, seconds: number, turns: Float32Array, hips: Float32Array): void {
  const last = clip.frames - 1
  const at = clip.durationSeconds > 0 ? Math.min(last, Math.max(0, (seconds / clip.durationSeconds) * last)) : 0
  const frame = Math.min(last - 1, Math.floor(at))
  const share = at - frame
  const from = frame * poseLength
  const to = from + poseLength
  const data = clip.turns
  for (let bone = 0; bone < poseLength; bone += 4) {
    let dot = 0
    for (let axis = 0; axis < 4; axis++) dot += num(data, from + bone + axis) * num(data, to + bone + axis)
    const sign = dot < 0 ? -1 : 1
    let length = 0
    for (let axis = 0; axis < 4; axis++) {
      const value = num(data, from + bone + axis) * (1 - share) + num(data, to + bone + axis) * share * sign
      turns[bone + axis] = value
      length += value * value
    }
    const scale = length > 0 ? 1 / Math.sqrt(length) : 0
    for (let axis = 0; axis < 4; axis++) turns[bone + axis] = num(turns, bone + axis) * scale
  }
  for (let axis = 0; axis < 3; axis++) {
    hips[axis] = num(clip.hips, frame * 3 + axis) * (1 - share) + num(clip.hips, frame * 3 + 3 + axis) * share
  }
}

/** An element of a list of numbers that is long enough. */
export function num(list: Float32Array, at: number): number {
  return list[at] ?? 0
}
