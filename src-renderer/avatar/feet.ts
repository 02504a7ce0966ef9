import { Matrix4, Quaternion, Vector3, type Object3D } from 'three'
import type { VRM } from '@pixiv/three-vrm'

/**
 * Keeps both feet where they stand, whatever breath, sway and motion do to the hips: the knees give way. A person at a counter
 * does not slide. Works on the normalised skeleton, after the layers and before the body is drawn; allocates nothing.
 */
export interface Feet {
  plant(): void
}

const forward = new Vector3(0, 0, 1)

interface Leg {
  readonly upper: Object3D
  readonly lower: Object3D
  readonly foot: Object3D
  readonly ankle: Vector3
  readonly thigh: number
  readonly shin: number
  readonly restUpper: Quaternion
  readonly restLower: Quaternion
}

/** @param vrm in its rest pose, as that is where the feet stay */
export function createFeet(vrm: VRM): Feet {
  const hips = vrm.humanoid.getNormalizedBoneNode('hips')
  const matrix = new Matrix4()
  const x = new Vector3()
  const y = new Vector3()
  const z = new Vector3()
  const hinge = new Vector3()
  const toKnee = new Vector3()
  const toAnkle = new Vector3()
  const way = new Vector3()
  const along = new Vector3()
  const front = new Vector3()
  const joint = new Vector3()
  const upperTurn = new Quaternion()
  const lowerTurn = new Quaternion()
  const spare = new Quaternion()

  /** A bone along `axis` whose second axis is as near to the knee's hinge as it can be. */
  const along3 = (axis: Vector3, out: Quaternion): Quaternion => {
    x.copy(axis).normalize()
    y.copy(hinge).addScaledVector(x, -hinge.dot(x)).normalize()
    z.crossVectors(x, y)
    return out.setFromRotationMatrix(matrix.makeBasis(x, y, z))
  }
  const legOf = (side: 'left' | 'right'): Leg | undefined => {
    const upper = vrm.humanoid.getNormalizedBoneNode(`${side}UpperLeg`)
    const lower = vrm.humanoid.getNormalizedBoneNode(`${side}LowerLeg`)
    const foot = vrm.humanoid.getNormalizedBoneNode(`${side}Foot`)
    if (!hips || !upper || !lower || !foot) return undefined
    const ankle = new Vector3().add(hips.position).add(upper.position).add(lower.position).add(foot.position)
    hinge.crossVectors(way.addVectors(lower.position, foot.position), forward).normalize()
    return {
      ...{ upper, lower, foot, ankle, thigh: lower.position.length(), shin: foot.position.length() },
      restUpper: along3(lower.position, new Quaternion()).invert(),
      restLower: along3(foot.position, new Quaternion()).invert(),
    }
  }
  const legs = [legOf('left'), legOf('right')]

  return {
    plant() {
      if (!hips) return
      for (let at = 0; at < legs.length; at++) {
        const leg = legs[at]
        if (leg === undefined) continue
        joint.copy(leg.upper.position).applyQuaternion(hips.quaternion).add(hips.position)
        way.subVectors(leg.ankle, joint)
        const far = Math.min(way.length(), (leg.thigh + leg.shin) * 0.99999)
        along.copy(way).normalize()
        const a = (leg.thigh ** 2 - leg.shin ** 2 + far ** 2) / (2 * far)
        front.copy(forward).addScaledVector(along, -forward.dot(along)).normalize()
        toKnee
          .copy(along)
          .multiplyScalar(a)
          .addScaledVector(front, Math.sqrt(Math.max(0, leg.thigh ** 2 - a ** 2)))
        toAnkle.copy(along).multiplyScalar(far).sub(toKnee)
        hinge.crossVectors(way, forward).normalize()
        along3(toKnee, upperTurn).multiply(leg.restUpper)
        along3(toAnkle, lowerTurn).multiply(leg.restLower)
        leg.upper.quaternion.copy(spare.copy(hips.quaternion).invert()).multiply(upperTurn)
        leg.lower.quaternion.copy(spare.copy(upperTurn).invert()).multiply(lowerTurn)
        leg.foot.quaternion.copy(lowerTurn).invert()
      }
    },
  }
}
