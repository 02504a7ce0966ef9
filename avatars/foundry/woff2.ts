/**
 * Reads outlines out of WOFF2 fonts. Only what a name plate needs: simple glyphs of the default instance.
 * Source of the layout: WOFF File Format 2.0 (W3C), section 5, transformed glyf table.
 */
import { brotliDecompressSync } from 'node:zlib'
import { at } from './vec.ts'

/** Known table numbers that matter here (WOFF2, section 4.1). */
const KNOWN_TAGS: Readonly<Record<number, string>> = { 0: 'cmap', 1: 'head', 10: 'glyf', 11: 'loca' }

/** Reads big-endian numbers one after another. */
export class Reader {
  offset: number
  readonly view: DataView
  constructor(bytes: Uint8Array, offset = 0) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.offset = offset
  }
  u8(): number {
    return this.view.getUint8(this.offset++)
  }
  u16(): number {
    this.offset += 2
    return this.view.getUint16(this.offset - 2)
  }
  i16(): number {
    this.offset += 2
    return this.view.getInt16(this.offset - 2)
  }
  u32(): number {
    this.offset += 4
    return this.view.getUint32(this.offset - 4)
  }
  /** UIntBase128 */
  base128(): number {
    let value = 0
    for (let i = 0; i < 5; i++) {
      const b = this.u8()
      value = value * 128 + (b & 127)
      if ((b & 128) === 0) return value
    }
    throw new Error('a number of the font is too long')
  }
  /** 255UInt16 */
  short(): number {
    const code = this.u8()
    if (code === 253) return this.u16()
    if (code === 255) return this.u8() + 253
    if (code === 254) return this.u8() + 506
    return code
  }
}

export function tables(file: Uint8Array): Map<string, Uint8Array> {
  const r = new Reader(file)
  if (r.u32() !== 0x774f4632) throw new Error('not a WOFF2 font')
  r.offset = 12
  const count = r.u16()
  r.offset = 20
  const packed = r.u32()
  r.offset = 48
  const entries: { tag: string; length: number }[] = []
  for (let i = 0; i < count; i++) {
    const flags = r.u8()
    const known = flags & 63
    const custom = known === 63 ? String.fromCharCode(...Array.from({ length: 4 }, () => r.u8())) : ''
    const tag =
      known === 63
        ? custom
        : known === 10
          ? 'glyf'
          : known === 11
            ? 'loca'
            : (KNOWN_TAGS[known]?.slice(0, 4) ?? `#${known}`)
    const original = r.base128()
    const version = flags >> 6
    const transformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0
    entries.push({ tag, length: transformed ? r.base128() : original })
  }
  const data = brotliDecompressSync(file.subarray(r.offset, r.offset + packed))
  const out = new Map<string, Uint8Array>()
  let offset = 0
  for (const { tag, length } of entries) {
    out.set(tag, data.subarray(offset, offset + length))
    offset += length
  }
  return out
}

/** Character to glyph number, from the format 4 or 12 table. */
export function characterMap(cmap: Uint8Array): (code: number) => number {
  const r = new Reader(cmap, 2)
  const count = r.u16()
  const starts = Array.from({ length: count }, () => {
    r.offset += 4
    return r.u32()
  })
  return code => {
    for (const start of starts) {
      const t = new Reader(cmap, start)
      const format = t.u16()
      if (format === 12) {
        t.offset = start + 12
        const groups = t.u32()
        for (let i = 0; i < groups; i++) {
          const [from, to, glyph] = [t.u32(), t.u32(), t.u32()]
          if (code >= from && code <= to) return glyph + code - from
        }
      } else if (format === 4) {
        t.offset = start + 6
        const segments = t.u16() / 2
        for (let i = 0; i < segments; i++) {
          const end = t.view.getUint16(start + 14 + 2 * i)
          const from = t.view.getUint16(start + 16 + 2 * segments + 2 * i)
          if (code < from || code > end) continue
          const delta = t.view.getUint16(start + 16 + 4 * segments + 2 * i)
          const rangeAt = start + 16 + 6 * segments + 2 * i
          const range = t.view.getUint16(rangeAt)
          if (range === 0) return (code + delta) & 0xffff
          const glyph = t.view.getUint16(rangeAt + range + 2 * (code - from))
          return glyph === 0 ? 0 : (glyph + delta) & 0xffff
        }
      }
    }
    return 0
  }
}

