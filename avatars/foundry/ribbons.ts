/** Strips along a drawn curve: lashes, brows, lip lines. Millimetres, head-local. */
import type { V2, V3 } from './vec.ts'
import { at } from './vec.ts'

/** Left-hand normals of a plane polyline (turning the direction of travel by +90°). */
export function normals2(points: readonly V2[]): V2[] {
  return points.map((_, i) => {
    const a = at(points, Math.max(0, i - 1))
    const b = at(points, Math.min(points.length - 1, i + 1))
    const l = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
    return [-(b[1] - a[1]) / l, (b[0] - a[0]) / l]
  })
}

/**
 * Two rows of points, `under` and `over` mm beside the curve (left side positive), laid `lift` mm over a surface.
 * @param width  called with the fraction along the curve, answers [under, over]
 */
export function ribbon(
  curve: readonly V2[],
  width: (t: number) => V2,
  surface: (x: number, y: number) => number,
  lift: (t: number) => number,
): V3[] {
  const ns = normals2(curve)
  const row = (side: 0 | 1): V3[] =>
    curve.map((p, i) => {
      const t = i / (curve.length - 1)
      const n = at(ns, i)
      const d = width(t)[side]
      const x = p[0] + n[0] * d
      const y = p[1] + n[1] * d
      return [x, y, surface(x, y) + lift(t)]
    })
  return [...row(0), ...row(1)]
}
