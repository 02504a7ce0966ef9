/** Inside and lines of the mouth, all evaluated from the mouth state. Head-local millimetres. */
import type { FaceState } from './face-state.ts'
import { REST } from './face-state.ts'
import type { FaceLines } from './face-landmarks.ts'
import { MOUTH_SAMPLES, MOUTH_Y } from './face-landmarks.ts'
import type { FaceSurface } from './face-surface.ts'
import { toWorld } from './face-surface.ts'
import type { MaterialName } from './materials.ts'
import type { Part, Triangle } from './mesh.ts'
import { gridTriangles } from './mesh.ts'
import { ribbon } from './ribbons.ts'
import type { V2, V3 } from './vec.ts'
import { at, mix } from './vec.ts'

const N = MOUTH_SAMPLES

function statePart(
  name: string,
  material: MaterialName,
  place: (s: FaceState) => V3[],
  triangles: Triangle[],
  normal: V3,
): Part {
  const evaluate = (s: FaceState): V3[] => place(s).map(toWorld)
  const positions = evaluate(REST)
  return {
    name,
    mesh: 'Face',
    material,
    positions,
    normals: positions.map(() => normal),
    uvs: positions.map((): V2 => [0.5, 0.5]),
    triangles,
    influences: positions.map(() => [{ bone: 'head', weight: 1 }]),
    evaluate,
  }
}

/** Bag, teeth, tongue and lip lines. */
export function mouthParts(surface: FaceSurface, lines: FaceLines): Part[] {
  const lipZ = (s: FaceState): ((x: number, y: number, lower: boolean) => number) => {
    const meshed = surface.z
    return (x, y, lower) => {
      const rest = meshed(x, MOUTH_Y)
      return rest + (meshed(x, y) - rest) * 0.35 + s.mouth.z - (lower ? s.mouth.tuck : 0)
    }
  }
  const middle = (i: number): number => -Math.cos((Math.PI * i) / (N - 1))

  // Ring 0 lies just behind the lips; the last one is a point, so the bag is closed at its back.
  const bag = (s: FaceState): V3[] => {
    const { upper, lower } = lines.mouth(s.mouth)
    const z = lipZ(s)
    const out: V3[] = []
    for (const [depth, narrow, extra] of [
      [0.15, 1, 0],
      [4, 0.97, 0.9],
      [10, 0.9, 1.6],
      [17, 0.7, 1.2],
    ] as const) {
      upper.forEach(([x, y], i) => out.push([x * narrow, y + extra * (1 - middle(i) ** 2), z(x, y, false) - depth]))
      lower.forEach(([x, y], i) => out.push([x * narrow, y - extra * (1 - middle(i) ** 2), z(x, y, true) - depth]))
    }
    const c = at(upper, (N - 1) / 2)
    out.push([0, c[1] - 2 - s.mouth.lo * 0.4, z(0, c[1], false) - 20])
    return out
  }
  const bagTriangles: Triangle[] = []
  const ring = 2 * N
  for (let r = 0; r < 3; r++)
    for (let i = 0; i < N - 1; i++) {
      const u = r * ring + i
      const l = r * ring + N + i
      bagTriangles.push([u, u + ring, u + 1], [u + 1, u + ring, u + 1 + ring])
      bagTriangles.push([l, l + 1, l + ring], [l + 1, l + 1 + ring, l + ring])
    }
  for (let i = 0; i < N - 1; i++) {
    const u = 3 * ring + i
    bagTriangles.push([u, 4 * ring, u + 1], [u + N, u + N + 1, 4 * ring])
  }

  const teethColumns = 15
  const teeth = (s: FaceState): V3[] => {
    const { upper, lower } = lines.mouth(s.mouth)
    const z = lipZ(s)
    const row = (drop: number): V3[] =>
      Array.from({ length: teethColumns }, (_, i): V3 => {
        const j = Math.round((i * (N - 1)) / (teethColumns - 1))
        const [x, y] = at(upper, j)
        const gap = y - at(lower, j)[1]
        const k = Math.abs(middle(j))
        const visible = Math.min(gap * 0.75, 3.3 * (1 - k ** 4)) * (1 - s.mouth.hideTeeth)
        return [x * 0.95, y + 1.4 - drop * (1.4 + visible), z(x, y, false) - 1.6 - 1.4 * k * k]
      })
    return [...row(0), ...row(1)]
  }

  const tongueColumns = 11
  const tongue = (s: FaceState): V3[] => {
    const { lower } = lines.mouth(s.mouth)
    const z = lipZ(s)
    const low = at(lower, (N - 1) / 2)[1]
    const open = s.mouth.lo
    return [0, 1, 2].flatMap(r =>
      Array.from({ length: tongueColumns }, (_, i): V3 => {
        const k = (2 * i) / (tongueColumns - 1) - 1
        const height = Math.max(0, open - 7) * 0.62 * (1 - k * k * 0.8)
        const x = k * 9 * mix(0.75, 1, s.mouth.w)
        return [x, low - 1.6 + (height * r) / 2 + 1.2 * (r / 2) * (1 - k * k), z(0, low, true) - 3.2 - r * 2.2]
      }),
    )
  }

  const over = (lower: boolean) => (s: FaceState) => (x: number, y: number) => lipZ(s)(x, y, lower) + 0.1
  const upperLine = (s: FaceState): V3[] =>
    ribbon(
      lines.mouth(s.mouth).upper,
      t => [-0.08 - 0.2 * Math.sin(Math.PI * t), 0.12 + 0.4 * Math.sin(Math.PI * t) ** 0.5],
      over(false)(s),
      () => 0.22,
    )
  const lowerLine = (s: FaceState): V3[] =>
    ribbon(
      lines.mouth(s.mouth).lower,
      t => [-0.34 * Math.sin(Math.PI * t) - 0.03, 0.02],
      over(true)(s),
      () => 0.16,
    )
  return [
    statePart('mouth bag', 'mouthInside', bag, bagTriangles, [0, 0, 1]),
    statePart('teeth', 'teeth', teeth, gridTriangles(2, teethColumns, true), [0, 0, 1]),
    statePart('tongue', 'tongue', tongue, gridTriangles(3, tongueColumns, false), [0, 0.28, 0.96]),
    statePart('upper lip line', 'lipLine', upperLine, gridTriangles(2, N, false), [0, 0, 1]),
    statePart('lower lip line', 'lowerLipLine', lowerLine, gridTriangles(2, N, false), [0, 0, 1]),
  ]
}
