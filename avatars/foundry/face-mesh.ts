/**
 * Skin of the head. The front is triangulated in the (x, y) plane around exact eye and mouth loops; sides and back are a loft
 * that starts on the same border points. Head-local millimetres until the last step.
 */
import Delaunator from 'delaunator'
import type { FaceState } from './face-state.ts'
import { REST } from './face-state.ts'
import type { FaceLines } from './face-landmarks.ts'
import { mirror2 } from './face-landmarks.ts'
import type { FaceSurface } from './face-surface.ts'
import { MESHED, toWorld } from './face-surface.ts'
import type { Part, Triangle } from './mesh.ts'
import { compact } from './mesh.ts'
import type { V2, V3 } from './vec.ts'
import { at, insidePolygon, smoothstep } from './vec.ts'

/** The painted window of the face texture: its side and the height of its upper edge, mm. */
export const FACE_WINDOW = 220
export const FACE_WINDOW_TOP = 125
export const faceUv = ([x, y]: V2): V2 => [0.5 + x / FACE_WINDOW, (FACE_WINDOW_TOP - y) / FACE_WINDOW]

const BORDER_AZIMUTH = (58 * Math.PI) / 180
const FRONT_COLUMNS = 17
const BOTTOM = -88
const TOP = 72

const loop = (r: { upper: V2[]; lower: V2[] }): V2[] => [...r.upper, ...[...r.lower].reverse().slice(1, -1)]

/** The loop moved outward by a distance along its own normals. */
function offsetLoop(points: readonly V2[], distance: number): V2[] {
  const n = points.length
  let area = 0
  points.forEach((p, i) => {
    const q = at(points, (i + 1) % n)
    area += p[0] * q[1] - q[0] * p[1]
  })
  const sign = area > 0 ? 1 : -1
  return points.map((p, i): V2 => {
    const a = at(points, (i + n - 1) % n)
    const b = at(points, (i + 1) % n)
    const dx = b[0] - a[0]
    const dy = b[1] - a[1]
    const l = Math.hypot(dx, dy) || 1
    return [p[0] + (sign * distance * dy) / l, p[1] - (sign * distance * dx) / l]
  })
}

const ROWS: readonly number[] = Array.from({ length: 41 }, (_, i) => BOTTOM + ((TOP - BOTTOM) * i) / 40)

function frontPlan(surface: FaceSurface, lines: FaceLines): { points: V2[]; triangles: Triangle[] } {
  const left = lines.eye(MESHED.left)
  const eyeLeft = loop(left)
  const eyeRight = mirror2(eyeLeft)
  const mouth = loop(lines.mouth(MESHED.mouth))
  const holes = [eyeLeft, eyeRight, mouth]
  const edge = (y: number): number => surface.profile.ring(y, BORDER_AZIMUTH)[0]
  const points: V2[] = []
  const put = (p: V2, spacing: number): void => {
    if (points.every(q => (q[0] - p[0]) ** 2 + (q[1] - p[1]) ** 2 > spacing ** 2)) points.push(p)
  }
  for (const y of ROWS) points.push([edge(y), y], [-edge(y), y])
  for (const y of [BOTTOM, TOP])
    for (let c = 1; c < FRONT_COLUMNS - 1; c++) {
      const a = -BORDER_AZIMUTH + (2 * BORDER_AZIMUTH * c) / (FRONT_COLUMNS - 1)
      points.push([surface.profile.ring(y, a)[0], y])
    }
  for (const hole of holes) points.push(...hole)
  const inField = (p: V2, margin: number): boolean =>
    p[1] > BOTTOM + margin && p[1] < TOP - margin && Math.abs(p[0]) < edge(p[1]) - margin
  for (const d of [1.3, 3, 5.4, 8.4])
    for (const hole of holes)
      for (const p of offsetLoop(hole, d))
        if (inField(p, 1.6) && !holes.some(h => insidePolygon(p, h))) put(p, d * 0.36 + 0.35)
  const lay = (step: number, accept: (p: V2) => boolean): void => {
    for (let r = 0; r * step <= TOP - BOTTOM; r++)
      for (let c = -40; c <= 40; c++) {
        const p: V2 = [(c + (r % 2) / 2) * step, BOTTOM + r * step * 0.98]
        if (inField(p, step * 0.5) && accept(p) && !holes.some(h => insidePolygon(p, h))) put(p, step * 0.7)
      }
  }
  lay(2.2, ([x, y]) => Math.abs(x) < 13 && y > -53 && y < -18)
  lay(4.4, () => true)

  const flat = new Float64Array(points.length * 2)
  points.forEach((p, i) => flat.set(p, i * 2))
  const found = new Delaunator(flat).triangles
  const triangles: Triangle[] = []
  for (let i = 0; i < found.length; i += 3) {
    const [a, b, c] = [at(found, i), at(found, i + 1), at(found, i + 2)]
    const [p, q, r] = [at(points, a), at(points, b), at(points, c)]
    const middle: V2 = [(p[0] + q[0] + r[0]) / 3, (p[1] + q[1] + r[1]) / 3]
    if (holes.some(h => insidePolygon(middle, h))) continue
    if (Math.abs(middle[0]) > edge(middle[1])) continue
    const area = (q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1])
    if (Math.abs(area) < 1e-6) continue
    triangles.push(area > 0 ? [a, b, c] : [a, c, b])
  }
  return { points, triangles }
}

