/**
 * Readings for a sentence whose numbers and signs are words already: pinyin for Mandarin, jyutping for Cantonese, and the
 * stretches that are in another language. Captions, lips and voice then share one pronunciation.
 * Runs anywhere (no DOM, no Node).
 */
import { pinyin } from 'pinyin-pro'
import ToJyutping from 'to-jyutping'
import type { SpokenLanguage, SpokenRun, SpokenSentence } from '#contract/host.ts'
import { officeWords, type OfficeWord } from './office-words.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** A word of the text, as the dictionary of the machine cuts it; UTF-16 offsets. */
interface Word {
  readonly segment: string
  readonly start: number
  readonly end: number
}

function wordsIn(text: string): Word[] {
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({
    segment,
    start: index,
    end: index + segment.length,
  }))
}

/** The word in which each place of the text stands. */
const wordAtEach = (words: readonly Word[]): Word[] =>
  words.flatMap(word => new Array<Word>(word.segment.length).fill(word))

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
  const cut = wordsIn(text)
  const wordAt = wordAtEach(cut)
  const readings = readingsByWord(text, cut)
  const characters = [...text]
  const known = knownReadings(text, words, 'cmn', wordAt)
  let at = 0
  const syllables: Syllable[] = []
  characters.forEach((character, index) => {
    const say = known.get(at) ?? readings[index]
    if (/\p{Script=Han}/u.test(character) && say !== undefined && /^[a-z]{1,7}[0-5]$/.test(say))
      syllables.push({ at, say })
    at += character.length
  })
  return thirdToneSandhi(syllables, known, wordAt)
}

/**
 * One entry a character, counted in code points. A word is read by itself: over a whole sentence the library sees words that
 * are not there (依照相关 → 照相, 本行政区 → 本行, 立案调查 → 案调); single characters are read in their sentence.
 */
function readingsByWord(text: string, words: readonly Word[]): string[] {
  const options = { type: 'array', toneType: 'num', v: true, nonZh: 'spaced' } as const
  const readings = pinyin(text, options)
  let at = 0
  for (const { segment } of words) {
    const length = [...segment].length
    if (length > 1 && /^\p{Script=Han}+$/u.test(segment)) readings.splice(at, length, ...pinyin(segment, options))
    at += length
  }
  return readings
}

function cantonese(text: string, words: readonly OfficeWord[]): Syllable[] {
  const known = knownReadings(text, words, 'yue', wordAtEach(wordsIn(text)))
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
function knownReadings(
  text: string,
  words: readonly OfficeWord[],
  language: 'cmn' | 'yue',
  wordAt: readonly Word[],
): Map<number, string> {
  const byFirst = byFirstCharacter(words)
  const found = new Map<number, string>()
  for (let at = 0; at < text.length; at += 1) {
    const fitting = (byFirst.get(String.fromCodePoint(text.codePointAt(at) ?? 0)) ?? [])
      .filter(
        entry =>
          entry[language] !== undefined &&
          text.startsWith(entry.word, at) &&
          !(builtIn.has(entry) && cutsWords(entry, at, wordAt)),
      )
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

const indexed = new WeakMap<readonly OfficeWord[], Map<string, OfficeWord[]>>()

/** A list of words is ordered once and serves every sentence. */
function byFirstCharacter(words: readonly OfficeWord[]): Map<string, OfficeWord[]> {
  const known = indexed.get(words)
  if (known !== undefined) return known
  const byFirst = new Map<string, OfficeWord[]>()
  for (const entry of words) {
    const first = String.fromCodePoint(entry.word.codePointAt(0) ?? 0)
    const alike = byFirst.get(first)
    if (alike === undefined) byFirst.set(first, [entry])
    else alike.push(entry)
  }
  indexed.set(words, byFirst)
  return byFirst
}

const builtIn = new Set(officeWords)

/** 分行 in 部分行政 is no branch of a bank: a short word of ours gives way where both its edges or its end cut a word. */
function cutsWords(entry: OfficeWord, at: number, wordAt: readonly Word[]): boolean {
  if (entry.word.length > 2) return false
  const end = at + entry.word.length
  const [first, last] = [wordAt[at], wordAt[end - 1]]
  if (first === undefined || last === undefined) return false
  return (first.start < at && first.end < end) || (last.end > end && last.start > at)
}

/**
 * 3 + 3 → 2 + 3 inside a word, and between words when one of them is a single character (我想, 很好).
 * Readings from the list of words are as spoken and stay.
 */
function thirdToneSandhi(
  syllables: readonly Syllable[],
  known: ReadonlyMap<number, string>,
  wordAt: readonly Word[],
): Syllable[] {
  return syllables.map((syllable, index) => {
    const next = syllables[index + 1]
    if (!syllable.say.endsWith('3') || known.has(syllable.at) || next === undefined || !next.say.endsWith('3'))
      return syllable
    if (next.at !== syllable.at + 1) return syllable
    const [here, there] = [wordAt[syllable.at], wordAt[next.at]]
    const together = here === there || here?.segment.length === 1 || there?.segment.length === 1
    return together ? { at: syllable.at, say: syllable.say.replace('3', '2') } : syllable
  })
}
