/** What makes one host: data only. Millimetres in head-local space for the face, metres for the body, sRGB hex colours. */
import type { V2 } from './vec.ts'

/** A horizontal section of a three-profile loft: height, half-width, front z, back z, centre z. */
export type SectionRow = readonly [y: number, w: number, zf: number, zb: number, zc: number]

export interface FacePreset {
  /** Scale of the eye outline about its centre, width and height. */
  readonly eyeScale: V2
  /** Radii of the iris as seen from the front, mm. */
  readonly irisRadii: V2
  readonly lashThickness: number
  readonly lashFlicks: boolean
  readonly browThickness: number
  /** Brow moved up (+) or down (−), mm. */
  readonly browLift: number
  readonly noseHeight: number
  readonly mouthHalfWidth: number
  /** Opacities 0…1 of painted colour. */
  readonly lipTint: number
  readonly blush: number
  /** Painted lines of age beside the mouth and under the eyes, 0…1. */
  readonly smileLines: number
  /** Ears are modelled where the hair leaves them free. */
  readonly ears: boolean
  /** Weight of the lower lashes, 0…1. */
  readonly lowerLash: number
  /** Corners of the resting mouth raised beyond the common 3 mm. */
  readonly smile: number
}

/** One lock of fringe drawn in front view: head-local (x, y) mm from root to tip, and its half-width in mm. */
export interface FringeLock {
  readonly path: readonly V2[]
  readonly halfWidth: number
  /** Lift over the hair shell, mm. */
  readonly lift: number
  /** Where along the lock its point begins, 0…1. */
  readonly taperFrom?: number
}

export interface HairPreset {
  readonly style: 'bob' | 'short' | 'bun'
  readonly fringe: readonly FringeLock[]
  /** Half-lock azimuths (degrees from the front) covered by the back layer, how many locks, and their tip height in mm. */
  readonly backFrom: number
  readonly backLocks: number
  readonly tipY: number
  /** Top of the parting, head-local mm: x, z of its front and back end. */
  readonly part: { readonly x: number; readonly frontZ: number; readonly backZ: number }
  /** Lower edge of the under-cap, mm: forehead, its rise at the parting, before, over and behind the ear; depth under the shell. */
  readonly edge: {
    readonly front: number
    readonly peak: number
    readonly sideburn: number
    readonly overEar: number
    readonly nape: number
    readonly depth: number
  }
}

/** What is worn; which of the parts below the neck exist. */
export interface OutfitPreset {
  readonly top: 'jacket' | 'vest'
  readonly bottom: 'skirt' | 'trousers'
  readonly neckwear: 'scarf' | 'tie' | 'none'
  readonly shoes: 'court' | 'laced'
  readonly earrings: boolean
}

/** The finished body is moulded by this: everything is modelled at 1.62 m with narrow shoulders. */
export interface Stature {
  /** Height as a multiple of 1.62 m. */
  readonly scale: number
  /** Shoulder joints moved outward, metres before scaling. */
  readonly shoulders: number
  /** Girth of sleeves and arms as a multiple. */
  readonly girth: number
  /** Girth of the neck as a multiple. */
  readonly neck: number
}

export interface Palette {
  readonly skin: string
  readonly skinShade: string
  readonly blush: string
  readonly lip: string
  readonly line: string
  readonly hair: string
  readonly hairDark: string
  readonly hairLight: string
  readonly hairRing: string
  readonly lash: string
  readonly iris: readonly [dark: string, brown: string, warm: string, light: string]
  readonly irisEdge: string
  readonly sclera: string
  readonly scleraShade: string
  readonly jacket: string
  readonly jacketDark: string
  readonly trim: string
  readonly skirt: string
  readonly shirt: string
  readonly scarf: string
  readonly scarfDark: string
  readonly gold: string
  readonly tights: string
  readonly shoes: string
  readonly nail: string
}

export interface AvatarPreset {
  readonly id: string
  readonly name: string
  readonly nameEnglish: string
  /** 形象编号 */
  readonly codeNumber: string
  readonly owner: string
  readonly version: string
  /** Where her voice comes from, and on what authority it is used. */
  readonly voiceSource: { readonly description: string; readonly authorisation: string }
  /** Day from which the office may use this host, ISO date. */
  readonly enabledFrom: string
  readonly seed: number
  readonly rows: {
    readonly head: readonly SectionRow[]
    readonly hair: readonly SectionRow[]
    readonly torso: readonly SectionRow[]
    readonly skirt: readonly SectionRow[]
  }
  readonly face: FacePreset
  readonly hair: HairPreset
  readonly outfit: OutfitPreset
  readonly stature: Stature
  readonly badge: { readonly office: string; readonly name: string }
  readonly handScale: number
  readonly palette: Palette
}
