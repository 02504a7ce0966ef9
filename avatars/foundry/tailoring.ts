/** Layered cloth on the jacket: patches drawn in front view and laid on the field. World metres. */
import { sample2 } from './curves.ts'
import type { MaterialName } from './materials.ts'
import type { Part, Shape } from './mesh.ts'
import { gridTriangles, join, mirrored, smoothNormals } from './mesh.ts'
import { aroundY, sheet } from './lofts.ts'
import type { Field } from './sdf.ts'
import { gradient, hit, outward } from './sdf.ts'
import type { V2, V3 } from './vec.ts'
import { add, at, clamp, cross, dot, mix, mix2, mix3, normalize, scale, smoothstep } from './vec.ts'
import { jacket as jacketWeights, spine, torso } from './weights.ts'

/** Where a ray from the front meets the cloth over (x, y). */
export function onFront(field: Field, x: number, y: number): V3 {
  return hit(field, [x, y, 0.24], [0, 0, -1], 0.4) ?? [x, y, -0.02]
}

/** The nearest cloth to a guessed point, lifted along the normal. */
export function settleOn(field: Field, guess: V3, lift: number): V3 {
  let p = guess
  for (let i = 0; i < 12; i++) {
    const g = gradient(field, p)
    p = add(p, scale(g, clamp(-field(p) / Math.max(dot(g, g), 1e-4), -0.01, 0.01)))
  }
  return add(p, scale(outward(field, p), lift))
}

/** A strip between two front-view curves; its long edges are folded back to the cloth, so it has thickness and an outline. */
export function patch(
  field: Field,
  inner: readonly V2[],
  outer: readonly V2[],
  columns: number,
  lift: (across: number, along: number) => number,
  flip: boolean,
): Shape {
  const rows = inner.length
  const across = [0, ...Array.from({ length: columns }, (_, i) => i / (columns - 1)), 1]
  const along = [0, ...Array.from({ length: rows }, (_, i) => i / (rows - 1)), 1]
  const positions: V3[] = []
  const uvs: V2[] = []
  along.forEach((v, r) =>
    across.forEach((u, c) => {
      const row = clamp(r - 1, 0, rows - 1)
      const [x, y] = mix2(at(inner, row), at(outer, row), u)
      const folded = c === 0 || c === across.length - 1 || r === 0 || r === along.length - 1
      const base = onFront(field, x, y)
      const n = outward(field, base)
      positions.push(add(base, scale(n, folded ? 0.0008 : lift(u, v))))
      uvs.push([u, 1 - v])
    }),
  )
  const triangles = gridTriangles(along.length, across.length, flip)
  return { positions, uvs, triangles, normals: smoothNormals(positions, triangles) }
}

const part = (name: string, material: MaterialName, shape: Shape, weights = jacketWeights): Part => ({
  ...shape,
  name,
  mesh: 'Outfit',
  material,
  influences: shape.positions.map(weights),
})

const LAPEL_INNER: readonly V2[] = [
  [0.001, 1.07],
  [0.02, 1.125],
  [0.036, 1.185],
  [0.046, 1.24],
  [0.0505, 1.288],
]
const LAPEL_OUTER: readonly V2[] = [
  [0.004, 1.062],
  [0.04, 1.108],
  [0.064, 1.158],
  [0.078, 1.205],
  [0.09, 1.246],
]

/** Shirt front in the V, lapels, collar, pocket flaps, buttons. */
export function tailoredParts(field: Field): Part[] {
  const rows = 18
  const edge = (k: number): V2[] =>
    sample2(
      [
        [0.003 * k, 1.076],
        [0.03 * k, 1.125],
        [0.042 * k, 1.185],
        [0.051 * k, 1.24],
        [0.0535 * k, 1.288],
        [0.046 * k, 1.325],
        [0.036 * k, 1.338],
      ],
      rows,
    )
  const shirt = patch(field, edge(-1), edge(1), 15, () => 0.0016, false)

  const inner = sample2(LAPEL_INNER, 20)
  const outer = sample2(LAPEL_OUTER, 20)
  const lapel = patch(field, inner, outer, 7, (u, v) => 0.0058 - 0.0012 * u + 0.0018 * Math.sin(Math.PI * v), false)
  const lapels = join([lapel, mirrored(lapel)])

  const flap = patch(
    field,
    sample2(
      [
        [0.05, 0.936],
        [0.085, 0.94],
        [0.118, 0.946],
      ],
      8,
    ).map(([x, y]): V2 => [x, y - 0.024]),
    sample2(
      [
        [0.05, 0.936],
        [0.085, 0.94],
        [0.118, 0.946],
      ],
      8,
    ),
    3,
    () => 0.0035,
    true,
  )
  return [
    part('shirt front', 'shirt', shirt),
    part('lapels', 'trim', lapels),
    part('collar', 'trim', jacketCollar(field), torso),
    part('pocket flaps', 'trim', join([flap, mirrored(flap)])),
    part('shirt collar', 'shirtPlain', shirtCollar(field), spine),
    buttons(field),
  ]
}

