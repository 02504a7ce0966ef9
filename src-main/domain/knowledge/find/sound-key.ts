import { pinyin } from 'pinyin-pro'

/**
 * Syllables with tone numbers. `foldedKey` is how a word sounds to a careless ear: syllables without tone, with the pairs folded that southern speakers and
 * speech recognition confuse (zh/z, ch/c, sh/s, n/l/r, f/h, -ng/-n, hua/ha, uo/o).
 */
export function soundsOf(text: string): string[] {
  return pinyin(text, { toneType: 'num', type: 'array', nonZh: 'spaced', v: true })
}

/** Syllable without its tone number. */
export const withoutTone = (syllable: string): string => syllable.replace(/(?<=[a-z])\d$/, '')

/** Folds one syllable; other text is returned as it is. */
export function foldSyllable(syllable: string): string {
  return syllable
    .replace(/^zh/, 'z')
    .replace(/^ch/, 'c')
    .replace(/^sh/, 's')
    .replace(/^[nr](?=[aeiouv])/, 'l')
    .replace(/^hu(?=[ae])/, 'h')
    .replace(/^f/, 'h')
    .replace(/uo$/, 'o')
    .replace(/ng$/, 'n')
}

export const foldedKey = (syllables: readonly string[]): string => syllables.map(foldSyllable).join(' ')
