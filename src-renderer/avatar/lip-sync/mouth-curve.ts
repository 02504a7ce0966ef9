import { clamp, smoothstep } from '#avatar/easing.ts'
import type { Viseme, VisemeSegment, VisemeTrack } from './viseme-track.ts'

/**
 * From a viseme track to the weight of every mouth shape at any time: coarticulated, smoothed, closures kept.
 *
 * The curve is worked out once when speech begins and is a function of time alone. Any moment may be asked, in any order,
 * at any frame rate, and an export asks the same as the hall screen.
 *
 * Invariants (mouth-curve.property.test.ts):
 *   1. every weight is in 0…1 and their sum is ≤ 1;
 *   2. in the middle of every b p m the mouth is ≥ 0.9 closed, for at least 50 ms;
 *   3. before −0.2 s and from `settledSeconds` on, every weight is exactly 0.
 */
export const mouthShapes = ['aa', 'ih', 'ou', 'ee', 'oh', 'PP', 'FF'] as const
export type MouthShape = (typeof mouthShapes)[number]
/** One weight 0…1 per entry of `mouthShapes`, same order. */
export type MouthWeights = Float32Array

export const PP = 5
export const FF = 6
const vowels = 5

export interface MouthCurve {
  /** Writes the weights at `seconds` from the start of the chunk into `out`. Allocates nothing. */
  weightsAt(seconds: number, out: MouthWeights): void
  /** Seconds from the start of the chunk after which the mouth is at rest. */
  readonly settledSeconds: number
}

/** How far a shape opens the lips, 0…1, in the order of `mouthShapes`. From the heights of avatar-foundry §7. */
const opening = [1, 0.4, 0.4, 0.5, 0.8, 0, 0.08] as const

/** How strongly a class holds its own shape against its neighbours (speech.md §2.3, step 7). */
const dominance = { PP: 1, FF: 0.9, ou: 0.8, oh: 0.8, aa: 0.75, ee: 0.65, ih: 0.55 } as const

const sampleSeconds = 0.005
/** The curve begins before the sound, because lips move first. */
const headSeconds = 0.2
const tailSeconds = 0.4
/** Vowels begin before they are heard and end before the next sound; the smoothing below takes about half of it back. */
const leadSeconds = 0.06
const releaseLeadSeconds = 0.045
/** How far a shape reaches into what comes before and after it. */
const reachBackSeconds = 0.05
const reachForwardSeconds = 0.035
/** Beyond this, a neighbour counts less than 0.1 %. */
const horizonSeconds = 0.36
const attackSeconds = 0.014
const releaseSeconds = 0.026
/** Closed for three pictures at 60 a second even when the sound was shorter. */
const shortestClosureSeconds = 0.064
const closingSeconds = 0.045
const openingSeconds = 0.04

interface Span {
  readonly from: number
  readonly to: number
  readonly shape: number
  readonly weight: number
  readonly hold: number
}

/** @returns how open the mouth is, 0 closed … 1 wide open */
export function mouthOpening(weights: MouthWeights): number {
  let sum = 0
  for (let shape = 0; shape < opening.length; shape++) sum += (weights[shape] ?? 0) * (opening[shape] ?? 0)
  return clamp(sum, 0, 1)
}

/** @param track  times in seconds from the start of its chunk */
export function createMouthCurve(track: VisemeTrack): MouthCurve {
  const count = Math.ceil((headSeconds + track.durationSeconds + tailSeconds) / sampleSeconds) + 1
  const samples = new Float32Array(count * mouthShapes.length)
  const segments = [...track.segments].filter(segment => segment.t1 > segment.t0).sort((a, b) => a.t0 - b.t0)
  blendVowels(samples, count, spansOf(segments, track.durationSeconds))
  smooth(samples, count)
  closeLips(samples, count, segments)
  settle(samples, count, track.durationSeconds)

  const settledSeconds = track.durationSeconds + tailSeconds
  return {
    settledSeconds,
    weightsAt(seconds, out) {
      const at = (seconds + headSeconds) / sampleSeconds
      if (!(at >= 0) || at >= count - 1) {
        out.fill(0)
        return
      }
      const index = Math.floor(at)
      const share = at - index
      const here = index * mouthShapes.length
      const next = here + mouthShapes.length
      for (let shape = 0; shape < mouthShapes.length; shape++) {
        const a = samples[here + shape] ?? 0
        out[shape] = a + ((samples[next + shape] ?? 0) - a) * share
      }
    },
  }
}

/** Segments with their articulatory lead, and the silences between them. */
function spansOf(segments: readonly VisemeSegment[], durationSeconds: number): Span[] {
  const spans: Span[] = []
  let heardUntil = -10
  const rest = (from: number, to: number): void => {
    const length = to - from
    if (length <= 0) return
    // Pauses under 120 ms hold the shape, up to 350 ms the lips relax, longer ones close (rhubarb, pauseAnimation).
    const hold = length < 0.12 ? 0.02 : length <= 0.35 ? 0.4 : 1
    spans.push({ from, to: to - Math.min(leadSeconds, length / 2), shape: -1, weight: 0, hold })
  }
  for (const segment of segments) {
    if (segment.viseme === 'sil') continue
    rest(heardUntil, segment.t0)
    heardUntil = Math.max(heardUntil, segment.t1)
    const shape = shapeOf(segment.viseme)
    const length = segment.t1 - segment.t0
    const closes = shape === PP || shape === FF
    const from = closes ? segment.t0 : segment.t0 - leadSeconds
    const to = closes ? segment.t1 : segment.t1 - Math.min(releaseLeadSeconds, length / 2)
    spans.push({ from, to, shape, weight: clamp(segment.weight, 0, 1), hold: dominance[segment.viseme] })
  }
  rest(heardUntil, Math.max(durationSeconds, heardUntil) + 10)
  return spans
}

