import { approach, clamp, smoothstep } from './easing.ts'
import type { Random } from './random.ts'

/**
 * Where she looks: at the visitor for a while, away for a while, with small jumps of the eyes in between.
 * Eyes jump, the head follows slowly and takes part of the way; while it turns, the eyes give back what the head has covered.
 *
 * Angles in degrees from straight ahead: yaw + = the viewer's right (her left), pitch + = down.
 * Invariants: eyes stay within ±35° and the head within ±25° of straight ahead; nothing depends on the frame rate.
 */
export interface Gaze {
  update(deltaSeconds: number): void
  /** The eyes in the head. */
  readonly eyeYaw: number
  readonly eyePitch: number
  /** The turn of neck and head together. */
  readonly headYaw: number
  readonly headPitch: number
  /** Whether she means to look at the visitor now. */
  readonly contact: boolean
  /** Direction of the visitor's face, or of the camera when nobody is known. */
  aimAt(yaw: number, pitch: number): void
  /** Whether a person is there. With nobody, the camera is the visitor. */
  setManner(manner: GazeManner): void
  reset(): void
}

export interface GazeManner {
  /** Share of the time spent looking at the visitor, 0…1. */
  readonly contactShare: number
  /** Where the eyes go when they leave the visitor. */
  readonly away: 'around' | 'up-side'
}

/** @param onJump  called when the eyes leave for a new place, with the size of the jump in degrees */
export type OnJump = (degrees: number) => void

const eyeLimit = 35
const headYawLimit = 25
const headPitchLimit = 15
/** The head covers this share of the way (ChatVRM: eyes 60 %). */
const headShare = 0.4
const headRate = 4
const contactSeconds = [3, 10] as const
const awaySeconds = [2, 5] as const
/** Nobody looks into somebody's eyes for longer; then she glances away for a moment, whatever the share asked for. */
const longestContactSeconds = 9.5
const glanceSeconds = [0.5, 1.1] as const
/** A new manner is seen at once: in thought the eyes leave within a tenth of a second. */
const turnSeconds = 0.05
/** Chance of an interval of 0.8 s + 0.4 s × index between small jumps; what is left stays ≥ 4.4 s (AIRI, eye-motions). */
const intervalBins = [0.075, 0.11, 0.125, 0.14, 0.125, 0.05, 0.04, 0.03, 0.02] as const
const fixationYaw = 1.6
const fixationPitch = 1.1

