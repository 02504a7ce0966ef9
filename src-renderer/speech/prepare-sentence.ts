import type { SpokenLanguage, SpokenSentence } from '#contract/host.ts'
import { pronounce } from './pronounce.ts'
import type { OfficeWord } from './office-words.ts'
import { readAloud } from './read-aloud/read-aloud.ts'
import type { SpokenText } from './read-aloud/spoken-text.ts'

/** A sentence on its way to the voice: as written, as spoken, and with its readings. */
export interface PreparedSentence {
  readonly spoken: SpokenText
  readonly sentence: SpokenSentence
}

/** Undefined where nothing is left to say (a lone emoji, a citation number, brackets). */
export function prepareSentence(
  written: string,
  language: SpokenLanguage,
  words?: readonly OfficeWord[],
): PreparedSentence | undefined {
  const spoken = readAloud(written, language)
  if (!/[\p{L}\p{N}]/u.test(spoken.text)) return undefined
  return { spoken, sentence: pronounce(spoken.text, language, words) }
}
