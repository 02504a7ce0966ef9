/** A layered bob: strand groups from the parting over the crown, curling in under the jaw line. Head-local millimetres. */
import type { HairShell, Lock } from './hair-shell.ts'
import { between, directionOf, lockWidth, strandPlace } from './hair-shell.ts'
import type { AvatarPreset } from './preset.ts'
import type { Profile } from './profile.ts'
import type { V3 } from './vec.ts'
import { add, mix, radians, scale, smoothstep, sub } from './vec.ts'

/** Upper shell point over (x, z). */
export function crownPoint(profile: Profile, x: number, z: number): V3 {
  let low = 40
  let high = profile.top
  for (let i = 0; i < 30; i++) {
    const y = (low + high) / 2
    if (profile.pseudo(x, y, z) < 0) low = y
    else high = y
  }
  return [x, low, z]
}

/** From the parting over the crown to the horizon, then down to a tip that turns in toward the neck. */
function fall(
  shell: HairShell,
  preset: AvatarPreset,
  azimuth: number,
  tipAzimuth: number,
  tipY: number,
  lift: number,
): V3[] {
  const { part } = preset.hair
  const back = Math.abs(azimuth) / 180
  const root = crownPoint(shell.profile, part.x, mix(part.frontZ * 0.4, part.backZ, smoothstep(0.3, 0.75, back)))
  const from = directionOf(root)
  const turn = ((azimuth - from.azimuth + 540) % 360) - 180
  const curve: V3[] = []
  for (let i = 0; i < 9; i++) {
    const t = i / 8
    const e = from.elevation + (4 - from.elevation) * (0.35 * t + 0.65 * t * t)
    const p = shell.toward(from.azimuth + turn * between(0, 1, Math.min(1, t * 1.15)), e)
    curve.push(add(p, scale(shell.normal(p), 0.3 + lift * smoothstep(0, 0.4, t))))
  }
  const shift = ((tipAzimuth - azimuth + 540) % 360) - 180
  for (let i = 1; i <= 7; i++) {
    const t = i / 7
    const p = shell.profile.ring(mix(30, tipY, t), radians(azimuth + shift * t * t))
    const tuck = 4 * smoothstep(0.45, 0.8, t) + 13 * smoothstep(0.7, 1.05, t) ** 2
    curve.push(sub(add(p, scale(shell.normal(p), lift * (1 - t * 0.2))), scale([p[0], 0, p[2] + 20], tuck / 92)))
  }
  return curve
}

export function bobLocks(shell: HairShell, preset: AvatarPreset, random: () => number): Lock[] {
  const { backFrom, backLocks, tipY } = preset.hair
  const out: Lock[] = []
  const put = (azimuth: number, tip: number, y: number, lift: number, half: number, outlined: boolean): void => {
    out.push({
      curve: fall(shell, preset, azimuth, tip, y, lift),
      width: lockWidth(half, 0.4, 0.68),
      thickness: 3.6,
      steps: 18,
      edge: 0.4,
      ...strandPlace(random, outlined),
    })
  }
  // An inner layer a little shorter closes the gaps between the tips of the outer one.
  const inner = Math.round(backLocks * 0.6)
  for (let i = 0; i < inner; i++) {
    const azimuth = mix(backFrom + 6, 354 - backFrom, (i + 0.5) / inner)
    put(azimuth, azimuth, tipY + 9 + 5 * random(), -1.2, 24, false)
  }
  // Strand groups of three: the middle one lies on top and is longest, its neighbours lean toward it.
  for (let i = 0; i < backLocks; i++) {
    const k = (i + 0.5) / backLocks
    const azimuth = mix(backFrom, 360 - backFrom, k) + (random() - 0.5) * 2
    const group = (Math.floor(i / 3) * 3 + 1.5) / backLocks
    const centre = mix(backFrom, 360 - backFrom, group)
    const middle = i % 3 === 1
    const length = tipY + (middle ? -4 : 5) + (random() - 0.5) * 6 + 4 * Math.sin(k * 7.3)
    put(azimuth, mix(azimuth, centre, 0.4), length, middle ? 3.4 : 1, middle ? 17 : 15, true)
  }
  return out
}
