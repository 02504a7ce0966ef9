/**
 * Hair: an under-cap covers scalp and nape; locks give relief, fringe and tips. Head-local millimetres. The texture's v is height in
 * the world, so its ring of light runs through all locks.
 */
import { bobLocks } from './hair-bob.ts'
import { bunLocks } from './hair-bun.ts'
import { shortLocks } from './hair-short.ts'
import { toWorld } from './face-surface.ts'
import type { HairShell, Lock } from './hair-shell.ts'
import { HAIR_BOTTOM, HAIR_TOP, hairShell, lockShape, lockWidth, strandPlace } from './hair-shell.ts'
import type { Part, Shape, Triangle } from './mesh.ts'
import { join } from './mesh.ts'
import type { AvatarPreset, FringeLock } from './preset.ts'
import { threeProfile } from './profile.ts'
import { hairWeights } from './springs.ts'
import type { V2, V3 } from './vec.ts'
import { add, clamp, mix, mix3, radians, scale, seeded, smoothstep, sub } from './vec.ts'

/** A lock drawn in front view, laid on the shell. */
export function fringeLock(shell: HairShell, lock: FringeLock, random: () => number): Lock {
  const curve = lock.path.map(([x, y], i): V3 => {
    const s = shell.profile.section(y)
    const held = clamp(x, -0.992 * s.w, 0.992 * s.w)
    const p: V3 = [held, y, shell.profile.frontZ(held, y)]
    // Roots lie flat on the crown and rise toward the forehead; tips come back to the face.
    const k = i / (lock.path.length - 1)
    const rise = smoothstep(0, 0.4, k) * (1 - 0.45 * smoothstep(0.72, 1, k))
    return add(p, scale(shell.normal(p), mix(-3, 0.4, smoothstep(0, 0.16, k)) + lock.lift * rise))
  })
  return {
    curve,
    width: lockWidth(lock.halfWidth, 0.22, lock.taperFrom ?? 0.52),
    thickness: Math.min(3.8, lock.halfWidth * 0.42),
    steps: lock.halfWidth < 4 ? 9 : 16,
    edge: 0.85,
    ...strandPlace(random, true),
  }
}

/** Lower edge of the cap over the azimuth (radians): hairline in front, temples, behind the ears, nape. */
function hairline(preset: AvatarPreset, azimuth: number): number {
  const a = Math.abs(azimuth)
  const { edge } = preset.hair
  const parting =
    edge.peak * Math.exp(-((azimuth - 0.16) ** 2) / 0.05) +
    (preset.hair.style === 'short' ? 8 * Math.exp(-(((a - 0.6) / 0.17) ** 2)) : 0)
  if (preset.hair.style === 'bob') {
    const wave = 3 * Math.sin(azimuth * 7)
    return mix(edge.front + parting, edge.nape + wave, smoothstep(radians(52), radians(52) + 0.42, a))
  }
  // Short hair and a bun: forehead, sideburn before the ear, an arch over it, then the nape.
  const temple = mix(edge.front + parting, edge.sideburn, smoothstep(radians(40), radians(72), a))
  const overEar = mix(temple, edge.overEar, smoothstep(radians(78), radians(90), a))
  return mix(overEar, edge.nape, smoothstep(radians(104), radians(128), a))
}

/** Everything between skull and locks; its edge is a curve, so no stair steps show at the hairline. */
function underCap(shell: HairShell, preset: AvatarPreset): Shape {
  const open = preset.hair.style !== 'bob'
  const columns = open ? 100 : 60
  const rows = open ? 14 : 16
  const positions: V3[] = []
  const uvs: V2[] = []
  const bob = preset.hair.style === 'bob'
  const head = threeProfile(preset.rows.head, 2.45, 2)
  for (let r = 0; r < rows; r++)
    for (let c = 0; c <= columns; c++) {
      const azimuth = -Math.PI + (2 * Math.PI * c) / columns
      const a = Math.abs(azimuth)
      const bottom = hairline(preset, azimuth)
      const k = r / (rows - 1)
      const y = mix(bottom, shell.profile.top - 0.4, 1 - (1 - k) ** (open ? 1.3 : 1.75))
      const p = shell.profile.ring(y, azimuth)
      const n = shell.normal(p)
      const depth = bob
        ? 1.6 +
          5 * smoothstep(80, -60, y) +
          4 * smoothstep(1.2, 0.7, a) * smoothstep(120, 90, y) +
          9 * smoothstep(-70, -112, y)
        : 1.4
      const full = sub(p, scale(n, depth))
      // Where the hairline lies open, the edge of the cap lies on the skin.
      const skull = head.ring(y, azimuth)
      const neck: V3 = [47 * Math.sin(azimuth), y, -16 + 47 * Math.cos(azimuth)]
      const far = ([x, , z]: V3): number => Math.hypot(x, z + 16)
      const onSkin: V3 = far(skull) > far(neck) ? [skull[0] * 1.03, y, skull[2] * 1.03] : neck
      const near = bob ? 0 : smoothstep(preset.hair.edge.depth, 0, y - bottom)
      let place = mix3(full, onSkin, near)
      for (let push = 0; !bob && push < 24 && head.pseudo(place[0], y, place[2]) < 1.4 && y > -60; push++)
        place = add(place, scale([n[0], 0, n[2]], 0.4))
      positions.push(place)
      const u = Math.abs((((azimuth / (2 * Math.PI)) * 3 + 4) % 2) - 1)
      uvs.push([0.52 + 0.46 * u, (HAIR_TOP - y) / (HAIR_TOP - HAIR_BOTTOM)])
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
  const make = { bob: bobLocks, short: shortLocks, bun: bunLocks }[preset.hair.style]
  const locks = [...make(shell, preset, random), ...preset.hair.fringe.map(l => fringeLock(shell, l, random))]
  const finish = (name: string, shape: Shape): Part => ({
    ...shape,
    positions: shape.positions.map(toWorld),
    name,
    mesh: 'Hair',
    material: 'hair',
    influences: shape.positions.map(p => hairWeights(p, preset.hair.style === 'bob')),
  })
  return [finish('under-cap', underCap(shell, preset)), finish('locks', join(locks.map(l => lockShape(shell, l))))]
}
