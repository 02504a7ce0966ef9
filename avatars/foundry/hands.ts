/** Hands: smooth union of finger cones and palm rays, one mesh each. World metres. */
import type { Part, Shape } from './mesh.ts'
import { join, mirrored } from './mesh.ts'
import type { Field } from './sdf.ts'
import { blend, cone } from './sdf.ts'
import type { Finger } from './skeleton.ts'
import { simplify, surfaceNets } from './surface-nets.ts'
import type { V3 } from './vec.ts'
import { at, mix } from './vec.ts'
import { hand } from './weights.ts'

const WRIST: V3 = [0.6, 1.292, -0.018]

/** Distance field of the left hand with a stub of forearm that hides in the cuff. */
export function handField(list: readonly Finger[]): Field {
  let palm: Field = cone([0.555, 1.2915, -0.018], 0.0218, [0.606, 1.2915, -0.018], 0.0205, 1.2)
  const digits: Field[] = []
  for (const f of list) {
    const base = at(f.joints, 0)
    const pieces = f.joints.length - 1
    for (let i = 0; i < pieces; i++) {
      const ra = mix(f.radii[0], f.radii[1], i / pieces)
      const rb = mix(f.radii[0], f.radii[1], (i + 1) / pieces)
      digits.push(cone(at(f.joints, i), ra, at(f.joints, i + 1), rb))
    }
    if (f.name === 'Thumb') {
      palm = blend(palm, cone([0.612, 1.2855, -0.002], 0.0145, base, 0.0125), 0.014)
    } else {
      const root: V3 = [WRIST[0] + 0.006, WRIST[1], WRIST[2] + (base[2] - WRIST[2]) * 0.42]
      palm = blend(palm, cone(root, 0.0168, [base[0] - 0.004, base[1] - 0.001, base[2]], 0.0108, 1.22), 0.014)
    }
  }
  // Each finger joins the palm on its own; fingers stay apart from one another.
  const perFinger = list.map((f, n) => {
    const start = list.slice(0, n).reduce((s, g) => s + g.joints.length - 1, 0)
    return digits.slice(start, start + f.joints.length - 1).reduce((a, b) => blend(a, b, 0.003))
  })
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

export async function hands(list: readonly Finger[]): Promise<Part> {
  const field = handField(list)
  const raw = surfaceNets(field, { min: [0.53, 1.24, -0.09], max: [0.79, 1.325, 0.08] }, 0.0025)
  const left: Shape = await simplify(raw, 1750)
  const both = join([left, mirrored(left)])
  const field4 = hand(list)
  return { ...both, name: 'hands', mesh: 'Body', material: 'skin', influences: both.positions.map(field4) }
}
