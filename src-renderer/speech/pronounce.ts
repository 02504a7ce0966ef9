/**
 * Readings for a sentence whose numbers and signs are words already: pinyin for Mandarin, jyutping for Cantonese, and the
 * stretches that are in another language. Captions, lips and voice then share one pronunciation.
 * Runs anywhere (no DOM, no Node).
 */
import { pinyin } from 'pinyin-pro'
import ToJyutping from 'to-jyutping'
import type { SpokenLanguage, SpokenRun, SpokenSentence } from '#contract/host.ts'
import { officeWords, type OfficeWord } from './office-words.ts'

interface Syllable {
  readonly at: number
  readonly say: string
}

/**
 * @param text  spoken words (read-aloud.ts)
 * @param words  entries before which the libraries give way; the longest that fits wins, the earlier of two alike
 */
export function pronounce(
  text: string,
  language: SpokenLanguage,
  words: readonly OfficeWord[] = officeWords,
): SpokenSentence {
  return {
    text,
    runs: runsByScript(text, language).map(run => {
      if (run.language === 'en') return run
      const part = text.slice(run.start, run.end)
      const syllables = run.language === 'cmn' ? mandarin(part, words) : cantonese(part, words)
      return { ...run, syllables: syllables.map(({ at, say }) => ({ at: run.start + at, say })) }
    }),
  }
}

/** Latin words inside Chinese are English, Hanzi inside English are Mandarin; signs belong to what stands before them. */
function runsByScript(text: string, language: SpokenLanguage): SpokenRun[] {
  const foreign = language === 'en' ? /\p{Script=Han}+/gu : /[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ'’.& -]*[A-Za-zÀ-ɏ])?/gu
  const foreignLanguage = language === 'en' ? 'cmn' : 'en'
  const runs: SpokenRun[] = []
  let end = 0
  for (const match of text.matchAll(foreign)) {
    if (match.index > end) runs.push({ language, start: end, end: match.index })
    end = match.index + match[0].length
    runs.push({ language: foreignLanguage, start: match.index, end })
  }
  if (end < text.length) runs.push({ language, start: end, end: text.length })
  return runs
}

function mandarin(text: string, words: readonly OfficeWord[]): Syllable[] {
  // One entry a character, counted in code points.
  const readings = pinyin(text, { type: 'array', toneType: 'num', v: true, nonZh: 'spaced' })
  const characters = [...text]
  const known = knownReadings(text, words, 'cmn')
  let at = 0
  const syllables: Syllable[] = []
  characters.forEach((character, index) => {
    const say = known.get(at) ?? readings[index]
    if (/\p{Script=Han}/u.test(character) && say !== undefined && /^[a-z]{1,7}[0-5]$/.test(say))
      syllables.push({ at, say })
    at += character.length
  })
  return thirdToneSandhi(text, syllables, known)
}

function cantonese(text: string, words: readonly OfficeWord[]): Syllable[] {
  const known = knownReadings(text, words, 'yue')
  let at = 0
  const syllables: Syllable[] = []
  for (const [character, reading] of ToJyutping.getJyutpingList(text)) {
    // A few signs stand for two syllables; the first is enough for a place in the text.
    const say = known.get(at) ?? reading?.split(' ')[0]
    if (say !== undefined && /^[a-z]{1,7}[1-6]$/.test(say)) syllables.push({ at, say })
    at += character.length
  }
  return syllables
}

/** Reading by UTF-16 offset for the words of the list, longest first. */
function knownReadings(text: string, words: readonly OfficeWord[], language: 'cmn' | 'yue'): Map<number, string> {
  const byFirst = new Map<string, OfficeWord[]>()
  for (const entry of words) {
    if (entry[language] === undefined) continue
    const first = String.fromCodePoint(entry.word.codePointAt(0) ?? 0)
    const alike = byFirst.get(first)
    if (alike === undefined) byFirst.set(first, [entry])
    else alike.push(entry)
  }
  const found = new Map<number, string>()
  for (let at = 0; at < text.length; at += 1) {
    const fitting = (byFirst.get(String.fromCodePoint(text.codePointAt(at) ?? 0)) ?? [])
      .filter(entry => text.startsWith(entry.word, at))
      .reduce<OfficeWord | undefined>(
        (best, entry) => (best !== undefined && best.word.length >= entry.word.length ? best : entry),
        undefined,
      )
    if (fitting === undefined) continue
    let place = at
    const readings = (fitting[language] ?? '').split(' ')
    ;[...fitting.word].forEach((character, index) => {
      found.set(place, readings[index] ?? '')
      place += character.length
    })
    at = place - 1
  }
  return found
}

const wordsOf = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * 3 + 3 → 2 + 3 inside a word, and between words when one of them is a single character (我想, 很好).
 * Readings from the list of words are as spoken and stay.
 */
function thirdToneSandhi(text: string, syllables: readonly Syllable[], known: ReadonlyMap<number, string>): Syllable[] {
  const wordAt = new Map<number, { start: number; length: number }>()
  for (const { segment, index } of wordsOf.segment(text)) {
    for (let at = index; at < index + segment.length; at += 1) wordAt.set(at, { start: index, length: segment.length })
  }
  return syllables.map((syllable, index) => {
    const next = syllables[index + 1]
    if (!syllable.say.endsWith('3') || known.has(syllable.at) || next === undefined || !next.say.endsWith('3'))
      return syllable
    if (next.at !== syllable.at + 1) return syllable
    const [here, there] = [wordAt.get(syllable.at), wordAt.get(next.at)]
    const together = here?.start === there?.start || here?.length === 1 || there?.length === 1
    return together ? { at: syllable.at, say: syllable.say.replace('3', '2') } : syllable
  })
}
