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
  let untilShift = 0
  let side = 0
  let fromSide = 0
  let toSide = 0
  let phase = 1
  let untilDrift = 0
  let pitch = 0
  let yaw = 0
  let roll = 0
  let pitchTo = 0
  let yawTo = 0
  let rollTo = 0
  let nod = 0

  const reset = (): void => {
    random.reset()
    untilShift = random.between(3, 9)
    untilDrift = 0
    side = fromSide = toSide = pitch = yaw = roll = pitchTo = yawTo = rollTo = nod = 0
    phase = 1
  }
  reset()

  const shiftWeight = (deltaSeconds: number): void => {
    untilShift -= deltaSeconds
    if (untilShift <= 0) {
      untilShift += random.between(9, 13)
      fromSide = side
      toSide = (side > 0 ? -1 : 1) * random.between(0.5, 1)
      phase = 0
    }
    phase = Math.min(1, phase + deltaSeconds / shiftSeconds)
    side = fromSide + (toSide - fromSide) * smoothstep(phase)
    layers.shiftHips(0.012 * side, -0.003 * Math.abs(side))
    layers.turn('hips', 0, 0, 1.6 * side)
    layers.turn('spine', 0, 0, -1.2 * side)
    layers.turn('head', 0, 0, -0.4 * side)
  }
  const driftHead = (deltaSeconds: number): void => {
    untilDrift -= deltaSeconds
    if (untilDrift <= 0) {
      untilDrift += random.between(0.8, 5)
      pitchTo = random.between(-1.2, 1.6)
      yawTo = random.between(-2, 2)
      rollTo = random.between(-1.4, 1.4)
    }
    const share = approach(1.6, deltaSeconds)
    pitch += (pitchTo - pitch) * share
    yaw += (yawTo - yaw) * share
    roll += (rollTo - roll) * share
  }
  return {
    reset,
    update(deltaSeconds, mouthOpening) {
      if (!still) {
        shiftWeight(deltaSeconds)
        driftHead(deltaSeconds)
      }
      nod += (mouthOpening - nod) * approach(mouthOpening > nod ? 9 : 3, deltaSeconds)
      layers.turn('neck', pitch * 0.4 + nod * 0.8, yaw * 0.4, roll * 0.4)
      layers.turn('head', pitch * 0.6 + nod * 1.4, yaw * 0.6, roll * 0.6)
    },
  }
}
