import type { SpeechChunk, SpeechEvent } from '#contract/host.ts'
import { bytesOf } from './base64.ts'

/** Sound of one sentence, ready to be scheduled. */
export interface SentenceSound {
  /** Mono, −1 … 1. */
  readonly samples: Float32Array<ArrayBuffer>
  readonly sampleRateHz: number
  readonly durationSeconds: number
  /** Times from the first of `samples`. */
  readonly events: readonly SpeechEvent[]
}

const silenceLevel = 0.004
const leadSeconds = 0.06
/** Voices leave up to half a second of nothing at the end; the pause between sentences is ours to choose. */
const tailSeconds = 0.06
const fadeSeconds = 0.005

/** Int16 little endian in base64 → Float32. */
export function samplesOf(base64: string): Float32Array<ArrayBuffer> {
  const bytes = bytesOf(base64)
  const view = new DataView(bytes.buffer)
  const samples = new Float32Array(bytes.length >> 1)
  for (let index = 0; index < samples.length; index += 1) samples[index] = view.getInt16(index * 2, true) / 0x8000
  return samples
}

/** The chunk without the silence at its ends (60 ms are left), its edges faded over 5 ms, its events moved along. */
export function soundOf(chunk: SpeechChunk): SentenceSound {
  const all = samplesOf(chunk.samples)
  const rate = chunk.sampleRateHz
  const loud = (sample: number): boolean => Math.abs(sample) > silenceLevel
  const first = all.findIndex(loud)
  const last = all.findLastIndex(loud)
  const start = first < 0 ? 0 : Math.max(0, first - Math.round(leadSeconds * rate))
  const end = last < 0 ? all.length : Math.min(all.length, last + 1 + Math.round(tailSeconds * rate))
  const samples = all.slice(start, end)
  const fade = Math.min(Math.round(fadeSeconds * rate), samples.length >> 1)
  for (let index = 0; index < fade; index += 1) {
    const gain = index / fade
    samples[index] = (samples[index] ?? 0) * gain
    samples[samples.length - 1 - index] = (samples[samples.length - 1 - index] ?? 0) * gain
  }
  const durationSeconds = samples.length / rate
  const trimmed = start / rate
  return {
    samples,
    sampleRateHz: rate,
    durationSeconds,
    events: chunk.events.map(event => ({
      ...event,
      atSeconds: Math.min(durationSeconds, Math.max(0, event.atSeconds - trimmed)),
    })),
  }
}

/** Seconds of pause after a piece of text, by the sign it ends with. */
export function pauseAfter(written: string): number {
  const end = written.trimEnd().replace(/[”’」』）)】\]》"']+$/, '')
  if (/[。！？!?….；;\n]$/.test(end)) return 0.18
  return /[，,：:、—]$/.test(end) ? 0.09 : 0.04
}