/** Front skin with its holes; no outline is drawn on it (an outline shell would speck around the nose). */
export function facePart(surface: FaceSurface, lines: FaceLines): Part {
  const { points, triangles } = frontPlan(surface, lines)
  const atRest = points.map(surface.follow(REST))
  const shape = compact({
    positions: atRest.map(toWorld),
    normals: atRest.map(p => surface.normal(p)),
    uvs: atRest.map(([x, y]) => faceUv([x, y])),
    triangles,
  })
  const plan = shape.kept.map(i => at(points, i))
  return {
    name: 'face',
    mesh: 'Face',
    material: 'face',
    positions: shape.positions,
    normals: shape.normals,
    uvs: shape.uvs,
    triangles: shape.triangles,
    influences: plan.map(() => [{ bone: 'head', weight: 1 }]),
    evaluate: state => plan.map(surface.follow(state)).map(toWorld),
  }
}

/** Sides, back, crown, and the underside of the chin; carries the outline of the face. */
export function headPart(surface: FaceSurface): Part {
  const { profile } = surface
  const back: number[] = Array.from(
    { length: 25 },
    (_, i) => BORDER_AZIMUTH + ((2 * Math.PI - 2 * BORDER_AZIMUTH) * i) / 24,
  )
  const front: number[] = Array.from(
    { length: FRONT_COLUMNS },
    (_, i) => -BORDER_AZIMUTH + (2 * BORDER_AZIMUTH * i) / (FRONT_COLUMNS - 1),
  )
  const round = [...front, ...back.slice(1)]
  const rest: V3[] = []
  const triangles: Triangle[] = []
  const strip = (ys: readonly number[], azimuths: readonly number[]): void => {
    const base = rest.length
    const n = azimuths.length
    for (const y of ys)
      for (const a of azimuths) {
        const p = profile.ring(y, a)
        rest.push(Math.cos(a) > 0 && y >= BOTTOM ? [p[0], y, surface.z(p[0], y)] : p)
      }
    for (let r = 0; r < ys.length - 1; r++)
      for (let c = 0; c < n - 1; c++) {
        const a = base + r * n + c
        // What always lies under the hair is left out: it would only shimmer through at the edges of locks.
        const middle = [a, a + 1, a + n].map(i => at(rest, i))
        if (middle.every(p => p[1] > 108 || (p[2] < -34 && p[1] > -22))) continue
        triangles.push([a, a + 1, a + n], [a + 1, a + n + 1, a + n])
      }
  }
  strip(ROWS, back)
  strip([-95.5, -95.2, -94.4, -93, -91, BOTTOM], round)
  strip([TOP, 84, 96, 107, 117, 125, 130, 132], round)
  // The border points answer exactly as those of the front do; further back the pull fades out.
  const follow = (state: FaceState): V3[] => {
    const move = surface.follow(state)
    return rest.map(p => {
      const k = smoothstep(-30, 45, p[2])
      if (k === 0 || p[1] > 60) return p
      const m = move([p[0], p[1]])
      const z = p[1] >= BOTTOM ? p[2] + (m[2] - surface.z(p[0], p[1])) * k : p[2]
      return [p[0] + (m[0] - p[0]) * k, p[1] + (m[1] - p[1]) * k, z]
    })
  }
  const atRest = follow(REST)
  const shape = compact({
    positions: atRest.map(toWorld),
    normals: atRest.map(p => surface.normal(p)),
    uvs: atRest.map(([x, y]) => faceUv([x, y])),
    triangles,
  })
  return {
    name: 'head',
    mesh: 'Face',
    material: 'head',
    positions: shape.positions,
    normals: shape.normals,
    uvs: shape.uvs,
    triangles: shape.triangles,
    influences: shape.kept.map(() => [{ bone: 'head', weight: 1 }]),
    evaluate: state => {
      const moved = follow(state)
      return shape.kept.map(i => toWorld(at(moved, i)))
    },
  }
}
