/**
 * The drawn lines of the face: eye rims, brows, mouth, as functions of the face state.
 * Head-local millimetres, origin on the eye line; the left eye (x > 0) is drawn, the right one mirrored.
 */
import { sample2 } from './curves.ts'
import type { BrowState, EyeState, MouthState } from './face-state.ts'
import type { FacePreset } from './preset.ts'
import type { V2 } from './vec.ts'
import { mix, mix2, smoothstep } from './vec.ts'

export const EYE_SAMPLES = 25
export const MOUTH_SAMPLES = 29
export const EYE_CENTRE: V2 = [35.6, -0.2]
/** Height of the mouth line, mm under the eye line. */
export const MOUTH_Y = -64

const UPPER: readonly V2[] = [
  [17.2, -6.6],
  [19.4, 2.0],
  [25.0, 9.4],
  [33.5, 13.2],
  [43.0, 12.4],
  [50.8, 8.0],
  [55.2, 1.8],
]
const LOWER: readonly V2[] = [
  [17.2, -6.6],
  [20.4, -9.8],
  [26.8, -12.8],
  [35.0, -13.9],
  [43.2, -12.5],
  [50.2, -7.8],
  [55.2, 1.8],
]
const BROW: readonly V2[] = [
  [14.5, 26.0],
  [23.5, 28.8],
  [33.5, 30.6],
  [43.5, 29.8],
  [52.0, 25.8],
]

/** Both rims from the inner to the outer corner; they share the corner points. */
export interface Rims {
  upper: V2[]
  lower: V2[]
}

export interface FaceLines {
  eye(state: EyeState): Rims
  /** Centre line of the left brow, inner to outer. */
  brow(state: BrowState): V2[]
  /** Upper and lower lip line from her right corner (x < 0) to her left. */
  mouth(state: MouthState): Rims
}

/** The lines of a preset; textures ask the same functions, so painted features stay on the modelled ones. */
export function faceLines(face: FacePreset): FaceLines {
  const scaled = (points: readonly V2[]): V2[] =>
    points.map(([x, y]): V2 => [
      EYE_CENTRE[0] + (x - EYE_CENTRE[0]) * face.eyeScale[0],
      EYE_CENTRE[1] + (y - EYE_CENTRE[1]) * face.eyeScale[1],
    ])
  const upper = sample2(scaled(UPPER), EYE_SAMPLES)
  const lower = sample2(scaled(LOWER), EYE_SAMPLES)
  const brow = sample2(
    BROW.map(([x, y]): V2 => [x, y + face.browLift]),
    17,
  )
  return {
    eye(s) {
      const along = (p: V2, i: number, isUpper: boolean): V2 => {
        const t = i / (EYE_SAMPLES - 1)
        const hump = Math.sin(Math.PI * t)
        let y = p[1]
        if (isUpper)
          y += 2.1 * s.up * hump + 4 * s.tiltIn * hump * (1 - t) * 1.3 + 4 * s.tiltOut * smoothstep(0.25, 1, t)
        else y += 8.5 * s.low * hump + 4 * s.tiltOut * smoothstep(0.6, 1, t)
        const x = mix(p[0], mix(17.2, 55.2, t), Math.max(s.close, s.arch))
        const closed: V2 = [x, -6.9 - 5 * hump + 5.6 * t]
        const arched: V2 = [x, -7.6 + 9.6 * hump + 3 * t]
        return mix2(mix2([x, y], closed, s.close), arched, s.arch)
      }
      return { upper: upper.map((p, i) => along(p, i, true)), lower: lower.map((p, i) => along(p, i, false)) }
    },
    brow(s) {
      return brow.map(([x, y], i): V2 => {
        const t = i / (brow.length - 1)
        const arch = Math.sin(Math.PI * t) * s.arc
        return [x, y + s.y + s.inn * (1 - t) ** 1.5 + s.out * t ** 1.5 + arch]
      })
    },
    mouth(s) {
      const line = (opening: number): V2[] =>
        Array.from({ length: MOUTH_SAMPLES }, (_, i): V2 => {
          const k = -Math.cos((Math.PI * i) / (MOUTH_SAMPLES - 1))
          const a = Math.abs(k)
          // a small dip in the middle of the upper lip keeps the resting line from reading as a mere arc
          // and it goes as the lips round.
          const bow = smoothstep(0.45, 0.9, s.w) * (1 - smoothstep(0.5, 3.5, s.up))
          const dip = -0.5 * Math.exp(-((k / 0.22) ** 2)) + 0.35 * Math.exp(-(((a - 0.4) / 0.25) ** 2))
          const base = MOUTH_Y + (s.corner + face.smile) * a ** 1.9 + bow * dip
          const shape = mix(1 - a ** s.sq, Math.sqrt(Math.max(0, 1 - a * a)), smoothstep(0.95, 0.55, s.w))
          return [k * face.mouthHalfWidth * s.w, base + opening * shape]
        })
      return { upper: line(s.up), lower: line(-s.lo) }
    },
  }
}

export const mirror2 = (points: readonly V2[]): V2[] => points.map(([x, y]): V2 => [-x, y])
