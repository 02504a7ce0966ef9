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
    [0.0495, 1.288, 0.06],
    [0.054, 1.318, 0.03],
    [0.0575, 1.345, -0.008],
    [0.05, 1.364, -0.05],
    [0.028, 1.371, -0.074],
    [0, 1.373, -0.081],
  ]
  const outerPath: readonly V3[] = [
    [0.081, 1.268, 0.06],
    [0.087, 1.286, 0.035],
    [0.084, 1.313, -0.012],
    [0.074, 1.325, -0.06],
    [0.044, 1.325, -0.096],
    [0, 1.326, -0.102],
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
      row === profile.length - 1 ? 0.0006 : 0.005 + 0.0008 * k + 0.003 * smoothstep(0.55, 1, t),
    )
    const stand = smoothstep(0.42, 0.02, k) * smoothstep(0, 0.35, t)
    const raised: V3 = row === 0 ? a : [guess[0], guess[1] + 0.006, guess[2]]
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

/** White collar: stand around the neck, leaf folded down, its points beside the knot. */
export function shirtCollar(field: Field): Shape {
  const stand = sheet(4, 40, (u, v) => {
    const front = Math.max(0, Math.cos(2 * Math.PI * u))
    return aroundY(u, 0.0462, 0.0472, [0, mix(1.318, 1.3655 - 0.0105 * front, v), -0.0165])
  })
  const leaf = sheet(
    5,
    56,
    (u, v) => {
      // The leaf opens downward, so its points stand apart beside the knot.
      const gap = 0.03 + 0.036 * smoothstep(0.45, 1, v)
      const a = 2 * Math.PI * mix(gap, 1 - gap, u)
      const front = Math.max(0, Math.cos(a)) ** 3
      const back = Math.sqrt(Math.max(0, -Math.cos(a)))
      const rows: readonly (readonly [number, number])[] = [
        [0.0468, 1.338],
        [0.0462, 1.3665 - 0.009 * front],
        [0.0485, 1.3705 - 0.0095 * front],
        [0.0515, 1.3665 - 0.011 * front],
        [0.0555 + 0.006 * front - 0.004 * back, 1.351 - 0.014 * front],
        [0.059 + 0.02 * front - 0.007 * back, 1.332 - 0.02 * front + 0.009 * back],
      ]
      const row = Math.round(v * 4)
      const [r, y] = at(rows, row)
      const p: V3 = [r * 1.02 * Math.sin(a), y, -0.0165 + r * 1.03 * Math.cos(a)]
      // The leaf rests on the shirt and on the scarf's band, never under them: it is pushed straight out from the neck.
      const clear = 0.007 * front + 0.002
      if (row < 3) return p
      let out = p
      const reach = 22 * smoothstep(0.05, 0.55, front)
      for (let step = 0; step < reach && field(out) < clear; step++) {
        out = [out[0] + 0.001 * Math.sin(a), out[1], out[2] + 0.001 * Math.cos(a)]
      }
      return out
    },
    true,
  )
  return join([stand, leaf])
}
