/**
 * What is said when: sentences are made in the background and heard in order.
 *   1. Heard in the order they were given; while one plays, the next is being made, and at most `ahead` are in flight.
 *   2. A sentence that cannot be made is shown as a caption for as long as it would take to read; the rest goes on.
 *   3. When the next is not ready in time the host waits ("thinking"); nothing is stretched.
 *   4. After `cancel` nothing of the old sentences is heard, shown or made, whatever arrives late.
 * `update` is called once a frame; nothing else looks at the time.
 */
import type { Playback, ScheduledSentence } from './playback.ts'
import { pauseAfter, type SentenceSound } from './sound.ts'

export type QueueState = 'idle' | 'thinking' | 'speaking'

/** Makes the sound of a sentence; rejects when there is none. */
export type MakeSound<Sentence> = (sentence: Sentence, signal: AbortSignal) => Promise<SentenceSound>

export interface SpeechQueueParts<Sentence> {
  readonly make: MakeSound<Sentence>
  readonly playback: Pick<Playback, 'schedule' | 'stop' | 'heardSeconds' | 'mouthSeconds'>
  /** The written text of a sentence: how long the pause after it is, and how long it is shown without sound. */
  readonly writtenOf: (sentence: Sentence) => string
  /** A sentence begins to be heard. */
  readonly onHeard?: (sentence: Sentence, sound: SentenceSound | undefined) => void
  readonly onState?: (state: QueueState) => void
  /** A sentence has no sound; it is shown instead. */
  readonly onSilent?: (sentence: Sentence, reason: unknown) => void
  readonly ahead?: number
}

/** Where the listener is. */
export interface Heard<Sentence> {
  readonly sentence: Sentence
  /** Undefined while a sentence without sound is shown. */
  readonly sound: SentenceSound | undefined
  /** Seconds from the start of the sentence: of what is heard, and of what the mouth should show (a frame ahead). */
  readonly heardSeconds: number
  readonly mouthSeconds: number
}

/** Reading pace for a sentence without sound, characters per second; never shorter than the least. */
export const readingCharactersPerSecond = 6
const leastShownSeconds = 1.2

interface Entry<Sentence> {
  readonly sentence: Sentence
  sound: SentenceSound | undefined
  made: 'waiting' | 'making' | 'ready' | 'silent'
  at: ScheduledSentence | undefined
  heard: boolean
}

export class SpeechQueue<Sentence> {
  readonly #parts: SpeechQueueParts<Sentence>
  #entries: Entry<Sentence>[] = []
  #stop = new AbortController()
  #state: QueueState = 'idle'
  #closed = true

  constructor(parts: SpeechQueueParts<Sentence>) {
    this.#parts = parts
  }

  get state(): QueueState {
    return this.#state
  }

  /** Adds a sentence to what is to be said. The answer is open until `finish`. */
  say(sentence: Sentence): void {
    this.#closed = false
    this.#entries.push({ sentence, sound: undefined, made: 'waiting', at: undefined, heard: false })
    this.#makeAhead()
    if (this.#state === 'idle') this.#become('thinking')
  }

  /** No more sentences will come; the queue is idle when the last was heard. */
  finish(): void {
    this.#closed = true
    if (this.#entries.length === 0) this.#become('idle')
  }

  /** Falls silent now and forgets everything that was to be said. */
  cancel(): void {
    this.#stop.abort(new Error('cancelled'))
    this.#stop = new AbortController()
    this.#entries = []
    this.#closed = true
    this.#parts.playback.stop()
    this.#become('idle')
  }

  /**
   * Once a frame.
   * @param nowMs  performance.now()
   * @returns what is heard in this frame; undefined in pauses, while thinking and when idle
   */
  update(nowMs: number): Heard<Sentence> | undefined {
    const heard = this.#parts.playback.heardSeconds(nowMs)
    this.#schedule()
    while (this.#entries[0]?.at !== undefined && this.#entries[0].at.endsAt <= heard) {
      this.#begin(this.#entries[0])
      this.#entries.shift()
      this.#makeAhead()
      this.#schedule()
    }
    const current = this.#entries[0]
    if (current?.at === undefined || current.at.startsAt > heard) {
      const waiting = current === undefined ? !this.#closed : current.at === undefined
      // A short pause between sentences is not thinking.
      if (waiting) this.#become('thinking')
      else if (current === undefined) this.#become('idle')
      return undefined
    }
    this.#begin(current)
    this.#become('speaking')
    const mouthSeconds = this.#parts.playback.mouthSeconds(nowMs) - current.at.startsAt
    return { sentence: current.sentence, sound: current.sound, heardSeconds: heard - current.at.startsAt, mouthSeconds }
  }

  #begin(entry: Entry<Sentence>): void {
    if (entry.heard) return
    entry.heard = true
    this.#makeAhead()
    this.#parts.onHeard?.(entry.sentence, entry.sound)
  }

  /** Gives the playback every sentence that is made and whose forerunners are scheduled. */
  #schedule(): void {
    for (const entry of this.#entries) {
      if (entry.at === undefined) {
        const written = this.#parts.writtenOf(entry.sentence)
        if (entry.made === 'ready' && entry.sound !== undefined) {
          entry.at = this.#parts.playback.schedule(entry.sound, pauseAfter(written))
        } else if (entry.made === 'silent') {
          // Silence of its own length on the same clock, so that what follows waits for the reader.
          const durationSeconds = Math.max(leastShownSeconds, [...written].length / readingCharactersPerSecond)
          const silence = { samples: new Float32Array(0), sampleRateHz: 48_000, durationSeconds, events: [] }
          entry.at = this.#parts.playback.schedule(silence, 0)
        } else return
      }
    }
  }

  #makeAhead(): void {
    const ahead = this.#parts.ahead ?? 2
    const unheard = this.#entries.filter(entry => !entry.heard)
    for (const entry of unheard.slice(0, ahead)) if (entry.made === 'waiting') void this.#make(entry)
  }

  async #make(entry: Entry<Sentence>): Promise<void> {
    const { signal } = this.#stop
    entry.made = 'making'
    try {
      const sound = await this.#parts.make(entry.sentence, signal)
      if (signal.aborted) return
      entry.sound = sound
      entry.made = 'ready'
    } catch (reason) {
      if (signal.aborted) return
      entry.made = 'silent'
      this.#parts.onSilent?.(entry.sentence, reason)
    }
  }

  #become(state: QueueState): void {
    if (state === this.#state) return
    this.#state = state
    this.#parts.onState?.(state)
  }
}
