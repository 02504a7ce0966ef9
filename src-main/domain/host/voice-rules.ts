import type { ReadingWord, VoiceSettings } from '#contract/voice.ts'

/** What the office has chosen: everything of its settings but the key and the revision. */
export type VoiceChoices = Omit<VoiceSettings, 'keyStored' | 'revision'>

/** A fresh office: the offline voice, then what the system has; nobody is heard until somebody says by whom. */
export const usualChoices: VoiceChoices = {
  order: ['voice-pack', 'system'],
  server: { baseUrl: '', model: '', voices: {}, format: 'wav', pcmSampleRateHz: 24_000 },
  system: { voices: {} },
  recognition: { by: 'off', baseUrl: '', model: '' },
}

const syllable = /^[a-z]{1,7}[0-6]$/

/** The first word whose readings do not fit it: one syllable for each character, tones as digits. */
export function misreadWord(words: readonly ReadingWord[]): string | undefined {
  return words.find(({ word, cmn, yue }) =>
    [cmn, yue].some(reading => {
      if (reading === undefined || reading === '') return false
      const syllables = reading.split(/\s+/)
      return syllables.length !== [...word].length || !syllables.every(each => syllable.test(each))
    }),
  )?.word
}

/** One entry a word, the last one given; entries that say nothing are left out. */
export function tidyWords(words: readonly ReadingWord[]): ReadingWord[] {
  const tidy = new Map<string, ReadingWord>()
  for (const { word, cmn, yue } of words) {
    const readings = {
      ...(cmn ? { cmn: cmn.split(/\s+/).join(' ') } : {}),
      ...(yue ? { yue: yue.split(/\s+/).join(' ') } : {}),
    }
    tidy.delete(word)
    if (Object.keys(readings).length > 0) tidy.set(word, { word, ...readings })
  }
  return [...tidy.values()]
}
