/** Layered cloth on a distance field: points found on it, and strips drawn in front view and laid on it. World metres. */
import type { Shape } from './mesh.ts'
import { gridTriangles, smoothNormals } from './mesh.ts'
import type { Field } from './sdf.ts'
import { gradient, hit, outward } from './sdf.ts'
import type { V2, V3 } from './vec.ts'
import { add, at, clamp, dot, mix2, scale } from './vec.ts'

/** Where a ray from the front meets the cloth over (x, y). */
export function onFront(field: Field, x: number, y: number): V3 {
  return hit(field, [x, y, 0.24], [0, 0, -1], 0.4) ?? [x, y, -0.02]
}

/** The nearest cloth to a guessed point, lifted along the normal. */
export function settleOn(field: Field, guess: V3, lift: number): V3 {
  let p = guess
  for (let i = 0; i < 12; i++) {
    const g = gradient(field, p)
    p = add(p, scale(g, clamp(-field(p) / Math.max(dot(g, g), 1e-4), -0.01, 0.01)))
  }
  return add(p, scale(outward(field, p), lift))
}

/** A strip between two front-view curves; its long edges are folded back to the cloth, so it has thickness and an outline. */
export function patch(
  field: Field,
  inner: readonly V2[],
  outer: readonly V2[],
  columns: number,
  lift: (across: number, along: number) => number,
  flip: boolean,
): Shape {
  const rows = inner.length
  const across = [0, ...Array.from({ length: columns }, (_, i) => i / (columns - 1)), 1]
  const along = [0, ...Array.from({ length: rows }, (_, i) => i / (rows - 1)), 1]
  const positions: V3[] = []
  const uvs: V2[] = []
  along.forEach((v, r) =>
    across.forEach((u, c) => {
      const row = clamp(r - 1, 0, rows - 1)
      const [x, y] = mix2(at(inner, row), at(outer, row), u)
      const folded = c === 0 || c === across.length - 1 || r === 0 || r === along.length - 1
      const base = onFront(field, x, y)
      const n = outward(field, base)
      positions.push(add(base, scale(n, folded ? 0.0008 : lift(u, v))))
      uvs.push([u, 1 - v])
    }),
  )
  const triangles = gridTriangles(along.length, across.length, flip)
  return { positions, uvs, triangles, normals: smoothNormals(positions, triangles) }
}
