/** Neck, skirt, legs and shoes: section lofts. World metres. */
import { table } from './curves.ts'
import { aroundY, sheet } from './lofts.ts'
import type { Part, Shape } from './mesh.ts'
import { join, mirrored } from './mesh.ts'
import type { SectionRow } from './preset.ts'
import { legUv, neckUv } from './skin-atlas.ts'
import { threeProfile } from './profile.ts'
import type { V2, V3 } from './vec.ts'
import { at, mix, mix3 } from './vec.ts'
import { leg, skirt, spine } from './weights.ts'

export function neckPart(): Part {
  const radius = table([
    [1.335, 0.0425],
    [1.355, 0.0418],
    [1.385, 0.0405],
    [1.42, 0.0435],
    [1.44, 0.0445],
  ])
  const centreZ = table([
    [1.335, -0.019],
    [1.385, -0.012],
    [1.44, -0.004],
  ])
  const shape = sheet(
    9,
    26,
    (u, v) => {
      const y = mix(1.335, 1.44, v)
      const r = radius(y)
      return aroundY(u, r, r * 1.04, [0, y, centreZ(y)])
    },
    false,
    (u, v) => neckUv(u, 1 - v),
  )
  return { ...shape, name: 'neck', mesh: 'Body', material: 'skin', influences: shape.positions.map(spine) }
}

export function skirtPart(rows: readonly SectionRow[]): Part {
  const profile = threeProfile(rows, 2.3, 2.3)
  const body = sheet(
    12,
    44,
    (u, v) => profile.ring(mix(0.498, 0.9, v), 2 * Math.PI * u),
    false,
    (u, v) => [u, 1 - v],
  )
  // A hem turned inward, so the edge has thickness from any view.
  const hem = sheet(
    3,
    44,
    (u, v) => {
      const p = profile.ring(0.498, 2 * Math.PI * u)
      return [p[0] * (1 - 0.05 * v), 0.498 + 0.012 * Math.max(0, v - 0.5), p[2] * (1 - 0.05 * v)]
    },
    true,
    u => [u, 0.995],
  )
  const shape = join([body, hem])
  return { ...shape, name: 'skirt', mesh: 'Outfit', material: 'skirt', influences: shape.positions.map(skirt) }
}

interface LegRow {
  readonly centre: V3
  readonly rx: number
  readonly rz: number
}

/** Left leg from inside the skirt to the instep: y, centre x and z, radii. The calf swells behind and outside. */
const LEG: readonly (readonly [y: number, x: number, z: number, rx: number, rz: number])[] = [
  [0.56, 0.0735, 0.004, 0.0605, 0.0625],
  [0.52, 0.073, 0.004, 0.0555, 0.0575],
  [0.49, 0.0725, 0.006, 0.0498, 0.053],
  [0.462, 0.072, 0.0078, 0.0455, 0.0492],
  [0.435, 0.0722, 0.0035, 0.043, 0.0458],
  [0.4, 0.0738, -0.005, 0.0447, 0.0487],
  [0.36, 0.0755, -0.0115, 0.0472, 0.0538],
  [0.32, 0.0758, -0.0138, 0.0465, 0.0542],
  [0.28, 0.075, -0.0128, 0.0425, 0.0492],
  [0.22, 0.0738, -0.011, 0.0344, 0.0395],
  [0.16, 0.0733, -0.013, 0.0278, 0.0322],
  [0.12, 0.0734, -0.016, 0.0258, 0.03],
  [0.092, 0.074, -0.018, 0.0272, 0.033],
]

function leftLeg(): Shape {
  const column = (k: 1 | 2 | 3 | 4) => table(LEG.map((r): V2 => [r[0], r[k]]))
  const [cx, cz, rx, rz] = [column(1), column(2), column(3), column(4)]
  const rows: LegRow[] = []
  for (let i = 0; i <= 19; i++) {
    const y = mix(0.53, 0.092, i / 19)
    rows.push({ centre: [cx(y), y, cz(y)], rx: rx(y), rz: rz(y) })
  }
  // Instep: the rings lean forward over the foot.
  rows.push({ centre: [0.0752, 0.07, 0.002], rx: 0.0255, rz: 0.04 })
  rows.push({ centre: [0.076, 0.05, 0.024], rx: 0.026, rz: 0.05 })
  rows.push({ centre: [0.077, 0.034, 0.032], rx: 0.027, rz: 0.066 })
  return sheet(
    rows.length,
    22,
    (u, v) => {
      const f = v * (rows.length - 1)
      const i = Math.min(rows.length - 2, Math.floor(f))
      const a = at(rows, i)
      const b = at(rows, i + 1)
      const t = f - i
      return aroundY(u, mix(a.rx, b.rx, t), mix(a.rz, b.rz, t), mix3(a.centre, b.centre, t))
    },
    true,
    (u, v) => legUv(u, v),
  )
}

