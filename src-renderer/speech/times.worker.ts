/** Lays text and sound together away from the pictures: a sentence of five seconds would cost her three frames. */
import type { SpokenLanguage, SpokenSentence } from '#contract/host.ts'
import { SoundTimes, type SpokenSound } from '#avatar/lip-sync/track-of-sound.ts'

export interface TimesAsked {
  readonly id: number
  readonly sound: SpokenSound
  readonly sentence: SpokenSentence
  readonly language: SpokenLanguage
  readonly voice: string
}

const times = new SoundTimes()
addEventListener('message', ({ data }: MessageEvent<TimesAsked>) => {
  const { id, sound, sentence, language, voice } = data
  postMessage({ id, told: times.timesOf(sound, sentence, language, voice) })
})
