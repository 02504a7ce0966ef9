import type { FilmPlan } from './film-plan.ts'
import { filmLabel, type FilmSize } from './film-size.ts'
import type { OverlayColours } from './overlay-colours.ts'

/** What stands over her picture at one moment; equal keys are equal pictures, so most frames draw nothing anew. */
interface OverlayState {
  readonly key: string
  readonly lines: readonly string[]
  readonly labelShare: number
}

export interface Overlay {
  /** Draws what stands over the picture at this moment onto RGBA pixels, top row first. */
  blend(pixels: Uint8Array, timeSeconds: number): void
}

const sansFace = '"Noto Sans SC Variable", "Noto Sans SC", sans-serif'

function stateAt(plan: FilmPlan, timeSeconds: number, captions: boolean): OverlayState {
  const cue = captions
    ? plan.cues.find(({ startSeconds, endSeconds }) => timeSeconds >= startSeconds && timeSeconds < endSeconds)
    : undefined
  const labelShare = timeSeconds < filmLabel.startSeconds ? filmLabel.startShare : filmLabel.restShare
  const lines = cue?.lines ?? []
  return { key: `${labelShare} ${lines.join('\n')}`, lines, labelShare }
}

/** Burnt-in captions on a plate inside the 5 % frame, and the label of generated content at the top left. */
export function createOverlay(
  plan: FilmPlan,
  size: FilmSize,
  options: { captions: boolean; colours: OverlayColours },
): Overlay {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('this browser draws no two-dimensional pictures off the screen')
  const drawing = context
  const shortSide = Math.min(size.width, size.height)
  let shownKey: string | undefined
  let image: Uint8ClampedArray = new Uint8ClampedArray(0)
  let rows: { from: number; to: number }[] = []

  function plate(text: string, x: number, y: number, height: number, colours: { plate: string; ink: string }) {
    drawing.font = `500 ${height}px ${sansFace}`
    drawing.textBaseline = 'middle'
    const padding = height * 0.5
    const width = drawing.measureText(text).width + padding * 2
    const tall = height * 1.6
    const left = x === -1 ? (size.width - width) / 2 : x
    drawing.fillStyle = colours.plate
    drawing.beginPath()
    drawing.roundRect(left, y, width, tall, height * 0.25)
    drawing.fill()
    drawing.fillStyle = colours.ink
    drawing.fillText(text, left + padding, y + tall / 2)
    rows.push({ from: Math.max(0, Math.floor(y)), to: Math.min(size.height, Math.ceil(y + tall)) })
  }

  function draw(state: OverlayState) {
    drawing.clearRect(0, 0, size.width, size.height)
    rows = []
    const edge = shortSide * 0.05
    plate(filmLabel.text, edge, edge, shortSide * state.labelShare, options.colours.label)
    const captionHeight = Math.min(shortSide * 0.055, size.width / 20)
    state.lines.forEach((line, index) => {
      const fromBottom = (state.lines.length - index) * captionHeight * 1.6
      plate(line, -1, size.height - edge - fromBottom, captionHeight, options.colours.caption)
    })
    image = drawing.getImageData(0, 0, size.width, size.height).data
    shownKey = state.key
  }

  return {
    blend(pixels, timeSeconds) {
      const state = stateAt(plan, timeSeconds, options.captions)
      if (state.key !== shownKey) draw(state)
      for (const { from, to } of rows) blendRows(pixels, image, from * size.width * 4, to * size.width * 4)
    },
  }
}

/** Source over destination for straight alpha, rows that hold something only. */
function blendRows(pixels: Uint8Array, over: Uint8ClampedArray, from: number, to: number): void {
  for (let at = from; at < to; at += 4) {
    const alpha = over[at + 3] ?? 0
    if (alpha === 0) continue
    const rest = 255 - alpha
    for (let channel = at; channel < at + 3; channel += 1) {
      pixels[channel] = ((over[channel] ?? 0) * alpha + (pixels[channel] ?? 0) * rest) / 255
    }
  }
}
