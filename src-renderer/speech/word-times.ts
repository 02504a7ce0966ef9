import type { SpeechEvent } from '#contract/host.ts'
import { writtenRange, type SpokenText } from './read-aloud/spoken-text.ts'

/** When a stretch of the written text is heard. Offsets UTF-16, seconds from the start of the sentence's sound. */
export interface WordTime {
  readonly from: number
  readonly to: number
  readonly startSeconds: number
  readonly endSeconds: number
}

/**
 * The written words of a sentence in the order they are heard, for highlighting and for captions.
 * Where the voice tells no words (a server voice), time is shared out by the number of spoken letters and pauses.
 */
export function wordTimes(spoken: SpokenText, events: readonly SpeechEvent[], durationSeconds: number): WordTime[] {
  const words = events.filter(event => event.type === 'word').toSorted((a, b) => a.atSeconds - b.atSeconds)
  if (words.length === 0) return sharedOut(spoken, durationSeconds)
  const times: WordTime[] = []
  words.forEach((word, index) => {
    const { from, to } = writtenRange(spoken, word.textStart, word.textEnd)
    const endSeconds = Math.min(words[index + 1]?.atSeconds ?? durationSeconds, durationSeconds)
    add(times, { from, to, startSeconds: Math.min(word.atSeconds, durationSeconds), endSeconds })
  })
  return times
}

/** A pause at a stop lasts about as long as two syllables. */
const stopLetters = 2

function sharedOut(spoken: SpokenText, durationSeconds: number): WordTime[] {
  const letters = (character: string): number =>
    /[，。！？；：、,.!?;:]/.test(character)
      ? stopLetters
      : /[A-Za-z]/.test(character)
        ? 0.4
        : /\p{L}|\p{N}/u.test(character)
          ? 1
          : 0
  const all = [...spoken.text]
  const total = all.reduce((sum, character) => sum + letters(character), 0)
  if (total === 0) return []
  const times: WordTime[] = []
  let at = 0
  let said = 0
  for (const character of all) {
    const startSeconds = (said / total) * durationSeconds
    said += letters(character)
    if (/\p{L}|\p{N}/u.test(character)) {
      const { from, to } = writtenRange(spoken, at, at + character.length)
      add(times, { from, to, startSeconds, endSeconds: (said / total) * durationSeconds })
    }
    at += character.length
  }
  return times
}

/** The words of one reworded number are one stretch of the written text. */
function add(times: WordTime[], time: WordTime): void {
  const last = times.at(-1)
  if (time.from >= time.to) return
  if (last !== undefined && time.from < last.to) {
    times[times.length - 1] = { ...last, to: Math.max(last.to, time.to), endSeconds: time.endSeconds }
  } else times.push(time)
}

/**
 * The stretch that is being heard, or the last one heard before; undefined before the first.
 * @param seconds  from the start of the sentence's sound
 */
export function wordAt(times: readonly WordTime[], seconds: number): WordTime | undefined {
  return times.findLast(time => time.startSeconds <= seconds)
}
