/** Curves through drawn points. Units are those of the points. */
import type { V2, V3 } from './vec.ts'
import { at, clamp, mix } from './vec.ts'

/**
 * Monotone cubic through (x, y) pairs (Fritsch–Carlson): never overshoots, so a silhouette table keeps its drawn extremes.
 * Outside the table the end value holds.
 * @param xs  strictly ascending
 */
export function monotone(xs: readonly number[], ys: readonly number[]): (x: number) => number {
  const n = xs.length
  const slope: number[] = []
  for (let i = 0; i < n - 1; i++) slope.push((at(ys, i + 1) - at(ys, i)) / (at(xs, i + 1) - at(xs, i)))
  const tangent: number[] = [at(slope, 0)]
  for (let i = 1; i < n - 1; i++) {
    const a = at(slope, i - 1)
    const b = at(slope, i)
    tangent.push(a * b <= 0 ? 0 : (2 * a * b) / (a + b))
  }
  tangent.push(at(slope, n - 2))
  return x => {
    if (x <= at(xs, 0)) return at(ys, 0)
    if (x >= at(xs, n - 1)) return at(ys, n - 1)
    let i = 0
    while (x > at(xs, i + 1)) i++
    const h = at(xs, i + 1) - at(xs, i)
    const t = (x - at(xs, i)) / h
    const t2 = t * t
    const t3 = t2 * t
    return (
      (2 * t3 - 3 * t2 + 1) * at(ys, i) +
      (t3 - 2 * t2 + t) * h * at(tangent, i) +
      (-2 * t3 + 3 * t2) * at(ys, i + 1) +
      (t3 - t2) * h * at(tangent, i + 1)
    )
  }
}

/** A table [x, y][] as a monotone curve; rows in any order. */
export function table(rows: readonly V2[]): (x: number) => number {
  const sorted = [...rows].sort((a, b) => a[0] - b[0])
  return monotone(
    sorted.map(r => r[0]),
    sorted.map(r => r[1]),
  )
}

function catmull(points: readonly (readonly number[])[], s: number): number[] {
  const n = points.length
  const f = clamp(s, 0, 1) * (n - 1)
  const i = Math.min(n - 2, Math.floor(f))
  const t = f - i
  const p0 = at(points, Math.max(0, i - 1))
  const p1 = at(points, i)
  const p2 = at(points, i + 1)
  const p3 = at(points, Math.min(n - 1, i + 2))
  return p1.map((_, k) => {
    const a = at(p0, k)
    const b = at(p1, k)
    const c = at(p2, k)
    const d = at(p3, k)
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
  })
}

/** `count` points spread evenly by arc length along a Catmull–Rom curve through the drawn points. */
function resample(points: readonly (readonly number[])[], count: number): number[][] {
  const fine = 40 * points.length
  const dense = Array.from({ length: fine + 1 }, (_, i) => catmull(points, i / fine))
  const reach = [0]
  for (let i = 1; i <= fine; i++) {
    const a = at(dense, i - 1)
    reach.push(at(reach, i - 1) + Math.hypot(...at(dense, i).map((v, k) => v - at(a, k))))
  }
  const total = at(reach, fine)
  const out: number[][] = []
  let j = 0
  for (let i = 0; i < count; i++) {
    const target = (total * i) / (count - 1)
    while (j < fine - 1 && at(reach, j + 1) < target) j++
    const t = clamp((target - at(reach, j)) / (at(reach, j + 1) - at(reach, j) || 1), 0, 1)
    out.push(at(dense, j).map((v, k) => mix(v, at(at(dense, j + 1), k), t)))
  }
  return out
}

/** Even samples of a plane curve. */
export const sample2 = (points: readonly V2[], count: number): V2[] =>
  resample(points, count).map(p => [at(p, 0), at(p, 1)])

/** Even samples of a space curve. */
export const sample3 = (points: readonly V3[], count: number): V3[] =>
  resample(points, count).map(p => [at(p, 0), at(p, 1), at(p, 2)])
