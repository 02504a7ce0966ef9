/**
 * A sound as an SVG path of vertical strokes on a 60 × 20 field.
 * @param samples  mono, −1 … 1
 * @param strokes  how many
 */
export function waveform(samples: Float32Array, strokes: number): string {
  const per = Math.max(1, Math.floor(samples.length / strokes))
  let path = ''
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    let peak = 0
    for (let at = stroke * per; at < Math.min(samples.length, (stroke + 1) * per); at += 1) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0))
    }
    const half = Math.max(0.5, peak * 9)
    const x = (stroke + 0.5) * (60 / strokes)
    path += `M${x.toFixed(2)} ${(10 - half).toFixed(2)}V${(10 + half).toFixed(2)}`
  }
  return path
}
