/** What a part hands over: plain lists, in world metres, triangles counter-clockwise seen from outside. */
import type { V2, V3 } from './vec.ts'
import { add, at, cross, length, normalize, sub } from './vec.ts'
import type { FaceState } from './face-state.ts'
import type { MaterialName } from './materials.ts'
import type { Influence } from './weights.ts'

export type Triangle = readonly [number, number, number]

export interface Shape {
  positions: V3[]
  normals: V3[]
  uvs: V2[]
  triangles: Triangle[]
}

/** One draw call of the avatar. Parts of one mesh share their morph targets. */
export interface Part extends Shape {
  name: string
  mesh: 'Face' | 'Eyes' | 'Hair' | 'Body' | 'Outfit'
  material: MaterialName
  /** At most four per vertex, sum 1. */
  influences: Influence[][]
  /** Where the vertices go for a face state; only parts that move with the face have it. */
  evaluate?: (state: FaceState) => V3[]
}

/** Area-weighted vertex normals; vertices at the same place (within 0.01 mm) share theirs, so UV seams stay invisible. */
export function smoothNormals(positions: readonly V3[], triangles: readonly Triangle[]): V3[] {
  const key = (p: V3): string => p.map(v => Math.round(v * 1e5)).join()
  const sums = new Map<string, V3>()
  for (const [i, j, k] of triangles) {
    const a = at(positions, i)
    const b = at(positions, j)
    const c = at(positions, k)
    const n = cross(sub(b, a), sub(c, a))
    for (const p of [a, b, c]) sums.set(key(p), add(sums.get(key(p)) ?? [0, 0, 0], n))
  }
  return positions.map(p => normalize(sums.get(key(p)) ?? [0, 0, 1]))
}

/** Quads of a grid of rows × columns vertices (row-major). `flip` turns the facing. */
export function gridTriangles(rows: number, columns: number, flip = false, offset = 0): Triangle[] {
  const out: Triangle[] = []
  for (let r = 0; r < rows - 1; r++)
    for (let c = 0; c < columns - 1; c++) {
      const a = offset + r * columns + c
      const b = a + 1
      const d = a + columns
      const e = d + 1
      if (flip) out.push([a, d, b], [b, d, e])
      else out.push([a, b, d], [b, e, d])
    }
  return out
}

const step = (v: number): number => Math.round(v * 1e5) / 1e5

/** A part without the triangles that have no area, and without the vertices that only they used. */
export function compactPart(part: Part): Part {
  const { evaluate } = part
  const shape = compact(part)
  return {
    name: part.name,
    mesh: part.mesh,
    material: part.material,
    positions: shape.positions,
    normals: shape.normals,
    uvs: shape.uvs,
    triangles: shape.triangles,
    influences: shape.kept.map(i => at(part.influences, i)),
    ...(evaluate
      ? {
          evaluate: state => {
            const all = evaluate(state)
            return shape.kept.map(i => at(all, i))
          },
        }
      : {}),
  }
}

/** Drops triangles without area and vertices nobody uses (an unused normal would be refused by validators). */
export function compact(shape: Shape): Shape & { kept: number[] } {
  // Places are written in steps of 0.01 mm: a triangle must keep an area after that rounding.
  const rounded = shape.positions.map((p): V3 => [step(p[0]), step(p[1]), step(p[2])])
  const triangles = shape.triangles.filter(([i, j, k]) => {
    const a = at(rounded, i)
    return length(cross(sub(at(rounded, j), a), sub(at(rounded, k), a))) > 2e-10
  })
  const used = new Set(triangles.flat())
  const kept = shape.positions.flatMap((_, i) => (used.has(i) ? [i] : []))
  const renumber = new Map(kept.map((old, fresh) => [old, fresh]))
  const use = (i: number): number => renumber.get(i) ?? 0
  const renamed = triangles.map(([i, j, k]): Triangle => [use(i), use(j), use(k)])
  return {
    kept,
    triangles: renamed,
    positions: kept.map(i => at(shape.positions, i)),
    normals: kept.map(i => at(shape.normals, i)),
    uvs: kept.map(i => at(shape.uvs, i)),
  }
}

/** Several shapes as one. */
export function join(shapes: readonly Shape[]): Shape {
  const out: Shape = { positions: [], normals: [], uvs: [], triangles: [] }
  for (const s of shapes) {
    const base = out.positions.length
    out.positions.push(...s.positions)
    out.normals.push(...s.normals)
    out.uvs.push(...s.uvs)
    for (const [i, j, k] of s.triangles) out.triangles.push([i + base, j + base, k + base])
  }
  return out
}

/** The same shape on her other side (x → −x), facing kept outward. */
export function mirrored(s: Shape): Shape {
  return {
    positions: s.positions.map(([x, y, z]): V3 => [-x, y, z]),
    normals: s.normals.map(([x, y, z]): V3 => [-x, y, z]),
    uvs: s.uvs,
    triangles: s.triangles.map(([i, j, k]): Triangle => [i, k, j]),
  }
}
