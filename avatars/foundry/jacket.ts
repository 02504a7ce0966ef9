/** The jacket: torso and sleeves as one distance field, meshed, hemmed by a plane cut, thinned, unrolled. World metres. */
import { table } from './curves.ts'
import { armAxis, folds } from './folds.ts'
import type { Part, Shape, Triangle } from './mesh.ts'
import { join, mirrored } from './mesh.ts'
import { sheet, aroundX } from './lofts.ts'
import type { Profile } from './profile.ts'
import type { Field } from './sdf.ts'
import { blend, bothSides, cone, profileField } from './sdf.ts'
import { clip, leftHalf, simplify, surfaceNets } from './surface-nets.ts'
import type { V2, V3 } from './vec.ts'
import { at, mix, smoothstep } from './vec.ts'
import { jacket as jacketWeights } from './weights.ts'

export const HEM_Y = 0.838
/** Where the sleeve ends on the T-pose arm. */
export const SLEEVE_END = 0.588

/** A polo sleeve ends above the elbow. */
export const sleeveEnd = (top: 'jacket' | 'vest'): number => (top === 'vest' ? 0.296 : SLEEVE_END)

/** Outer edge of the vest over the height: the armhole. */
const ARMHOLE = table([
  [1.14, 0.19],
  [1.195, 0.137],
  [1.235, 0.124],
  [1.29, 0.126],
  [1.345, 0.112],
])
export const armholeX = (y: number): number => ARMHOLE(y)

export function jacketField(torso: Profile, top: 'jacket' | 'vest'): Field {
  const short = top === 'vest'
  const body = profileField(torso)
  const rows: readonly (readonly [number, number])[] = short
    ? [
        [0.122, 0.052],
        [0.205, 0.0475],
        [0.31, 0.0462],
        [0.4, 0.0455],
      ]
    : [
        [0.122, 0.053],
        [0.205, 0.0485],
        [0.374, 0.0425],
        [0.61, 0.0362],
      ]
  let arm: Field = cone(armAxis(0.122), 0.053, armAxis(0.205), 0.0485)
  for (let i = 1; i < rows.length - 1; i++) {
    const [xa, ra] = at(rows, i)
    const [xb, rb] = at(rows, i + 1)
    arm = blend(arm, cone(armAxis(xa), ra, armAxis(xb), rb), 0.012)
  }
  const bridge = cone([0.042, 1.322, -0.02], 0.032, [0.118, 1.286, -0.021], 0.041)
  const shoulder = blend(body, bridge, 0.05)
  const cloth = blend(shoulder, arm, 0.045)
  const vest = (p: V3): number =>
    short ? 0.0028 * smoothstep(0.003, -0.003, p[0] - armholeX(p[1])) * smoothstep(1.36, 1.33, p[1]) : 0
  return bothSides(p => cloth(p) - folds(p, short) - vest(p))
}

/** The painted jacket: front and back by projection, sleeves unrolled; all in one image twice as wide as high. */
export const JACKET_ATLAS = {
  frontU: 0,
  backU: 0.375,
  width: 0.375,
  sleeveU: 0.75,
  sleeveWidth: 0.25,
  spanX: 0.4,
  top: 1.37,
  bottom: 0.83,
}

export const bodyUv = ([x, y]: V2, back: boolean): V2 => {
  const a = JACKET_ATLAS
  const u = 0.5 + (back ? -x : x) / a.spanX
  return [(back ? a.backU : a.frontU) + u * a.width, (a.top - y) / (a.top - a.bottom)]
}

/** Sleeve: u is the turn around the arm (top, front, under, back), v the way from shoulder to cuff. */
const sleeveUv = (turn: number, x: number): V2 => [
  JACKET_ATLAS.sleeveU + JACKET_ATLAS.sleeveWidth * (0.06 + 0.88 * turn),
  (Math.abs(x) - 0.12) / (0.6 - 0.12),
]

