/** SVG to PNG, without any font of the machine: text must already be outlines. */
import { Resvg } from '@resvg/resvg-js'

/**
 * @param width  pixels; height follows the drawing's own proportions
 * @returns PNG bytes, equal for equal input
 */
export function rasterize(svg: string, width: number): Uint8Array {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render()
  return new Uint8Array(image.asPng())
}

/** Width and height of a PNG in pixels, read from its header. */
export function pngSize(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return [view.getUint32(16), view.getUint32(20)]
}
