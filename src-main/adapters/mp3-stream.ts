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

/** Kilobits a second by the index in the head of a frame of layer III: of MPEG 1, and of MPEG 2 and 2.5. */
const bitRates = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const
const sampleRates = [44_100, 48_000, 32_000] as const

/** Whether a second frame follows the first where its head says; undefined while that place has not arrived. */
export function goesOnAsMp3(bytes: Uint8Array): boolean | undefined {
  if (bytes.length < 3) return undefined
  if (bytes[0] === 0x49) return true
  const length = frameBytes(bytes)
  if (length === undefined) return false
  return bytes.length < length + 2 ? undefined : looksLikeMp3(bytes.subarray(length, length + 2))
}

/** Length of the frame of layer III whose head stands first, bytes; undefined where the head names no rate. */
function frameBytes([, b = 0, c = 0]: Uint8Array): number | undefined {
  const version = (b >> 3) & 3
  const first = version === 3
  const kilobits = bitRates[first ? 0 : 1][c >> 4]
  const rate = sampleRates[(c >> 2) & 3]
  if (!kilobits || rate === undefined || version === 1) return undefined
  const sampleRateHz = rate / (first ? 1 : version === 2 ? 2 : 4)
  return Math.floor(((first ? 144 : 72) * kilobits * 1000) / sampleRateHz) + ((c >> 1) & 1)
}
