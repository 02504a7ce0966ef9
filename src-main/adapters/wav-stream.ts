/** What stands at the head of a WAV stream (RIFF, PCM 16 bit); lengths in the head are not believed: servers stream. */
export interface WavHead {
  readonly sampleRateHz: number
  readonly channels: number
  /** Bytes before the first sample. */
  readonly dataStart: number
}

/**
 * Reads the head of a WAV stream.
 * @param bytes  the first bytes of it; undefined is answered while they do not reach the sound
 * @throws Error  when it is a WAV, but not 16-bit PCM with one or two channels
 */
export function readWavHead(bytes: Uint8Array): WavHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sampleRateHz: number | undefined
  let channels = 0
  let at = 12
  while (at + 8 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4))
    const size = view.getUint32(at + 4, true)
    if (name === 'data') {
      if (sampleRateHz === undefined) throw new Error('WAV without a format before its sound')
      return { sampleRateHz, channels, dataStart: at + 8 }
    }
    if (name === 'fmt ') {
      if (at + 24 > bytes.length) return undefined
      const bits = view.getUint16(at + 22, true)
      channels = view.getUint16(at + 10, true)
      sampleRateHz = view.getUint32(at + 12, true)
      if (bits !== 16 || channels < 1 || channels > 2) throw new Error(`WAV with ${channels} channels of ${bits} bits`)
    }
    at += 8 + size + (size % 2)
  }
  return undefined
}

/** The mean of the two channels of interleaved stereo; mono is given back as it is. */
export function monoSamples(samples: Int16Array, channels: number): Int16Array {
  if (channels === 1) return samples
  return Int16Array.from({ length: samples.length >> 1 }, (_, index) =>
    Math.round(((samples[index * 2] ?? 0) + (samples[index * 2 + 1] ?? 0)) / 2),
  )
}
