/** Signed distances (metres, negative inside) for the parts that grow into one another: sleeves into a jacket, fingers into a palm. */
import type { Profile } from './profile.ts'
import type { V3 } from './vec.ts'
import { add, clamp, dot, length, mix, normalize, scale, sub } from './vec.ts'

export type Field = (p: V3) => number

/** Round cone between two points. `squash` > 1 flattens it in y. */
export function cone(a: V3, ra: number, b: V3, rb: number, squash = 1): Field {
  const flat = (p: V3): V3 => [p[0], p[1] * squash, p[2]]
  const fa = flat(a)
  const ab = sub(flat(b), fa)
  const l2 = dot(ab, ab)
  return p => {
    const ap = sub(flat(p), fa)
    const t = clamp(dot(ap, ab) / l2, 0, 1)
    return (length(sub(ap, scale(ab, t))) - mix(ra, rb, t)) / Math.sqrt(squash)
  }
}

/** Torso of a three-profile table. Not metric: march it with short steps. */
export const profileField =
  (profile: Profile): Field =>
  ([x, y, z]) =>
    profile.pseudo(x, clamp(y, profile.bottom, profile.top), z) * 0.92 + Math.max(0, y - profile.top)

/** Union with a fillet of radius about k. */
export function blend(a: Field, b: Field, k: number): Field {
  return p => {
    const da = a(p)
    const db = b(p)
    const h = Math.max(k - Math.abs(da - db), 0) / k
    return Math.min(da, db) - (h * h * k) / 4
  }
}

/** The same on both sides of x = 0. */
export const bothSides =
  (f: Field): Field =>
  ([x, y, z]) =>
    f([Math.abs(x), y, z])

export function gradient(f: Field, p: V3, step = 2e-4): V3 {
  const [x, y, z] = p
  return [
    (f([x + step, y, z]) - f([x - step, y, z])) / (2 * step),
    (f([x, y + step, z]) - f([x, y - step, z])) / (2 * step),
    (f([x, y, z + step]) - f([x, y, z - step])) / (2 * step),
  ]
}

export const outward = (f: Field, p: V3): V3 => normalize(gradient(f, p))

/**
 * First crossing along a ray, or null. Steps are 45 % of the reported distance because a profile field overstates it, then the
 * crossing is bisected; without this, patches sink into the cloth.
 */
export function hit(f: Field, from: V3, direction: V3, reach: number): V3 | null {
  let t = 0
  let before = 0
  while (t < reach) {
    const d = f(add(from, scale(direction, t)))
    if (d < 0) {
      let low = before
      let high = t
      for (let i = 0; i < 24; i++) {
        const m = (low + high) / 2
        if (f(add(from, scale(direction, m))) < 0) high = m
        else low = m
      }
      return add(from, scale(direction, low))
    }
    before = t
    t += Math.max(0.45 * d, 2e-4)
  }
  return null
}
