/**
 * What of a sound tells its phones apart, one vector each 10 ms with the usual measures of
 * speech recognition: 12 cepstral coefficients less their mean over the speech of the utterance, loudness against the loud
 * parts, voicing, the balance of high and low, and how loudness moves.
 */
import { createSpectrum } from './spectrum.ts'

export const hopSeconds = 0.01
const rateHz = 16_000
const hop = rateHz * hopSeconds
const frame = 368
const bands = 24
export const cepstra = 12
/** Values per frame: cepstra, their slopes, loudness, voicing, balance, slope of loudness. */
export const dimensions = cepstra + 6 + 4

export interface SoundFeatures {
  readonly frames: number
  /** `frames × dimensions`. */
  readonly values: Float32Array
  /** Decibels below the loud parts of the utterance (95th percentile), ≤ about 0. */
  readonly below: Float32Array
  /** 1 where a frame lies in a silence of at least 120 ms. */
  readonly silent: Uint8Array
}

const spectrum = createSpectrum(512)
const melWeights = melBank()
const cosines = Float32Array.from({ length: cepstra * bands }, (_, at) => {
  const [k, band] = [Math.floor(at / bands) + 1, at % bands]
  return Math.cos((Math.PI * k * (band + 0.5)) / bands)
})

/** @param samples  mono, −1 … 1 */
export function featuresOf(samples: Float32Array, sampleRateHz: number): SoundFeatures {
  const sound = toAnalysisRate(samples, sampleRateHz)
  const frames = Math.max(1, Math.floor(sound.length / hop))
  const values = new Float32Array(frames * dimensions)
  const loud = new Float32Array(frames)
  const power = new Float32Array(257)
  const mel = new Float32Array(bands)
  for (let t = 0; t < frames; t++) {
    const from = t * hop + hop / 2 - frame / 2
    spectrum.power(sound, Math.round(from), frame, power)
    const row = t * dimensions
    loud[t] = 10 * Math.log10(melEnergies(power, mel) + 1e-9)
    for (let k = 0; k < cepstra; k++) {
      let sum = 0
      for (let band = 0; band < bands; band++) sum += (cosines[k * bands + band] ?? 0) * (mel[band] ?? 0)
      values[row + k] = sum / bands
    }
    values[row + cepstra + 7] = voicing(sound, Math.round(t * hop + hop / 2)) * 4
    values[row + cepstra + 8] = balance(power) * 2
  }
  const reference = percentile(loud, 0.95)
  const below = loud.map(value => value - reference)
  const silent = silences(below)
  centre(values, below, frames)
  slopes(values, below, frames)
  return { frames, values, below, silent }
}

/** Means of the span of each output sample: enough of a low-pass for what is measured here. */
function toAnalysisRate(samples: Float32Array, from: number): Float32Array {
  if (from === rateHz) return samples
  const step = from / rateHz
  const out = new Float32Array(Math.floor(samples.length / step))
  for (let n = 0; n < out.length; n++) {
    const at = n * step
    const index = Math.floor(at)
    if (step <= 1.5) {
      const share = at - index
      out[n] = (samples[index] ?? 0) * (1 - share) + (samples[index + 1] ?? 0) * share
      continue
    }
    const end = Math.min(samples.length, Math.ceil(at + step))
    let sum = 0
    for (let k = index; k < end; k++) sum += samples[k] ?? 0
    out[n] = sum / (end - index)
  }
  return out
}

function melBank(): { from: number; weights: Float32Array }[] {
  const mel = (hz: number): number => 2595 * Math.log10(1 + hz / 700)
  const hz = (value: number): number => 700 * (10 ** (value / 2595) - 1)
  const edges = Array.from({ length: bands + 2 }, (_, n) => hz(mel(80) + ((mel(7_600) - mel(80)) * n) / (bands + 1)))
  const width = rateHz / 512
  return Array.from({ length: bands }, (_, band) => {
    const [low = 0, middle = 0, high = 0] = edges.slice(band, band + 3)
    const from = Math.max(1, Math.floor(low / width))
    const to = Math.min(256, Math.ceil(high / width))
    const weights = Float32Array.from({ length: to - from + 1 }, (_, n) => {
      const at = (from + n) * width
      return Math.max(0, at < middle ? (at - low) / (middle - low) : (high - at) / (high - middle))
    })
    return { from, weights }
  })
}

