import { MathUtils } from 'three'
import type { VRM, VRMHumanBoneName } from '@pixiv/three-vrm'

/**
 * Arms down, fingers softly curled: what a body shows when it has no motion of its own. A T-pose is never shown to a citizen.
 * Degrees, Euler XYZ of the normalised humanoid, left side; the right side has y and z negated (avatar-foundry §12).
 */
const left: readonly (readonly [VRMHumanBoneName, number, number, number])[] = [
  ['leftShoulder', 0, 0, -6],
  ['leftUpperArm', 4, 0, -67],
  ['leftLowerArm', 0, -14, -3],
  ['leftHand', -8, 0, 4],
  ['leftThumbProximal', 0, 20, 0],
]

/** Curl of the proximal joints; the next joints curl 1.15 and 0.7 times as much. */
const curls = { Index: 16, Middle: 18, Ring: 21, Little: 23 } as const
const joints = [
  ['Proximal', 1],
  ['Intermediate', 1.15],
  ['Distal', 0.7],
] as const

export function setRestPose(vrm: VRM): void {
  for (const [bone, x, y, z] of left) both(vrm, bone, x, y, z)
  for (const [finger, degrees] of Object.entries(curls)) {
    for (const [joint, factor] of joints)
      both(vrm, `left${finger}${joint}` as VRMHumanBoneName, 0, 0, -degrees * factor)
  }
}

function both(vrm: VRM, leftBone: VRMHumanBoneName, x: number, y: number, z: number): void {
  const rightBone = leftBone.replace('left', 'right') as VRMHumanBoneName
  const rad = MathUtils.DEG2RAD
  vrm.humanoid.getNormalizedBoneNode(leftBone)?.rotation.set(x * rad, y * rad, z * rad)
  vrm.humanoid.getNormalizedBoneNode(rightBone)?.rotation.set(x * rad, -y * rad, -z * rad)
}
