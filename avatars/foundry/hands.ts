/** Hands: smooth union of finger cones and palm rays, one mesh each, with nails laid on the fingertips. World metres. */
import type { Part, Shape, Triangle } from './mesh.ts'
import { gridTriangles, join, mirrored } from './mesh.ts'
import type { Field } from './sdf.ts'
import { blend, cone, hit, outward } from './sdf.ts'
import type { Finger } from './skeleton.ts'
import { armUv, handUv, nailUv } from './skin-atlas.ts'
import { simplify, surfaceNets } from './surface-nets.ts'
import type { V2, V3 } from './vec.ts'
import { add, at, cross, dot, mix, normalize, scale, sub } from './vec.ts'
import { hand } from './weights.ts'

const WRIST: V3 = [0.6, 1.292, -0.018]

/** Distance field of the left hand with a stub of forearm that hides in the cuff. */
export function handField(list: readonly Finger[]): Field {
  let palm: Field = cone([0.555, 1.2915, -0.018], 0.0218, [0.606, 1.2915, -0.018], 0.0205, 1.2)
  const digits: Field[] = []
  for (const f of list) {
    const base = at(f.joints, 0)
    const pieces = f.joints.length - 1
    // Fingers taper in three steps: a little fuller at the joints, flatter and finer at the tip.
    const swell = [1, 1.03, 0.99, 0.9]
    for (let i = 0; i < pieces; i++) {
      const ra = mix(f.radii[0], f.radii[1], i / pieces) * at(swell, i)
      const rb = mix(f.radii[0], f.radii[1], (i + 1) / pieces) * at(swell, i + 1)
      digits.push(cone(at(f.joints, i), ra, at(f.joints, i + 1), rb))
    }
    if (f.name === 'Thumb') {
      palm = blend(palm, cone([0.612, 1.2855, -0.002], 0.0145, base, 0.0125), 0.014)
    } else {
      const root: V3 = [WRIST[0] + 0.006, WRIST[1], WRIST[2] + (base[2] - WRIST[2]) * 0.42]
      palm = blend(palm, cone(root, 0.0168, [base[0] - 0.004, base[1] - 0.001, base[2]], 0.0108, 1.22), 0.014)
    }
  }
  const perFinger = list.map((_, i) =>
    digits.slice(i * 3, i * 3 + 3).reduce((a, b) => (p: V3) => {
      const [x, y] = [a(p), b(p)]
      const h = Math.max(0.004 - Math.abs(x - y), 0) / 0.004
      return Math.min(x, y) - (h * h * 0.004) / 4
    }),
  )
  return p => {
    const base = palm(p)
    let best = base
    for (const d of perFinger) {
      const v = d(p)
      const h = Math.max(0.0075 - Math.abs(base - v), 0) / 0.0075
      best = Math.min(best, Math.min(base, v) - (h * h * 0.0075) / 4)
    }
    return best
  }
}

/** Backs and palms have their own places in the picture; vertices between them are doubled. */
function unrollHand(shape: Shape): Shape {
  const out: Shape = { positions: [], normals: [], uvs: [], triangles: [] }
  const known = new Map<string, number>()
  for (const t of shape.triangles) {
    const palm = t.reduce((s, i) => s + at(shape.normals, i)[1], 0) < 0
    const renamed = t.map(i => {
      const key = `${String(palm)}_${i}`
      const old = known.get(key)
      if (old !== undefined) return old
      known.set(key, out.positions.length)
      const p = at(shape.positions, i)
      out.positions.push(p)
      out.normals.push(at(shape.normals, i))
      out.uvs.push(handUv(p, palm))
      return out.positions.length - 1
    })
    out.triangles.push([at(renamed, 0), at(renamed, 1), at(renamed, 2)] as Triangle)
  }
  return out
}

