import type { SpeechEvent, SpokenLanguage, SpokenSentence } from '#contract/host.ts'
import { VoiceAligner } from './from-alignment.ts'

/** A sound and the sentence it says; what the voice itself told of times may be nothing. */
export interface SpokenSound {
  /** Mono, −1 … 1. */
  readonly samples: Float32Array
  readonly sampleRateHz: number
  readonly events: readonly SpeechEvent[]
}

export interface TimedEvents {
  readonly events: readonly SpeechEvent[]
  /** Whether the voice told the times, or they were found by laying text and sound together, or by the text's share alone. */
  readonly by: 'voice' | 'sound' | 'text'
}

/** Times of phones and words for any voice; one aligner is kept for each voice and language, and learns as it goes. */
export class SoundTimes {
  readonly #aligners = new Map<string, VoiceAligner>()

  /** @param voice  name of the voice, so that one voice's sound does not teach another's */
  timesOf(sound: SpokenSound, sentence: SpokenSentence, language: SpokenLanguage, voice: string): TimedEvents {
    if (sound.events.some(event => event.type === 'phoneme' && event.name !== ''))
      return { events: sound.events, by: 'voice' }
    const key = `${voice} ${language}`
    let aligner = this.#aligners.get(key)
    if (aligner === undefined) {
      aligner = new VoiceAligner()
      this.#aligners.set(key, aligner)
    }
    return aligner.align(sound.samples, sound.sampleRateHz, sentence, language)
  }
}
