/**
 * The hair shell (three-profile loft, about 2 cm outside the skull), which controls volume and outline, and the lens-shaped lock that
 * is swept along it. Head-local millimetres.
 */
import { sample3 } from './curves.ts'
import type { Shape, Triangle } from './mesh.ts'
import { smoothNormals } from './mesh.ts'
import type { AvatarPreset } from './preset.ts'
import type { Profile } from './profile.ts'
import { threeProfile } from './profile.ts'
import type { V2, V3 } from './vec.ts'
import { add, at, cross, mix3, normalize, scale, smoothstep, sub } from './vec.ts'

/** Heights (mm) at the upper and lower edge of the hair texture. */
export const HAIR_TOP = 156
export const HAIR_BOTTOM = -144
const STEPS = 19

export interface HairShell {
  readonly profile: Profile
  /** Outward normal of the shell near a point. */
  normal(p: V3): V3
}

export function hairShell(preset: AvatarPreset): HairShell {
  const profile = threeProfile(preset.rows.hair, 2.2, 2.05)
  const normal = (p: V3): V3 => {
    const e = 1.5
    const f = ([x, y, z]: V3): number => {
      const s = profile.section(Math.min(y, profile.top - 0.5))
      const depth = z >= s.zc ? s.zf - s.zc : s.zc - s.zb
      return Math.hypot(x / Math.max(s.w, 4), (z - s.zc) / Math.max(depth, 4))
    }
    const n: V3 = [
      f([p[0] + e, p[1], p[2]]) - f([p[0] - e, p[1], p[2]]),
      f([p[0], p[1] + e, p[2]]) - f([p[0], p[1] - e, p[2]]),
      f([p[0], p[1], p[2] + e]) - f([p[0], p[1], p[2] - e]),
    ]
    // Near the crown the sections shrink to a point; the direction from the middle of the head is steadier there.
    const radial = normalize([p[0], (p[1] - 45) * 0.9, p[2] + 10])
    return normalize(mix3(normalize(n), radial, smoothstep(95, 145, p[1])))
  }
  return { profile, normal }
}

/** Shell point in a direction from the middle of the head: azimuth from the front, elevation over the horizon (radians). */
export function shellAt(profile: Profile, azimuth: number, elevation: number): V3 {
  let low = 40
  let high = profile.top - 0.05
  for (let i = 0; i < 30; i++) {
    const y = (low + high) / 2
    const p = profile.ring(y, azimuth)
    const e = Math.atan2(p[1] - 40, Math.hypot(p[0], p[2] + 10))
    if (e < elevation) low = y
    else high = y
  }
  return profile.ring((low + high) / 2, azimuth)
}

export interface Lock {
  readonly curve: readonly V3[]
  readonly width: (t: number) => number
  readonly thickness: number
  readonly uFrom: number
  readonly uSpan: number
}

/** A lock: lens-shaped section of five points swept along the curve, closed by its taper. */
export function lockShape(shell: HairShell, lock: Lock): Shape {
  const guide = sample3(lock.curve, STEPS)
  const positions: V3[] = []
  const uvs: V2[] = []
  const section: readonly V2[] = [
    [-1, -0.15],
    [-0.52, 0.72],
    [0, 1],
    [0.52, 0.72],
    [1, -0.15],
    [0, -0.55],
  ]
  guide.forEach((p, i) => {
    const t = i / (STEPS - 1)
    const tangent = normalize(sub(at(guide, Math.min(i + 1, STEPS - 1)), at(guide, Math.max(i - 1, 0))))
    const n0 = shell.normal(p)
    const side = normalize(cross(tangent, n0))
    const n = normalize(cross(side, tangent))
    const w = lock.width(t)
    const h = lock.thickness * Math.min(1, w / 6)
    for (const [a, b] of section) {
      positions.push(add(p, add(scale(side, a * w), scale(n, b * h))))
      uvs.push([lock.uFrom + lock.uSpan * (0.5 + 0.5 * a), (HAIR_TOP - p[1]) / (HAIR_TOP - HAIR_BOTTOM)])
    }
  })
  const k = section.length
  const triangles: Triangle[] = []
  for (let i = 0; i < STEPS - 1; i++)
    for (let j = 0; j < k; j++) {
      const a = i * k + j
      const b = i * k + ((j + 1) % k)
      triangles.push([a, b, a + k], [b, b + k, a + k])
    }
  // Light sees mostly the calm shell, a little of the lock's own relief.
  const own = smoothNormals(positions, triangles)
  const normals = positions.map((p, i) => normalize(mix3(shell.normal(p), at(own, i), 0.42)))
  return { positions, uvs, normals, triangles }
}