/** One nail: an oval shield on the back of the last joint, its rim sunk into the skin. */
function nail(field: Field, finger: Finger): Shape {
  const [from, tip] = [at(finger.joints, 2), at(finger.joints, 3)]
  const along = normalize(sub(tip, from))
  const guess: V3 = finger.name === 'Thumb' ? [-0.42, 0.86, 0.36] : [0, 1, 0]
  const up = normalize(sub(guess, scale(along, dot(guess, along))))
  const across = cross(along, up)
  const radius = finger.radii[1]
  const centre = add(tip, scale(along, radius * -0.28))
  const [rows, columns] = [5, 5]
  const positions: V3[] = []
  const normals: V3[] = []
  const uvs: V2[] = []
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const [a, b] = [(2 * c) / (columns - 1) - 1, (2 * r) / (rows - 1) - 1]
      // A square bent to an oval; its corners are cut off.
      const x = a * Math.sqrt(1 - 0.42 * b * b) * radius * 0.66
      const l = b * Math.sqrt(1 - 0.3 * a * a) * radius * 0.88
      const rim = r === 0 || c === 0 || r === rows - 1 || c === columns - 1
      const start = add(centre, add(add(scale(across, x), scale(along, l)), scale(up, radius * 3)))
      const p = hit(field, start, scale(up, -1), radius * 4) ?? add(start, scale(up, -2.2 * radius))
      const n = outward(field, p)
      positions.push(add(p, scale(n, rim ? 0.00002 : 0.00055)))
      normals.push(normalize(add(n, scale(up, 0.6))))
      uvs.push(nailUv(c / (columns - 1), r / (rows - 1)))
    }
  const grid = gridTriangles(rows, columns, false)
  // `across` may run either way; the shield must face outward.
  const [i, j, k] = at(grid, 0)
  const facing = cross(sub(at(positions, j), at(positions, i)), sub(at(positions, k), at(positions, i)))
  const triangles = dot(facing, up) > 0 ? grid : gridTriangles(rows, columns, true)
  return { positions, normals, uvs, triangles }
}

export async function hands(list: readonly Finger[]): Promise<Part[]> {
  const field = handField(list)
  const raw = surfaceNets(field, { min: [0.53, 1.24, -0.09], max: [0.79, 1.325, 0.08] }, 0.0025)
  const left = unrollHand(await simplify(raw, 1640))
  const both = join([left, mirrored(left)])
  const ride = hand(list)
  const nails = join(list.map(f => nail(field, f)))
  const allNails = join([nails, mirrored(nails)])
  return [
    { ...both, name: 'hands', mesh: 'Body', material: 'skin', influences: both.positions.map(ride) },
    { ...allNails, name: 'nails', mesh: 'Body', material: 'skin', influences: allNails.positions.map(ride) },
  ]
}

/** Bare arms under short sleeves: upper arm, elbow, forearm. */
export function armsPart(ride: (p: V3) => Part['influences'][number]): Part {
  const rows: readonly (readonly [x: number, ry: number, rz: number])[] = [
    [0.2, 0.037, 0.038],
    [0.27, 0.035, 0.0365],
    [0.34, 0.032, 0.0335],
    [0.374, 0.0305, 0.033],
    [0.41, 0.0305, 0.0345],
    [0.45, 0.029, 0.0335],
    [0.51, 0.0245, 0.0285],
    [0.56, 0.0195, 0.0232],
    [0.582, 0.0182, 0.0218],
    [0.602, 0.0178, 0.0212],
  ]
  const columns = 20
  const positions: V3[] = []
  const normals: V3[] = []
  const uvs: V2[] = []
  rows.forEach(([x, ry, rz], r) => {
    for (let c = 0; c <= columns; c++) {
      const a = (2 * Math.PI * c) / columns
      positions.push([x, mix(1.283, 1.2915, (x - 0.2) / 0.4) + ry * Math.cos(a), -0.0195 + rz * Math.sin(a)])
      normals.push(normalize([0.06, Math.cos(a) / ry, Math.sin(a) / rz]))
      uvs.push(armUv(c / columns, r / (rows.length - 1)))
    }
  })
  const triangles = gridTriangles(rows.length, columns + 1, false)
  const left: Shape = { positions, normals, uvs, triangles }
  const both = join([left, mirrored(left)])
  return { ...both, name: 'arms', mesh: 'Body', material: 'skin', influences: both.positions.map(ride) }
}