function shapeOf(viseme: Exclude<Viseme, 'sil'>): number {
  return mouthShapes.indexOf(viseme)
}

/** Dominance blending: at every sample the weighted mean of the shapes around it, so the sum cannot pass 1. */
function blendVowels(samples: Float32Array, count: number, spans: readonly Span[]): void {
  let first = 0
  for (let index = 0; index < count; index++) {
    const time = index * sampleSeconds - headSeconds
    while (first < spans.length - 1 && (spans[first]?.to ?? 0) < time - horizonSeconds) first++
    let total = 0
    for (let at = first; at < spans.length; at++) {
      const span = spans[at]
      if (span === undefined || span.from > time + horizonSeconds) break
      const away =
        time < span.from
          ? (span.from - time) / reachBackSeconds
          : time > span.to
            ? (time - span.to) / reachForwardSeconds
            : 0
      const share = span.hold * Math.exp(-away)
      total += share
      if (span.shape >= 0 && span.shape < vowels) {
        const slot = index * mouthShapes.length + span.shape
        samples[slot] = (samples[slot] ?? 0) + share * span.weight
      }
    }
    for (let shape = 0; shape < vowels; shape++) {
      const slot = index * mouthShapes.length + shape
      samples[slot] = total > 0 ? (samples[slot] ?? 0) / total : 0
    }
  }
}

/** Two one-pole steps (a critically damped spring), quicker to open than to close. */
function smooth(samples: Float32Array, count: number): void {
  const attack = 1 - Math.exp(-sampleSeconds / attackSeconds)
  const release = 1 - Math.exp(-sampleSeconds / releaseSeconds)
  for (let shape = 0; shape < vowels; shape++) {
    let first = 0
    let second = 0
    for (let index = 0; index < count; index++) {
      const slot = index * mouthShapes.length + shape
      const target = samples[slot] ?? 0
      first += (target - first) * (target > first ? attack : release)
      second += (first - second) * (first > second ? attack : release)
      samples[slot] = second
    }
  }
  // Different speeds of opening and closing may overlap two shapes for a moment; the sum still stays at 1 or below.
  for (let index = 0; index < count; index++) {
    let sum = 0
    for (let shape = 0; shape < vowels; shape++) sum += samples[index * mouthShapes.length + shape] ?? 0
    if (sum <= 1) continue
    for (let shape = 0; shape < vowels; shape++) {
      const slot = index * mouthShapes.length + shape
      samples[slot] = (samples[slot] ?? 0) / sum
    }
  }
}

/** Applied after the smoothing, so that nothing can smooth a closure away. */
function closeLips(samples: Float32Array, count: number, segments: readonly VisemeSegment[]): void {
  const lips = new Float32Array(count).fill(1)
  const teeth = new Float32Array(count).fill(1)
  for (const segment of segments) {
    if (segment.viseme !== 'PP' && segment.viseme !== 'FF') continue
    const gate = segment.viseme === 'PP' ? lips : teeth
    const middle = (segment.t0 + segment.t1) / 2
    const half = Math.max(segment.t1 - segment.t0, shortestClosureSeconds) / 2
    const from = Math.max(0, Math.floor((middle - half - closingSeconds + headSeconds) / sampleSeconds))
    const to = Math.min(count - 1, Math.ceil((middle + half + openingSeconds + headSeconds) / sampleSeconds))
    for (let index = from; index <= to; index++) {
      const time = index * sampleSeconds - headSeconds
      const before = middle - half - time
      const after = time - middle - half
      const open = before > 0 ? before / closingSeconds : after > 0 ? after / openingSeconds : 0
      gate[index] = Math.min(gate[index] ?? 1, smoothstep(open))
    }
  }
  for (let index = 0; index < count; index++) {
    const slot = index * mouthShapes.length
    const lip = lips[index] ?? 1
    const tooth = teeth[index] ?? 1
    const keep = lip * (0.12 + 0.88 * tooth)
    for (let shape = 0; shape < vowels; shape++) samples[slot + shape] = (samples[slot + shape] ?? 0) * keep
    samples[slot + FF] = 0.88 * (1 - tooth) * lip
    samples[slot + PP] = 1 - lip
  }
}

/** The last 0.2 s of the curve fade to exactly nothing. */
function settle(samples: Float32Array, count: number, durationSeconds: number): void {
  for (let index = 0; index < count; index++) {
    const time = index * sampleSeconds - headSeconds
    const fade = 1 - smoothstep((time - durationSeconds - 0.15) / (tailSeconds - 0.2))
    for (let shape = 0; shape < mouthShapes.length; shape++) {
      const slot = index * mouthShapes.length + shape
      const value = (samples[slot] ?? 0) * fade
      samples[slot] = value < 0.004 ? 0 : value
    }
  }
}
