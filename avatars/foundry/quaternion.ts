/** Rotations as unit quaternions [x, y, z, w]: what key poses, kinematics and the VRMA writer share. */
import { at, cross, radians } from './vec.ts'
import type { V3 } from './vec.ts'

export type Quaternion = readonly [number, number, number, number]

export const STILL: Quaternion = [0, 0, 0, 1]

/** Euler XYZ in degrees (R = Rx·Ry·Rz). */
export function fromEuler(degrees: V3): Quaternion {
  const [x, y, z] = degrees.map(d => radians(d) / 2) as unknown as V3
  const [cx, sx, cy, sy, cz, sz] = [Math.cos(x), Math.sin(x), Math.cos(y), Math.sin(y), Math.cos(z), Math.sin(z)]
  return [
    sx * cy * cz + cx * sy * sz,
    cx * sy * cz - sx * cy * sz,
    cx * cy * sz + sx * sy * cz,
    cx * cy * cz - sx * sy * sz,
  ]
}

export function multiply(a: Quaternion, b: Quaternion): Quaternion {
  return [
    a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
    a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
    a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
    a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
  ]
}

export const inverse = (q: Quaternion): Quaternion => [-q[0], -q[1], -q[2], q[3]]

export function rotate(q: Quaternion, v: V3): V3 {
  const t = cross([q[0], q[1], q[2]], v)
  const u: V3 = [2 * t[0], 2 * t[1], 2 * t[2]]
  const c = cross([q[0], q[1], q[2]], u)
  return [v[0] + q[3] * u[0] + c[0], v[1] + q[3] * u[1] + c[1], v[2] + q[3] * u[2] + c[2]]
}

export function slerp(a: Quaternion, b: Quaternion, t: number): Quaternion {
  let d = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]
  const sign = d < 0 ? -1 : 1
  d = Math.abs(d)
  const angle = Math.acos(Math.min(1, d))
  const s = Math.sin(angle)
  const [ka, kb] = s < 1e-5 ? [1 - t, t * sign] : [Math.sin((1 - t) * angle) / s, (Math.sin(t * angle) / s) * sign]
  const q = a.map((v, i) => v * ka + at(b, i) * kb)
  const l = Math.hypot(...q)
  return [at(q, 0) / l, at(q, 1) / l, at(q, 2) / l, at(q, 3) / l]
}

/** The rotation that takes +X, +Y, +Z to three unit vectors standing square on each other. */
export function fromAxes(x: V3, y: V3, z: V3): Quaternion {
  const trace = x[0] + y[1] + z[2]
  const norm = (q: readonly number[]): Quaternion => {
    const l = Math.hypot(...q)
    return [at(q, 0) / l, at(q, 1) / l, at(q, 2) / l, at(q, 3) / l]
  }
  if (trace > 0) return norm([y[2] - z[1], z[0] - x[2], x[1] - y[0], 1 + trace])
  if (x[0] >= y[1] && x[0] >= z[2]) return norm([1 + x[0] - y[1] - z[2], y[0] + x[1], z[0] + x[2], y[2] - z[1]])
  if (y[1] >= z[2]) return norm([y[0] + x[1], 1 + y[1] - x[0] - z[2], z[1] + y[2], z[0] - x[2]])
  return norm([z[0] + x[2], z[1] + y[2], 1 + z[2] - x[0] - y[1], x[1] - y[0]])
}

/** The part of a rotation that turns about +X, the axis of an arm in the T-pose; radians, −π…π. */
export function twistAboutX(q: Quaternion): number {
  const angle = 2 * Math.atan2(q[0], q[3])
  return angle > Math.PI ? angle - 2 * Math.PI : angle < -Math.PI ? angle + 2 * Math.PI : angle
}

/** @param axis unit vector @param angle radians */
export const about = (axis: V3, angle: number): Quaternion => {
  const s = Math.sin(angle / 2)
  return [axis[0] * s, axis[1] * s, axis[2] * s, Math.cos(angle / 2)]
}

/** The same rotation for the other side of the body. */
export const mirrored = (q: Quaternion): Quaternion => [q[0], -q[1], -q[2], q[3]]

/** Angle between two rotations, degrees. */
export const angleBetween = (a: Quaternion, b: Quaternion): number =>
  (2 * Math.acos(Math.min(1, Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]))) * 180) / Math.PI
