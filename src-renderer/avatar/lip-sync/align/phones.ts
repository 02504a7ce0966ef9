import type { SpokenLanguage, SpokenSentence } from '#contract/host.ts'
import { cantonesePhones, mandarinPhones } from './phones-zh.ts'
import { englishPhones } from './phones-en.ts'
import { acousticsOf, type Acoustics } from './phone-acoustics.ts'

/** One sound that the text expects. `name` is the offline voice's symbol, so that events and alignment share one table. */
export interface Phone extends Acoustics {
  readonly name: string
  readonly language: SpokenLanguage
  /** A pause: may be left out where it is `optional`. */
  readonly pause: boolean
  readonly optional: boolean
  /** UTF-16 range in the text of the sentence of the word or character it belongs to. */
  readonly textStart: number
  readonly textEnd: number
}

const pauseSigns = /[，。！？；：、…,.!?;:—\n]/

/**
 * The sounds of a sentence in order, with the pauses that its signs allow. Characters without a known reading say nothing.
 * @param sentence  with readings (speech/pronounce.ts)
 */
export function phonesOf(sentence: SpokenSentence, language: SpokenLanguage): Phone[] {
  const phones: Phone[] = [pause(language, 0)]
  const whole = { language, start: 0, end: sentence.text.length, syllables: undefined }
  for (const run of sentence.runs.length > 0 ? sentence.runs : [whole]) {
    const text = sentence.text.slice(run.start, run.end)
    const named = (names: readonly string[], textStart: number, textEnd: number): void => {
      for (const name of names) {
        const sound = { name, language: run.language, pause: false, optional: false, textStart, textEnd }
        phones.push({ ...sound, ...acousticsOf(run.language, name) })
      }
    }
    if (run.language === 'en') {
      for (const { 0: word, index } of text.matchAll(/[A-Za-z'’]+|[,.!?;:—]/g)) {
        const at = run.start + index
        if (pauseSigns.test(word)) phones.push(pause('en', at))
        else named(englishPhones(word), at, at + word.length)
      }
      continue
    }
    const readings = new Map((run.syllables ?? []).map(({ at, say }) => [at, say]))
    for (let at = run.start; at < run.end; at += 1) {
      const say = readings.get(at)
      if (say !== undefined) named(run.language === 'cmn' ? mandarinPhones(say) : cantonesePhones(say), at, at + 1)
      else if (pauseSigns.test(sentence.text[at] ?? '')) phones.push(pause(run.language, at))
    }
  }
  if (phones.at(-1)?.pause !== true) phones.push(pause(language, sentence.text.length))
  return phones.filter((phone, index) => !phone.pause || phones[index - 1]?.pause !== true)
}

function pause(language: SpokenLanguage, at: number): Phone {
  const place = { textStart: at, textEnd: at }
  return { name: '', language, pause: true, optional: true, ...place, ...acousticsOf(language, '') }
}
