/**
 * Small vector arithmetic shared by every part of the foundry.
 * Axes everywhere: VRM 1.0, Y up, the avatar faces +Z, her left hand is +X. Units are stated by each part
 * (metres for the body, millimetres in head-local space for face and hair); angles are radians unless named degrees.
 */
export type V2 = readonly [number, number]
export type V3 = readonly [number, number, number]

/** Reads an element that must exist; a hole in a table is a mistake of the foundry, not of the data. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index]
  if (value === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`)
  return value
}

export const add = (a: V3, b: V3): V3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const sub = (a: V3, b: V3): V3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const scale = (a: V3, k: number): V3 => [a[0] * k, a[1] * k, a[2] * k]
export const dot = (a: V3, b: V3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const length = (a: V3): number => Math.sqrt(dot(a, a))
export const cross = (a: V3, b: V3): V3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t
export const mix2 = (a: V2, b: V2, t: number): V2 => [mix(a[0], b[0], t), mix(a[1], b[1], t)]
export const mix3 = (a: V3, b: V3, t: number): V3 => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)]
export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x))
export const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Unit vector; a zero vector answers +Z so that no accessor ever holds a null normal. */
export function normalize(a: V3): V3 {
  const l = length(a)
  return l > 1e-12 ? scale(a, 1 / l) : [0, 0, 1]
}

/** Hermite step from 0 at `from` to 1 at `to`; works for from > to as well (a falling step). */
export function smoothstep(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from), 0, 1)
  return t * t * (3 - 2 * t)
}

/** Repeatable noise (Lehmer generator, 31 bit): same seed, same numbers, on every machine. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** Is the point inside the closed polygon (even-odd rule)? */
export function insidePolygon(p: V2, polygon: readonly V2[]): boolean {
  let inside = false
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const a = at(polygon, i)
    const b = at(polygon, j)
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}
