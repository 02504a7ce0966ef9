/**
 * Puts sentences on the AudioContext clock, one buffer each, and says where in which sentence the listener is.
 * Nothing here waits for a timer or for `ended`: a sentence's place in time is known when it is scheduled.
 */
import { HeardClock, type OutputClock } from './heard-clock.ts'
import { bargeInLimits } from './listen/barge-in.ts'
import type { SentenceSound } from './sound.ts'

/** The part of an AudioContext that is used; made with `{ sampleRate: 48000, latencyHint: 'interactive' }`. */
export interface AudioOut extends OutputClock {
  readonly destination: AudioNode
  createBuffer(channels: number, length: number, sampleRate: number): AudioBuffer
  createBufferSource(): AudioBufferSourceNode
  createGain(): GainNode
}

export interface ScheduledSentence {
  /** Seconds on the context clock. */
  readonly startsAt: number
  readonly endsAt: number
}

/** Time to hand a buffer over to the audio thread. */
const handOverSeconds = 0.03
/** Short enough to be gone within one frame, long enough not to click. */
const stopFadeSeconds = 0.012
/** A frame is seen at the next vertical sync. */
const displayLeadSeconds = 1 / 60
/** Turned down while somebody else may be speaking; back as quickly. */
const duckedGain = 10 ** (-bargeInLimits.duckDb / 20)
const duckSeconds = 0.05

export class Playback {
  readonly #out: AudioOut
  readonly #clock: HeardClock
  #gain: GainNode | undefined
  #sources = new Set<AudioBufferSourceNode>()
  #nextFree = 0
  #offsetSeconds = 0
  #ducked = false

  constructor(out: AudioOut) {
    this.#out = out
    this.#clock = new HeardClock(out)
  }

  /**
   * Set once on site for loudspeakers that lag (HDMI, Bluetooth).
   * @param milliseconds  −150 … 150; positive: the mouth comes later
   */
  set mouthDelayMs(milliseconds: number) {
    this.#offsetSeconds = Math.max(-150, Math.min(150, milliseconds)) / 1000
  }

  /**
   * Plays a sentence after those before it, or at once when they are over (a late sentence is never stretched or hurried).
   * @param pauseSeconds  of silence after it
   */
  schedule(sound: SentenceSound, pauseSeconds: number): ScheduledSentence {
    const startsAt = Math.max(this.#nextFree, this.#out.currentTime + handOverSeconds)
    const endsAt = startsAt + sound.durationSeconds
    this.#nextFree = endsAt + pauseSeconds
    if (sound.samples.length > 0) {
      // The buffer keeps the voice's own rate; the context resamples it.
      const buffer = this.#out.createBuffer(1, sound.samples.length, sound.sampleRateHz)
      buffer.copyToChannel(sound.samples, 0)
      const source = this.#out.createBufferSource()
      source.buffer = buffer
      source.connect(this.#output())
      source.addEventListener('ended', () => {
        source.disconnect()
        this.#sources.delete(source)
      })
      source.start(startsAt)
      this.#sources.add(source)
    }
    return { startsAt, endsAt }
  }

  /** Turned down, but going on: what is said, and when, stays. */
  set ducked(on: boolean) {
    this.#ducked = on
    const gain = this.#gain?.gain
    const now = this.#out.currentTime
    gain?.cancelScheduledValues(now)
    gain?.setValueAtTime(gain.value, now)
    gain?.linearRampToValueAtTime(on ? duckedGain : 1, now + duckSeconds)
  }

  /** Seconds of sound and pause that are scheduled and not yet played. */
  get bufferedSeconds(): number {
    return Math.max(0, this.#nextFree - this.#out.currentTime)
  }

  /** Falls silent within a frame; what was scheduled is gone. */
  stop(): void {
    const now = this.#out.currentTime
    const gain = this.#gain
    gain?.gain.cancelScheduledValues(now)
    gain?.gain.setValueAtTime(gain.gain.value, now)
    gain?.gain.linearRampToValueAtTime(0, now + stopFadeSeconds)
    for (const source of this.#sources) source.stop(now + stopFadeSeconds)
    this.#sources = new Set()
    // The next sentence has a gain of its own, so that the fade cannot touch it.
    this.#gain = undefined
    this.#ducked = false
    this.#nextFree = 0
  }

  /** Context time of what is heard now. @param nowMs  performance.now() */
  heardSeconds(nowMs: number): number {
    return this.#clock.heardSeconds(nowMs)
  }

  /** Context time the mouth should show in the frame being drawn. @param nowMs  performance.now() */
  mouthSeconds(nowMs: number): number {
    return this.#clock.heardSeconds(nowMs) + displayLeadSeconds - this.#offsetSeconds
  }

  #output(): GainNode {
    if (this.#gain === undefined) {
      this.#gain = this.#out.createGain()
      if (this.#ducked) this.#gain.gain.value = duckedGain
      this.#gain.connect(this.#out.destination)
    }
    return this.#gain
  }
}
