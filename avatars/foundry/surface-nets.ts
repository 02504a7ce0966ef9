/** From a signed distance field to a light, evenly shaded triangle mesh. World metres. */
import { MeshoptSimplifier } from 'meshoptimizer'
import type { Shape, Triangle } from './mesh.ts'
import { compact } from './mesh.ts'
import type { Field } from './sdf.ts'
import { gradient, outward } from './sdf.ts'
import type { V2, V3 } from './vec.ts'
import { add, at, clamp, dot, mix3, normalize, scale } from './vec.ts'

export interface Box {
  readonly min: V3
  readonly max: V3
}

/**
 * Naive surface nets followed by two Newton steps onto the zero surface, each at most 0.3 cell so that no vertex shoots off at a crease.
 * Deterministic: cells are visited in x, y, z order.
 */
export function surfaceNets(f: Field, box: Box, cell: number): Shape {
  const size = box.min.map((m, i) => Math.ceil((at(box.max, i) - m) / cell) + 1)
  const [nx, ny, nz] = [at(size, 0), at(size, 1), at(size, 2)]
  const place = (i: number, j: number, k: number): V3 => [
    box.min[0] + i * cell,
    box.min[1] + j * cell,
    box.min[2] + k * cell,
  ]
  const index = (i: number, j: number, k: number): number => (i * ny + j) * nz + k
  const values = new Float64Array(nx * ny * nz)
  for (let i = 0; i < nx; i++)
    for (let j = 0; j < ny; j++) for (let k = 0; k < nz; k++) values[index(i, j, k)] = f(place(i, j, k))
  const value = (i: number, j: number, k: number): number => at(values, index(i, j, k))

  const vertexOf = new Map<number, number>()
  const positions: V3[] = []
  for (let i = 0; i < nx - 1; i++)
    for (let j = 0; j < ny - 1; j++)
      for (let k = 0; k < nz - 1; k++) {
        let sum: V3 = [0, 0, 0]
        let count = 0
        const edge = (a: V3, b: V3): void => {
          const va = value(i + a[0], j + a[1], k + a[2])
          const vb = value(i + b[0], j + b[1], k + b[2])
          if (va < 0 === vb < 0) return
          sum = add(sum, mix3(a, b, va / (va - vb)))
          count++
        }
        for (const u of [0, 1])
          for (const v of [0, 1]) {
            edge([0, u, v], [1, u, v])
            edge([u, 0, v], [u, 1, v])
            edge([u, v, 0], [u, v, 1])
          }
        if (count === 0) continue
        vertexOf.set(index(i, j, k), positions.length)
        const origin = place(i, j, k)
        let p = add(origin, scale(sum, cell / count))
        for (let step = 0; step < 2; step++) {
          const g = gradient(f, p)
          const g2 = Math.max(dot(g, g), 1e-6)
          const d = f(p) / g2
          const limit = (0.3 * cell) / Math.sqrt(g2)
          p = add(p, scale(g, -clamp(d, -limit, limit)))
        }
        positions.push(p)
      }

  const triangles: Triangle[] = []
  const quad = (inside: boolean, cells: readonly [number, number, number][]): void => {
    const q = cells.map(([i, j, k]) => vertexOf.get(index(i, j, k)))
    const [a, b, c, d] = q
    if (a === undefined || b === undefined || c === undefined || d === undefined) return
    if (inside) triangles.push([a, b, c], [a, c, d])
    else triangles.push([a, c, b], [a, d, c])
  }
  for (let i = 1; i < nx - 1; i++)
    for (let j = 1; j < ny - 1; j++)
      for (let k = 1; k < nz - 1; k++) {
        const here = value(i, j, k) < 0
        if (here !== value(i + 1, j, k) < 0)
          quad(here, [
            [i, j - 1, k - 1],
            [i, j, k - 1],
            [i, j, k],
            [i, j - 1, k],
          ])
        if (here !== value(i, j + 1, k) < 0)
          quad(here, [
            [i - 1, j, k - 1],
            [i - 1, j, k],
            [i, j, k],
            [i, j, k - 1],
          ])
        if (here !== value(i, j, k + 1) < 0)
          quad(here, [
            [i - 1, j - 1, k],
            [i, j - 1, k],
            [i, j, k],
            [i - 1, j, k],
          ])
      }
  return {
    positions,
    triangles,
    normals: positions.map(p => outward(f, p)),
    uvs: positions.map((): V2 => [0, 0]),
  }
}

/** Cuts a mesh along a plane and keeps the side where `side(p)` > 0: cloth gets a straight hem however coarse its cells. */
export function clip(shape: Shape, side: (p: V3) => number): Shape {
  const positions = [...shape.positions]
  const normals = [...shape.normals]
  const uvs = [...shape.uvs]
  const d = positions.map(side)
  const cuts = new Map<string, number>()
  const cut = (i: number, j: number): number => {
    const [a, b] = i < j ? [i, j] : [j, i]
    const key = `${a}_${b}`
    const known = cuts.get(key)
    if (known !== undefined) return known
    const t = at(d, a) / (at(d, a) - at(d, b))
    positions.push(mix3(at(positions, a), at(positions, b), t))
    normals.push(normalize(mix3(at(normals, a), at(normals, b), t)))
    uvs.push(at(uvs, a))
    cuts.set(key, positions.length - 1)
    return positions.length - 1
  }
  const triangles: Triangle[] = []
  for (const t of shape.triangles) {
    const kept: number[] = []
    for (let e = 0; e < 3; e++) {
      const i = at(t, e)
      const j = at(t, (e + 1) % 3)
      if (at(d, i) > 0) kept.push(i)
      if (at(d, i) > 0 !== at(d, j) > 0) kept.push(cut(i, j))
    }
    for (let e = 1; e + 1 < kept.length; e++) triangles.push([at(kept, 0), at(kept, e), at(kept, e + 1)])
  }
  return compact({ positions, normals, uvs, triangles })
}

/** Fewer triangles where the surface is calm; borders stay where they are. Normals steer it, so shading keeps its shape. */
export async function simplify(shape: Shape, targetTriangles: number): Promise<Shape> {
  await MeshoptSimplifier.ready
  const positions = new Float32Array(shape.positions.flat())
  const normals = new Float32Array(shape.normals.flat())
  const indices = new Uint32Array(shape.triangles.flat())
  const [fewer] = MeshoptSimplifier.simplifyWithAttributes(
    indices,
    positions,
    3,
    normals,
    3,
    [0.35, 0.35, 0.35],
    null,
    targetTriangles * 3,
    0.02,
    ['LockBorder'],
  )
  const triangles: Triangle[] = []
  for (let i = 0; i < fewer.length; i += 3) triangles.push([at(fewer, i), at(fewer, i + 1), at(fewer, i + 2)])
  return compact({ ...shape, triangles })
}

/** Both halves of a symmetric shape from its left one (x ≥ 0); vertices on the middle plane are put exactly on it. */
export function leftHalf(shape: Shape, tolerance: number): Shape {
  const positions = shape.positions.map((p): V3 => (Math.abs(p[0]) < tolerance ? [0, p[1], p[2]] : p))
  const triangles = shape.triangles.filter(t => t.every(i => at(positions, i)[0] >= 0))
  return compact({ ...shape, positions, triangles })
}
