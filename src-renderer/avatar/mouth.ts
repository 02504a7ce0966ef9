import { smoothstep } from './easing.ts'
import type { ExpressionMixer } from './expression-mixer.ts'
import {
  createMouthCurve,
  mouthOpening,
  mouthShapes,
  type MouthCurve,
  type MouthWeights,
} from './lip-sync/mouth-curve.ts'
import { segmentAt, type Viseme, type VisemeTrack } from './lip-sync/viseme-track.ts'

/**
 * The mouth of one body: follows the heard sound of the chunk being spoken and tells the mixer what to show.
 *
 * Its clock is the caller's: seconds of this chunk that have been *heard*, not scheduled (speech.md §6). If that clock stands
 * still, because the sound was suspended, so does the mouth.
 */
export interface Mouth {
  /** @param heardTimeSeconds  asked once a frame; negative before the chunk is heard */
  say(track: VisemeTrack, heardTimeSeconds: () => number): void
  /** The sound was cut: the mouth goes to rest within 60 ms. */
  stop(): void
  update(deltaSeconds: number): void
  /** 0 closed … 1 wide open, as asked of the mixer in the last update. */
  opening(): number
  visemeNow(): Viseme
  /** A chunk is being heard or its mouth has not yet come to rest. */
  readonly speaking: boolean
  reset(): void
}

/** One chunk's shape turns into the next one's within this time. */
const crossSeconds = 0.06

export function createMouth(mixer: ExpressionMixer): Mouth {
  const weights: MouthWeights = new Float32Array(mouthShapes.length)
  const carried: MouthWeights = new Float32Array(mouthShapes.length)
  let cross = 1
  let track: VisemeTrack | undefined
  let curve: MouthCurve | undefined
  let clock: (() => number) | undefined
  let heard = 0

  const leave = (): void => {
    carried.set(weights)
    cross = 0
  }
  return {
    say(next, heardTimeSeconds) {
      leave()
      track = next
      curve = createMouthCurve(next)
      clock = heardTimeSeconds
      heard = 0
    },
    stop() {
      if (curve !== undefined) leave()
      track = curve = clock = undefined
    },
    update(deltaSeconds) {
      if (curve !== undefined && clock !== undefined) {
        const now = clock()
        if (Number.isFinite(now)) heard = now
        curve.weightsAt(heard, weights)
        if (heard > curve.settledSeconds) track = curve = clock = undefined
      } else weights.fill(0)
      if (cross < 1) {
        cross = Math.min(1, cross + deltaSeconds / crossSeconds)
        const share = smoothstep(cross)
        for (let at = 0; at < weights.length; at++) {
          const old = carried[at] ?? 0
          weights[at] = old + ((weights[at] ?? 0) - old) * share
        }
      }
      mixer.setMouth(weights)
    },
    opening: () => mouthOpening(weights),
    visemeNow: () => (track === undefined ? 'sil' : (segmentAt(track, heard)?.viseme ?? 'sil')),
    get speaking() {
      return curve !== undefined
    },
    reset() {
      weights.fill(0)
      carried.fill(0)
      cross = 1
    },
  }
}
