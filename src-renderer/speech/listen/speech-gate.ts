/**
 * When somebody begins to speak and when they have finished, from the likelihood of speech in each frame. Pure.
 *   1. Speech begins with two likely frames in a row; 400 ms before it are kept, so that no first syllable is lost.
 *   2. It ends after 700 ms without speech, or after the longest turn; less than 250 ms of speech is nobody.
 *   3. While she is heard, and 250 ms after, nothing is listened to (half duplex): her own voice is no question.
 */
import { frameSeconds } from './microphone-frames.ts'

export const gateLimits = {
  begins: 0.5,
  goesOn: 0.35,
  likelyFrames: 2,
  preRollSeconds: 0.4,
  endSilenceSeconds: 0.7,
  shortestSeconds: 0.25,
  longestSeconds: 15,
  /** Nobody has spoken for so long: listening ends. */
  patienceSeconds: 8,
  afterHostSeconds: 0.25,
} as const

export type GateEvent =
  | { readonly kind: 'began' }
  | { readonly kind: 'ended'; readonly sound: Float32Array; readonly cut: boolean }
  /** A cough, a tap: it was too short. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'patience-over' }

export class SpeechGate {
  #kept: Float32Array[] = []
  #likely = 0
  #speaking = false
  #spoken = 0
  #silence = 0
  #waited = 0
  #closedFor = 0

  get speaking(): boolean {
    return this.#speaking
  }

  /** What was recorded of the present turn, so that it can be recognised while it goes on. */
  soundSoFar(): Float32Array {
    return joined(this.#kept)
  }

  /**
   * @param probability  of speech in this frame, 0 … 1
   * @param hostHeard  she is being heard now
   */
  push(frame: Float32Array, probability: number, hostHeard = false): GateEvent | undefined {
    if (hostHeard) {
      this.reset()
      this.#closedFor = gateLimits.afterHostSeconds
      return undefined
    }
    if (this.#closedFor > 0) {
      this.#closedFor -= frameSeconds
      return undefined
    }
    this.#kept.push(frame)
    if (!this.#speaking) return this.#wait(probability)
    const goesOn = probability >= gateLimits.goesOn
    this.#silence = goesOn ? 0 : this.#silence + frameSeconds
    if (goesOn) this.#spoken += frameSeconds
    const cut = this.#kept.length * frameSeconds >= gateLimits.longestSeconds
    if (this.#silence < gateLimits.endSilenceSeconds && !cut) return undefined
    const long = this.#spoken >= gateLimits.shortestSeconds
    const sound = joined(this.#kept)
    this.reset()
    return long ? { kind: 'ended', sound, cut } : { kind: 'nobody' }
  }

  reset(): void {
    this.#kept = []
    this.#likely = this.#spoken = this.#silence = this.#waited = 0
    this.#speaking = false
  }

  #wait(probability: number): GateEvent | undefined {
    this.#likely = probability >= gateLimits.begins ? this.#likely + 1 : 0
    this.#waited += frameSeconds
    if (this.#likely >= gateLimits.likelyFrames) {
      this.#speaking = true
      this.#spoken = this.#likely * frameSeconds
      return { kind: 'began' }
    }
    const most = Math.ceil(gateLimits.preRollSeconds / frameSeconds)
    if (this.#kept.length > most) this.#kept.splice(0, this.#kept.length - most)
    if (this.#waited < gateLimits.patienceSeconds) return undefined
    this.reset()
    return { kind: 'patience-over' }
  }
}

function joined(frames: readonly Float32Array[]): Float32Array {
  const sound = new Float32Array(frames.reduce((sum, frame) => sum + frame.length, 0))
  let at = 0
  for (const frame of frames) {
    sound.set(frame, at)
    at += frame.length
  }
  return sound
}
