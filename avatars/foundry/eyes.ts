/**
 * Eyes on tilted spheres. The sphere's pole lies 1.4 mm under the skin at the middle of the eye and its axis leans outward with the
 * slope of the face, so a turned iris slides in its own surface instead of diving behind the white. Head-local millimetres.
 */
import { REST } from './face-state.ts'
import type { FaceLines } from './face-landmarks.ts'
import { EYE_CENTRE } from './face-landmarks.ts'
import { toWorld } from './face-surface.ts'
import type { MaterialName } from './materials.ts'
import type { Part, Shape, Triangle } from './mesh.ts'
import { compact, join, mirrored } from './mesh.ts'
import type { FacePreset } from './preset.ts'
import type { V2, V3 } from './vec.ts'
import { at, mix2, normalize, sub } from './vec.ts'

/** Radius of the eye sphere, mm. */
export const RADIUS = 40
const TILT = Math.atan(0.5)
/** Centre of the left eye's sphere, head-local mm; equals the leftEye bone. */
export const EYE_SPHERE: V3 = [17.7, -0.2, 38.4]
const AXIS: V3 = [Math.sin(TILT), 0, Math.cos(TILT)]
const ACROSS: V3 = [Math.cos(TILT), 0, -Math.sin(TILT)]

/** Point over the sphere's tangent plane at (a, b) mm from the pole, on radius r. */
function onSphere(a: number, b: number, r: number): V3 {
  const depth = Math.sqrt(r * r - a * a - b * b)
  return [
    EYE_SPHERE[0] + ACROSS[0] * a + AXIS[0] * depth,
    EYE_SPHERE[1] + b,
    EYE_SPHERE[2] + ACROSS[2] * a + AXIS[2] * depth,
  ]
}

/** Front z of the sphere of radius r over (x, y) of the face plane. */
export function eyeballZ(x: number, y: number, r = RADIUS): number {
  const q = r * r - (x - EYE_SPHERE[0]) ** 2 - (y - EYE_SPHERE[1]) ** 2
  return EYE_SPHERE[2] + Math.sqrt(Math.max(q, 1))
}

/** A disc of concentric rings in the tangent plane; uv runs 0…1 across it. */
function disc(centre: V2, radii: V2, lift: number, rings: number, segments: number): Shape {
  const positions: V3[] = [onSphere(centre[0], centre[1], RADIUS + lift)]
  const uvs: V2[] = [[0.5, 0.5]]
  const triangles: Triangle[] = []
  for (let r = 1; r <= rings; r++)
    for (let s = 0; s < segments; s++) {
      const angle = (2 * Math.PI * s) / segments
      const k = r / rings
      const a = centre[0] + radii[0] * k * Math.cos(angle)
      const b = centre[1] + radii[1] * k * Math.sin(angle)
      positions.push(onSphere(a, b, RADIUS + lift))
      uvs.push([0.5 + 0.5 * k * Math.cos(angle), 0.5 - 0.5 * k * Math.sin(angle)])
      const next = (s + 1) % segments
      if (r === 1) triangles.push([0, 1 + s, 1 + next])
      else {
        const inner = 1 + (r - 2) * segments
        const outer = 1 + (r - 1) * segments
        triangles.push([inner + s, outer + s, inner + next], [inner + next, outer + s, outer + next])
      }
    }
  const normals = positions.map(p => normalize(sub(p, EYE_SPHERE)))
  return { positions: positions.map(toWorld), normals, uvs, triangles }
}

function pair(
  left: Shape,
  name: string,
  material: MaterialName,
  bones: readonly [string, string],
  right = mirrored(left),
): Part {
  const both = join([left, right])
  const half = left.positions.length
  return {
    ...both,
    name,
    mesh: material === 'highlight' ? 'Face' : 'Eyes',
    material,
    influences: both.positions.map((_, i) => [{ bone: i < half ? bones[0] : bones[1], weight: 1 }]),
  }
}

/** Iris, highlights and white of both eyes. */
export function eyeballs(lines: FaceLines, face: FacePreset): Part[] {
  const [rx, ry] = face.irisRadii
  const wide = rx / Math.cos(TILT)
  const iris = disc([0, 0], [wide, ry], 0, 2, 32)
  // Light comes from one place: the large highlight sits on the same side of the screen in both eyes.
  const spot = (m: number): Shape =>
    join([disc([-4.6 * m, 5.6], [3.5, 4.3], 0.5, 1, 14), disc([4.6 * m, -6.6], [1.7, 2], 0.5, 1, 10)])
  const rim = lines.eye(REST.left)
  const outline = [...rim.upper, ...[...rim.lower].reverse().slice(1, -1)]
  const centre: V2 = [EYE_CENTRE[0], EYE_CENTRE[1]]
  const white: Shape = { positions: [], normals: [], uvs: [], triangles: [] }
  const n = outline.length
  const rings = 3
  for (let r = 0; r <= rings; r++)
    for (let i = 0; i < n; i++) {
      const [x, y] = mix2(centre, at(outline, i), (1.06 * r) / rings)
      const p: V3 = [x, y, eyeballZ(x, y, RADIUS - 1.2)]
      white.positions.push(toWorld(p))
      white.normals.push(normalize(sub(p, EYE_SPHERE)))
      white.uvs.push([(x - 12) / 48, (20 - y) / 40])
      if (r < rings) {
        const a = r * n + i
        const b = r * n + ((i + 1) % n)
        white.triangles.push([a, b, a + n], [b, b + n, a + n])
      }
    }
  // the outline runs clockwise seen from the front (upper rim outward, lower rim back)
  const facing = compact(white)
  return [
    pair(facing, 'sclera', 'sclera', ['head', 'head']),
    // The painted iris is lit from the same side in both eyes, so its texture is not mirrored.
    pair(
      iris,
      'iris',
      'iris',
      ['leftEye', 'rightEye'],
      mirrored({ ...iris, uvs: iris.uvs.map(([u, v]): V2 => [1 - u, v]) }),
    ),
    pair(spot(1), 'highlight', 'highlight', ['leftEye', 'rightEye'], mirrored(spot(-1))),
  ]
}
