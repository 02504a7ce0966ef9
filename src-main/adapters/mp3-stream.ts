import { MPEGDecoder } from 'mpg123-decoder'

/** What one piece of an MP3 stream holds; none while a frame is still incomplete. */
export interface Mp3Sound {
  readonly samples: Int16Array
  readonly sampleRateHz: number
}

export interface Mp3Stream {
  /** Pieces in order, cut anywhere. @throws Error  when nothing of what came so far is MPEG sound */
  readonly decode: (bytes: Uint8Array) => Mp3Sound | undefined
  readonly close: () => void
}

/** A tag at the head of a file may be long (a cover picture); this much without one frame is no sound. */
const mostWithoutSound = 1_000_000

/** Reads MP3 as it arrives. Stereo becomes the mean of both sides. */
export async function openMp3Stream(): Promise<Mp3Stream> {
  const decoder = new MPEGDecoder()
  await decoder.ready
  let heard = false
  let taken = 0
  return {
    decode(bytes) {
      taken += bytes.length
      const { channelData, samplesDecoded, sampleRate } = decoder.decode(bytes)
      if (samplesDecoded === 0) {
        if (!heard && taken > mostWithoutSound) throw new Error('no frame of sound in what was called MP3')
        return undefined
      }
      heard = true
      const [left, right] = channelData
      if (left === undefined) return undefined
      const samples = Int16Array.from({ length: samplesDecoded }, (_, at) => {
        const value = right === undefined ? (left[at] ?? 0) : ((left[at] ?? 0) + (right[at] ?? 0)) / 2
        return Math.round(Math.max(-1, Math.min(1, value)) * 0x7fff)
      })
      return { samples, sampleRateHz: sampleRate }
    },
    close: () => decoder.free(),
  }
}

/** By the first bytes: a tag, or the mark of a frame of layer III. */
export function looksLikeMp3(bytes: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0] = bytes
  return (a === 0x49 && b === 0x44 && c === 0x33) || (a === 0xff && (b & 0xe6) === 0xe2)
}
