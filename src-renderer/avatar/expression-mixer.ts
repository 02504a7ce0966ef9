import { approach, clamp, easeInOutCubic } from './easing.ts'
import { FF, mouthShapes, PP, type MouthWeights } from './lip-sync/mouth-curve.ts'

/**
 * The only writer of expression weights. Everybody else says what they want: the mouth its shapes, the blink its lids, the
 * presence its mood. Here it is decided what the face can do at once.
 *
 * Invariants (expression-mixer.property.test.ts):
 *   1. every weight written is in 0…1, the mouth shapes together ≤ 1, the emotions together ≤ 0.85;
 *   2. lips closed by speech stay closed whatever the mood: an emotion that moves the mouth yields to b p m;
 *   3. a weight that `overrideMouth: block` would forbid is never shown while she speaks, so speech is never mute;
 *   4. with nothing asked, every weight goes back to 0.
 */
export const emotions = ['happy', 'relaxed', 'sad', 'angry', 'surprised', 'joy'] as const
export type Emotion = (typeof emotions)[number]

export type Override = 'none' | 'block' | 'blend'

/** What the mixer needs of a face; VRMExpressionManager fits through `faceOf` in load-vrm.ts. */
export interface Face {
  /** What the model's author allowed; undefined when the model has no such expression. */
  rulesOf(name: string): FaceRules | undefined
  setValue(name: string, weight: number): void
}

export interface FaceRules {
  /** The output is 0 or 1, split at 0.5. */
  readonly isBinary: boolean
  readonly overrideMouth: Override
  readonly overrideBlink: Override
}

export interface ExpressionMixer {
  /** Weights in the order of `mouthShapes`. Copied. */
  setMouth(weights: MouthWeights): void
  /** 0 open … 1 closed. */
  setBlink(value: number): void
  /** Degrees the eyes look down; the upper lid follows. */
  setEyePitch(degreesDown: number): void
  /** The mood from now on, faded in over the time that suits it. `null` is a calm face. */
  setEmotion(emotion: Emotion | null, weight?: number): void
  /** Shows one expression alone and whole, for somebody who looks at a host before choosing her; `null` ends it. */
  tryOn(name: string | null): void
  update(deltaSeconds: number): void
  /** Last weight written for an expression, 0 when it was never written. */
  shown(name: string): number
  reset(): void
}

/** Seconds a mood takes to come; AIRI, expression.ts. */
const fadeSeconds: Record<Emotion, number> = {
  happy: 0.4,
  relaxed: 0.5,
  sad: 0.4,
  angry: 0.3,
  surprised: 0.15,
  joy: 0.3,
}
const fadeToCalmSeconds = 0.6
const emotionCap = 0.85
/** While she speaks, a smile that moves the lips is held to this, or vowels and smile add up to a gape. */
const speakingCap = 0.3
/** Never more than this, whoever asks: she is at a service counter (avatar-foundry §7). */
const hardCap: Partial<Record<Emotion, number>> = { angry: 0.3 }
/** The upper lid covers .25 of the eye at 40° down (avatar-foundry §7). */
const lidPerDegree = 0.25 / 40

const calmRules: FaceRules = { isBinary: false, overrideMouth: 'none', overrideBlink: 'none' }

