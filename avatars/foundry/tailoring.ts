/** Shirt front, lapels and pocket flaps drawn in front view and laid on the jacket; collars and buttons join them here. World metres. */
import { buttons } from './accessories.ts'
import { jacketCollar, shirtCollar } from './collars.ts'
import { sample2 } from './curves.ts'
import type { MaterialName } from './materials.ts'
import type { Part, Shape } from './mesh.ts'
import { join, mirrored } from './mesh.ts'
import { patch } from './patches.ts'
import type { Field } from './sdf.ts'
import type { V2 } from './vec.ts'
import { jacket as jacketWeights, spine, torso } from './weights.ts'

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
