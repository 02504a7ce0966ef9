import type { recognitionFailures } from '#contract/voice.ts'
import type {
  SpeakRequest,
  SpeechEvent,
  SpokenLanguage,
  SpokenSentence,
  VoiceFailure,
  VoiceStatus,
} from '#contract/host.ts'

/** What a voice is asked: one sentence. */
export interface VoiceRequest extends Pick<SpeakRequest, 'language' | 'rate' | 'pitch'> {
  readonly sentence: SpokenSentence
}

/** A piece of the answer: sound (Int16 mono), or something that begins at a moment of it. Sound comes in order. */
export type VoicePart =
  | { readonly kind: 'pcm'; readonly samples: Int16Array; readonly sampleRateHz: number }
  | { readonly kind: 'event'; readonly event: SpeechEvent }

/**
 * Speaks one sentence. Ends after the last sound; stops early, without an error of its own, when the signal is aborted
 * (the iteration then throws the signal's reason). Every wait inside has a limit.
 * @throws VoiceError  when no sound can be made
 */
export type Speak = (request: VoiceRequest, signal: AbortSignal) => AsyncIterable<VoicePart>

export interface Voice {
  readonly kind: VoiceStatus['voice']
  readonly speak: Speak
  /** Languages it is set up for; one that it does not speak is left to the next voice without a try. Absent: all. */
  readonly speaks?: (language: SpokenLanguage) => boolean
  /** Whether a sentence could be spoken now. Starts what must be started; never throws. */
  readonly status: () => Promise<VoiceStatus>
  /** Lets go of processes and connections. */
  readonly close: () => Promise<void>
}

/** A voice that gave no sound: a stable reason, and a Chinese sentence for people. */
export class VoiceError extends Error {
  override readonly name = 'VoiceError'
  readonly failure: VoiceFailure

  constructor(failure: VoiceFailure, options?: ErrorOptions) {
    super(failure.detail, options)
    this.failure = failure
  }
}

/** The part of the secret store that the voice needs. */
export interface VoiceSecrets {
  readonly unavailable: () => string | undefined
  readonly get: (name: string) => Promise<string | undefined>
  readonly set: (name: string, value: string) => Promise<void>
  readonly delete: (name: string) => Promise<void>
}

/** What was recorded of a visitor, mono. */
export interface Recording {
  readonly samples: Int16Array
  readonly sampleRateHz: number
  readonly language: SpokenLanguage
}

/** Turns a recording into text. Nothing of it is kept. */
export interface Recogniser {
  /** @throws RecognitionError */
  readonly recognise: (recording: Recording, signal: AbortSignal) => Promise<string>
  /** Whether somebody could be heard; never throws and sends nothing. */
  readonly status: () => Promise<{ ready: boolean; detail: string }>
}

export interface RecognitionFailure {
  readonly reason: (typeof recognitionFailures)[number]
  /** Chinese, for people, without keys or addresses. */
  readonly detail: string
}

/** A recording that gave no text. */
export class RecognitionError extends Error {
  override readonly name = 'RecognitionError'
  readonly failure: RecognitionFailure

  constructor(failure: RecognitionFailure, options?: ErrorOptions) {
    super(failure.detail, options)
    this.failure = failure
  }
}
