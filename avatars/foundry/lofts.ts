/** Tubes and bands swept through sections. World metres. */
import type { Shape } from './mesh.ts'
import { gridTriangles, smoothNormals } from './mesh.ts'
import type { V2, V3 } from './vec.ts'

/**
 * A surface of rows × (columns + 1) points; the last column repeats the first when closed, so the UV seam has its own vertices.
 * @param point  u along the row (0…1), v from the first row to the last (0…1)
 * @param flip   turns the facing when the caller runs the rows the other way
 */
export function sheet(
  rows: number,
  columns: number,
  point: (u: number, v: number) => V3,
  flip = false,
  uv?: (u: number, v: number) => V2,
): Shape {
  const positions: V3[] = []
  const uvs: V2[] = []
  for (let r = 0; r < rows; r++)
    for (let c = 0; c <= columns; c++) {
      const u = c / columns
      const v = r / (rows - 1)
      positions.push(point(u, v))
      uvs.push(uv ? uv(u, v) : [u, v])
    }
  const triangles = gridTriangles(rows, columns + 1, flip)
  return { positions, uvs, triangles, normals: smoothNormals(positions, triangles) }
}

/** Closed ring around +Y: u runs from the front over her left side to the back and round. */
export const aroundY = (u: number, rx: number, rz: number, centre: V3): V3 => [
  centre[0] + rx * Math.sin(2 * Math.PI * u),
  centre[1],
  centre[2] + rz * Math.cos(2 * Math.PI * u),
]

/** Closed ring around +X (sleeves, cuffs): u runs from the top over the front to the bottom and round. */
export const aroundX = (u: number, ry: number, rz: number, centre: V3): V3 => [
  centre[0],
  centre[1] + ry * Math.cos(2 * Math.PI * u),
  centre[2] + rz * Math.sin(2 * Math.PI * u),
]
