/** SVG to PNG, without any font of the machine: text must already be outlines. */
import { Resvg } from '@resvg/resvg-js'
import { zlibSync } from 'fflate'
import { at } from './vec.ts'

/**
 * @param width  pixels; height follows the drawing's own proportions
 * @returns PNG bytes, equal for equal input
 */
export function rasterize(svg: string, width: number): Uint8Array {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render()
  return opaquePng(image.pixels, image.width, image.height)
}

/** Width and height of a PNG in pixels, read from its header. */
export function pngSize(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return [view.getUint32(16), view.getUint32(20)]
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
function crc(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const b of bytes) c = at(CRC_TABLE, (c ^ b) & 255) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12)
  const view = new DataView(out.buffer)
  view.setUint32(0, data.length)
  out.set(new TextEncoder().encode(type), 4)
  out.set(data, 8)
  view.setUint32(data.length + 8, crc(out.subarray(4, data.length + 8)))
  return out
}

const paeth = (a: number, b: number, c: number): number => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

/**
 * RGB without alpha, each row with the filter that leaves the smallest sums, deflated by a library of JavaScript: the same bytes
 * on every processor, and two thirds of what the rasteriser's own quick encoder needs.
 */
function opaquePng(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const stride = width * 3
  const filtered = new Uint8Array(height * (stride + 1))
  let above = new Uint8Array(stride)
  const candidates = Array.from({ length: 5 }, () => new Uint8Array(stride))
  for (let y = 0; y < height; y++) {
    const row = new Uint8Array(stride)
    for (let x = 0; x < width; x++) row.set(rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 3), x * 3)
    let best = 0
    let least = Infinity
    candidates.forEach((out, filter) => {
      let sum = 0
      for (let i = 0; i < stride; i++) {
        const a = i < 3 ? 0 : (row[i - 3] ?? 0)
        const b = above[i] ?? 0
        const c = i < 3 ? 0 : (above[i - 3] ?? 0)
        const guess =
          filter === 0 ? 0 : filter === 1 ? a : filter === 2 ? b : filter === 3 ? (a + b) >> 1 : paeth(a, b, c)
        const v = ((row[i] ?? 0) - guess) & 255
        out[i] = v
        sum += v < 128 ? v : 256 - v
      }
      if (sum < least) {
        least = sum
        best = filter
      }
    })
    filtered[y * (stride + 1)] = best
    filtered.set(at(candidates, best), y * (stride + 1) + 1)
    above = row
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, 2, 0, 0, 0], 8)
  const parts = [
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(filtered, { level: 6, mem: 12 })),
    chunk('IEND', new Uint8Array(0)),
  ]
  const png = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let offset = 0
  for (const p of parts) {
    png.set(p, offset)
    offset += p.length
  }
  return png
}
