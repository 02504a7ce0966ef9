/** Red neckerchief: band under the collar, knot, two pleated tails with gold bands. World metres. */
import type { Part, Shape } from './mesh.ts'
import { gridTriangles, join, smoothNormals } from './mesh.ts'
import { sheet } from './lofts.ts'
import type { Field } from './sdf.ts'
import type { Influence } from './weights.ts'
import { settle, torso } from './weights.ts'
import { onFront, settleOn } from './patches.ts'
import type { V2, V3 } from './vec.ts'
import { add, mix, smoothstep } from './vec.ts'

export const KNOT_Y = 1.319
const KNOT_HALF = 0.0135

/** Spring chains of the tails, world positions from the knot to the ends: her left, her right. */
export const SCARF_CHAINS: readonly (readonly V3[])[] = [
  [
    [0.008, 1.3, 0.092],
    [0.018, 1.255, 0.112],
    [0.026, 1.205, 0.128],
  ],
  [
    [-0.008, 1.3, 0.092],
    [-0.018, 1.255, 0.112],
    [-0.026, 1.205, 0.128],
  ],
]

function tail(field: Field, side: 1 | -1): Shape {
  const rows = 13
  const columns = 13
  const build = (back: boolean): Shape => {
    const positions: V3[] = []
    const uvs: V2[] = []
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) {
        const u = c / (columns - 1)
        const v = r / (rows - 1)
        const tip = 0.026 * (1 - Math.abs(2 * u - 0.9)) + (side > 0 ? 0.006 : 0)
        const y = mix(KNOT_Y - 0.006, 1.222 - tip, v)
        const spread = smoothstep(-0.1, 1, v)
        const x = side * (mix(-0.004, -0.0035, v) + (mix(0.0115, 0.0475, spread) * u + 0.003 * v * u))
        const pleat = Math.cos(u * Math.PI * 4.4 + 0.4) * 0.0021 * smoothstep(0.02, 0.5, v)
        const lift = 0.0105 + 0.004 * Math.sin(Math.PI * v) + pleat - (back ? 0.0024 : 0) + (side > 0 ? 0.0022 : 0)
        const p = onFront(field, x, y)
        positions.push(add(p, [0, 0, lift + 0.004 * (1 - v)]))
        uvs.push([side > 0 ? u : 1 - u, v])
      }
    const triangles = gridTriangles(rows, columns, side > 0 !== back)
    return { positions, uvs, triangles, normals: smoothNormals(positions, triangles) }
  }
  return join([build(false), build(true)])
}

/** A tie: knot and one blade that runs under the lapels. */
export function tieParts(field: Field): Part[] {
  const [rows, columns] = [15, 7]
  const positions: V3[] = []
  const uvs: V2[] = []
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const u = (2 * c) / (columns - 1) - 1
      const v = r / (rows - 1)
      const half = mix(0.0088, 0.0235, v ** 0.8) * (1 - 0.85 * smoothstep(0.84, 1, v))
      const p = onFront(field, u * half, mix(KNOT_Y - 0.004, 1.076, v))
      positions.push(add(p, [0, 0, mix(0.0085, 0.0042, v ** 0.7) * (1 - 0.45 * u * u)]))
      uvs.push([0.5 + 0.5 * u * mix(0.33, 1, v), 0.04 + 0.94 * v])
    }
  const triangles = gridTriangles(rows, columns, true)
  const blade: Shape = { positions, uvs, triangles, normals: smoothNormals(positions, triangles) }
  const seat = onFront(field, 0, KNOT_Y)
  const knot = sheet(
    9,
    18,
    (u, v) => {
      const a = 2 * Math.PI * u
      const t = 2 * v - 1
      const fall = Math.sqrt(Math.max(0, 1 - t ** 6))
      const [s, c] = [Math.sin(a), Math.cos(a)]
      return [
        mix(0.0095, 0.0142, v) * fall * Math.sign(s) * Math.abs(s) ** 0.7,
        KNOT_Y + 0.001 + 0.0135 * t,
        seat[2] + 0.007 + 0.0085 * fall * Math.sign(c) * Math.abs(c) ** 0.8,
      ]
    },
    false,
    (u, v) => [0.3 + 0.4 * u, 0.02 + 0.1 * (1 - v)],
  )
  const finish = (name: string, shape: Shape): Part => ({
    ...shape,
    name,
    mesh: 'Outfit',
    material: 'scarf',
    influences: shape.positions.map(torso),
  })
  return [finish('tie', blade), finish('tie knot', knot)]
}

export function scarfParts(field: Field): Part[] {
  const band = sheet(
    4,
    16,
    (u, v) => {
      const a = mix(-0.37, 0.37, u)
      const front = Math.max(0, Math.cos(a))
      const r = 0.0492 + 0.002 * Math.sin(Math.PI * v) + 0.004 * front
      const p: V3 = [r * Math.sin(a), 1.338 - 0.014 * front + 0.012 * v, -0.0165 + r * 1.06 * Math.cos(a)]
      return front > 0.3 && field(p) < 0.0028 ? settleOn(field, p, 0.0028) : p
    },
    false,
    (u, v) => [u, 0.1 + 0.3 * v],
  )

  const seat = onFront(field, 0, KNOT_Y)
  const knot = sheet(
    10,
    20,
    (u, v) => {
      const a = 2 * Math.PI * u
      const t = 2 * v - 1
      const fall = Math.sqrt(Math.max(0, 1 - t ** 4))
      const taper = mix(0.78, 1.06, v)
      const s = Math.sin(a)
      const c = Math.cos(a)
      const fold = 1 + 0.05 * Math.cos(5 * a + t)
      return [
        KNOT_HALF * taper * fall * Math.sign(s) * Math.abs(s) ** 0.75 * fold,
        KNOT_Y + 0.0155 * t,
        seat[2] + 0.0095 + 0.0095 * fall * Math.sign(c) * Math.abs(c) ** 0.8 * fold,
      ]
    },
    false,
    (u, v) => [u, 0.05 + 0.35 * (1 - v)],
  )

  const left = tail(field, 1)
  const right = tail(field, -1)
  const still = join([band, knot])
  const tails = join([left, right])
  const ride = (p: V3, chain: 0 | 1): Influence[] => {
    const k = smoothstep(1.3, 1.21, p[1])
    const end = smoothstep(1.262, 1.215, p[1])
    const base = torso(p)
    return settle([
      ...base.map(i => ({ bone: i.bone, weight: i.weight * (1 - k * 0.9) })),
      { bone: `scarf${chain}_0`, weight: k * 0.9 * (1 - end) },
      { bone: `scarf${chain}_1`, weight: k * 0.9 * end },
    ])
  }
  return [
    { ...still, name: 'scarf knot', mesh: 'Outfit', material: 'scarf', influences: still.positions.map(torso) },
    {
      ...tails,
      name: 'scarf tails',
      mesh: 'Outfit',
      material: 'scarf',
      influences: tails.positions.map((p, i) => ride(p, i < left.positions.length ? 0 : 1)),
    },
  ]
}
