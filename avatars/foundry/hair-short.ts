/** A man's short cut: combed up and over from a side parting, close at the sides and the nape. Head-local millimetres. */
import type { HairShell, Lock } from './hair-shell.ts'
import { lockWidth, strandPlace } from './hair-shell.ts'
import type { AvatarPreset } from './preset.ts'
import type { V3 } from './vec.ts'
import { add, mix, scale, smoothstep } from './vec.ts'

/** A lock along directions [azimuth, elevation] in degrees; `lift` in mm rises toward its middle and falls at its tip. */
export function directed(
  shell: HairShell,
  path: readonly (readonly [number, number])[],
  lift: number,
  rootLift = 0.3,
): V3[] {
  return path.map(([azimuth, elevation], i) => {
    const p = shell.toward(azimuth, elevation)
    const k = i / (path.length - 1)
    const rise = smoothstep(0, 0.45, k) * (1 - 0.8 * smoothstep(0.6, 1, k))
    const sunk = rootLift * (1 - smoothstep(0, 0.3, k))
    return add(p, scale(shell.normal(p), sunk + 0.3 + lift * rise))
  })
}

export function shortLocks(shell: HairShell, _: AvatarPreset, random: () => number): Lock[] {
  const out: Lock[] = []
  const put = (
    path: readonly (readonly [number, number])[],
    half: number,
    lift: number,
    outlined: boolean,
    taper = 0.5,
    sunk = -2.5,
  ): void => {
    out.push({
      curve: directed(shell, path, lift, sunk),
      width: lockWidth(half, 0.16, taper),
      thickness: Math.min(4.2, half * 0.4),
      steps: 12,
      edge: 0.4,
      ...strandPlace(random, outlined),
    })
  }
  // Back and sides: short, downward, tips in two lengths; the lowest ring leaves the nape close.
  for (let ring = 0; ring < 3; ring++) {
    const count = 13 + ring * 2
    const from = [62, 40, 16][ring] ?? 0
    const to = [24, 2, -21][ring] ?? 0
    for (let i = 0; i < count; i++) {
      const azimuth = mix(84, 276, (i + 0.5 * (ring % 2) + 0.25) / count)
      const a = Math.abs(azimuth - 180)
      // Over the ears the hair ends higher.
      const end = Math.max(to, mix(-26, 8, smoothstep(46, 68, a))) + (random() - 0.5) * 5
      if (end > from - 12) continue
      put(
        [
          [azimuth, from],
          [azimuth + 1, mix(from, end, 0.35)],
          [azimuth + 2, mix(from, end, 0.7)],
          [azimuth + 4 * (random() - 0.5), end],
        ],
        13,
        1.2 + 0.6 * (2 - ring),
        ring < 2,
        0.55,
      )
    }
  }
  // Sides before the ear, down to the sideburn.
  for (const side of [1, -1])
    for (const [azimuth, from, end, half] of [
      [58, 46, 12, 12],
      [70, 44, -6, 12],
      [80, 40, -3, 11],
      [90, 38, 8, 11],
    ] as const)
      put(
        [
          [azimuth * side * 0.86, from],
          [azimuth * side * 0.97, mix(from, end, 0.4)],
          [azimuth * side * 1.02, mix(from, end, 0.75)],
          [azimuth * side * 1.03, end],
        ],
        half,
        1.6,
        true,
        0.5,
      )
  // The front rises off the forehead before it goes over.
  for (const [root, e0, lift, half] of [
    [36, 31, 7, 11],
    [26, 32, 10, 12],
    [14, 33, 12, 12],
    [0, 33, 11, 12],
    [-16, 32, 9, 12],
    [-32, 30, 6, 11],
    [-46, 26, 4, 10],
  ] as const)
    put(
      [
        [root, e0],
        [root - 9, e0 + 13],
        [root - 22, e0 + 22],
        [root - 38, e0 + 22],
        [root - 52, e0 + 10],
      ],
      half,
      lift,
      true,
      0.55,
      -11,
    )
  // The top: from the parting on his left across the crown to his right, rising off the forehead first.
  for (let i = 0; i < 9; i++) {
    const k = i / 8
    const root = mix(38, 122, k)
    const e0 = mix(50, 58, Math.sin(Math.PI * k))
    const far = mix(-46, -122, k)
    const path: (readonly [number, number])[] = [
      [root, e0],
      [mix(root, 8, 0.75), mix(e0, 82, 0.7)],
      [mix(far, -20, 0.35), mix(78, 72, k)],
      [mix(far, -30, 0.12), mix(56, 58, k)],
      [far, mix(35, 40, k)],
    ]
    put(path, 15, mix(4.5, 1.6, k), true, 0.62)
  }
  return out
}
