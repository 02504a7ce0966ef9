/** Hair drawn back over the ears into a low knot: sweeps from the hairline, a wound bun at the nape. Head-local millimetres. */
import { directed } from './hair-short.ts'
import type { HairShell, Lock } from './hair-shell.ts'
import { lockWidth, strandPlace } from './hair-shell.ts'
import type { AvatarPreset } from './preset.ts'
import type { V3 } from './vec.ts'
import { mix, smoothstep } from './vec.ts'

/** Middle of the knot. */
export const BUN: V3 = [0, -24, -99]

export function bunLocks(shell: HairShell, _: AvatarPreset, random: () => number): Lock[] {
  const out: Lock[] = []
  for (const side of [1, -1]) {
    // From the temple back over the ear to the knot, the upper ones over the crown.
    for (let i = 0; i < 9; i++) {
      const k = i / 8
      const azimuth = mix(62, 6, k) * side
      const elevation = mix(8, 58, k)
      const over = mix(16, 66, k)
      out.push({
        curve: directed(
          shell,
          [
            [azimuth, elevation],
            [mix(azimuth, 100 * side, 0.34), mix(elevation, over, 0.7)],
            [mix(azimuth, 118 * side, 0.66), mix(elevation, over, 0.86)],
            [mix(azimuth, 148 * side, 0.9), mix(over, 2, 0.42 + 0.2 * (1 - k))],
            [mix(150, 168, k) * side, mix(-10, 6, k)],
            [mix(166, 176, k) * side, mix(-27, -22, k)],
          ],
          4 + 1.2 * (i % 2),
          -3,
        ),
        width: lockWidth(mix(12, 15, k), 0.2, 0.7),
        thickness: 3.2,
        steps: 15,
        edge: 0.4,
        ...strandPlace(random, true),
      })
    }
    // Nape: upward into the knot.
    for (const a of [112, 128, 144, 160])
      out.push({
        curve: directed(
          shell,
          [
            [a * side, mix(-16, -46, smoothstep(104, 140, a))],
            [mix(a, 168, 0.4) * side, -30],
            [mix(a, 174, 0.8) * side, -26],
          ],
          1.4,
          0.4,
        ),
        width: lockWidth(12, 0.5, 0.75),
        thickness: 2.4,
        steps: 8,
        edge: 0.4,
        ...strandPlace(random, false),
      })
  }
  // The knot: three coils wound round each other.
  for (let c = 0; c < 3; c++) {
    const curve: V3[] = []
    for (let i = 0; i <= 12; i++) {
      const a = (i / 12) * Math.PI * 1.5 + (c * 2 * Math.PI) / 3
      const r = mix(21, 12, i / 12)
      curve.push([
        BUN[0] + r * 1.12 * Math.cos(a),
        BUN[1] + r * Math.sin(a),
        BUN[2] - 2 - 13 * smoothstep(0, 1, i / 12),
      ])
    }
    out.push({
      curve,
      width: lockWidth(14, 0.7, 0.7),
      thickness: 13,
      steps: 13,
      edge: 0.8,
      ...strandPlace(random, true),
    })
  }
  return out
}
