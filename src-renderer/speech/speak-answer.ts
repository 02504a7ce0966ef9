/**
 * An answer that grows while it is spoken: text goes in as it arrives, sentences come out of the loudspeaker.
 * Puts together the splitter, the reading, the voice (through a function, so that nothing here knows the hub) and the queue.
 */
import type { SpokenLanguage } from '#contract/host.ts'
import type { FindTimes } from './open-times.ts'
import type { OfficeWord } from './office-words.ts'
import type { Playback } from './playback.ts'
import { prepareSentence, type PreparedSentence } from './prepare-sentence.ts'
import { soundOf, type SentenceSound } from './sound.ts'
import { readingCharactersPerSecond, SpeechQueue, type Heard, type QueueState } from './speech-queue.ts'
import type { SpeakThrough } from './speak-through.ts'
import { SentenceSplitter, type SentencePiece } from './split-sentences.ts'
import { wordAt, wordTimes, type WordTime } from './word-times.ts'

/** A piece of the answer on its way: what is written, where it stands in the answer, and how it is said. */
export interface AnswerSentence extends PreparedSentence {
  readonly written: string
  /** UTF-16 offset in the whole answer. */
  readonly from: number
}

export interface SpeakAnswerParts {
  readonly speak: SpeakThrough
  readonly playback: Playback
  readonly language: SpokenLanguage
  /** 1 is the usual speed and pitch. */
  readonly rate?: number
  readonly pitch?: number
  readonly words?: readonly OfficeWord[]
  /** Finds phones and words in the sound of a voice that tells none; without it such a voice moves no lips. */
  readonly times?: FindTimes
  readonly onHeard?: (sentence: AnswerSentence, sound: SentenceSound | undefined) => void
  readonly onState?: (state: QueueState) => void
  readonly onSilent?: (sentence: AnswerSentence, reason: unknown) => void
}

export interface AnswerFrame extends Heard<AnswerSentence> {
  /** What is being said, in offsets of the sentence as written; undefined before its first word. */
  readonly word: WordTime | undefined
}

export class SpeakAnswer {
  readonly #parts: SpeakAnswerParts
  readonly #queue: SpeechQueue<AnswerSentence>
  #splitter = new SentenceSplitter()
  #open = false
  #heardUpTo = 0
  #times = new WeakMap<AnswerSentence, WordTime[]>()

  constructor(parts: SpeakAnswerParts) {
    this.#parts = parts
    this.#queue = new SpeechQueue<AnswerSentence>({
      make: (sentence, signal) => this.#make(sentence, signal),
      playback: parts.playback,
      writtenOf: sentence => sentence.written,
      onHeard: (sentence, sound) => {
        this.#heardUpTo = Math.max(this.#heardUpTo, sentence.from)
        parts.onHeard?.(sentence, sound)
      },
      ...(parts.onState === undefined ? {} : { onState: parts.onState }),
      ...(parts.onSilent === undefined ? {} : { onSilent: parts.onSilent }),
    })
  }

  get state(): QueueState {
    return this.#queue.state
  }

  /** More of the answer has arrived. @param nowMs  performance.now() */
  push(text: string, nowMs: number): void {
    this.#open = true
    this.#say(this.#splitter.push(text, nowMs))
  }

  /** What was pushed so far ends a sentence: it is said without waiting for what may follow. */
  endSentence(nowMs: number): void {
    this.#say(this.#splitter.flush(nowMs))
  }

  /**
   * How much of the answer the listener has heard, UTF-16 characters from its start. After an interruption this, and no more, is
   * what the two of them have spoken of.
   */
  get heardUpTo(): number {
    return this.#heardUpTo
  }

  /** The answer is complete; what is left of it is said. */
  finish(nowMs: number): void {
    this.#say(this.#splitter.flush(nowMs))
    this.#splitter = new SentenceSplitter()
    this.#open = false
    this.#queue.finish()
  }

  /** Silence within a frame; the rest of the answer is not said. */
  cancel(): void {
    this.#splitter = new SentenceSplitter()
    this.#open = false
    this.#queue.cancel()
  }

  /** Once a frame. @param nowMs  performance.now() */
  frame(nowMs: number): AnswerFrame | undefined {
    if (this.#open) this.#say(this.#splitter.tick(nowMs))
    const heard = this.#queue.update(nowMs)
    if (heard === undefined) return undefined
    const word = wordAt(this.#timesOf(heard.sentence, heard.sound), heard.heardSeconds)
    const { from, written } = heard.sentence
    const over = heard.sound !== undefined && heard.heardSeconds >= heard.sound.durationSeconds - 0.2
    const read = heard.sound === undefined ? Math.floor(heard.heardSeconds * readingCharactersPerSecond) : 0
    const heardOfIt = over ? written.length : Math.min(written.length, word?.to ?? read)
    this.#heardUpTo = Math.max(this.#heardUpTo, from + heardOfIt)
    return { ...heard, word }
  }

  #say(pieces: readonly SentencePiece[]): void {
    for (const { text, from } of pieces) {
      const prepared = prepareSentence(text, this.#parts.language, this.#parts.words)
      if (prepared !== undefined) this.#queue.say({ ...prepared, written: text, from })
    }
  }

  async #make({ sentence }: AnswerSentence, signal: AbortSignal): Promise<SentenceSound> {
    const { language, rate = 1, pitch = 1, speak, times } = this.#parts
    const chunks = (await speak({ language, rate, pitch, sentences: [sentence] }, signal))[Symbol.asyncIterator]()
    try {
      const first = await chunks.next()
      if (first.done === true) throw new Error('the voice ended without a sound')
      const sound = soundOf(first.value)
      if (times === undefined) return sound
      return { ...sound, events: await times(sound, sentence, language, first.value.voice) }
    } finally {
      await chunks.return?.()
    }
  }

  #timesOf(sentence: AnswerSentence, sound: SentenceSound | undefined): WordTime[] {
    const known = this.#times.get(sentence)
    if (known !== undefined) return known
    const times = sound === undefined ? [] : wordTimes(sentence.spoken, sound.events, sound.durationSeconds)
    this.#times.set(sentence, times)
    return times
  }
}