/** The collar lies around the neck: stand, roll, then a fall on the shoulders; its front ends meet the lapels in a notch. */
function jacketCollar(field: Field): Shape {
  const half = 17
  const innerPath: readonly V3[] = [
    [0.0495, 1.288, 0.06],
    [0.054, 1.318, 0.03],
    [0.0575, 1.345, -0.008],
    [0.05, 1.364, -0.05],
    [0.028, 1.371, -0.074],
    [0, 1.373, -0.081],
  ]
  const outerPath: readonly V3[] = [
    [0.081, 1.268, 0.06],
    [0.087, 1.286, 0.035],
    [0.084, 1.313, -0.012],
    [0.074, 1.325, -0.06],
    [0.044, 1.325, -0.096],
    [0, 1.326, -0.102],
  ]
  const along = (path: readonly V3[], t: number): V3 => {
    const f = clamp(t, 0, 1) * (path.length - 1)
    const i = Math.min(path.length - 2, Math.floor(f))
    const k = f - i
    // Catmull–Rom keeps the neckline round between the drawn points; at the nape the curve is mirrored.
    const get = (j: number): V3 => {
      if (j < 0) return at(path, 0)
      if (j < path.length) return at(path, j)
      const m = at(path, 2 * (path.length - 1) - j)
      return [-m[0], m[1], m[2]]
    }
    const [p0, p1, p2, p3] = [get(i - 1), get(i), get(i + 1), get(i + 2)]
    return [0, 1, 2].map(c => {
      const [a, b, d, e] = [at(p0, c), at(p1, c), at(p2, c), at(p3, c)]
      return 0.5 * (2 * b + (d - a) * k + (2 * a - 5 * b + 4 * d - e) * k * k + (3 * b - a - 3 * d + e) * k ** 3)
    }) as unknown as V3
  }
  const profile = [0, 0.12, 0.3, 0.5, 0.75, 1, 1]
  const place = (u: number, row: number): V3 => {
    const side = u <= 0.5 ? 1 : -1
    const t = u <= 0.5 ? u * 2 : (1 - u) * 2
    const a = along(innerPath, t)
    const b = along(outerPath, t)
    const k = at(profile, row)
    const guess = mix3(a, b, k)
    const settled = settleOn(
      field,
      guess,
      row === profile.length - 1 ? 0.0006 : 0.005 + 0.0008 * k + 0.003 * smoothstep(0.55, 1, t),
    )
    const stand = smoothstep(0.42, 0.02, k) * smoothstep(0, 0.35, t)
    const raised: V3 = row === 0 ? a : [guess[0], guess[1] + 0.006, guess[2]]
    const p = mix3(settled, raised, stand)
    return [p[0] * side, p[1], p[2]]
  }
  return sheet(
    profile.length,
    half * 2 * 2,
    (u, v) => place(u, Math.round(v * (profile.length - 1))),
    true,
    (u, v) => [v, u],
  )
}

/** White collar: stand around the neck, leaf folded down, its points beside the knot. */
function shirtCollar(field: Field): Shape {
  const stand = sheet(4, 40, (u, v) => {
    const front = Math.max(0, Math.cos(2 * Math.PI * u))
    return aroundY(u, 0.0462, 0.0472, [0, mix(1.318, 1.3655 - 0.0105 * front, v), -0.0165])
  })
  const leaf = sheet(
    6,
    56,
    (u, v) => {
      // The leaf opens downward, so its points stand apart beside the knot.
      const gap = 0.03 + 0.036 * smoothstep(0.45, 1, v)
      const a = 2 * Math.PI * mix(gap, 1 - gap, u)
      const front = Math.max(0, Math.cos(a)) ** 3
      const back = Math.sqrt(Math.max(0, -Math.cos(a)))
      const rows: readonly (readonly [number, number])[] = [
        [0.0468, 1.338],
        [0.0462, 1.3665 - 0.009 * front],
        [0.0485, 1.3705 - 0.0095 * front],
        [0.0515, 1.3665 - 0.011 * front],
        [0.0555 + 0.006 * front - 0.004 * back, 1.351 - 0.014 * front],
        [0.0585 + 0.021 * front - 0.0065 * back, 1.34 - 0.03 * front],
      ]
      const row = Math.round(v * 5)
      const [r, y] = at(rows, row)
      const p: V3 = [r * 1.02 * Math.sin(a), y, -0.0165 + r * 1.03 * Math.cos(a)]
      // The leaf rests on the shirt and on the scarf's band, never under them.
      const rest = 0.0065 * front
      return row >= 4 && rest > 0.001 && field(p) < rest ? settleOn(field, p, rest) : p
    },
    true,
  )
  return join([stand, leaf])
}

/** A low dome facing along n at p. */
function dome(p: V3, n: V3, radius: number, height: number): Shape {
  const right = normalize(cross([0, 1, 0], n))
  const up = cross(n, right)
  return sheet(
    5,
    16,
    (u, v) => {
      const a = -2 * Math.PI * u
      const r = radius * Math.cos((v * Math.PI) / 2)
      const h = height * Math.sin((v * Math.PI) / 2)
      return add(p, add(add(scale(right, r * Math.sin(a)), scale(up, r * Math.cos(a))), scale(n, h)))
    },
    false,
  )
}

function buttons(field: Field): Part {
  const shapes: Shape[] = []
  const influences = [1.042, 0.976].flatMap(y => {
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
