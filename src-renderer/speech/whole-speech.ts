/**
 * A text as one sound with one mouth: what a film, a file or a trial needs, where the live queue would play piece by piece.
 * Runs anywhere; the voice is a function.
 */
import { SoundTimes, type TimedEvents } from '#avatar/lip-sync/track-of-sound.ts'
import { trackFromEvents } from '#avatar/lip-sync/from-events.ts'
import type { VisemeSegment } from '#avatar/lip-sync/viseme-track.ts'
import type { SpeechChunk, SpokenLanguage } from '#contract/host.ts'
import type { OfficeWord } from './office-words.ts'
import { prepareSentence } from './prepare-sentence.ts'
import { pauseAfter, soundOf } from './sound.ts'
import type { SpeakThrough } from './speak-through.ts'
import { splitSentences } from './split-sentences.ts'
import { resampled } from './wav.ts'
import { wordTimes, type WordTime } from './word-times.ts'

export interface SpokenPart {
  readonly written: string
  /** The words as said: numbers and signs put in words. */
  readonly spoken: string
  /** UTF-16 offset in the text. */
  readonly from: number
  readonly startSeconds: number
  readonly endSeconds: number
  readonly voice: SpeechChunk['voice']
  /** Where the times come from. */
  readonly timesBy: TimedEvents['by']
}

export interface WholeSpeech {
  /** Mono, −1 … 1. */
  readonly samples: Float32Array<ArrayBuffer>
  readonly sampleRateHz: number
  readonly durationSeconds: number
  /** Over the whole sound; invariants in lip-sync/viseme-track.ts. */
  readonly segments: readonly VisemeSegment[]
  /** Offsets in the whole text. */
  readonly words: readonly WordTime[]
  readonly parts: readonly SpokenPart[]
}

export interface WholeSpeechAsked {
  readonly language: SpokenLanguage
  readonly speak: SpeakThrough
  readonly rate?: number
  readonly pitch?: number
  /** The office's own readings, before those of the program. */
  readonly words?: readonly OfficeWord[]
}

/** The contract takes no more at a time. */
const sentencesAtATime = 40

/** @returns undefined where nothing is left to say (an emoji alone) @throws what the voice throws */
export async function speakWhole(
  text: string,
  asked: WholeSpeechAsked,
  signal: AbortSignal,
): Promise<WholeSpeech | undefined> {
  const { language, rate = 1, pitch = 1 } = asked
  const pieces = splitSentences(text).flatMap(({ text: written, from }) => {
    const prepared = prepareSentence(written, language, asked.words)
    return prepared === undefined ? [] : [{ ...prepared, written, from }]
  })
  const times = new SoundTimes()
  const sounds: Float32Array[] = []
  const [segments, words, parts]: [VisemeSegment[], WordTime[], SpokenPart[]] = [[], [], []]
  let sampleRateHz = 0
  let at = 0
  for (let first = 0; first < pieces.length; first += sentencesAtATime) {
    const batch = pieces.slice(first, first + sentencesAtATime)
    const request = { language, rate, pitch, sentences: batch.map(({ sentence }) => sentence) }
    for await (const chunk of await asked.speak(request, signal)) {
      const piece = batch[chunk.index]
      if (piece === undefined) continue
      const sound = soundOf(chunk)
      if (sampleRateHz === 0) sampleRateHz = chunk.sampleRateHz
      const { events, by } = times.timesOf(sound, piece.sentence, language, chunk.voice)
      const start = at / sampleRateHz
      const { durationSeconds } = sound
      for (const segment of trackFromEvents(events, durationSeconds).segments)
        segments.push({ ...segment, t0: segment.t0 + start, t1: segment.t1 + start })
      for (const word of wordTimes(piece.spoken, events, durationSeconds))
        words.push({
          from: word.from + piece.from,
          to: word.to + piece.from,
          startSeconds: word.startSeconds + start,
          endSeconds: word.endSeconds + start,
        })
      parts.push({
        written: piece.written,
        spoken: piece.spoken.text,
        from: piece.from,
        startSeconds: start,
        endSeconds: start + durationSeconds,
        voice: chunk.voice,
        timesBy: by,
      })
      // Voices of two rates in one text: the first one's rate holds.
      const samples = resampled(sound.samples, chunk.sampleRateHz, sampleRateHz)
      const pause = new Float32Array(Math.round(pauseAfter(piece.written) * sampleRateHz))
      sounds.push(samples, pause)
      at += samples.length + pause.length
    }
  }
  if (at === 0) return undefined
  const samples = new Float32Array(at)
  let filled = 0
  for (const sound of sounds) {
    samples.set(sound, filled)
    filled += sound.length
  }
  return { samples, sampleRateHz, durationSeconds: at / sampleRateHz, segments, words, parts }
}
