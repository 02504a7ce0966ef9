/** A WAV file of 16 bits, mono. @param samples  −1 … 1; louder is cut off */
export function wavBytes(samples: Float32Array, sampleRateHz: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples.length * 2)
  const view = new DataView(bytes.buffer)
  const word = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index)
  }
  word(0, 'RIFF')
  view.setUint32(4, 36 + samples.length * 2, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRateHz, true)
  view.setUint32(28, sampleRateHz * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  word(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  writeSamples(bytes, 44, samples)
  return bytes
}

/** Puts samples into `bytes` from there on, Int16 little endian; louder is cut off. */
export function writeSamples(bytes: Uint8Array<ArrayBuffer>, from: number, samples: Float32Array): void {
  const view = new DataView(bytes.buffer)
  samples.forEach((sample, index) =>
    view.setInt16(from + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff), true),
  )
}

/** The same sound at another rate, by straight lines between samples. */
export function resampled(samples: Float32Array, fromHz: number, toHz: number): Float32Array<ArrayBuffer> {
  if (fromHz === toHz) return Float32Array.from(samples)
  const step = fromHz / toHz
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    const at = index * step
    const before = Math.floor(at)
    const share = at - before
    return (samples[before] ?? 0) * (1 - share) + (samples[before + 1] ?? samples[before] ?? 0) * share
  })
}