/** Splits vertices where the painting changes zone and gives each its place in the atlas. */
function unroll(shape: Shape): Shape {
  const out: Shape = { positions: [], normals: [], uvs: [], triangles: [] }
  const known = new Map<string, number>()
  for (const t of shape.triangles) {
    const corners = t.map(i => at(shape.positions, i))
    const middle = [0, 1, 2].map(k => corners.reduce((s, p) => s + at(p, k), 0) / 3)
    const [mx, my] = [at(middle, 0), at(middle, 1)]
    const nz = t.reduce((s, i) => s + at(shape.normals, i)[2], 0) / 3
    const isSleeve = mx > 0.158 && my > 1.19
    const turnOf = (p: V3): number => {
      const c = armAxis(p[0])
      const a = Math.atan2(p[2] - c[2], p[1] - c[1]) / (2 * Math.PI)
      return a < 0 ? a + 1 : a
    }
    const turns = corners.map(turnOf)
    const wraps = Math.max(...turns) - Math.min(...turns) > 0.5
    const zone = isSleeve ? (wraps ? 'wrap' : 'sleeve') : nz < -0.15 ? 'back' : 'front'
    const renamed = t.map((i, c) => {
      const p = at(corners, c)
      const turn = at(turns, c)
      const key = `${zone}_${i}`
      const old = known.get(key)
      if (old !== undefined) return old
      known.set(key, out.positions.length)
      out.positions.push(p)
      out.normals.push(at(shape.normals, i))
      out.uvs.push(
        isSleeve ? sleeveUv(wraps && turn < 0.5 ? turn + 1 : turn, p[0]) : bodyUv([p[0], p[1]], zone === 'back'),
      )
      return out.positions.length - 1
    })
    out.triangles.push([at(renamed, 0), at(renamed, 1), at(renamed, 2)] as Triangle)
  }
  return out
}

/** Her right side wears the mirrored left half; only the texture place of the body is mirrored back, so front art may be asymmetric. */
function otherSide(left: Shape): Shape {
  const right = mirrored(left)
  return {
    ...right,
    uvs: left.uvs.map(([u, v]): V2 => {
      const a = JACKET_ATLAS
      if (u >= a.sleeveU) return [u, v]
      const centre = (u < a.backU ? a.frontU : a.backU) + a.width / 2
      return [2 * centre - u, v]
    }),
  }
}

export async function jacketParts(field: Field, top: 'jacket' | 'vest'): Promise<Part[]> {
  const cell = 0.0076
  const end = sleeveEnd(top)
  const raw = surfaceNets(field, { min: [-1.5 * cell, 0.81, -0.16], max: [0.63, 1.385, 0.15] }, cell)
  let half = leftHalf(raw, cell * 0.4)
  half = clip(half, p => p[1] - HEM_Y)
  half = clip(half, p => end - p[0])
  // The neckline falls toward the front, so that shirt and scarf stand free of it.
  // A vest lies close to the collar; a jacket leaves the place to its own.
  const fall = top === 'vest' ? 0.4 : 0.62
  half = clip(half, p => 1.37 - fall * Math.max(0, p[2] + 0.06) * smoothstep(0.1, 0.05, p[0]) - p[1])
  const left = unroll(await simplify(half, top === 'vest' ? 3300 : 3900))
  const whole = join([left, otherSide(left)])
  const lining = sleeveLining(end, top === 'vest' ? 0.0462 : 0.0364)
  return [
    { ...whole, name: 'jacket', mesh: 'Outfit', material: 'jacket', influences: whole.positions.map(jacketWeights) },
    {
      ...lining,
      name: 'sleeve lining',
      mesh: 'Outfit',
      material: 'lining',
      influences: lining.positions.map(jacketWeights),
    },
    ...(top === 'jacket' ? [shirtCuffs()] : []),
  ]
}

/** Dark ring inside each sleeve end and hem, so no view looks through the cloth. */
function sleeveLining(end: number, radius: number): Shape {
  const left = sheet(
    3,
    24,
    (u, v) => {
      const x = end + 0.0004 - 0.016 * v
      const r = mix(radius, radius * 0.74, Math.min(1, v * 1.6))
      return aroundX(u, r, r, armAxis(x))
    },
    false,
  )
  return join([left, mirrored(left)])
}

function shirtCuffs(): Part {
  const left = sheet(
    5,
    24,
    (u, v) => {
      const x = mix(0.565, 0.6, Math.min(1, v * 1.15))
      const r = v > 0.9 ? 0.0262 : 0.0295
      return aroundX(u, r * 0.95, r, [x, 1.2915, -0.0185])
    },
    false,
  )
  const both = join([left, mirrored(left)])
  return {
    ...both,
    name: 'shirt cuffs',
    mesh: 'Outfit',
    material: 'shirtPlain',
    influences: both.positions.map(jacketWeights),
  }
}
