import type { SpeechEvent, SpokenLanguage, SpokenRun, SpokenSentence } from '#contract/host.ts'
import type { PackEvent } from './voice-pack-frames.ts'

/** One request to the pack, and where each of its characters stands in the sentence. */
export interface PackUtterance {
  readonly language: SpokenLanguage
  readonly notation: 'text' | 'syllables'
  readonly said: string
  /** By code point of `said` (the pack counts so): UTF-16 range in the text of the sentence. */
  readonly places: readonly { readonly start: number; readonly end: number }[]
}

/** Signs of the sentence that make the voice pause, as the pack's syllable notation writes them. */
const pauseSigns: Readonly<Record<string, string>> = {
  '。': '.',
  '．': '.',
  '！': '!',
  '？': '?',
  '；': ';',
  '：': ':',
  '，': ',',
  '、': ',',
  '…': '.',
  ',': ',',
  '.': '.',
  '!': '!',
  '?': '?',
  ';': ';',
  ':': ':',
}

/**
 * A sentence as requests to the pack, one per stretch of one language.
 * Stretches with readings go as syllables; the rest goes as written. Stretches without a letter or a digit say nothing.
 */
export function packUtterances(sentence: SpokenSentence, language: SpokenLanguage): PackUtterance[] {
  const whole: SpokenRun = { language, start: 0, end: sentence.text.length }
  const runs = sentence.runs.length > 0 ? sentence.runs : [whole]
  return runs
    .filter(run => /[\p{L}\p{N}]/u.test(sentence.text.slice(run.start, run.end)))
    .map(run => (run.syllables === undefined ? asWritten(sentence.text, run) : asSyllables(sentence.text, run)))
}

function asWritten(text: string, run: SpokenRun): PackUtterance {
  const places: { start: number; end: number }[] = []
  let at = run.start
  for (const character of text.slice(run.start, run.end)) {
    places.push({ start: at, end: at + character.length })
    at += character.length
  }
  return { language: run.language, notation: 'text', said: text.slice(run.start, run.end), places }
}

function asSyllables(text: string, run: SpokenRun): PackUtterance {
  const readings = new Map((run.syllables ?? []).map(syllable => [syllable.at, syllable.say]))
  const places: { start: number; end: number }[] = []
  let said = ''
  let at = run.start
  for (const character of text.slice(run.start, run.end)) {
    const place = { start: at, end: at + character.length }
    const reading = readings.get(at)
    const spoken = reading === undefined ? (pauseSigns[character] ?? '') : `${said === '' ? '' : ' '}${reading}`
    said += spoken
    for (let index = 0; index < spoken.length; index += 1) places.push(place)
    at += character.length
  }
  return { language: run.language, notation: 'syllables', said, places }
}

/**
 * An event of the pack in the terms of the sentence.
 * @param offsetSeconds  length of the sound of the stretches before this one
 */
export function speechEvents(event: PackEvent, utterance: PackUtterance, offsetSeconds: number): SpeechEvent[] {
  const atSeconds = offsetSeconds + event.at / 1000
  if (event.type === 'sentence') return [{ type: 'sentence', atSeconds }]
  if (event.type === 'phoneme') return [{ type: 'phoneme', atSeconds, language: utterance.language, name: event.name }]
  if (event.type === 'end') return []
  // A space before a syllable belongs to its place; the pack's position is that of the first letter.
  const first = utterance.places[event.position]
  const last = utterance.places[event.position + Math.max(1, event.length) - 1] ?? first
  if (first === undefined || last === undefined) return []
  return [{ type: 'word', atSeconds, textStart: first.start, textEnd: last.end }]
}
