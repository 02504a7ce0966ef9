/** Trousers: pelvis and legs as one distance field with knee and hem folds and a pressed crease. World metres. */
import type { Part, Shape } from './mesh.ts'
import { join, mirrored } from './mesh.ts'
import type { SectionRow } from './preset.ts'
import { threeProfile } from './profile.ts'
import type { Field } from './sdf.ts'
import { blend, bothSides, cone, profileField } from './sdf.ts'
import { clip, leftHalf, simplify, surfaceNets } from './surface-nets.ts'
import type { V2, V3 } from './vec.ts'
import { at, smoothstep } from './vec.ts'
import { trousers as ride } from './weights.ts'

const TOP = 0.885
const HEM = 0.036
const ridge = (d: number, width: number): number => Math.exp(-((d / width) ** 2))

export function trousersField(rows: readonly SectionRow[]): Field {
  const body = threeProfile(rows, 2.25, 2.25)
  const seatShell = profileField(body)
  const seat: Field = p => seatShell(p) + 0.9 * Math.max(0, body.bottom - p[1])
  const thigh = cone([0.0765, 0.775, -0.008], 0.0755, [0.0775, 0.462, 0], 0.0595)
  const shin = cone([0.0775, 0.462, 0], 0.0595, [0.0795, 0.02, -0.012], 0.0535)
  const leg = blend(thigh, shin, 0.03)
  const all = blend(seat, leg, 0.028)
  return bothSides(p => {
    const [x, y, z] = p
    const front = smoothstep(-0.005, 0.03, z)
    let out = 0.0016 * ridge(x - 0.08, 0.008) * front * smoothstep(0.84, 0.7, y)
    out += 0.0014 * ridge(x - 0.08, 0.009) * smoothstep(-0.02, -0.05, z) * smoothstep(0.72, 0.6, y)
    // Behind the knee and over the shoe the cloth gathers; at the crotch it is drawn in rays.
    for (const [h, size] of [
      [0.5, 0.7],
      [0.474, 1],
      [0.446, 1],
      [0.42, 0.7],
    ] as const)
      out += 0.0026 * size * ridge(y - h - 0.25 * (x - 0.08), 0.0085) * (z < -0.01 ? 1 : 0.42)
    for (const [h, size] of [
      [0.15, 0.6],
      [0.118, 1],
      [0.088, 1.1],
    ] as const)
      out += 0.0026 * size * ridge(y - h + 0.3 * (x - 0.08), 0.0088) * (z > -0.012 ? 1 : 0.35)
    for (const k of [0, 1, 2])
      out += 0.0024 * ridge(y - 0.768 + 0.03 * k - 0.55 * (x - 0.03), 0.0085) * smoothstep(0.1, 0.03, x)
    return all(p) - out
  })
}

/** Front and back by projection; left and right share the picture. */
const uv = (p: V3, back: boolean): V2 => [
  (back ? 0.5 : 0) + 0.5 * Math.min(0.985, 0.015 + Math.abs(p[0]) / 0.185),
  (TOP - p[1]) / (TOP - HEM),
]

export async function trousersPart(rows: readonly SectionRow[]): Promise<Part> {
  const field = trousersField(rows)
  const cell = 0.0085
  const raw = surfaceNets(field, { min: [-1.5 * cell, 0.015, -0.15], max: [0.2, 0.9, 0.14] }, cell)
  let half = leftHalf(raw, cell * 0.4)
  half = clip(half, p => TOP - p[1])
  half = clip(half, p => p[1] - HEM - 0.012 * smoothstep(0.02, 0.06, p[2]))
  const thin = await simplify(half, 1750)
  const left: Shape = { positions: [], normals: [], uvs: [], triangles: [] }
  const known = new Map<string, number>()
  for (const t of thin.triangles) {
    const back = t.reduce((s, i) => s + at(thin.normals, i)[2], 0) < 0
    const [i, j, k] = t.map(v => {
      const key = `${String(back)}_${v}`
      const old = known.get(key)
      if (old !== undefined) return old
      known.set(key, left.positions.length)
      const p = at(thin.positions, v)
      left.positions.push(p)
      left.normals.push(at(thin.normals, v))
      left.uvs.push(uv(p, back))
      return left.positions.length - 1
    })
    if (i !== undefined && j !== undefined && k !== undefined) left.triangles.push([i, j, k])
  }
  const both = join([left, mirrored(left)])
  return { ...both, name: 'trousers', mesh: 'Outfit', material: 'skirt', influences: both.positions.map(ride) }
}
