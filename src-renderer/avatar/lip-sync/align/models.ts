/**
 * How each class of sounds looks in the features: one diagonal Gaussian a class, learnt without labels. A voice begins with the
 * shipped models and drifts to its own as its sentences are aligned (maximum a posteriori: the shipped mean counts as
 * `priorFrames` frames).
 */
import { dimensions, type SoundFeatures } from './features.ts'
import { soundClasses } from './phone-acoustics.ts'

export interface SoundModels {
  /** `classes × dimensions`. */
  readonly means: Float32Array
  readonly variances: Float32Array
}

/** Sums over frames of each class: what a voice has been heard to do. */
export interface SoundStatistics {
  readonly counts: Float64Array
  readonly sums: Float64Array
  readonly squares: Float64Array
}

const classes = soundClasses.length
const priorFrames = 30
const varianceFloor = 0.08

export function emptyStatistics(): SoundStatistics {
  return {
    counts: new Float64Array(classes),
    sums: new Float64Array(classes * dimensions),
    squares: new Float64Array(classes * dimensions),
  }
}

/** Adds the frames of one aligned utterance. @param labels  class of each frame */
export function observe(statistics: SoundStatistics, features: SoundFeatures, labels: Uint8Array, times = 1): void {
  const { counts, sums, squares } = statistics
  for (let t = 0; t < features.frames; t++) {
    const label = labels[t] ?? 0
    counts[label] = (counts[label] ?? 0) + times
    for (let k = 0; k < dimensions; k++) {
      const value = features.values[t * dimensions + k] ?? 0
      const at = label * dimensions + k
      sums[at] = (sums[at] ?? 0) + times * value
      squares[at] = (squares[at] ?? 0) + times * value * value
    }
  }
}

/** Lets what was heard long ago count less. @param share  0 … 1 */
export function fade(statistics: SoundStatistics, share: number): void {
  for (const list of [statistics.counts, statistics.sums, statistics.squares])
    for (let at = 0; at < list.length; at++) list[at] = (list[at] ?? 0) * share
}

/** The models of a voice: the prior moved towards what was heard. */
export function adapted(prior: SoundModels, { counts, sums, squares }: SoundStatistics): SoundModels {
  const means = new Float32Array(classes * dimensions)
  const variances = new Float32Array(classes * dimensions)
  for (let sound = 0; sound < classes; sound++) {
    const count = counts[sound] ?? 0
    for (let k = 0; k < dimensions; k++) {
      const at = sound * dimensions + k
      const mean = prior.means[at] ?? 0
      const variance = prior.variances[at] ?? 1
      const all = count + priorFrames
      const moved = ((sums[at] ?? 0) + priorFrames * mean) / all
      const second = ((squares[at] ?? 0) + priorFrames * (variance + mean * mean)) / all
      means[at] = moved
      variances[at] = Math.max(varianceFloor, second - moved * moved)
    }
  }
  return { means, variances }
}

/** Log likelihood of every frame in every class, `frames × classes`, less the constant that all share. */
export function scoreFrames({ means, variances }: SoundModels, features: SoundFeatures): Float32Array {
  const { frames, values } = features
  const scores = new Float32Array(frames * classes)
  const precision = new Float32Array(classes * dimensions)
  const constant = new Float32Array(classes)
  for (let sound = 0; sound < classes; sound++) {
    let sum = 0
    for (let k = 0; k < dimensions; k++) {
      const variance = variances[sound * dimensions + k] ?? 1
      precision[sound * dimensions + k] = 1 / variance
      sum += Math.log(variance)
    }
    constant[sound] = -0.5 * sum
  }
  for (let t = 0; t < frames; t++) {
    for (let sound = 0; sound < classes; sound++) {
      let sum = 0
      for (let k = 0; k < dimensions; k++) {
        const away = (values[t * dimensions + k] ?? 0) - (means[sound * dimensions + k] ?? 0)
        sum += away * away * (precision[sound * dimensions + k] ?? 1)
      }
      scores[t * classes + sound] = (constant[sound] ?? 0) - 0.5 * Math.min(sum, 160)
    }
  }
  return scores
}

export function copyOf({ counts, sums, squares }: SoundStatistics): SoundStatistics {
  return { counts: counts.slice(), sums: sums.slice(), squares: squares.slice() }
}
