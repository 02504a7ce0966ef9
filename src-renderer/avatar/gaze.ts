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
  // Fields of one object are changed in place; a variable of a closure makes a new number with every write.
  const now = {
    aimYaw: 0,
    aimPitch: 0,
    blockLeft: 0,
    /** Seconds of unbroken eye contact. */
    contactFor: 0,
    fixationLeft: 0,
    /** Relative to the visitor while in contact, to straight ahead while away. */
    offYaw: 0,
    offPitch: 0,
    jumpFromYaw: 0,
    jumpFromPitch: 0,
    jumpPhase: 1,
    jumpSeconds: 0.04,
    lookYaw: 0,
    lookPitch: 0,
    headYaw: 0,
    headPitch: 0,
    eyeYaw: 0,
    eyePitch: 0,
  }
  let contact = true
  /** A thought has begun: the next look goes away from the visitor, whatever chance says. */
  let leaving = false

  const jump = (yaw: number, pitch: number): void => {
    now.jumpFromYaw = now.lookYaw
    now.jumpFromPitch = now.lookPitch
    const before = Math.hypot(
      now.lookYaw - (contact ? now.aimYaw : 0) - yaw,
      now.lookPitch - (contact ? now.aimPitch : 0) - pitch,
    )
    now.offYaw = yaw
    now.offPitch = pitch
    now.jumpPhase = 0
    // Main sequence of human saccades: 21 ms and 2.2 ms for each degree.
    now.jumpSeconds = 0.021 + 0.0022 * before
    onJump(before)
  }
  const fixate = (): void => {
    now.fixationLeft = nextInterval(random)
    const scale = reducedMotion ? 0.3 : 1
    if (contact) jump(spread(random) * fixationYaw * scale, spread(random) * fixationPitch * scale)
    else jump(now.offYaw + spread(random) * 3 * scale, clamp(now.offPitch + spread(random) * 2 * scale, -14, 8))
  }
  const nextBlock = (): void => {
    const looked = now.contactFor
    const tired = longestContactSeconds - looked < contactSeconds[0]
    contact = random.next() < contactChance(manner.contactShare) && !tired && !leaving
    leaving = false
    // A look that goes on ends in time; one that was only interrupted is taken up again soon.
    if (contact)
      now.blockLeft = Math.min(random.between(contactSeconds[0], contactSeconds[1]), longestContactSeconds - looked)
    else if (tired) now.blockLeft = random.between(glanceSeconds[0], glanceSeconds[1])
    else now.blockLeft = random.between(awaySeconds[0], awaySeconds[1])
    if (!contact) now.contactFor = 0
    now.fixationLeft = nextInterval(random)
    if (contact) return jump(0, 0)
    const side = random.next() < 0.5 ? -1 : 1
    if (manner.away === 'up-side') jump(side * random.between(9, 15), -random.between(7, 12))
    else jump(side * random.between(5, 14), random.between(-4, 5))
  }
  const reset = (): void => {
    random.reset()
    contact = true
    // She begins with a look at the visitor; in thought she looks up at once.
    now.blockLeft = random.between(1.5, 4) * (manner.away === 'up-side' ? 0.05 : 1)
    now.fixationLeft = nextInterval(random)
    now.contactFor = 0
    leaving = false
    now.offYaw =
      now.offPitch =
      now.lookYaw =
      now.lookPitch =
      now.headYaw =
      now.headPitch =
      now.eyeYaw =
      now.eyePitch =
        0
    now.jumpPhase = 1
  }
  reset()

  const settle = (deltaSeconds: number): void => {
    const targetYaw = (contact ? now.aimYaw : 0) + now.offYaw
    const targetPitch = (contact ? now.aimPitch : 0) + now.offPitch
    now.jumpPhase = Math.min(1, now.jumpPhase + deltaSeconds / now.jumpSeconds)
    const share = smoothstep(now.jumpPhase)
    now.lookYaw = now.jumpFromYaw + (targetYaw - now.jumpFromYaw) * share
    now.lookPitch = now.jumpFromPitch + (targetPitch - now.jumpFromPitch) * share
    const follow = approach(headRate, deltaSeconds)
    now.headYaw += (clamp(targetYaw * headShare, -headYawLimit, headYawLimit) - now.headYaw) * follow
    now.headPitch += (clamp(targetPitch * headShare, -headPitchLimit, headPitchLimit) - now.headPitch) * follow
    now.eyeYaw = clamp(now.lookYaw - now.headYaw, -eyeLimit, eyeLimit)
    now.eyePitch = clamp(now.lookPitch - now.headPitch, -eyeLimit, eyeLimit)
  }

  return {
    get eyeYaw() {
      return now.eyeYaw
    },
    get eyePitch() {
      return now.eyePitch
    },
    get headYaw() {
      return now.headYaw
    },
    get headPitch() {
      return now.headPitch
    },
    get contact() {
      return contact
    },
    aimAt(yaw, pitch) {
      const safeYaw = Number.isFinite(yaw) ? clamp(yaw, -50, 50) : 0
      const safePitch = Number.isFinite(pitch) ? clamp(pitch, -35, 35) : 0
      const moved = Math.hypot(safeYaw - now.aimYaw, safePitch - now.aimPitch)
      now.aimYaw = safeYaw
      now.aimPitch = safePitch
      // Small moves are followed; a new person elsewhere is a jump.
      if (contact && moved > 6) jump(0, 0)
    },
    setManner(next) {
      if (next.contactShare === manner.contactShare && next.away === manner.away) return
      manner = next
      now.blockLeft = Math.min(now.blockLeft, turnSeconds)
      leaving = next.away === 'up-side'
    },
    reset,
    update(deltaSeconds) {
      let left = Math.min(deltaSeconds, 10)
      while (left > 0) {
        const step = Math.min(left, Math.max(1e-4, Math.min(now.blockLeft, now.fixationLeft)))
        left -= step
        now.blockLeft -= step
        now.fixationLeft -= step
        if (contact) now.contactFor += step
        settle(step)
        if (now.blockLeft <= 1e-6) nextBlock()
        else if (now.fixationLeft <= 1e-6) fixate()
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
