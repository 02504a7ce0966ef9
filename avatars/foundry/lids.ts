/** Rim walls, lashes, creases and brows: strips over the skin that follow the lids. Head-local millimetres. */
import { RADIUS, eyeballZ } from './eyes.ts'
import type { FaceLines } from './face-landmarks.ts'
import { EYE_SAMPLES } from './face-landmarks.ts'
import type { FaceState } from './face-state.ts'
import { REST } from './face-state.ts'
import type { FaceSurface } from './face-surface.ts'
import { toWorld } from './face-surface.ts'
import type { MaterialName } from './materials.ts'
import type { Part, Triangle } from './mesh.ts'
import { gridTriangles } from './mesh.ts'
import type { FacePreset } from './preset.ts'
import { ribbon } from './ribbons.ts'
import type { V2, V3 } from './vec.ts'
import { at, mix, mix2, smoothstep } from './vec.ts'

/** A part whose points come from the state: the left side evaluated with the left eye, the right one mirrored. */
function lidPart(
  name: string,
  material: MaterialName,
  place: (state: FaceState, side: 'left' | 'right') => V3[],
  triangles: readonly Triangle[],
  normal: (p: V3) => V3,
  uvs: readonly V2[],
): Part {
  const evaluate = (state: FaceState): V3[] => [
    ...place(state, 'left').map(toWorld),
    ...place(state, 'right').map(([x, y, z]) => toWorld([-x, y, z])),
  ]
  const left = place(REST, 'left')
  const n = left.length
  return {
    name,
    mesh: 'Face',
    material,
    positions: evaluate(REST),
    normals: [...left.map(normal), ...left.map(normal).map(([x, y, z]): V3 => [-x, y, z])],
    uvs: [...uvs, ...uvs],
    triangles: [...triangles, ...triangles.map(([i, j, k]): Triangle => [i + n, k + n, j + n])],
    influences: Array.from({ length: 2 * n }, () => [{ bone: 'head', weight: 1 }]),
    evaluate,
  }
}

/** Rim walls, lashes, creases and brows of both eyes: strips that follow lids and brow. */
export function lids(surface: FaceSurface, lines: FaceLines, face: FacePreset): Part[] {
  const skin = (x: number, y: number): number => surface.z(x, y)
  const flat = (count: number): V2[] => Array.from({ length: count }, (): V2 => [0.5, 0.5])
  const eyeOf = (s: FaceState, side: 'left' | 'right') => lines.eye(side === 'left' ? s.left : s.right)
  const n = EYE_SAMPLES

  const wall = (s: FaceState, side: 'left' | 'right'): V3[] => {
    const { upper, lower } = eyeOf(s, side)
    const rows = (rim: readonly V2[]): V3[] => [
      ...rim.map(([x, y]): V3 => [x, y, skin(x, y) + 0.05]),
      ...rim.map(([x, y]): V3 => [x, y, Math.min(skin(x, y) - 1, eyeballZ(x, y, RADIUS - 1.2) - 0.6)]),
    ]
    return [...rows(upper), ...rows(lower)]
  }
  const wallTriangles = [...gridTriangles(2, n, true), ...gridTriangles(2, n, false, 2 * n)]

  const wing = (t: number): number => smoothstep(0.72, 1, t)
  const upperLash = (s: FaceState, side: 'left' | 'right'): V3[] => {
    const curve = eyeOf(s, side).upper.map(([x, y], i): V2 => {
      const w = wing(i / (n - 1))
      return [x + 3.2 * w, y + 2.4 * w]
    })
    const thick = (t: number): number =>
      face.lashThickness * (0.7 + 3 * Math.sin(Math.PI * Math.min(t, 0.72) ** 0.8 * 0.66)) * (1 - wing(t) ** 2.2 * 0.96)
    return ribbon(
      curve,
      t => [-0.35 * (1 - wing(t)), thick(t)],
      skin,
      t => mix(0.7, 1.6, t),
    )
  }
  const flick =
    (from: number, outX: number, outY: number) =>
    (s: FaceState, side: 'left' | 'right'): V3[] => {
      const up = eyeOf(s, side).upper
      const i = Math.round(from * (n - 1))
      const a = at(up, i - 1)
      const b = at(up, i + 1)
      const tip: V2 = [b[0] + outX, b[1] + outY]
      return [
        [a[0], a[1] + 1.2, skin(a[0], a[1]) + 1.3],
        [b[0], b[1] + 0.8, skin(b[0], b[1]) + 1.3],
        [tip[0], tip[1], skin(tip[0], tip[1]) + 2],
      ]
    }
  const crease = (s: FaceState, side: 'left' | 'right'): V3[] => {
    const state = side === 'left' ? s.left : s.right
    const still = lines.eye({ ...state, close: 0, arch: 0 }).upper
    const moved = eyeOf(s, side).upper
    const curve = still.map((p, i): V2 => {
      const k = state.close > 0 || state.arch > 0 ? 0.42 : 1
      const [x, y] = mix2(p, at(moved, i), k)
      return [x, y + 4.4 + 0.8 * Math.sin((Math.PI * i) / (n - 1))]
    })
    return ribbon(
      curve.slice(2, -1),
      t => [0, 0.85 * Math.sin(Math.PI * t) ** 0.6 + 0.02],
      skin,
      () => 0.45,
    )
  }
  const lowerLash = (s: FaceState, side: 'left' | 'right'): V3[] =>
    ribbon(
      eyeOf(s, side).lower.slice(7),
      t => [-0.95 * t ** 0.8 * (1 - smoothstep(0.72, 1, t)) * face.lowerLash - 0.03, 0.05],
      skin,
      () => 0.55,
    )
  const brow = (s: FaceState): V3[] =>
    ribbon(
      lines.brow(s.brow),
      t => {
        const w = face.browThickness * (t < 0.1 ? 1.5 + 13 * t : 2.8 - 2.55 * ((t - 0.1) / 0.9) ** 1.5)
        return [-w * 0.5, w * 0.5]
      },
      skin,
      () => 0.7,
    )

  const strip = (count: number): Triangle[] => gridTriangles(2, count, false)
  const normal = (p: V3): V3 => surface.normal(p)
  const parts: Part[] = [
    lidPart('rim wall', 'lidWall', wall, wallTriangles, normal, flat(4 * n)),
    lidPart('upper lash', 'lash', upperLash, strip(n), normal, flat(2 * n)),
    lidPart('crease', 'crease', crease, strip(n - 3), normal, flat(2 * (n - 3))),
    lidPart('lower lash', 'lowerLash', lowerLash, strip(n - 7), normal, flat(2 * (n - 7))),
    lidPart('brow', 'brow', s => brow(s), strip(17), normal, flat(34)),
  ]
  if (face.lashFlicks) {
    parts.push(lidPart('flick', 'lash', flick(0.79, 4.2, 4.6), [[0, 1, 2]], normal, flat(3)))
    parts.push(lidPart('second flick', 'lash', flick(0.9, 5, 3.4), [[0, 1, 2]], normal, flat(3)))
  }
  return parts
}
