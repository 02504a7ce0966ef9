/**
 * Whether somebody speaks while she speaks, told from her own voice that comes back through the microphone. Pure.
 *   1. Likely speech, louder than her echo is at this screen, for 350 ms in all: she is turned down (`duck`).
 *   2. Then 400 ms are listened to. An echo has become quieter with her; a visitor has not: `stop`. Otherwise `restore`.
 *   3. After `restore` nothing is looked at for a second, so that a bad moment does not make her stutter.
 * The level of her echo is measured on site (set-up test); without it nothing ever interrupts her.
 */
import { frameSeconds, rmsOf } from './microphone-frames.ts'

export const bargeInLimits = {
  likely: 0.8,
  beginsAfterSeconds: 0.35,
  /** The closure of a consonant is no end of speech. */
  gapSeconds: 0.1,
  aboveEchoDb: 6,
  duckedSeconds: 0.4,
  duckDb: 12,
  /** A visitor's voice does not fall with hers by more than this. */
  fallsDb: 6,
  /** Share of the ducked frames that must be likely speech. */
  goesOnShare: 0.6,
  restSeconds: 1,
} as const

export type BargeInAct = 'duck' | 'stop' | 'restore'

export class BargeIn {
  readonly #echoDb: number
  #state: 'watching' | 'ducked' | 'resting' = 'watching'
  #likelySeconds = 0
  #gapSeconds = 0
  #beforeDb: number[] = []
  #duckedDb: number[] = []
  #elapsed = 0

  /** @param echoDb  loudest level of her own voice at this microphone, dBFS, as the set-up test found it */
  constructor(echoDb: number) {
    this.#echoDb = echoDb
  }

  /**
   * One frame of 32 ms, while she is heard.
   * @param probability  of speech, 0 … 1
   * @param levelDb  of the frame, dBFS
   */
  push(probability: number, levelDb: number): BargeInAct | undefined {
    this.#elapsed += frameSeconds
    const likely = probability > bargeInLimits.likely
    if (this.#state === 'resting') {
      if (this.#elapsed >= bargeInLimits.restSeconds) this.reset()
      return undefined
    }
    if (this.#state === 'ducked') {
      if (likely) this.#duckedDb.push(levelDb)
      return this.#elapsed < bargeInLimits.duckedSeconds ? undefined : this.#decide()
    }
    if (!likely || levelDb < this.#echoDb + bargeInLimits.aboveEchoDb) {
      this.#gapSeconds += frameSeconds
      if (this.#gapSeconds <= bargeInLimits.gapSeconds) return undefined
      this.#likelySeconds = 0
      this.#beforeDb = []
      return undefined
    }
    this.#gapSeconds = 0
    this.#likelySeconds += frameSeconds
    this.#beforeDb.push(levelDb)
    if (this.#likelySeconds < bargeInLimits.beginsAfterSeconds) return undefined
    this.#state = 'ducked'
    this.#elapsed = 0
    this.#duckedDb = []
    return 'duck'
  }

  /** She fell silent, or begins anew. */
  reset(): void {
    this.#state = 'watching'
    this.#likelySeconds = this.#gapSeconds = this.#elapsed = 0
    this.#beforeDb = []
    this.#duckedDb = []
  }

  #decide(): BargeInAct {
    const enough = this.#duckedDb.length * frameSeconds >= bargeInLimits.goesOnShare * bargeInLimits.duckedSeconds
    const stayed = middle(this.#duckedDb) > middle(this.#beforeDb) - bargeInLimits.fallsDb
    if (enough && stayed) {
      this.reset()
      return 'stop'
    }
    this.#state = 'resting'
    this.#elapsed = 0
    return 'restore'
  }
}

/** No sound at all, dBFS: no microphone that hears is as quiet. */
export const silenceDb = -100

/** Level of a frame in dBFS. */
export function levelDbOf(frame: Float32Array): number {
  return Math.max(silenceDb, 10 * Math.log10(rmsOf(frame) ** 2 + 1e-12))
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? silenceDb
}
