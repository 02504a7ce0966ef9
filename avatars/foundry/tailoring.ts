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
  [0.08, 1.203],
  [0.0945, 1.241],
]

/** Edge of a vest's V from the closing up to the shoulder. */
const VEST_V: readonly V2[] = [
  [0.0005, 1.083],
  [0.019, 1.125],
  [0.035, 1.185],
  [0.0475, 1.24],
  [0.057, 1.288],
  [0.0615, 1.325],
]

/** Shirt front in the V, lapels, collar, pocket flaps, buttons. */
export function tailoredParts(field: Field, top: 'jacket' | 'vest'): Part[] {
  const rows = 18
  const edge = (k: number): V2[] =>
    sample2(
      [
        [0.003 * k, top === 'vest' ? 1.086 : 1.076],
        [0.03 * k, 1.125],
        [0.042 * k, 1.185],
        [0.053 * k, 1.24],
        [0.0555 * k, 1.288],
        [0.05 * k, 1.32],
        [0.04 * k, 1.34],
      ],
      rows,
    )
  const shirt = patch(field, edge(-1), edge(1), 13, () => 0.0016, false)
  if (top === 'vest') {
    const band = patch(
      field,
      sample2(VEST_V, 20),
      sample2(
        VEST_V.map(([x, y]): V2 => [x + 0.0085, y - 0.004]),
        20,
      ),
      3,
      () => 0.0032,
      false,
    )
    return [
      part('shirt front', 'shirt', shirt),
      part('vest band', 'trim', join([band, mirrored(band)])),
      part('shirt collar', 'shirtPlain', shirtCollar(field), spine),
      buttons(field, [1.055, 1.01, 0.965, 0.92]),
    ]
  }

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
    buttons(field, [1.042, 0.976]),
  ]
}
