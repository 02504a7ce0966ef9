/**
 * Hair: an under-cap fills the shell; locks give relief, fringe and tips. Head-local millimetres. The texture's v is height in the
 * world, so its ring of light runs through all locks.
 */
import { toWorld } from './face-surface.ts'
import type { HairShell } from './hair-shell.ts'
import { HAIR_BOTTOM, HAIR_TOP, hairShell, lockShape, shellAt } from './hair-shell.ts'
import type { Part, Shape, Triangle } from './mesh.ts'
import { join } from './mesh.ts'
import type { AvatarPreset, FringeLock } from './preset.ts'
import type { Profile } from './profile.ts'
import { hairWeights } from './springs.ts'
import type { V2, V3 } from './vec.ts'
import { add, mix, mix3, normalize, radians, scale, seeded, smoothstep, sub } from './vec.ts'

const lockWidth =
  (half: number, root: number, tip: number) =>
  (t: number): number =>
    half * (root + (1 - root) * smoothstep(0, 0.3, t)) * (1 - smoothstep(tip, 1.02, t) ** 1.25) + 0.15

/** A lock of the back and sides: from the parting over the crown, then down the shell to its tip. */
function fallingLock(
  shell: HairShell,
  preset: AvatarPreset,
  azimuth: number,
  tipY: number,
  lift: number,
  drift: number,
): V3[] {
  const { part } = preset.hair
  const back = Math.abs(azimuth) / Math.PI
  const rootZ = mix(part.frontZ * 0.4, part.backZ, smoothstep(0.3, 0.75, back))
  const root = shellTop(shell.profile, part.x, rootZ)
  const start = Math.atan2(root[0], root[2] + 10)
  const startE = Math.atan2(root[1] - 40, Math.hypot(root[0], root[2] + 10))
  const turn = (a: number, e: number): V3 => [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)]
  const from = turn(start, startE)
  const to = turn(azimuth, 0.05)
  const curve: V3[] = []
  for (let i = 0; i < 7; i++) {
    const d = normalize(mix3(from, to, smoothstep(0, 1, i / 6) * 0.5 + (i / 6) * 0.5))
    const p = shellAt(shell.profile, Math.atan2(d[0], d[2]), Math.asin(d[1]))
    curve.push(add(p, scale(shell.normal(p), lift * Math.min(1, i / 2))))
  }
  for (let i = 1; i <= 6; i++) {
    const t = i / 6
    const y = mix(40, tipY, t)
    const p = shell.profile.ring(y, azimuth + drift * t * t)
    const tuck = 7 * smoothstep(0.75, 1, t)
    curve.push(add(p, scale(shell.normal(p), lift * (1 - t * 0.3) - tuck)))
  }
  return curve
}

/** Upper shell point over (x, z). */
function shellTop(profile: Profile, x: number, z: number): V3 {
  let low = 40
  let high = profile.top
  for (let i = 0; i < 30; i++) {
    const y = (low + high) / 2
    if (profile.pseudo(x, y, z) < 0) low = y
    else high = y
  }
  return [x, low, z]
}

function fringeLock(shell: HairShell, lock: FringeLock): V3[] {
  return lock.path.map(([x, y], i): V3 => {
    const s = shell.profile.section(y)
    const k = Math.min(0.995, Math.abs(x) / s.w)
    const held = Math.sign(x) * k * s.w
    const p: V3 = [held, y, shell.profile.frontZ(held, y)]
    // Roots lie flat on the crown and rise toward the forehead.
    const rise = smoothstep(0, 0.4, i / (lock.path.length - 1))
    return add(p, scale(shell.normal(p), 0.4 + lock.lift * rise))
  })
}

/** Everything between skull and locks: covers scalp and nape, its lower edge drawn in waves so that no straight rim shows. */
function underCap(shell: HairShell, preset: AvatarPreset): Shape {
  const columns = 64
  const rows = 20
  const positions: V3[] = []
  const uvs: V2[] = []
  const open = radians(52)
  for (let r = 0; r < rows; r++)
    for (let c = 0; c <= columns; c++) {
      const azimuth = -Math.PI + (2 * Math.PI * c) / columns
      const a = Math.abs(azimuth)
      // In front the cap ends at the hairline under the fringe, at the sides and back it hangs down to the nape.
      const hairline = 80 + 26 * Math.exp(-((azimuth - 0.16) ** 2) / 0.05)
      const wave = 3 * Math.sin(azimuth * 17) + 2 * Math.sin(azimuth * 29 + 1)
      const bottom = mix(hairline, preset.hair.tipY + 16 + wave, smoothstep(open, open + 0.42, a))
      const y = mix(bottom, 152.6, 1 - (1 - r / (rows - 1)) ** 1.35)
      const p = shell.profile.ring(y, azimuth)
      const depth = 1.6 + 7 * smoothstep(80, -60, y) + 4 * smoothstep(1.2, 0.7, a) * smoothstep(120, 90, y)
      const n = shell.normal(p)
      positions.push(sub(p, scale(n, depth)))
      uvs.push([Math.abs((((azimuth / (2 * Math.PI)) * 3 + 4) % 2) - 1), (HAIR_TOP - y) / (HAIR_TOP - HAIR_BOTTOM)])
    }
  const triangles: Triangle[] = []
  for (let r = 0; r < rows - 1; r++)
    for (let c = 0; c < columns; c++) {
      const a = r * (columns + 1) + c
      const b = a + 1
      const d = a + columns + 1
      triangles.push([a, b, d], [b, d + 1, d])
    }
  return { positions, uvs, triangles, normals: positions.map(p => shell.normal(p)) }
}

/** The whole hair in world metres with its spring weights. */
export function hairParts(preset: AvatarPreset): Part[] {
  const shell = hairShell(preset)
  const random = seeded(preset.seed)
  const shapes: Shape[] = []
  const { backFrom, backLocks, tipY } = preset.hair
  for (let layer = 0; layer < 2; layer++)
    for (let i = 0; i < backLocks; i++) {
      const k = (i + 0.5 * layer + 0.5) / backLocks
      const azimuth = radians(mix(backFrom, 360 - backFrom, k) + (random() - 0.5) * 3)
      const signed = azimuth > Math.PI ? azimuth - 2 * Math.PI : azimuth
      const tip = tipY + (layer === 1 ? 12 : 0) + (random() - 0.5) * 11 + 8 * Math.abs(Math.sin(k * 9.2))
      const curve = fallingLock(shell, preset, signed, tip, layer === 1 ? 2.2 : 0.2, (random() - 0.5) * 0.09)
      const uSpan = 0.16 + 0.05 * random()
      shapes.push(
        lockShape(shell, {
          curve,
          width: lockWidth(13 + random() * 4, 0.35, 0.79),
          thickness: 3.4 + random() * 0.9,
          uFrom: random() * (1 - uSpan),
          uSpan,
        }),
      )
    }
  for (const lock of preset.hair.fringe) {
    const uSpan = 0.2
    shapes.push(
      lockShape(shell, {
        curve: fringeLock(shell, lock),
        width: lockWidth(lock.halfWidth, 0.3, 0.6),
        thickness: 3.6,
        uFrom: random() * (1 - uSpan),
        uSpan,
      }),
    )
  }
  const finish = (name: string, material: 'hair' | 'hairCap', shape: Shape): Part => {
    const real = shape.positions.map(toWorld)
    return { ...shape, positions: real, name, mesh: 'Hair', material, influences: shape.positions.map(hairWeights) }
  }
  return [finish('under-cap', 'hairCap', underCap(shell, preset)), finish('locks', 'hair', join(shapes))]
}
