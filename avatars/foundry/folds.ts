/** Folds of the jacket as relief on its distance field. World metres, the left side (x ≥ 0); the right one is its mirror. */
import type { V3 } from './vec.ts'
import { mix, smoothstep } from './vec.ts'

const ARM_Z = -0.021

/** Height of the sleeve's axis over x. */
export const armAxis = (x: number): V3 => [x, mix(1.281, 1.292, (x - 0.122) / 0.47), ARM_Z]

const ridge = (d: number, width: number): number => Math.exp(-((d / width) ** 2))

/** How far the cloth stands out in a fold (+) or sinks beside it (−), metres; the left side, x ≥ 0. */
export function folds([x, y, z]: V3, short: boolean): number {
  const axis = armAxis(x)
  const turn = Math.atan2(z - axis[2], y - axis[1])
  const sleeve = smoothstep(0.168, 0.2, x)
  let out = 0
  if (sleeve > 0) {
    const [inner, outer, under] = [
      Math.max(0, Math.sin(turn)),
      Math.max(0, -Math.sin(turn)),
      Math.max(0, -Math.cos(turn)),
    ]
    // The elbow gathers in front; each fold runs out slanting toward the back of the arm.
    const slant = 0.012 * Math.cos(turn)
    if (!short)
      for (const [at_, size] of [
        [0.327, 0.8],
        [0.35, 1.3],
        [0.374, 1.5],
        [0.398, 1.2],
        [0.421, 0.7],
      ] as const) {
        out +=
          0.0021 *
          size *
          (ridge(x - at_ - slant, 0.0068) - 0.6 * ridge(x - at_ - slant - 0.0115, 0.0062)) *
          inner ** 0.8
        out += 0.001 * size * ridge(x - at_ + 0.011 + slant, 0.008) * outer
      }
    // Under the arm the sleeve is drawn toward the body; a long drag runs from the cap to the elbow.
    for (const k of [0, 1, 2])
      out += 0.0016 * ridge(x - 0.196 - 0.026 * k - 0.016 * Math.sin(turn), 0.008) * under ** 1.5
    if (!short) {
      out +=
        0.0013 *
        ridge(Math.sin(turn - 0.5 - 9 * (x - 0.25)), 0.35) *
        smoothstep(0.19, 0.23, x) *
        smoothstep(0.33, 0.29, x)
      out += 0.0015 * ridge(x - 0.46 - 0.02 * Math.cos(turn + 0.6), 0.009) * inner
      out += 0.0012 * ridge(x - 0.5 + 0.02 * Math.cos(turn + 0.3), 0.009) * outer
    }
    return out * sleeve
  }
  // The waist creases at the sides, the skirts of the jacket fall in soft waves.
  const side = smoothstep(0.06, 0.1, x)
  for (const k of [0, 1, 2])
    out += 0.0019 * ridge(y - 1.058 + 0.026 * k - 0.22 * (0.12 - x) * (z > 0 ? 1 : -0.6), 0.0068) * side
  out += 0.0023 * Math.sin(Math.atan2(x, z) * 6 + 0.5) * smoothstep(0.95, 0.86, y) * smoothstep(0.03, 0.07, x)
  out += 0.0016 * ridge(y - 1.205 + 0.5 * (0.13 - x), 0.008) * smoothstep(0.085, 0.11, x) * (z > -0.02 ? 1 : 0.5)
  return out
}
