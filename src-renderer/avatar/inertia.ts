import { isFinger, num, poseLength } from './motion-clip.ts'

/**
 * One motion takes over from another without a pop: what was shown, and how fast it moved, is kept as an offset over the new motion
 * and dies away by a quintic, so that place, speed and acceleration meet at both ends. It may be interrupted at any moment.
 * Offsets are rotation vectors (axis × radians) before the new motion's rotation; nothing is allocated.
 */
export interface Inertia {
  /**
   * @param shown, before  the last two poses on the screen, `stepSeconds` apart
   * @param next  where the new motion begins
   */
  begin(shown: PoseNumbers, before: PoseNumbers, next: PoseNumbers, stepSeconds: number): void
  /** Lays what is left of the offset over a pose, in place. */
  apply(pose: PoseNumbers): void
  update(deltaSeconds: number): void
  reset(): void
  /** How much the new motion has to wait, 0…1: two large movements at once would add up to a third that nobody made. */
  readonly drag: number
}

export interface PoseNumbers {
  readonly turns: Float32Array
  readonly hips: Float32Array
}

export const newPose = (): PoseNumbers => ({ turns: new Float32Array(poseLength), hips: new Float32Array(3) })

/** A calm person's joint: 220°/s and 1400°/s² while changing from one motion to another; fingers may be twice as quick. */
const fastest = (220 * Math.PI) / 180
const hardest = (1400 * Math.PI) / 180
const shortestSeconds = 0.3
const longestSeconds = 1.1
/** A joint this far off (radians) counts as a large movement. */
const wide = 0.5

export function createInertia(): Inertia {
  const bones = poseLength / 4
  const offset = new Float32Array(bones * 3 + 3)
  const speed = new Float32Array(bones * 3 + 3)
  const vector = new Float32Array(3)
  const earlier = new Float32Array(3)
  let whole = 0
  let passed = 0
  let widest = 0

  const put = (slot: number, seconds: number): void => {
    for (let axis = 0; axis < 3; axis++) {
      offset[slot + axis] = num(vector, axis)
      speed[slot + axis] = seconds > 0 ? (num(vector, axis) - num(earlier, axis)) / seconds : 0
    }
  }
  const lengthAt = (list: Float32Array, slot: number): number =>
    Math.hypot(num(list, slot), num(list, slot + 1), num(list, slot + 2))

  return {
    get drag() {
      return passed < whole ? widest * (1 - passed / whole) : 0
    },
    begin(shown, before, next, stepSeconds) {
      let seconds = shortestSeconds
      widest = 0
      for (let bone = 0; bone < bones; bone++) {
        difference(shown.turns, next.turns, bone * 4, vector)
        difference(before.turns, next.turns, bone * 4, earlier)
        put(bone * 3, stepSeconds)
        const ease = isFinger[bone] === true ? 0.5 : 1
        const way = lengthAt(offset, bone * 3) * ease
        const pace = lengthAt(speed, bone * 3) * ease
        // Peaks of the quintic over a way and time of one: speed 1.875, acceleration 5.77; a start at full pace adds to both.
        if (isFinger[bone] !== true) widest = Math.max(widest, Math.min(1, lengthAt(offset, bone * 3) / wide))
        seconds = Math.max(seconds, (1.875 * way) / fastest, Math.sqrt((5.77 * way) / hardest), (4 * pace) / hardest)
      }
      for (let axis = 0; axis < 3; axis++) {
        vector[axis] = num(shown.hips, axis) - num(next.hips, axis)
        earlier[axis] = num(before.hips, axis) - num(next.hips, axis)
      }
      put(bones * 3, stepSeconds)
      whole = Math.min(seconds, longestSeconds)
      passed = 0
    },
    update(deltaSeconds) {
      passed = Math.min(whole, passed + deltaSeconds)
    },
    apply(pose) {
      if (passed >= whole) return
      const s = passed / whole
      const rest = 1 - s
      // x(0) = offset, x'(0) = speed, x''(0) = 0; all three are 0 at the end.
      const ofOffset = rest * rest * rest * (1 + 3 * s + 6 * s * s)
      const ofSpeed = whole * s * rest * rest * rest * (1 + 3 * s)
      for (let bone = 0; bone < bones; bone++) {
        const slot = bone * 3
        turnBy(
          pose.turns,
          bone * 4,
          num(offset, slot) * ofOffset + num(speed, slot) * ofSpeed,
          num(offset, slot + 1) * ofOffset + num(speed, slot + 1) * ofSpeed,
          num(offset, slot + 2) * ofOffset + num(speed, slot + 2) * ofSpeed,
        )
      }
      for (let axis = 0; axis < 3; axis++) {
        const slot = bones * 3 + axis
        pose.hips[axis] = num(pose.hips, axis) + num(offset, slot) * ofOffset + num(speed, slot) * ofSpeed
      }
    },
    reset() {
      offset.fill(0)
      speed.fill(0)
      whole = passed = widest = 0
    },
  }
}

/** Rotation vector of a·b⁻¹ at a slot of two poses, the short way round. */
function difference(a: Float32Array, b: Float32Array, slot: number, out: Float32Array): void {
  const ax = num(a, slot)
  const ay = num(a, slot + 1)
  const az = num(a, slot + 2)
  const aw = num(a, slot + 3)
  const bx = num(b, slot)
  const by = num(b, slot + 1)
  const bz = num(b, slot + 2)
  const bw = num(b, slot + 3)
  const w = aw * bw + ax * bx + ay * by + az * bz
  const sign = w < 0 ? -1 : 1
  const x = (ax * bw - aw * bx - ay * bz + az * by) * sign
  const y = (ay * bw - aw * by - az * bx + ax * bz) * sign
  const z = (az * bw - aw * bz - ax * by + ay * bx) * sign
  const sine = Math.sqrt(x * x + y * y + z * z)
  const scale = sine > 1e-7 ? (2 * Math.atan2(sine, w * sign)) / sine : 2
  out[0] = x * scale
  out[1] = y * scale
  out[2] = z * scale
}

/** Lays a rotation vector over the quaternion at a slot. */
function turnBy(turns: Float32Array, slot: number, x: number, y: number, z: number): void {
  const angle = Math.sqrt(x * x + y * y + z * z)
  if (angle < 1e-7) return
  const k = Math.sin(angle / 2) / angle
  const ox = x * k
  const oy = y * k
  const oz = z * k
  const ow = Math.cos(angle / 2)
  const qx = num(turns, slot)
  const qy = num(turns, slot + 1)
  const qz = num(turns, slot + 2)
  const qw = num(turns, slot + 3)
  turns[slot] = ow * qx + ox * qw + oy * qz - oz * qy
  turns[slot + 1] = ow * qy - ox * qz + oy * qw + oz * qx
  turns[slot + 2] = ow * qz + ox * qy - oy * qx + oz * qw
  turns[slot + 3] = ow * qw - ox * qx - oy * qy - oz * qz
}
