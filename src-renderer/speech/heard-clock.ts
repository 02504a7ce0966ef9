/**
 * What is being heard now, in seconds of the AudioContext clock. The mouth and the captions follow it, never `currentTime`,
 * which is ahead of the loudspeaker by the length of the buffers (measured 40–43 ms).
 *
 *   h = contextTime + (now − performanceTime), from getOutputTimestamp; currentTime − outputLatency where that says 0 or
 *   goes back. A slow loop follows h: jitter is averaged; a jump over 20 ms counts once it was seen three times running.
 *
 * Kept: heard time never goes back, and stands while the context does not run.
 */
export interface OutputClock {
  readonly state: AudioContextState | 'interrupted'
  readonly currentTime: number
  readonly outputLatency?: number
  readonly getOutputTimestamp?: () => AudioTimestamp
}

const loopGain = 0.1
const jumpSeconds = 0.02
const readsToBelieveJump = 3

export class HeardClock {
  readonly #output: OutputClock
  /** Heard time − wall time, seconds. */
  #offset: number | undefined
  #jumps = 0
  #last = 0
  #lastContextTime = 0

  constructor(output: OutputClock) {
    this.#output = output
  }

  /** @param nowMs  performance.now() of this frame */
  heardSeconds(nowMs: number): number {
    if (this.#output.state !== 'running') {
      // On resuming, wall time has gone on without the sound.
      this.#offset = undefined
      return this.#last
    }
    const now = nowMs / 1000
    const measured = this.#measure(nowMs) - now
    if (this.#offset === undefined) this.#offset = measured
    else {
      const error = measured - this.#offset
      if (Math.abs(error) <= jumpSeconds) {
        this.#jumps = 0
        this.#offset += error * loopGain
      } else {
        this.#jumps += 1
        if (this.#jumps >= readsToBelieveJump) {
          this.#jumps = 0
          this.#offset = measured
        }
      }
    }
    this.#last = Math.max(this.#last, now + this.#offset)
    return this.#last
  }

  #measure(nowMs: number): number {
    const stamp = this.#output.getOutputTimestamp?.()
    const contextTime = stamp?.contextTime ?? 0
    const usable = contextTime > 0 && contextTime >= this.#lastContextTime
    this.#lastContextTime = contextTime
    if (!usable) return this.#output.currentTime - (this.#output.outputLatency ?? 0)
    return contextTime + (nowMs - (stamp?.performanceTime ?? nowMs)) / 1000
  }
}
