/** Stiff things on cloth: buttons and the name plate. Each rides with one weight set, so it never bends. World metres. */
import { sheet } from './lofts.ts'
import type { Part, Shape } from './mesh.ts'
import { join } from './mesh.ts'
import { onFront } from './patches.ts'
import type { Field } from './sdf.ts'
import { outward } from './sdf.ts'
import type { V2, V3 } from './vec.ts'
import { add, at, cross, normalize, scale } from './vec.ts'
import { jacket as jacketWeights } from './weights.ts'

/** A low dome facing along n at p. */
function dome(p: V3, n: V3, radius: number, height: number): Shape {
  const right = normalize(cross([0, 1, 0], n))
  const up = cross(n, right)
  return sheet(
    4,
    12,
    (u, v) => {
      const a = -2 * Math.PI * u
      const r = radius * Math.cos((v * Math.PI) / 2)
      const h = height * Math.sin((v * Math.PI) / 2)
      return add(p, add(add(scale(right, r * Math.sin(a)), scale(up, r * Math.cos(a))), scale(n, h)))
    },
    false,
  )
}

export function buttons(field: Field, heights: readonly number[]): Part {
  const shapes: Shape[] = []
  const influences = heights.flatMap(y => {
    const p = onFront(field, 0.003, y)
    const shape = dome(p, outward(field, p), 0.0082, 0.0045)
    shapes.push(shape)
    // Stiff: one weight set for the whole button.
    return shape.positions.map(() => jacketWeights(p))
  })
  return { ...join(shapes), name: 'buttons', mesh: 'Outfit', material: 'gold', influences }
}

/** Name plate on her left breast: a stiff plate that faces along the cloth but stays level. */
export function badgePart(field: Field): Part {
  const [w, h, thick] = [0.068, 0.0247, 0.003]
  const c = onFront(field, 0.1, 1.17)
  const n0 = outward(field, c)
  const n = normalize([n0[0] * 0.8, n0[1] * 0.5, n0[2]])
  const right = normalize(cross([0, 1, 0], n))
  const up = cross(n, right)
  const centre = add(c, scale(n, 0.0075))
  const ring = (grow: number, depth: number): V3[] =>
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ].map(q =>
      add(
        centre,
        add(add(scale(right, at(q, 0) * (w / 2) * grow), scale(up, at(q, 1) * (h / 2) * grow)), scale(n, -depth)),
      ),
    )
  const positions = [...ring(1, 0), ...ring(1, 0), ...ring(1, thick)]
  const uvs: V2[] = [[0, 1], [1, 1], [1, 0], [0, 0], ...Array.from({ length: 8 }, (): V2 => [0.01, 0.97])]
  const triangles: [number, number, number][] = [
    [0, 1, 2],
    [0, 2, 3],
  ]
  for (let i = 0; i < 4; i++) {
    const j = (i + 1) % 4
    triangles.push([4 + i, 8 + i, 4 + j], [4 + j, 8 + i, 8 + j])
  }
  const normals = positions.map((p, i) => (i < 4 ? n : normalize(add(p, scale(centre, -1)))))
  return {
    positions,
    normals,
    uvs,
    triangles,
    name: 'badge',
    mesh: 'Outfit',
    material: 'badge',
    influences: positions.map(() => jacketWeights(c)),
  }
}