export function createExpressionMixer(face: Face): ExpressionMixer {
  const emotionRules = emotions.map(name => face.rulesOf(name))
  const hasFF = face.rulesOf('FF') !== undefined
  const hasMouth = mouthShapes.map(name => face.rulesOf(name) !== undefined)
  const hasBlink = face.rulesOf('blink') !== undefined

  const mouth: MouthWeights = new Float32Array(mouthShapes.length)
  const from = new Float32Array(emotions.length)
  const target = new Float32Array(emotions.length)
  const mood = new Float32Array(emotions.length)
  const emotionOut = new Float32Array(emotions.length)
  const mouthOut = new Float32Array(mouthShapes.length)
  let blink = 0
  let blinkOut = 0
  let lid = 0
  let fade = 1
  let fadeLength = fadeToCalmSeconds
  let speaking = 0
  let tried: string | null = null

  const advanceMood = (deltaSeconds: number): void => {
    // A mood does not begin to change behind closed eyes: it would be a different face when they open (ChatVRM).
    if (fade === 0 && blink > 0.5) return
    fade = Math.min(1, fade + deltaSeconds / fadeLength)
    const share = easeInOutCubic(fade)
    for (let at = 0; at < emotions.length; at++) {
      const start = from[at] ?? 0
      mood[at] = start + ((target[at] ?? 0) - start) * share
    }
  }

  const arbitrate = (deltaSeconds: number): void => {
    let asked = 0
    for (let at = 0; at < mouth.length; at++) asked += mouth[at] ?? 0
    speaking += ((asked > 0.02 ? 1 : 0) - speaking) * approach(asked > 0.02 ? 25 : 5, deltaSeconds)
    if (speaking < 0.001) speaking = 0
    const closure = Math.max(mouth[PP] ?? 0, (mouth[FF] ?? 0) * 0.8)
    let sum = 0
    for (let at = 0; at < emotions.length; at++) {
      const rules = emotionRules[at]
      let weight = rules === undefined ? 0 : (mood[at] ?? 0)
      if (rules !== undefined && rules.overrideMouth !== 'none') {
        if (rules.overrideMouth === 'block' || rules.isBinary) {
          if (asked > 0.02) weight = 0
        } else {
          weight = Math.min(weight, 1 - (1 - speakingCap) * speaking) * (1 - closure)
        }
      }
      emotionOut[at] = clamp(weight, 0, 1)
      sum += emotionOut[at] ?? 0
    }
    const scale = sum > emotionCap ? emotionCap / sum : 1
    for (let at = 0; at < emotions.length; at++) emotionOut[at] = (emotionOut[at] ?? 0) * scale
  }

  const write = (): void => {
    let sum = 0
    for (let at = 0; at < mouth.length; at++) {
      mouthOut[at] = clamp(mouth[at] ?? 0, 0, 1)
      sum += mouthOut[at] ?? 0
    }
    const scale = sum > 1 ? 1 / sum : 1
    for (let at = 0; at < mouth.length; at++) mouthOut[at] = (mouthOut[at] ?? 0) * scale
    if (!hasFF) {
      // Without a shape of its own, f shows as a narrow slit (speech.md §2.1).
      mouthOut[1] = Math.min(1, (mouthOut[1] ?? 0) + 0.15 * (mouthOut[FF] ?? 0))
      mouthOut[FF] = 0
    }
    for (let at = 0; at < emotions.length; at++) {
      if (emotionRules[at] !== undefined) face.setValue(emotions[at] ?? '', emotionOut[at] ?? 0)
    }
    for (let at = 0; at < mouth.length; at++) {
      if (hasMouth[at] === true) face.setValue(mouthShapes[at] ?? '', mouthOut[at] ?? 0)
      else mouthOut[at] = 0
    }
    blinkOut = Math.max(blink, lid)
    if (hasBlink) face.setValue('blink', blinkOut)
  }

  return {
    setMouth(weights) {
      for (let at = 0; at < mouth.length; at++) {
        const weight = weights[at] ?? 0
        mouth[at] = weight > 0 ? weight : 0
      }
    },
    setBlink(value) {
      blink = clamp(value, 0, 1)
    },
    setEyePitch(degreesDown) {
      lid = clamp(degreesDown * lidPerDegree, 0, 0.25)
    },
    setEmotion(emotion, weight = 0.7) {
      let changed = false
      for (let at = 0; at < emotions.length; at++) {
        const name = emotions[at]
        const cap = name === undefined ? 0 : (hardCap[name] ?? emotionCap)
        const next = name === emotion ? Math.min(clamp(weight, 0, 1), cap) : 0
        if (Math.abs(next - (target[at] ?? 0)) > 1e-6) changed = true
        target[at] = next
      }
      if (!changed) return
      from.set(mood)
      fade = 0
      fadeLength = emotion === null ? fadeToCalmSeconds : fadeSeconds[emotion]
    },
    tryOn(name) {
      if (tried !== null && tried !== name) face.setValue(tried, 0)
      tried = name !== null && face.rulesOf(name) !== undefined ? name : null
    },
    update(deltaSeconds) {
      advanceMood(deltaSeconds)
      arbitrate(deltaSeconds)
      write()
      if (tried === null) return
      for (const name of emotions) if (face.rulesOf(name) !== undefined) face.setValue(name, 0)
      for (const name of mouthShapes) if (face.rulesOf(name) !== undefined) face.setValue(name, 0)
      face.setValue(tried, 1)
    },
    shown(name) {
      const mouthAt = mouthShapes.indexOf(name as (typeof mouthShapes)[number])
      if (mouthAt >= 0) return mouthOut[mouthAt] ?? 0
      const emotionAt = emotions.indexOf(name as Emotion)
      if (emotionAt >= 0) return emotionOut[emotionAt] ?? 0
      return name === 'blink' ? blinkOut : 0
    },
    reset() {
      for (const store of [mouth, from, target, mood, emotionOut, mouthOut]) store.fill(0)
      blink = lid = blinkOut = speaking = 0
      fade = 1
    },
  }
}

/**
 * What three-vrm leaves of the mouth and the lids after the model's own override rules (VRM 1.0, expressions.md):
 * `block` takes all as soon as the weight is above 0, `blend` takes the weight, and binary output counts as 0 or 1.
 * @returns shares 0…1 by which mouth and blink weights are multiplied
 */
export function leftByOverrides(face: Face, weightOf: (name: Emotion) => number): { mouth: number; blink: number } {
  let mouth = 1
  let blink = 1
  for (const name of emotions) {
    const rules = face.rulesOf(name) ?? calmRules
    const raw = weightOf(name)
    const weight = rules.isBinary ? (raw > 0.5 ? 1 : 0) : raw
    mouth -= taken(rules.overrideMouth, weight)
    blink -= taken(rules.overrideBlink, weight)
  }
  return { mouth: Math.max(0, mouth), blink: Math.max(0, blink) }
}

function taken(rule: Override, weight: number): number {
  if (rule === 'none') return 0
  return rule === 'block' ? (weight > 0 ? 1 : 0) : weight
}
