/**
 * The three-profile loft: a table of horizontal sections draws the front view (half-width) and the side view (front and
 * back z) at once; each section is a superellipse. Units are those of the table.
 */
import { table } from './curves.ts'
import type { SectionRow } from './preset.ts'
import type { V2, V3 } from './vec.ts'
import { clamp } from './vec.ts'

export interface Section {
  readonly w: number
  readonly zf: number
  readonly zb: number
  readonly zc: number
}

export interface Profile {
  readonly bottom: number
  readonly top: number
  section(y: number): Section
  /** Point at height y and azimuth (radians, 0 = front, + = her left). */
  ring(y: number, azimuth: number): V3
  /** Front surface z over (x, y); x beyond the outline is held to it. */
  frontZ(x: number, y: number): number
  /** Azimuth-like parameter whose ring point has this x on the front. */
  pseudo(x: number, y: number, z: number): number
}

/** Half-widths and depths are interpolated as squares, so that a pole (0) comes out round instead of pointed. */
export function threeProfile(rows: readonly SectionRow[], frontExponent: number, backExponent: number): Profile {
  const squares = (value: (r: SectionRow) => number): ((y: number) => number) => {
    const curve = table(rows.map((r): V2 => [r[0], value(r) ** 2]))
    return y => Math.sqrt(Math.max(0, curve(y)))
  }
  const width = squares(r => r[1])
  const front = squares(r => r[2] - r[4])
  const back = squares(r => r[4] - r[3])
  const centre = table(rows.map((r): V2 => [r[0], r[4]]))
  const ys = rows.map(r => r[0])
  const section = (y: number): Section => {
    const zc = centre(y)
    return { w: width(y), zf: zc + front(y), zb: zc - back(y), zc }
  }
  return {
    bottom: Math.min(...ys),
    top: Math.max(...ys),
    section,
    ring(y, azimuth) {
      const s = section(y)
      const c = Math.cos(azimuth)
      const n = Math.sin(azimuth)
      const e = c >= 0 ? frontExponent : backExponent
      const x = s.w * Math.sign(n) * Math.abs(n) ** (2 / e)
      const depth = c >= 0 ? s.zf - s.zc : s.zc - s.zb
      return [x, y, s.zc + depth * Math.sign(c) * Math.abs(c) ** (2 / e)]
    },
    frontZ(x, y) {
      const s = section(y)
      const k = clamp(Math.abs(x) / Math.max(s.w, 1e-6), 0, 0.9995)
      return s.zc + (s.zf - s.zc) * (1 - k ** frontExponent) ** (1 / frontExponent)
    },
    pseudo(x, y, z) {
      const s = section(y)
      const depth = z >= s.zc ? s.zf - s.zc : s.zc - s.zb
      const e = z >= s.zc ? frontExponent : backExponent
      const q =
        ((Math.abs(x) / Math.max(s.w, 1e-6)) ** e + (Math.abs(z - s.zc) / Math.max(depth, 1e-6)) ** e) ** (1 / e)
      return (q - 1) * Math.min(s.w, depth)
    },
  }
}
