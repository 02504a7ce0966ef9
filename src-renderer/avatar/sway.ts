import { approach, smoothstep } from './easing.ts'
import type { PoseLayers } from './pose-layers.ts'
import type { Random } from './random.ts'

/** Weight from one leg to the other every 9–13 s, a drifting head, and the small nods of somebody who is speaking. */
export interface Sway {
  /** @param mouthOpening 0…1, of this frame's predecessor; a stressed vowel brings the head down a little */
  update(deltaSeconds: number, mouthOpening: number): void
  reset(): void
}

const shiftSeconds = 1.6

/** @param still  reduced motion: no shifting of weight, only the nod of speech */
export function createSway(random: Random, layers: Pick<PoseLayers, 'turn' | 'shiftHips'>, still: boolean): Sway {
  // Fields of one object are changed in place; a variable of a closure makes a new number with every write.
  const now = {
    untilShift: 0,
    side: 0,
    fromSide: 0,
    toSide: 0,
    phase: 1,
    untilDrift: 0,
    pitch: 0,
    yaw: 0,
    roll: 0,
    pitchTo: 0,
    yawTo: 0,
    rollTo: 0,
    nod: 0,
  }

  const reset = (): void => {
    random.reset()
    now.untilShift = random.between(3, 9)
    now.untilDrift = 0
    now.side =
      now.fromSide =
      now.toSide =
      now.pitch =
      now.yaw =
      now.roll =
      now.pitchTo =
      now.yawTo =
      now.rollTo =
      now.nod =
        0
    now.phase = 1
  }
  reset()

  const shiftWeight = (deltaSeconds: number): void => {
    now.untilShift -= deltaSeconds
    if (now.untilShift <= 0) {
      now.untilShift += random.between(9, 13)
      now.fromSide = now.side
      now.toSide = (now.side > 0 ? -1 : 1) * random.between(0.5, 1)
      now.phase = 0
    }
    now.phase = Math.min(1, now.phase + deltaSeconds / shiftSeconds)
    now.side = now.fromSide + (now.toSide - now.fromSide) * smoothstep(now.phase)
    layers.shiftHips(0.012 * now.side, -0.003 * Math.abs(now.side))
    layers.turn('hips', 0, 0, 1.6 * now.side)
    layers.turn('spine', 0, 0, -1.2 * now.side)
    layers.turn('head', 0, 0, -0.4 * now.side)
  }
  const driftHead = (deltaSeconds: number): void => {
    now.untilDrift -= deltaSeconds
    if (now.untilDrift <= 0) {
      now.untilDrift += random.between(0.8, 5)
      now.pitchTo = random.between(-1.2, 1.6)
      now.yawTo = random.between(-2, 2)
      now.rollTo = random.between(-1.4, 1.4)
    }
    const share = approach(1.6, deltaSeconds)
    now.pitch += (now.pitchTo - now.pitch) * share
    now.yaw += (now.yawTo - now.yaw) * share
    now.roll += (now.rollTo - now.roll) * share
  }
  return {
    reset,
    update(deltaSeconds, mouthOpening) {
      if (!still) {
        shiftWeight(deltaSeconds)
        driftHead(deltaSeconds)
      }
      now.nod += (mouthOpening - now.nod) * approach(mouthOpening > now.nod ? 9 : 3, deltaSeconds)
      layers.turn('neck', now.pitch * 0.4 + now.nod * 0.8, now.yaw * 0.4, now.roll * 0.4)
      layers.turn('head', now.pitch * 0.6 + now.nod * 1.4, now.yaw * 0.6, now.roll * 0.6)
    },
  }
}
