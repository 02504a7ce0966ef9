import { Euler, MathUtils, Quaternion, type Object3D } from 'three'
import type { VRM, VRMHumanBoneName } from '@pixiv/three-vrm'

/**
 * Small turns laid on top of the gesture: breath, sway and gaze say by how many degrees, and the sum is applied once.
 *
 * AnimationMixer rewrites a bone only when its own value changes, so what was added last frame must be taken off first:
 * `restore` puts the gesture's pose back, `capture` remembers what the gesture made of it, `apply` adds the layers.
 */
export const layeredBones = [
  'hips',
  'spine',
  'chest',
  'upperChest',
  'neck',
  'head',
  'leftShoulder',
  'rightShoulder',
] as const satisfies readonly VRMHumanBoneName[]
export type LayeredBone = (typeof layeredBones)[number]

export interface PoseLayers {
  /** Adds a turn in degrees around the bone's own normalised axes (avatar-foundry §12). Bones the model lacks pass theirs on. */
  turn(bone: LayeredBone, x: number, y: number, z: number): void
  /** Adds a shift of the hips in metres. */
  shiftHips(x: number, y: number): void
  restore(): void
  capture(): void
  apply(): void
}

/** Where a turn goes when the model has no such bone: optional bones of VRM have a required neighbour. */
const standIn: Partial<Record<LayeredBone, LayeredBone>> = { upperChest: 'chest', chest: 'spine', neck: 'head' }

export function createPoseLayers(vrm: VRM): PoseLayers {
  const nodes = layeredBones.map(name => vrm.humanoid.getNormalizedBoneNode(name))
  const slots = new Map<LayeredBone, number>()
  layeredBones.forEach((name, at) => {
    let bone: LayeredBone | undefined = name
    while (bone !== undefined && nodes[layeredBones.indexOf(bone)] === null) bone = standIn[bone]
    slots.set(name, bone === undefined ? -1 : layeredBones.indexOf(bone))
    void at
  })
  const hips = nodes[0] ?? null
  const gesture = nodes.map(node => (node === null ? new Quaternion() : node.quaternion.clone()))
  const turns = new Float32Array(nodes.length * 3)
  const euler = new Euler()
  const turned = new Quaternion()
  // Fields of one object are changed in place; a variable of a closure makes a new number with every write.
  const now = {
    hipsX: hips?.position.x ?? 0,
    hipsY: hips?.position.y ?? 0,
    shiftX: 0,
    shiftY: 0,
  }

  return {
    turn(bone, x, y, z) {
      const slot = slots.get(bone) ?? -1
      if (slot < 0) return
      turns[slot * 3] = (turns[slot * 3] ?? 0) + x
      turns[slot * 3 + 1] = (turns[slot * 3 + 1] ?? 0) + y
      turns[slot * 3 + 2] = (turns[slot * 3 + 2] ?? 0) + z
    },
    shiftHips(x, y) {
      now.shiftX += x
      now.shiftY += y
    },
    restore() {
      for (let at = 0; at < nodes.length; at++) copyTo(nodes[at] ?? null, gesture[at])
      if (hips !== null) {
        hips.position.x = now.hipsX
        hips.position.y = now.hipsY
      }
      turns.fill(0)
      now.shiftX = now.shiftY = 0
    },
    capture() {
      for (let at = 0; at < nodes.length; at++) {
        const node = nodes[at]
        if (node) gesture[at]?.copy(node.quaternion)
      }
      now.hipsX = hips?.position.x ?? 0
      now.hipsY = hips?.position.y ?? 0
    },
    apply() {
      for (let at = 0; at < nodes.length; at++) {
        const node = nodes[at]
        const x = turns[at * 3] ?? 0
        const y = turns[at * 3 + 1] ?? 0
        const z = turns[at * 3 + 2] ?? 0
        if (!node || (x === 0 && y === 0 && z === 0)) continue
        euler.set(x * MathUtils.DEG2RAD, y * MathUtils.DEG2RAD, z * MathUtils.DEG2RAD)
        node.quaternion.multiply(turned.setFromEuler(euler))
      }
      if (hips !== null) {
        hips.position.x = now.hipsX + now.shiftX
        hips.position.y = now.hipsY + now.shiftY
      }
    },
  }
}

function copyTo(node: Object3D | null, rotation: Quaternion | undefined): void {
  if (node !== null && rotation !== undefined) node.quaternion.copy(rotation)
}
