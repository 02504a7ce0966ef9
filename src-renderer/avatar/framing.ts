import { clamp } from './easing.ts'

/** Where the body's landmarks are, metres above the floor, in its rest pose. */
export interface BodyHeights {
  readonly top: number
  readonly eyes: number
  readonly hips: number
  readonly knees: number
}

/** Where she stands in the picture: left of a question bubble, right of a greeting, or alone in the middle. */
export type Standing = 'left' | 'centre' | 'right'

export interface Framing {
  readonly metresPerPixel: number
  /** Pixels from the top of the picture to the eyes. */
  readonly eyesFromTop: number
  /** Pixels from the left edge to her middle. */
  readonly middleFromLeft: number
}

/** Eyes at 30–40 % of the height (visual.md §14). */
const eyeLine = 0.345
const headShare = 0.36
const smallestHead = 230
const largestHead = 300
/** Half her width with clasped hands: both elbows stay in the picture wherever she stands. */
const elbowMetres = 0.25
/** The tips of clasped fingers above the hip joints, and how far to the side an open palm points (avatars/foundry/poses.ts). */
const handsAboveHips = 0.045
const reachMetres = 0.43
/** On a stage lower than this (a preview in the studio) the measures of the hall screen become proportions. */
const hallStageHeight = 640

/**
 * Bust to mid-thigh, head 230–300 px, eyes at about a third, never cut at the hip or the knee.
 * @param width, height  CSS pixels of the stage
 */
export function framePerson(width: number, height: number, body: BodyHeights, standing: Standing): Framing {
  // From the eyes down, a chin is 0.62 of what is above them, hair included (avatar-foundry §3).
  const head = (body.top - body.eyes) * 1.62
  const eyesFromTop = Math.round(height * eyeLine)
  const scale = Math.min(1, height / hallStageHeight)
  let headPixels = clamp(height * headShare, smallestHead * scale, largestHead * scale)
  headPixels = Math.min(headPixels, (head * width) / (2 * elbowMetres))
  const below = height - eyesFromTop
  const midThigh = (body.hips + body.knees) / 2
  // Clasped hands lie just above the hips and a pointing one reaches out: both stay in the picture while the face is large enough.
  const handsIn = Math.min(
    (head * below) / (body.eyes - body.hips - handsAboveHips),
    (head * width) / (2 * reachMetres),
  )
  headPixels = Math.min(headPixels, Math.max(handsIn, smallestHead * scale))
  // A tall stage would show her knees at 300 px a head: there the legs decide.
  headPixels = Math.max(headPixels, (head * below) / (body.eyes - midThigh))
  // Hair must stay in the picture on a very low stage.
  headPixels = Math.min(headPixels, (eyesFromTop * 0.96 * head) / (body.top - body.eyes))
  const cut = body.eyes - (below * head) / headPixels
  if (Math.abs(cut - body.hips) < 0.04) headPixels *= (body.eyes - cut) / (body.eyes - body.hips - 0.04)
  const metresPerPixel = head / headPixels
  const room = Math.min(width / 2, elbowMetres / metresPerPixel)
  const share = standing === 'centre' || width < height * 0.8 ? 0.5 : standing === 'left' ? 0.3 : 0.72
  return { metresPerPixel, eyesFromTop, middleFromLeft: Math.round(clamp(width * share, room, width - room)) }
}