export function legsPart(): Part {
  const left = leftLeg()
  const both = join([left, mirrored(left)])
  return { ...both, name: 'legs', mesh: 'Body', material: 'skin', influences: both.positions.map(leg) }
}

/** Sections of the left court shoe along z: half-width, sole height, upper edge height, centre x. */
const SHOE: readonly (readonly [z: number, w: number, sole: number, top: number, x: number])[] = [
  [-0.062, 0.0003, 0.0528, 0.0532, 0.0745],
  [-0.056, 0.019, 0.036, 0.074, 0.0745],
  [-0.042, 0.0278, 0.033, 0.078, 0.0745],
  [-0.02, 0.0305, 0.032, 0.068, 0.0748],
  [0.01, 0.0298, 0.027, 0.052, 0.0755],
  [0.045, 0.0325, 0.012, 0.041, 0.0775],
  [0.075, 0.0375, 0.002, 0.04, 0.079],
  [0.1, 0.0365, 0.0015, 0.041, 0.079],
  [0.122, 0.0295, 0.0025, 0.034, 0.0785],
  [0.136, 0.018, 0.005, 0.026, 0.078],
  [0.142, 0.0003, 0.0134, 0.0137, 0.078],
]

function leftShoe(rows: typeof SHOE, heeled: boolean): Shape {
  const [from, to] = [at(rows, 0)[0], at(rows, rows.length - 1)[0]]
  const column = (k: 1 | 2 | 3 | 4) => table(rows.map((r): V2 => [r[0], r[k]]))
  const [w, sole, top, cx] = [column(1), column(2), column(3), column(4)]
  const upper = sheet(
    22,
    18,
    (u, v) => {
      const z = mix(from, to, v)
      const a = 2 * Math.PI * u
      const s = Math.sin(a)
      const c = Math.cos(a)
      const middle = (sole(z) + top(z)) / 2
      const half = (top(z) - sole(z)) / 2
      return [cx(z) + w(z) * Math.sign(s) * Math.abs(s) ** 0.8, middle + half * Math.sign(c) * Math.abs(c) ** 0.8, z]
    },
    true,
  )
  const heel = sheet(
    5,
    12,
    (u, v) => {
      const y = mix(0.044, 0, v)
      const k = mix(1, 0.46, Math.min(1, v * 1.25) ** 0.8)
      return aroundY(u, 0.0245 * k, 0.02 * k, [0.0745, y, mix(-0.034, -0.04, v)])
    },
    true,
  )
  return heeled ? join([upper, heel]) : upper
}

/** A laced shoe with a low heel; its upper edge hides under the trousers. */
const LACED: typeof SHOE = [
  [-0.076, 0.0003, 0.04, 0.0405, 0.0755],
  [-0.07, 0.022, 0.003, 0.074, 0.0755],
  [-0.05, 0.0325, 0.001, 0.082, 0.0758],
  [-0.015, 0.034, 0.001, 0.082, 0.0762],
  [0.02, 0.0335, 0.003, 0.075, 0.0772],
  [0.055, 0.038, 0.001, 0.056, 0.0792],
  [0.09, 0.0425, 0.0008, 0.046, 0.081],
  [0.122, 0.0415, 0.0008, 0.042, 0.0815],
  [0.148, 0.033, 0.0015, 0.036, 0.081],
  [0.164, 0.019, 0.004, 0.026, 0.0805],
  [0.17, 0.0003, 0.013, 0.0134, 0.0805],
]

export function shoesPart(kind: 'court' | 'laced'): Part {
  const left = leftShoe(kind === 'court' ? SHOE : LACED, kind === 'court')
  const both = join([left, mirrored(left)])
  return { ...both, name: 'shoes', mesh: 'Outfit', material: 'shoes', influences: both.positions.map(leg) }
}
