/**
 * Which frames belong to which phone: the best path through the phones in their order, each with a length of its own
 * (segmental Viterbi). A phone's score is how well its frames fit its classes and how usual its length is.
 */
import { hopSeconds, type SoundFeatures } from './features.ts'
import type { Phone } from './phones.ts'
import { soundClasses } from './phone-acoustics.ts'

export interface Segmentation {
  /** First frame of each phone, and one more: the end. A phone that was left out has no frames. */
  readonly starts: Int32Array
  /** Class of each frame. */
  readonly labels: Uint8Array
  /** Mean score of a frame; far below what the voice usually reaches, text and sound do not belong together. */
  readonly fit: number
}

const classes = soundClasses.length
const acousticWeight = 0.35
const durationWeight = 0.75
const durationSpread = 0.55
const pauseCost = 1.6
const longestPauseFrames = 300
/** Sound in a silence, and silence in a sound, for each frame. */
const silencePenalty = 6

/** @returns undefined when the sound is too short for its text */
export function segment(
  phones: readonly Phone[],
  features: SoundFeatures,
  scores: Float32Array,
): Segmentation | undefined {
  const { frames, silent } = features
  const count = phones.length
  const cumulative = cumulate(scores, silent, frames)
  let usual = 0
  for (const phone of phones) if (!phone.pause) usual += phone.usualSeconds
  let spoken = 0
  for (let t = 0; t < frames; t++) spoken += 1 - (silent[t] ?? 0)
  if (usual === 0 || spoken < count) return undefined
  const scale = Math.min(2.5, Math.max(0.35, (spoken * hopSeconds) / usual))

  const width = frames + 1
  const best = new Float64Array((count + 1) * width).fill(-Infinity)
  const length = new Int16Array((count + 1) * width)
  best[0] = 0
  const lead = Math.ceil(1.2 / hopSeconds)
  let behind = 0
  let pauses = 0
  for (let p = 0; p < count; p++) {
    const phone = phones[p]
    if (phone === undefined) continue
    // Where this phone may begin: no further than twice as early or late as its share of the text says.
    const share = behind / usual
    const from = Math.max(0, Math.floor(share * frames * 0.75 - lead))
    const to = Math.min(frames, Math.ceil(share * frames * 1.25 + lead + pauses * 40))
    if (phone.pause) pauses += 1
    else behind += phone.usualSeconds
    const expected = (phone.usualSeconds * scale) / hopSeconds
    const longest = phone.pause ? longestPauseFrames : Math.max(6, Math.ceil(3 * expected))
    const lengths = phone.pause ? undefined : lengthCosts(expected, longest)
    for (let t = from; t <= to; t++) {
      const before = best[p * width + t] ?? -Infinity
      if (before === -Infinity) continue
      if (phone.optional) offer(best, length, (p + 1) * width + t, before, 0)
      const most = Math.min(longest, frames - t)
      for (let d = phone.pause ? 3 : 1; d <= most; d++) {
        const end = t + d
        const cost = lengths === undefined ? -pauseCost : (lengths[d] ?? 0)
        const value = before + cost + partsScore(phone, cumulative, width, t, end)
        offer(best, length, (p + 1) * width + end, value, d)
      }
    }
  }
  const total = best[count * width + frames] ?? -Infinity
  if (total === -Infinity) return undefined
  return backtrack(phones, length, frames, total / frames)
}

function offer(best: Float64Array, length: Int16Array, at: number, value: number, d: number): void {
  if (value <= (best[at] ?? -Infinity)) return
  best[at] = value
  length[at] = d
}

/** Sums of the weighted scores up to each frame, by class: `classes × (frames + 1)`. */
function cumulate(scores: Float32Array, silent: Uint8Array, frames: number): Float64Array {
  const width = frames + 1
  const sums = new Float64Array(classes * width)
  for (let sound = 0; sound < classes; sound++) {
    let sum = 0
    for (let t = 0; t < frames; t++) {
      let value = acousticWeight * (scores[t * classes + sound] ?? 0)
      if (silent[t] === 1 && sound > 1) value -= silencePenalty
      if (silent[t] === 0 && sound === 0) value -= 0.5
      sum += value
      sums[sound * width + t + 1] = sum
    }
  }
  return sums
}

function lengthCosts(expected: number, longest: number): Float64Array {
  return Float64Array.from({ length: longest + 1 }, (_, d) =>
    d === 0 ? -Infinity : -durationWeight * (Math.log(d / expected) / durationSpread) ** 2,
  )
}

function partsScore(phone: Phone, sums: Float64Array, width: number, from: number, to: number): number {
  let at = from
  let done = 0
  let value = 0
  for (const { sound, share } of phone.parts) {
    done += share
    const end = done > 0.999 ? to : from + Math.round((to - from) * done)
    value += (sums[sound * width + end] ?? 0) - (sums[sound * width + at] ?? 0)
    at = end
  }
  return value
}

function backtrack(phones: readonly Phone[], length: Int16Array, frames: number, fit: number): Segmentation {
  const width = frames + 1
  const starts = new Int32Array(phones.length + 1)
  const labels = new Uint8Array(frames)
  let end = frames
  starts[phones.length] = frames
  for (let p = phones.length - 1; p >= 0; p--) {
    const d = length[(p + 1) * width + end] ?? 0
    const from = end - d
    starts[p] = from
    let done = 0
    let at = from
    for (const { sound, share } of phones[p]?.parts ?? []) {
      done += share
      const to = done > 0.999 ? end : from + Math.round(d * done)
      labels.fill(sound, at, to)
      at = to
    }
    end = from
  }
  return { starts, labels, fit }
}
