/** Collar of the jacket and of the shirt: sheets around the neck that rest on the cloth below. World metres. */
import { aroundY, sheet } from './lofts.ts'
import type { Shape } from './mesh.ts'
import { join } from './mesh.ts'
import { settleOn } from './patches.ts'
import type { Field } from './sdf.ts'
import type { V3 } from './vec.ts'
import { at, clamp, mix, mix3, smoothstep } from './vec.ts'

/** The collar lies around the neck: stand, roll, then a fall on the shoulders; its front ends meet the lapels in a notch. */
export function jacketCollar(field: Field): Shape {
  const half = 17
  const innerPath: readonly V3[] = [
    [0.0505, 1.285, 0.062],
    [0.053, 1.316, 0.034],
    [0.0555, 1.343, -0.004],
    [0.0495, 1.363, -0.047],
    [0.028, 1.37, -0.072],
    [0, 1.372, -0.079],
  ]
  const outerPath: readonly V3[] = [
    [0.0715, 1.26, 0.067],
    [0.0805, 1.283, 0.041],
    [0.0805, 1.307, 0.008],
    [0.069, 1.329, -0.036],
    [0.043, 1.329, -0.088],
    [0, 1.329, -0.097],
  ]
  const along = (path: readonly V3[], t: number): V3 => {
    const f = clamp(t, 0, 1) * (path.length - 1)
    const i = Math.min(path.length - 2, Math.floor(f))
    const k = f - i
    // Catmull–Rom keeps the neckline round between the drawn points; at the nape the curve is mirrored.
    const get = (j: number): V3 => {
      if (j < 0) return at(path, 0)
      if (j < path.length) return at(path, j)
      const m = at(path, 2 * (path.length - 1) - j)
      return [-m[0], m[1], m[2]]
    }
    const [p0, p1, p2, p3] = [get(i - 1), get(i), get(i + 1), get(i + 2)]
    return [0, 1, 2].map(c => {
      const [a, b, d, e] = [at(p0, c), at(p1, c), at(p2, c), at(p3, c)]
      return 0.5 * (2 * b + (d - a) * k + (2 * a - 5 * b + 4 * d - e) * k * k + (3 * b - a - 3 * d + e) * k ** 3)
    }) as unknown as V3
  }
  const profile = [0, 0.12, 0.3, 0.5, 0.75, 1, 1]
  const place = (u: number, row: number): V3 => {
    const side = u <= 0.5 ? 1 : -1
    const t = u <= 0.5 ? u * 2 : (1 - u) * 2
    const a = along(innerPath, t)
    const b = along(outerPath, t)
    const k = at(profile, row)
    const guess = mix3(a, b, k)
    const settled = settleOn(
      field,
      guess,
      row === profile.length - 1 ? 0.0004 : 0.0036 + 0.0012 * Math.sin(Math.PI * k) + 0.002 * smoothstep(0.55, 1, t),
    )
    const stand = smoothstep(0.42, 0.02, k) * smoothstep(0, 0.35, t)
    const raised: V3 = row === 0 ? a : [guess[0], guess[1] + 0.0045, guess[2]]
    const p = mix3(settled, raised, stand)
    return [p[0] * side, p[1], p[2]]
  }
  return sheet(
    profile.length,
    half * 2 * 2,
    (u, v) => place(u, Math.round(v * (profile.length - 1))),
    true,
    (u, v) => [v, u],
  )
}

/** White collar: stand around the neck, leaf folded down close to it, its points beside the knot. */
export function shirtCollar(field: Field): Shape {
  const stand = sheet(3, 36, (u, v) => {
    const front = Math.max(0, Math.cos(2 * Math.PI * u))
    return aroundY(u, 0.0448, 0.046, [0, mix(1.316, 1.3645 - 0.0115 * front, v), -0.0165])
  })
  const leaf = sheet(
    7,
    46,
    (u, v) => {
      // The leaf opens downward, so its points stand apart beside the knot.
      const gap = 0.012 + 0.062 * smoothstep(0.4, 0.9, v)
      const a = 2 * Math.PI * mix(gap, 1 - gap, u)
      const front = Math.max(0, Math.cos(a)) ** 2
      const point = Math.max(0, Math.cos(a * 1.15)) ** 5
      const top = 1.3665 - 0.012 * front
      const drop = 0.024 + 0.013 * point
      const rows: readonly (readonly [number, number])[] = [
        [0.0452, top - 0.002],
        [0.0458, top + 0.0012],
        [0.0482, top + 0.0016],
        [0.0503, top - 0.004],
        [0.0524 + 0.004 * front, top - drop * 0.55],
        [0.0545 + 0.0075 * front, top - drop],
        [0.0528 + 0.0075 * front, top - drop + 0.0012],
      ]
      const row = Math.round(v * 6)
      const [r, y] = at(rows, row)
      const p: V3 = [r * 1.01 * Math.sin(a), y, -0.0165 + r * 1.03 * Math.cos(a)]
      // The leaf rests on the shirt and on the scarf's band, never under them: it is pushed straight out from the neck.
      if (row < 4) return p
      let out = p
      const reach = 16 * smoothstep(0.05, 0.5, front)
      for (let step = 0; step < reach && field(out) < (row === 6 ? 0.0002 : 0.002) + 0.004 * front; step++) {
        out = [out[0] + 0.001 * Math.sin(a), out[1], out[2] + 0.001 * Math.cos(a)]
      }
      return out
    },
    true,
  )
  return join([stand, leaf])
}
