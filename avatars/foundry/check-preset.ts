/** Refuses a preset whose numbers would break a body: each has a range, said in the message. */
import type { AvatarPreset } from './preset.ts'

export interface Range {
  readonly name: string
  readonly low: number
  readonly high: number
  readonly of: (preset: AvatarPreset) => number
}

/** What a preset may say. Outside these the face folds over, cloth cuts into the body or hands lose their fingers. */
export const RANGES: readonly Range[] = [
  { name: 'face.eyeScale[0]', low: 0.85, high: 1.1, of: p => p.face.eyeScale[0] },
  { name: 'face.eyeScale[1]', low: 0.65, high: 1.1, of: p => p.face.eyeScale[1] },
  { name: 'face.irisRadii[0]', low: 9, high: 13, of: p => p.face.irisRadii[0] },
  { name: 'face.irisRadii[1]', low: 10, high: 15, of: p => p.face.irisRadii[1] },
  { name: 'face.lashThickness', low: 0.3, high: 1.4, of: p => p.face.lashThickness },
  { name: 'face.lowerLash', low: 0, high: 1.5, of: p => p.face.lowerLash },
  { name: 'face.browThickness', low: 0.6, high: 2.4, of: p => p.face.browThickness },
  { name: 'face.browLift', low: -6, high: 4, of: p => p.face.browLift },
  { name: 'face.noseHeight', low: 0.7, high: 1.4, of: p => p.face.noseHeight },
  { name: 'face.mouthHalfWidth', low: 14, high: 21, of: p => p.face.mouthHalfWidth },
  { name: 'face.smile', low: -1, high: 3, of: p => p.face.smile },
  { name: 'face.smileLines', low: 0, high: 1, of: p => p.face.smileLines },
  { name: 'face.lipTint', low: 0, high: 1, of: p => p.face.lipTint },
  { name: 'face.blush', low: 0, high: 1, of: p => p.face.blush },
  { name: 'hair.tipY', low: -136, high: -40, of: p => p.hair.tipY },
  { name: 'hair.backLocks', low: 6, high: 24, of: p => p.hair.backLocks },
  { name: 'handScale', low: 0.8, high: 1.05, of: p => p.handScale },
  { name: 'stature.scale', low: 0.9, high: 1.2, of: p => p.stature.scale },
  { name: 'stature.shoulders', low: -0.01, high: 0.03, of: p => p.stature.shoulders },
  { name: 'stature.girth', low: 0.9, high: 1.25, of: p => p.stature.girth },
  { name: 'stature.neck', low: 0.9, high: 1.15, of: p => p.stature.neck },
]

export class PresetError extends Error {
  override readonly name = 'PresetError'
}

/** @throws PresetError with the parameter's name, its value and its range */
export function checkPreset(preset: AvatarPreset): void {
  for (const { name, low, high, of } of RANGES) {
    const value = of(preset)
    if (!(value >= low && value <= high))
      throw new PresetError(`preset "${preset.id}": ${name} is ${value}, it must lie between ${low} and ${high}`)
  }
  for (const [name, rows] of Object.entries(preset.rows)) {
    if (rows.length < 3) throw new PresetError(`preset "${preset.id}": rows.${name} needs at least 3 sections`)
    if (rows.some(r => r.some(v => !Number.isFinite(v)) || r[1] < 0 || r[2] < r[4] || r[3] > r[4]))
      throw new PresetError(
        `preset "${preset.id}": rows.${name} has a section that is not [y, half-width ≥ 0, front ≥ centre, back ≤ centre, centre]`,
      )
  }
}
