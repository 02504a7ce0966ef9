/**
 * The mouth of a voice that tells nothing but its sound: the phones that the text expects are laid along the sound, and the
 * result is told as the offline voice tells its own (phonemes and words with times), so that everything after it is one path.
 * Each voice has an aligner of its own, which learns how that voice sounds while it speaks; nothing is kept on disk.
 */
import type { SpeechEvent, SpokenLanguage, SpokenSentence } from '#contract/host.ts'
import { featuresOf, hopSeconds, type SoundFeatures } from './align/features.ts'
import { genericModels } from './align/generic-models.ts'
import {
  adapted,
  copyOf,
  emptyStatistics,
  fade,
  observe,
  scoreFrames,
  type SoundModels,
  type SoundStatistics,
} from './align/models.ts'
import { phonesOf, type Phone } from './align/phones.ts'
import { segment, type Segmentation } from './align/segment.ts'

export interface Aligned {
  readonly events: readonly SpeechEvent[]
  /** `text`: sound and text do not fit each other; times are shared out by usual lengths. */
  readonly by: 'sound' | 'text'
  /** Mean score of a frame. */
  readonly fit: number
}

/** Each utterance is gone over so often: once with what was known of the voice, once with itself added. */
const rounds = 2
/** About forty utterances; what was heard before fades. */
const rememberedFrames = 16_000
/** Below this mean score, text and sound are not of one utterance (a server that answers with other words). */
const leastFit = -12

export class VoiceAligner {
  readonly #prior: SoundModels
  readonly #statistics: SoundStatistics = emptyStatistics()
  #frames = 0

  constructor(prior: SoundModels = genericModels()) {
    this.#prior = prior
  }

  get statistics(): SoundStatistics {
    return this.#statistics
  }

  /**
   * @param samples  mono, −1 … 1
   * @param sentence  with readings (speech/pronounce.ts)
   */
  align(samples: Float32Array, sampleRateHz: number, sentence: SpokenSentence, language: SpokenLanguage): Aligned {
    const phones = phonesOf(sentence, language)
    const features = featuresOf(samples, sampleRateHz)
    const durationSeconds = samples.length / sampleRateHz
    const best = this.#segment(phones, features)
    if (best === undefined || best.fit < leastFit)
      return { events: eventsOf(phones, sharedOut(phones, features)), by: 'text', fit: best?.fit ?? -Infinity }
    observe(this.#statistics, features, best.labels)
    this.#frames += features.frames
    if (this.#frames > rememberedFrames) {
      fade(this.#statistics, rememberedFrames / this.#frames)
      this.#frames = rememberedFrames
    }
    const starts = Array.from(best.starts, start => Math.min(durationSeconds, start * hopSeconds))
    return { events: eventsOf(phones, starts), by: 'sound', fit: best.fit }
  }

  #segment(phones: readonly Phone[], features: SoundFeatures): Segmentation | undefined {
    let best: Segmentation | undefined
    let known = this.#statistics
    for (let round = 0; round < rounds; round++) {
      const scores = scoreFrames(adapted(this.#prior, known), features)
      const next = segment(phones, features, scores)
      if (next === undefined) return best
      best = next
      known = copyOf(this.#statistics)
      observe(known, features, next.labels)
    }
    return best
  }
}

/** Times by usual lengths, laid over what is not silence. */
function sharedOut(phones: readonly Phone[], { frames, silent }: SoundFeatures): number[] {
  const spoken: number[] = []
  for (let t = 0; t < frames; t++) if (silent[t] === 0) spoken.push(t * hopSeconds)
  const usual = phones.reduce((sum, phone) => sum + (phone.pause ? 0 : phone.usualSeconds), 0)
  let before = 0
  const at = (share: number): number => spoken[Math.min(spoken.length - 1, Math.floor(share * spoken.length))] ?? 0
  const starts = phones.map(phone => {
    const start = at(usual === 0 ? 0 : before / usual)
    if (!phone.pause) before += phone.usualSeconds
    return start
  })
  return [...starts, (spoken.at(-1) ?? 0) + hopSeconds]
}

/** As the offline voice tells it: each phone when it begins, a nameless one where there is silence. */
function eventsOf(phones: readonly Phone[], starts: readonly number[]): SpeechEvent[] {
  const events: SpeechEvent[] = []
  let word = -1
  phones.forEach((phone, index) => {
    const atSeconds = starts[index] ?? 0
    const end = starts[index + 1] ?? atSeconds
    if (end <= atSeconds) return
    const { language, textStart, textEnd } = phone
    const sound = (name: string, at: number): void =>
      void events.push({ type: 'phoneme', atSeconds: at, language, name })
    if (phone.pause || textStart === word) {
      sound(phone.name.replace('|', ''), atSeconds)
      return
    }
    word = textStart
    events.push({ type: 'word', atSeconds, textStart, textEnd })
    // Syllables of Chinese are set apart by a moment without a name: what ends one keeps its own lips.
    const flows = language === 'en' || /^[lnmŋjw]$/.test(phone.name) || phones[index - 1]?.pause === true
    const joint = flows ? 0 : Math.min(0.012, (end - atSeconds) / 2)
    if (joint > 0) sound('', atSeconds)
    sound(phone.name, atSeconds + joint)
  })
  return events
}
