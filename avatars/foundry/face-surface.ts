/**
 * The skin of the head as a height field z(x, y) seen from the front, and how its points follow a face state.
 * Head-local millimetres.
 */
import { table } from './curves.ts'
import type { FaceState } from './face-state.ts'
import { REST, REST_MOUTH } from './face-state.ts'
import type { FaceLines, Rims } from './face-landmarks.ts'
import { EYE_CENTRE, MOUTH_Y, mirror2 } from './face-landmarks.ts'
import type { FacePreset, SectionRow } from './preset.ts'
import type { Profile } from './profile.ts'
import { threeProfile } from './profile.ts'
import type { V2, V3 } from './vec.ts'
import { at, mix3, normalize, smoothstep } from './vec.ts'

/** Where head-local millimetres sit in the world, metres. */
export const HEAD_ORIGIN: V3 = [0, 1.488, 0.012]
export const toWorld = ([x, y, z]: V3): V3 => [
  HEAD_ORIGIN[0] + x / 1000,
  HEAD_ORIGIN[1] + y / 1000,
  HEAD_ORIGIN[2] + z / 1000,
]

const NOSE_HEIGHT = table([
  [10, 0],
  [-4, 1.4],
  [-20, 5.2],
  [-31, 10],
  [-37, 12.2],
  [-41, 9.6],
  [-44.5, 4],
  [-48, 0],
])
const gauss = (d: number, width: number): number => Math.exp(-((d / width) ** 2))

/** The mouth is meshed open, so that no triangle ever spans the slit; the resting mouth is the closed evaluation. */
export const MESHED: FaceState = { ...REST, mouth: { ...REST_MOUTH, up: 2.6, lo: 6 } }

export interface FaceSurface {
  readonly profile: Profile
  z(x: number, y: number): number
  /** Shading normal: four parts of a smooth ellipsoid to one of the true surface, so light falls calmly. */
  normal(p: V3): V3
  /** Follows a state from the meshed place of a skin point (x, y); z is its rest height. */
  follow(state: FaceState): (p: V2) => V3
}

export function faceSurface(rows: readonly SectionRow[], preset: FacePreset, lines: FaceLines): FaceSurface {
  const profile = threeProfile(rows, 2.45, 2)
  const bumps = (x: number, y: number): number => {
    const a = Math.abs(x)
    const noseWidth = y < -4 ? 5.2 + 2.6 * smoothstep(-4, -37, y) : 5.2
    const nose = preset.noseHeight * NOSE_HEIGHT(y) * gauss(x, noseWidth)
    const wings = 2.2 * gauss(a - 7, 3.2) * gauss(y + 40.5, 4)
    const socket = -3 * gauss(a - EYE_CENTRE[0], 24) * gauss(y - 2, 19)
    const cheek = 2.2 * gauss(a - 40, 18) * gauss(y + 32, 17)
    const lips = 2.4 * gauss(x, 11) * gauss(y - MOUTH_Y - 3, 3.6) + 2.6 * gauss(x, 10) * gauss(y - MOUTH_Y + 5, 4)
    const chin = 1.9 * gauss(x, 13) * gauss(y + 84, 8)
    const w = profile.section(y).w
    return (nose + wings + socket + cheek + lips + chin) * (1 - smoothstep(0.7, 0.86, a / Math.max(w, 1)))
  }
  const z = (x: number, y: number): number => profile.frontZ(x, y) + bumps(x, y)

  const rims = (state: FaceState): { left: Rims; right: Rims; mouth: Rims } => {
    const right = lines.eye(state.right)
    return {
      left: lines.eye(state.left),
      right: { upper: mirror2(right.upper), lower: mirror2(right.lower) },
      mouth: lines.mouth(state.mouth),
    }
  }
  const rest = rims(MESHED)
  const points = (r: Rims): V2[] => [...r.upper, ...r.lower]
  const zones = [
    { from: points(rest.left), reach: 17, pick: (r: ReturnType<typeof rims>) => points(r.left) },
    { from: points(rest.right), reach: 17, pick: (r: ReturnType<typeof rims>) => points(r.right) },
    { from: points(rest.mouth), reach: 36, pick: (r: ReturnType<typeof rims>) => points(r.mouth) },
  ]

  const shift = (state: FaceState): ((p: V2) => { d: V2; lip: number }) => {
    const now = rims(state)
    const moves = zones.map(zone => {
      const to = zone.pick(now)
      return zone.from.map((f, i): V2 => [at(to, i)[0] - f[0], at(to, i)[1] - f[1]])
    })
    return p => {
      let dx = 0
      let dy = 0
      let lip = 0
      zones.forEach((zone, k) => {
        let nearest = Infinity
        let sum = 0
        let sx = 0
        let sy = 0
        zone.from.forEach((f, i) => {
          const q = (p[0] - f[0]) ** 2 + (p[1] - f[1]) ** 2
          nearest = Math.min(nearest, q)
          const weight = 1 / (q + 1e-9) ** 1.6
          sum += weight
          sx += weight * at(at(moves, k), i)[0]
          sy += weight * at(at(moves, k), i)[1]
        })
        const near = Math.sqrt(nearest)
        const fall = 1 - smoothstep(0, zone.reach, near)
        dx += (sx / sum) * fall
        dy += (sy / sum) * fall
        if (k === 2) lip = 1 - smoothstep(0, 14, near)
      })
      const jaw = -state.jaw * smoothstep(-56, -88, p[1])
      return { d: [dx, jaw < 0 ? Math.min(dy, jaw) : dy], lip }
    }
  }
  const settle = shift(REST)
  return {
    profile,
    z,
    normal: p => {
      const s = profile.section(p[1])
      const h = 1
      const slope = (z(p[0], p[1] + h) - z(p[0], p[1] - h)) / (2 * h)
      const true_ = normalize([-(z(p[0] + h, p[1]) - z(p[0] - h, p[1])) / (2 * h), -slope, 1])
      const round = normalize([p[0] / Math.max(s.w, 30) ** 2, (p[1] - 12) / 118 ** 2, (p[2] + 4) / 92 ** 2])
      const front = smoothstep(0, 60, p[2])
      return normalize(mix3(round, true_, 0.2 * front))
    },
    follow(state) {
      const move = shift(state)
      return p => {
        const r = settle(p)
        const m = move(p)
        const rx = p[0] + r.d[0]
        const ry = p[1] + r.d[1]
        const x = p[0] + m.d[0]
        const y = p[1] + m.d[1]
        const here = z(rx, ry)
        // Around the mouth the lips keep most of their own relief; a lid slides over the eyeball fully.
        const keep = smoothstep(-25, -45, p[1])
        const there = here + (z(x, Math.max(y, -92)) - here) * (1 - 0.65 * keep)
        const isLower = p[1] < MOUTH_Y + 0.5
        const push = m.lip * (state.mouth.z - (isLower ? state.mouth.tuck : 0))
        return [x, y, there + push]
      }
    },
  }
}