/** All glyphs up to `last` must be walked, because the streams have no index. */
/** The outline of one glyph as an SVG path in font units, y up. */
export function glyphOutline(glyf: Uint8Array, wanted: number): string {
  const head = new Reader(glyf, 4)
  const glyphs = head.u16()
  head.offset = 8
  const sizes = Array.from({ length: 7 }, () => head.u32())
  const starts: number[] = []
  let offset = head.offset
  for (const s of sizes) {
    starts.push(offset)
    offset += s
  }
  const [contours, points, flags, glyph, composite] = starts.map(s => new Reader(glyf, s))
  if (!contours || !points || !flags || !glyph || !composite || wanted >= glyphs)
    throw new Error('the font has no such glyph')
  for (let g = 0; g <= wanted; g++) {
    const n = contours.i16()
    if (n === 0) continue
    if (n < 0) {
      if (g === wanted) throw new Error('the glyph is made of others')
      let more = true
      let instructions = false
      while (more) {
        const f = composite.u16()
        composite.offset +=
          2 + ((f & 1) !== 0 ? 4 : 2) + ((f & 8) !== 0 ? 2 : (f & 64) !== 0 ? 4 : (f & 128) !== 0 ? 8 : 0)
        more = (f & 32) !== 0
        instructions ||= (f & 256) !== 0
      }
      if (instructions) glyph.short()
      continue
    }
    const ends = Array.from({ length: n }, () => points.short())
    const outline: { x: number; y: number; on: boolean }[][] = []
    let x = 0
    let y = 0
    for (const size of ends) {
      const contour: { x: number; y: number; on: boolean }[] = []
      for (let i = 0; i < size; i++) {
        const flag = flags.u8()
        const [dx, dy] = triplet(flag & 127, glyph)
        x += dx
        y += dy
        contour.push({ x, y, on: flag < 128 })
      }
      outline.push(contour)
    }
    glyph.short()
    if (g === wanted) return outline.map(svgContour).join('')
  }
  throw new Error('the glyph is empty')
}

function triplet(flag: number, r: Reader): [number, number] {
  const sign = (bit: number, v: number): number => ((flag & bit) !== 0 ? v : -v)
  if (flag < 10) return [0, sign(1, ((flag & 14) << 7) + r.u8())]
  if (flag < 20) return [sign(1, (((flag - 10) & 14) << 7) + r.u8()), 0]
  if (flag < 84) {
    const b = flag - 20
    const v = r.u8()
    return [sign(1, 1 + (b & 0x30) + (v >> 4)), sign(2, 1 + ((b & 0x0c) << 2) + (v & 15))]
  }
  if (flag < 120) {
    const b = flag - 84
    const dx = 1 + (Math.floor(b / 12) << 8) + r.u8()
    const dy = 1 + (((b % 12) >> 2) << 8) + r.u8()
    return [sign(1, dx), sign(2, dy)]
  }
  if (flag < 124) {
    const [a, b, c] = [r.u8(), r.u8(), r.u8()]
    return [sign(1, (a << 4) + (b >> 4)), sign(2, ((b & 15) << 8) + c)]
  }
  return [sign(1, r.u16()), sign(2, r.u16())]
}

/** TrueType contour (quadratic, implied on-points) as an SVG path. */
function svgContour(points: readonly { x: number; y: number; on: boolean }[]): string {
  const n = points.length
  const full: { x: number; y: number; on: boolean }[] = []
  points.forEach((p, i) => {
    full.push(p)
    const q = at(points, (i + 1) % n)
    if (!p.on && !q.on) full.push({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2, on: true })
  })
  const first = full.findIndex(p => p.on)
  const turned = [...full.slice(first), ...full.slice(0, first + 1)]
  const start = at(turned, 0)
  let out = `M${start.x} ${start.y}`
  for (let i = 1; i < turned.length; i++) {
    const p = at(turned, i)
    if (p.on) out += `L${p.x} ${p.y}`
    else {
      const q = at(turned, i + 1)
      out += `Q${p.x} ${p.y} ${q.x} ${q.y}`
      i++
    }
  }
  return `${out}Z`
}
