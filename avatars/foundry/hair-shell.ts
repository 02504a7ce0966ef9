/**
 * The hair shell (three-profile loft, one to two centimetres outside the skull), which controls volume and outline, and the lens-shaped
 * lock that is swept along it. Head-local millimetres, origin on the eye line.
 */
import { sample3 } from './curves.ts'
import type { Shape, Triangle } from './mesh.ts'
import { smoothNormals } from './mesh.ts'
import type { AvatarPreset } from './preset.ts'
import type { Profile } from './profile.ts'
import { threeProfile } from './profile.ts'
import type { V2, V3 } from './vec.ts'
import { add, at, cross, length, mix, mix3, normalize, radians, scale, smoothstep, sub } from './vec.ts'

/** Heights (mm) at the upper and lower edge of the hair texture. */
export const HAIR_TOP = 156
export const HAIR_BOTTOM = -144
/** Middle of the head, from which directions are counted. */
const MIDDLE: V3 = [0, 34, -12]

export interface HairShell {
  readonly profile: Profile
  /** Outward normal of the shell near a point. */
  normal(p: V3): V3
  /** Shell point in a direction from the middle of the head: azimuth from the front (+ her left) and elevation, degrees. */
  toward(azimuth: number, elevation: number): V3
}

export function hairShell(preset: AvatarPreset): HairShell {
  const profile = threeProfile(preset.rows.hair, preset.hair.style === 'bob' ? 2.2 : 2.44, 2.05)
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
    return normalize(mix3(normalize(n), radial, smoothstep(profile.top - 58, profile.top - 8, p[1])))
  }
  const inside = (p: V3): boolean =>
    p[1] < profile.top && profile.pseudo(p[0], Math.max(p[1], profile.bottom), p[2]) < 0
  const toward = (azimuth: number, elevation: number): V3 => {
    const [a, e] = [radians(azimuth), radians(elevation)]
    const d: V3 = [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)]
    let low = 0
    let high = 320
    for (let i = 0; i < 34; i++) {
      const t = (low + high) / 2
      if (inside(add(MIDDLE, scale(d, t)))) low = t
      else high = t
    }
    return add(MIDDLE, scale(d, low))
  }
  return { profile, normal, toward }
}

/** Direction of a point from the middle of the head, degrees. */
export function directionOf(p: V3): { azimuth: number; elevation: number } {
  const [x, y, z] = sub(p, MIDDLE)
  return { azimuth: (Math.atan2(x, z) * 180) / Math.PI, elevation: (Math.atan2(y, Math.hypot(x, z)) * 180) / Math.PI }
}

export interface Lock {
  readonly curve: readonly V3[]
  /** Half-width, mm. */
  readonly width: (t: number) => number
  /** Height of the lens, mm. */
  readonly thickness: number
  readonly steps: number
  /** How far the edges keep their own normals, 0…1: high ends the outline cleanly, low keeps the light calm. */
  readonly edge: number
  /** Place across the hair texture; the left half of it is drawn with an outline, the right half without. */
  readonly uFrom: number
  readonly uSpan: number
}

const SECTION: readonly V2[] = [
  [-1, -0.2],
  [-0.48, 0.76],
  [0.06, 1],
  [0.56, 0.7],
  [1, -0.2],
  [0, -0.5],
]

/** Picks `count` of many points so that bends and the point of the lock get more of them than straight stretches. */
function bentSamples(dense: readonly V3[], count: number): V3[] {
  const reach = [0]
  for (let i = 1; i < dense.length; i++) {
    const step = sub(at(dense, i), at(dense, i - 1))
    const before = i > 1 ? sub(at(dense, i - 1), at(dense, i - 2)) : step
    const bend = length(sub(normalize(step), normalize(before)))
    const tip = 1 + 0.7 * smoothstep(0.7, 0.9, i / dense.length)
    reach.push(at(reach, i - 1) + length(step) * tip + 36 * bend)
  }
  const total = at(reach, dense.length - 1)
  let j = 0
  return Array.from({ length: count }, (_, k) => {
    const target = (total * k) / (count - 1)
    while (j < dense.length - 2 && at(reach, j + 1) < target) j++
    const t = (target - at(reach, j)) / (at(reach, j + 1) - at(reach, j) || 1)
    return mix3(at(dense, j), at(dense, j + 1), Math.min(1, Math.max(0, t)))
  })
}

/** A lock: lens-shaped section swept along the curve, closed by its taper. */
export function lockShape(shell: HairShell, lock: Lock): Shape {
  const guide = bentSamples(sample3(lock.curve, 90), lock.steps)
  const positions: V3[] = []
  const uvs: V2[] = []
  guide.forEach((p, i) => {
    const t = i / (lock.steps - 1)
    const tangent = normalize(sub(at(guide, Math.min(i + 1, lock.steps - 1)), at(guide, Math.max(i - 1, 0))))
    const n0 = shell.normal(p)
    const side = normalize(cross(tangent, n0))
    const n = normalize(cross(side, tangent))
    const w = lock.width(t)
    const h = lock.thickness * Math.min(1, w / 6)
    for (const [a, b] of SECTION) {
      positions.push(add(p, add(scale(side, a * w), scale(n, b * h))))
      uvs.push([lock.uFrom + lock.uSpan * (0.5 + 0.5 * a), (HAIR_TOP - p[1]) / (HAIR_TOP - HAIR_BOTTOM)])
    }
  })
  const k = SECTION.length
  const triangles: Triangle[] = []
  for (let i = 0; i < lock.steps - 1; i++)
    for (let j = 0; j < k; j++) {
      const a = i * k + j
      const b = i * k + ((j + 1) % k)
      triangles.push([a, b, a + k], [b, b + k, a + k])
    }
  // Light sees mostly the calm shell, a little of the lock's own relief.
  const own = smoothNormals(positions, triangles)
  // Edge and underside keep their own normals: the outline must grow sideways there, not up through the neighbour.
  const share = [lock.edge, 0.26, 0.25, 0.26, lock.edge, 1]
  const normals = positions.map((p, i) => normalize(mix3(shell.normal(p), at(own, i), at(share, i % k))))
  return { positions, uvs, normals, triangles }
}

/** A place across the hair texture for one lock: outlined ones in its left half, plain ones in its right half. */
export function strandPlace(random: () => number, outlined: boolean): { uFrom: number; uSpan: number } {
  const uSpan = 0.1 + 0.05 * random()
  return { uSpan, uFrom: (outlined ? 0.01 : 0.51) + random() * (0.48 - uSpan) }
}

/** Half-width along a lock: narrow root, full body, a rounded point. */
export const lockWidth =
  (half: number, root: number, taperFrom: number) =>
  (t: number): number => {
    const grow = root + (1 - root) * smoothstep(0, 0.34, t)
    const k = Math.max(0, (t - taperFrom) / (1.001 - taperFrom))
    return half * grow * (1 - k ** 1.7) ** 0.86 + 0.12
  }

/** Between two directions along the shell; `eased` slows both ends. */
export const between = (a: number, b: number, t: number): number => mix(a, b, 0.5 * t + 0.5 * smoothstep(0, 1, t))
