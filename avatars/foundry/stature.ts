/**
 * Moulds a finished body: wider shoulders, fuller arms and neck, another height. Everything is modelled on one frame (1.62 m), so cloth,
 * skin and bones are moulded by the same function and stay together. World metres, T-pose.
 */
import type { FaceState } from './face-state.ts'
import type { Part } from './mesh.ts'
import type { Stature } from './preset.ts'
import type { Bone } from './skeleton.ts'
import type { V3 } from './vec.ts'
import { mix, scale, smoothstep } from './vec.ts'

export function moulding(stature: Stature): (p: V3) => V3 {
  const { shoulders, girth, neck } = stature
  return p => {
    let [x, y, z] = p
    const a = Math.abs(x)
    const upper = smoothstep(1.1, 1.2, y) * smoothstep(1.378, 1.35, y)
    // Sleeves and arms swell about their axis; the hand keeps its own size.
    const arm = smoothstep(0.15, 0.21, a) * smoothstep(0.6, 0.54, a) * upper
    if (arm > 0) {
      const k = mix(1, girth, arm)
      const axis = mix(1.281, 1.292, (a - 0.122) / 0.47)
      y = axis + (y - axis) * k
      z = -0.021 + (z + 0.021) * k
    }
    const throat = smoothstep(0.085, 0.06, Math.hypot(x, z)) * smoothstep(1.3, 1.34, y) * smoothstep(1.45, 1.41, y)
    if (neck !== 1 && throat > 0) {
      const k = mix(1, neck, throat)
      x *= k
      z = -0.014 + (z + 0.014) * k
    }
    if (shoulders !== 0) x += Math.sign(x) * shoulders * smoothstep(0.06, 0.135, a) * upper
    return scale([x, y, z], stature.scale)
  }
}

/** The full and the light model ask for the same faces; each is worked out once. */
function remembered(evaluate: (state: FaceState) => V3[]): (state: FaceState) => V3[] {
  const known = new Map<FaceState, V3[]>()
  return state => {
    const old = known.get(state)
    if (old) return old
    const fresh = evaluate(state)
    known.set(state, fresh)
    return fresh
  }
}

/** Head and hair only grow with the height; neck and shoulders are not theirs. */
export function mouldPart(part: Part, stature: Stature): Part {
  const { evaluate } = part
  const isHead = part.mesh !== 'Body' && part.mesh !== 'Outfit'
  const mould = isHead ? (p: V3): V3 => scale(p, stature.scale) : moulding(stature)
  return {
    ...part,
    positions: part.positions.map(mould),
    ...(evaluate ? { evaluate: remembered(state => evaluate(state).map(mould)) } : {}),
  }
}

export const mouldBone = (bone: Bone, mould: (p: V3) => V3): Bone => ({ ...bone, position: mould(bone.position) })
