import type { SpeakRequest, SpeechEvent, SpokenSentence, VoiceFailure, VoiceStatus } from '#contract/host.ts'

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
