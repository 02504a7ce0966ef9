/**
 * The mouth from sound alone, where nobody knows the text: the likeliest class of each moment, held long enough to be a sound.
 * Basic: it opens and closes with the voice and knows vowels roughly; closures are guessed. Text is always the better way.
 */
import { featuresOf, hopSeconds, type SoundFeatures } from './align/features.ts'
import { genericModels } from './align/generic-models.ts'
import { scoreFrames } from './align/models.ts'
import { soundClasses, type SoundClass } from './align/phone-acoustics.ts'
import type { Viseme, VisemeSegment, VisemeTrack } from './viseme-track.ts'

const classes = soundClasses.length
/** What a change of class costs: sounds last longer than a frame. */
const changeCost = 3.2
const acousticWeight = 0.35

const shapes: Readonly<Partial<Record<SoundClass, readonly [Viseme, number]>>> = {
  hiss: ['ih', 0.5],
  teeth: ['FF', 0.9],
  liquid: ['ih', 0.4],
  nasal: ['ih', 0.4],
  lipNasal: ['PP', 1],
  burst: ['ee', 0.4],
  breath: ['ee', 0.4],
  aa: ['aa', 0.85],
  ih: ['ih', 0.85],
  buzz: ['ih', 0.5],
  ue: ['ou', 0.8],
  ou: ['ou', 0.85],
  oh: ['oh', 0.85],
  ee: ['ee', 0.6],
  eh: ['ee', 0.85],
  glideW: ['ou', 0.8],
}

/** @param samples  mono, −1 … 1 */
export function trackFromSound(samples: Float32Array, sampleRateHz: number): VisemeTrack {
  const features = featuresOf(samples, sampleRateHz)
  const labels = likeliest(features)
  const durationSeconds = samples.length / sampleRateHz
  const segments: VisemeSegment[] = []
  let from = 0
  for (let t = 1; t <= labels.length; t++) {
    if (t < labels.length && labels[t] === labels[from]) continue
    const shape = shapeOf(labels, from, t)
    const [t0, t1] = [from * hopSeconds, Math.min(durationSeconds, t * hopSeconds)]
    from = t
    if (shape === undefined || t1 <= t0) continue
    const [viseme, weight] = shape
    const last = segments.at(-1)
    if (last?.viseme === viseme && t0 - last.t1 < 1e-6) segments[segments.length - 1] = { ...last, t1 }
    else segments.push({ t0, t1, viseme, weight })
  }
  return { durationSeconds, segments, source: 'loudness' }
}

/** A short silence before a burst is a stop; without the text, its place in the mouth is a guess: the lips. */
function shapeOf(labels: Uint8Array, from: number, to: number): readonly [Viseme, number] | undefined {
  const name = soundClasses[labels[from] ?? 0]
  if (name === 'closure' || name === 'sil') {
    const short = to < labels.length && from > 0 && (to - from) * hopSeconds < 0.11
    const next = soundClasses[labels[to] ?? 0]
    return short && next !== 'hiss' && next !== 'teeth' ? ['PP', 1] : undefined
  }
  return name === undefined ? undefined : shapes[name]
}

function likeliest(features: SoundFeatures): Uint8Array {
  const { frames, silent } = features
  const scores = scoreFrames(genericModels(), features)
  const best = new Float64Array(classes)
  const came = new Uint8Array(frames * classes)
  for (let t = 0; t < frames; t++) {
    let top = 0
    for (let sound = 1; sound < classes; sound++) if ((best[sound] ?? 0) > (best[top] ?? 0)) top = sound
    const leave = (best[top] ?? 0) - changeCost
    for (let sound = 0; sound < classes; sound++) {
      const stay = best[sound] ?? 0
      const changes = leave > stay
      came[t * classes + sound] = changes ? top : sound
      const heard = silent[t] === 1 && sound > 1 ? -6 : 0
      best[sound] = (changes ? leave : stay) + acousticWeight * (scores[t * classes + sound] ?? 0) + heard
    }
  }
  const labels = new Uint8Array(frames)
  let label = 0
  for (let sound = 1; sound < classes; sound++) if ((best[sound] ?? 0) > (best[label] ?? 0)) label = sound
  for (let t = frames - 1; t >= 0; t--) {
    labels[t] = label
    label = came[t * classes + label] ?? 0
  }
  return labels
}