export function createGaze(random: Random, onJump: OnJump, reducedMotion = false): Gaze {
  let manner: GazeManner = { contactShare: 0.2, away: 'around' }
  let aimYaw = 0
  let aimPitch = 0
  let contact = true
  let blockLeft = 0
  /** Seconds of unbroken eye contact. */
  let contactFor = 0
  /** A thought has begun: the next look goes away from the visitor, whatever chance says. */
  let leaving = false
  let fixationLeft = 0
  /** Relative to the visitor while in contact, to straight ahead while away. */
  let offYaw = 0
  let offPitch = 0
  let jumpFromYaw = 0
  let jumpFromPitch = 0
  let jumpPhase = 1
  let jumpSeconds = 0.04
  let lookYaw = 0
  let lookPitch = 0
  let headYaw = 0
  let headPitch = 0
  let eyeYaw = 0
  let eyePitch = 0

  const jump = (yaw: number, pitch: number): void => {
    jumpFromYaw = lookYaw
    jumpFromPitch = lookPitch
    const before = Math.hypot(lookYaw - (contact ? aimYaw : 0) - yaw, lookPitch - (contact ? aimPitch : 0) - pitch)
    offYaw = yaw
    offPitch = pitch
    jumpPhase = 0
    // Main sequence of human saccades: 21 ms and 2.2 ms for each degree.
    jumpSeconds = 0.021 + 0.0022 * before
    onJump(before)
  }
  const fixate = (): void => {
    fixationLeft = nextInterval(random)
    const scale = reducedMotion ? 0.3 : 1
    if (contact) jump(spread(random) * fixationYaw * scale, spread(random) * fixationPitch * scale)
    else jump(offYaw + spread(random) * 3 * scale, clamp(offPitch + spread(random) * 2 * scale, -14, 8))
  }
  const nextBlock = (): void => {
    const looked = contactFor
    const tired = longestContactSeconds - looked < contactSeconds[0]
    contact = random.next() < contactChance(manner.contactShare) && !tired && !leaving
    leaving = false
    // A look that goes on ends in time; one that was only interrupted is taken up again soon.
    if (contact)
      blockLeft = Math.min(random.between(contactSeconds[0], contactSeconds[1]), longestContactSeconds - looked)
    else if (tired) blockLeft = random.between(glanceSeconds[0], glanceSeconds[1])
    else blockLeft = random.between(awaySeconds[0], awaySeconds[1])
    if (!contact) contactFor = 0
    fixationLeft = nextInterval(random)
    if (contact) return jump(0, 0)
    const side = random.next() < 0.5 ? -1 : 1
    if (manner.away === 'up-side') jump(side * random.between(9, 15), -random.between(7, 12))
    else jump(side * random.between(5, 14), random.between(-4, 5))
  }
  const reset = (): void => {
    random.reset()
    contact = true
    // She begins with a look at the visitor; in thought she looks up at once.
    blockLeft = random.between(1.5, 4) * (manner.away === 'up-side' ? 0.05 : 1)
    fixationLeft = nextInterval(random)
    contactFor = 0
    leaving = false
    offYaw = offPitch = lookYaw = lookPitch = headYaw = headPitch = eyeYaw = eyePitch = 0
    jumpPhase = 1
  }
  reset()

  const settle = (deltaSeconds: number): void => {
    const targetYaw = (contact ? aimYaw : 0) + offYaw
    const targetPitch = (contact ? aimPitch : 0) + offPitch
    jumpPhase = Math.min(1, jumpPhase + deltaSeconds / jumpSeconds)
    const share = smoothstep(jumpPhase)
    lookYaw = jumpFromYaw + (targetYaw - jumpFromYaw) * share
    lookPitch = jumpFromPitch + (targetPitch - jumpFromPitch) * share
    const follow = approach(headRate, deltaSeconds)
    headYaw += (clamp(targetYaw * headShare, -headYawLimit, headYawLimit) - headYaw) * follow
    headPitch += (clamp(targetPitch * headShare, -headPitchLimit, headPitchLimit) - headPitch) * follow
    eyeYaw = clamp(lookYaw - headYaw, -eyeLimit, eyeLimit)
    eyePitch = clamp(lookPitch - headPitch, -eyeLimit, eyeLimit)
  }

  return {
    get eyeYaw() {
      return eyeYaw
    },
    get eyePitch() {
      return eyePitch
    },
    get headYaw() {
      return headYaw
    },
    get headPitch() {
      return headPitch
    },
    get contact() {
      return contact
    },
    aimAt(yaw, pitch) {
      const safeYaw = Number.isFinite(yaw) ? clamp(yaw, -50, 50) : 0
      const safePitch = Number.isFinite(pitch) ? clamp(pitch, -35, 35) : 0
      const moved = Math.hypot(safeYaw - aimYaw, safePitch - aimPitch)
      aimYaw = safeYaw
      aimPitch = safePitch
      // Small moves are followed; a new person elsewhere is a jump.
      if (contact && moved > 6) jump(0, 0)
    },
    setManner(next) {
      if (next.contactShare === manner.contactShare && next.away === manner.away) return
      manner = next
      blockLeft = Math.min(blockLeft, turnSeconds)
      leaving = next.away === 'up-side'
    },
    reset,
    update(deltaSeconds) {
      let left = Math.min(deltaSeconds, 10)
      while (left > 0) {
        const step = Math.min(left, Math.max(1e-4, Math.min(blockLeft, fixationLeft)))
        left -= step
        blockLeft -= step
        fixationLeft -= step
        if (contact) contactFor += step
        settle(step)
        if (blockLeft <= 1e-6) nextBlock()
        else if (fixationLeft <= 1e-6) fixate()
      }
    },
  }
}

/**
 * Chance that the next block is eye contact so that, in the long run, its share of the time is `share`:
 * contact blocks are longer than glances away.
 */
export function contactChance(share: number): number {
  const meanContact = (contactSeconds[0] + contactSeconds[1]) / 2
  const meanAway = (awaySeconds[0] + awaySeconds[1]) / 2
  const asked = clamp(share, 0, 1)
  return (asked * meanAway) / (meanContact - asked * (meanContact - meanAway))
}

function nextInterval(random: Random): number {
  let draw = random.next()
  for (let bin = 0; bin < intervalBins.length; bin++) {
    draw -= intervalBins[bin] ?? 0
    if (draw < 0) return 0.8 + 0.4 * bin + 0.4 * random.next()
  }
  return random.between(4.4, 6)
}

/** −1…1, most often near 0. */
function spread(random: Random): number {
  return random.next() - random.next()
}