/** Fills `mel` with logarithms; returns the energy of all bands. */
function melEnergies(power: Float32Array, mel: Float32Array): number {
  let total = 0
  melWeights.forEach(({ from, weights }, band) => {
    let sum = 0
    for (let n = 0; n < weights.length; n++) sum += (weights[n] ?? 0) * (power[from + n] ?? 0)
    total += sum
    mel[band] = Math.log(sum + 1e-7)
  })
  return total
}

const voiceStep = 4
const voiceSamples = 150
const thinned = new Float32Array(voiceSamples)
const energyUpTo = new Float32Array(voiceSamples + 1)

/** Highest normalised autocorrelation for 70–400 Hz, 0 … 1, on every fourth sample. */
function voicing(sound: Float32Array, middle: number): number {
  const from = middle - (voiceSamples * voiceStep) / 2
  for (let n = 0; n < voiceSamples; n++) {
    const value = sound[from + n * voiceStep] ?? 0
    thinned[n] = value
    energyUpTo[n + 1] = (energyUpTo[n] ?? 0) + value * value
  }
  const energy = (energyUpTo[voiceSamples] ?? 0) + 1e-6
  let best = 0
  for (let lag = 10; lag <= 57; lag++) {
    let sum = 0
    for (let n = lag; n < voiceSamples; n++) sum += (thinned[n] as number) * (thinned[n - lag] as number)
    const value = sum / Math.sqrt(energy * ((energyUpTo[voiceSamples - lag] ?? 0) + 1e-6))
    if (value > best) best = value
  }
  return best
}

/** Log ratio of the energy above 3 kHz to that below, about −1 … 1. */
function balance(power: Float32Array): number {
  let [low, high] = [1e-8, 1e-8]
  for (let k = 3; k < 96; k++) low += power[k] ?? 0
  for (let k = 96; k < 256; k++) high += power[k] ?? 0
  return Math.log10(high / low) / 2
}

function silences(below: Float32Array): Uint8Array {
  const silent = new Uint8Array(below.length)
  const floor = percentile(below, 0.03)
  const limit = Math.max(-35, Math.min(-18, floor + 6))
  let from = 0
  for (let t = 0; t <= below.length; t++) {
    if (t < below.length && (below[t] ?? 0) < limit) continue
    if (t - from >= 0.12 / hopSeconds) silent.fill(1, from, t)
    from = t + 1
  }
  return silent
}

/** Takes the speaker and the line out of the cepstra: their mean over what is loud. */
function centre(values: Float32Array, below: Float32Array, frames: number): void {
  for (let k = 0; k < cepstra; k++) {
    let [sum, count] = [0, 0]
    for (let t = 0; t < frames; t++) {
      if ((below[t] ?? 0) < -25) continue
      sum += values[t * dimensions + k] ?? 0
      count++
    }
    const mean = count === 0 ? 0 : sum / count
    for (let t = 0; t < frames; t++) {
      const at = t * dimensions + k
      values[at] = ((values[at] ?? 0) - mean) * 4
    }
  }
}

function slopes(values: Float32Array, below: Float32Array, frames: number): void {
  const clamped = (t: number): number => Math.min(frames - 1, Math.max(0, t))
  for (let t = 0; t < frames; t++) {
    const row = t * dimensions
    for (let k = 0; k < 6; k++) {
      const after = values[clamped(t + 2) * dimensions + k] ?? 0
      const before = values[clamped(t - 2) * dimensions + k] ?? 0
      values[row + cepstra + k] = (after - before) / 2
    }
    const level = Math.max(-60, below[t] ?? 0)
    values[row + cepstra + 6] = level / 8
    values[row + cepstra + 9] =
      (Math.max(-60, below[clamped(t + 1)] ?? 0) - Math.max(-60, below[clamped(t - 1)] ?? 0)) / 8
  }
}

function percentile(values: Float32Array, share: number): number {
  const sorted = Float32Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
