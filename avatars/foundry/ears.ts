/** Ears and earrings, where the hair leaves them free. Head-local millimetres, the left one drawn and mirrored. */
import { faceUv } from './face-mesh.ts'
import { toWorld } from './face-surface.ts'
import type { MaterialName } from './materials.ts'
import type { Part, Shape } from './mesh.ts'
import { gridTriangles, join, mirrored, smoothNormals } from './mesh.ts'
import type { AvatarPreset } from './preset.ts'
import type { V2, V3 } from './vec.ts'
import { add, at, mix, normalize, scale, smoothstep } from './vec.ts'

/** Outline of the ear in its own plane, mm from its middle: u toward the back, v up. */
const OUTLINE: readonly V2[] = [
  [-7, -4],
  [-8.5, 5],
  [-7.5, 14],
  [-2, 22],
  [6, 25],
  [13, 21],
  [16.5, 12],
  [15.5, 2],
  [11.5, -7],
  [8, -14],
  [5, -21],
  [0, -25.5],
  [-5, -24],
  [-7.5, -16],
]
const CENTRE: V3 = [68, -7, -13]

function plane(u: number, v: number, out: number): V3 {
  // The ear leans back by twelve degrees and its rear edge stands off the head.
  const [c, s] = [Math.cos(0.21), Math.sin(0.21)]
  const back = u * c + v * s
  const up = v * c - u * s
  return [CENTRE[0] + 4.5 + 0.38 * Math.max(0, u + 7) + out, CENTRE[1] + up, CENTRE[2] - back * 0.92]
}

function leftEar(): { skin: Shape; lines: Shape } {
  const n = OUTLINE.length * 2
  const rim = Array.from({ length: n }, (_, i): V2 => {
    const a = at(OUTLINE, Math.floor(i / 2))
    const b = at(OUTLINE, (Math.floor(i / 2) + 1) % OUTLINE.length)
    return i % 2 === 0 ? a : [((a[0] + b[0]) / 2) * 1.02, ((a[1] + b[1]) / 2) * 1.02]
  })
  // Rings from the hollow of the shell outward: hollow, inner fold, helix crest, edge, behind the ear.
  const rings: readonly (readonly [k: number, out: number])[] = [
    [0, -3.4],
    [0.34, -3],
    [0.6, -0.8],
    [0.74, -1.6],
    [0.9, 1.2],
    [1, -0.2],
    [0.96, -2.6],
    [0.7, -7.5],
  ]
  const positions: V3[] = []
  for (const [k, out] of rings)
    for (let i = 0; i < n; i++) {
      const [u, v] = at(rim, i)
      // The lobe is plain and flat: no fold below.
      const lobe = smoothstep(-8, -17, v)
      positions.push(plane(u * k + 1.5 * (1 - k), v * k + 1 - k, mix(out, k < 0.95 ? 0.4 : out, lobe)))
    }
  const ringGrid = gridTriangles(rings.length, n + 1, false).map(t =>
    t.map(i => Math.floor(i / (n + 1)) * n + ((i % (n + 1)) % n)),
  )
  const triangles = ringGrid.map((t): [number, number, number] => [at(t, 0), at(t, 1), at(t, 2)])
  const normals = smoothNormals(positions, triangles)
  const skin: Shape = { positions, normals, triangles, uvs: positions.map((): V2 => faceUv([0, -52])) }
  const stroke = (points: readonly V2[], width: number): Shape => {
    const rows: V3[] = []
    for (const side of [-0.5, 0.5])
      points.forEach(([u, v], i) => {
        const t = i / (points.length - 1)
        const w = width * Math.sin(Math.PI * mix(0.08, 0.92, t)) * side
        rows.push(plane(u + w, v - w * 0.3, 1.1))
      })
    const t2 = gridTriangles(2, points.length, false)
    return {
      positions: rows,
      triangles: [...t2, ...t2.map(([a, b, c]): [number, number, number] => [a, c, b])],
      normals: rows.map((): V3 => normalize([1, 0, 0.2])),
      uvs: rows.map((): V2 => [0.5, 0.5]),
    }
  }
  const lines = join([
    stroke(
      [
        [-4.5, 8],
        [-3.5, 14],
        [0.5, 18.4],
        [5.5, 19.8],
        [10, 17],
        [11.8, 11],
        [11, 4],
        [8, -4],
      ],
      1.3,
    ),
    stroke(
      [
        [-3, 2],
        [1, 6.5],
        [5.5, 6],
        [7, 0],
        [4.5, -7],
        [0.5, -11],
        [-3.5, -10],
      ],
      1.1,
    ),
  ])
  return { skin, lines }
}

export function earParts(preset: AvatarPreset): Part[] {
  if (!preset.face.ears) return []
  const { skin, lines } = leftEar()
  const finish = (name: string, material: MaterialName, mesh: Part['mesh'], left: Shape): Part => {
    const both = join([left, mirrored(left)])
    return {
      ...both,
      positions: both.positions.map(toWorld),
      name,
      mesh,
      material,
      influences: both.positions.map(() => [{ bone: 'head', weight: 1 }]),
    }
  }
  const parts = [finish('ears', 'head', 'Face', skin), finish('ear lines', 'crease', 'Face', lines)]
  if (preset.outfit.earrings) {
    const c = add(plane(1, -21.5, 2.2), [0.6, 0, 0])
    const pearl: Shape = { positions: [], normals: [], uvs: [], triangles: [] }
    const [rows, columns] = [6, 9]
    for (let r = 0; r < rows; r++)
      for (let k = 0; k < columns; k++) {
        const [th, ph] = [(Math.PI * r) / (rows - 1), (2 * Math.PI * k) / (columns - 1)]
        const n = normalize([Math.sin(th) * Math.cos(ph), Math.cos(th), Math.sin(th) * Math.sin(ph)])
        pearl.normals.push(n)
        pearl.positions.push(add(c, scale(n, 2.6)))
        pearl.uvs.push([0.5, 0.5])
      }
    pearl.triangles = gridTriangles(rows, columns, false)
    parts.push(finish('earrings', 'pearl', 'Outfit', pearl))
  }
  return parts
}
