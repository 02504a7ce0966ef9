/**
 * A face as a handful of numbers, and the named faces made of them. Everything that moves is a function of this state,
 * so a morph target is evaluated (state → positions − rest positions), never sculpted. Lengths in mm.
 */
export interface EyeState {
  /** 0 open … 1 closed along the lash line. */
  readonly close: number
  /** 0 … 1 closed upward, the eyes of a laugh. */
  readonly arch: number
  /** Upper rim raised, about 2 mm per unit. */
  readonly up: number
  /** Lower rim raised by the cheek, 0 … 1. */
  readonly low: number
  /** Inner and outer part of the upper rim raised (+) or lowered (−), about 4 mm per unit. */
  readonly tiltIn: number
  readonly tiltOut: number
}

export interface MouthState {
  /** Upper and lower lip away from the mouth line at the middle. */
  readonly up: number
  readonly lo: number
  /** Width as a multiple of rest. */
  readonly w: number
  /** Height of the corners over the middle of the line; 3 is the rest smile. */
  readonly corner: number
  /** Lips pushed forward. */
  readonly z: number
  /** Squareness of the opening: 2 round, 3 wide. */
  readonly sq: number
  /** 0 upper teeth shown … 1 hidden. */
  readonly hideTeeth: number
  /** Lower lip drawn back under the teeth. */
  readonly tuck: number
}

export interface BrowState {
  readonly y: number
  readonly inn: number
  readonly out: number
  readonly arc: number
}

export interface FaceState {
  readonly left: EyeState
  readonly right: EyeState
  readonly mouth: MouthState
  readonly brow: BrowState
  /** Chin lowered. */
  readonly jaw: number
}

export const OPEN_EYE: EyeState = { close: 0, arch: 0, up: 0, low: 0, tiltIn: 0, tiltOut: 0 }
export const REST_MOUTH: MouthState = { up: 0, lo: 0, w: 1, corner: 3, z: 0, sq: 2, hideTeeth: 0, tuck: 0 }
const REST_BROW: BrowState = { y: 0, inn: 0, out: 0, arc: 0 }
export const REST: FaceState = { left: OPEN_EYE, right: OPEN_EYE, mouth: REST_MOUTH, brow: REST_BROW, jaw: 0 }

interface Recipe {
  eye?: Partial<EyeState>
  only?: 'left' | 'right'
  mouth?: Partial<MouthState>
  brow?: Partial<BrowState>
  jaw?: number
}

function face({ eye = {}, only, mouth = {}, brow = {}, jaw = 0 }: Recipe): FaceState {
  const moved = { ...OPEN_EYE, ...eye }
  return {
    left: only === 'right' ? OPEN_EYE : moved,
    right: only === 'left' ? OPEN_EYE : moved,
    mouth: { ...REST_MOUTH, ...mouth },
    brow: { ...REST_BROW, ...brow },
    jaw,
  }
}

/** How far an expression keeps blinking and lip-sync out of its way, as VRM 1.0 names it. */
export type Override = 'none' | 'block' | 'blend'

export interface Expression {
  readonly name: string
  /** One of the 18 VRM presets, or a name of this project (joy, PP, FF). */
  readonly preset: boolean
  readonly state: FaceState
  readonly overrideBlink: Override
  readonly overrideMouth: Override
}

function expression(
  name: string,
  recipe: Recipe,
  preset = true,
  blink: Override = 'none',
  mouth: Override = 'none',
): Expression {
  return { name, preset, state: face(recipe), overrideBlink: blink, overrideMouth: mouth }
}

/** All expressions in the order of the morph targets; those equal to REST get empty binds. */
export const EXPRESSIONS: readonly Expression[] = [
  expression(
    'happy',
    {
      eye: { low: 0.36, up: -0.3, close: 0.1 },
      mouth: { up: 1.2, lo: 7.8, w: 1.16, corner: 5.4, sq: 2.3 },
      brow: { y: 1.8, arc: 1 },
      jaw: 2.6,
    },
    true,
    'blend',
    'blend',
  ),
  expression('angry', {
    eye: { tiltIn: -0.75, up: -0.3, low: 0.12 },
    mouth: { corner: -2.2, w: 0.9 },
    brow: { inn: -5.2, out: 2 },
  }),
  expression('sad', {
    eye: { tiltOut: -0.55, up: -0.4, close: 0.06 },
    mouth: { corner: -2.6, w: 0.8 },
    brow: { inn: 5, out: -2.2 },
  }),
  expression('relaxed', { eye: { close: 0.2, low: 0.2 }, mouth: { corner: 4.6, w: 1.06 }, brow: { y: 0.6 } }),
  expression(
    'surprised',
    { eye: { up: 0.9 }, mouth: { up: 4.2, lo: 8.5, w: 0.5, corner: 0, hideTeeth: 1 }, brow: { y: 6.2 }, jaw: 6 },
    true,
    'none',
    'blend',
  ),
  expression('neutral', {}),
  expression('aa', { mouth: { up: 3.2, lo: 12, w: 0.88, corner: 1.2, sq: 2.4, hideTeeth: 0.2 }, jaw: 8 }),
  expression('ih', { mouth: { up: 2, lo: 4.6, w: 1.04, corner: 2.2, sq: 3 }, jaw: 2 }),
  expression('ou', { mouth: { up: 2.6, lo: 4.4, w: 0.46, corner: 0, z: 4, hideTeeth: 1 }, jaw: 2 }),
  expression('ee', { mouth: { up: 2.6, lo: 5.8, w: 1.08, corner: 3, sq: 3 }, jaw: 3.5 }),
  expression('oh', { mouth: { up: 4.4, lo: 9, w: 0.56, corner: 0.4, z: 2.5, hideTeeth: 1 }, jaw: 6 }),
  expression('blink', { eye: { close: 1 } }),
  expression('blinkLeft', { eye: { close: 1 }, only: 'left' }),
  expression('blinkRight', { eye: { close: 1 }, only: 'right' }),
  // Gaze is turned by the eye bones; these stay empty so that every preset name resolves.
  expression('lookUp', {}),
  expression('lookDown', {}),
  expression('lookLeft', {}),
  expression('lookRight', {}),
  expression(
    'joy',
    {
      eye: { arch: 1 },
      mouth: { up: 1.2, lo: 10, w: 1.16, corner: 5.6, sq: 2.1 },
      brow: { y: 2.4, arc: 1.2 },
      jaw: 4,
    },
    false,
    'block',
    'blend',
  ),
  // b, p, m: lips pressed together, slightly narrower and rolled in.
  expression('PP', { mouth: { w: 0.93, corner: 2.4, z: -1 } }, false),
  // f: the lower lip touches the upper teeth.
  expression('FF', { mouth: { up: 2, lo: 1.1, w: 1.02, corner: 2.6, sq: 2.6, tuck: 2.2 } }, false),
]

/** Expressions that need a morph target. */
export const MORPHS: readonly Expression[] = EXPRESSIONS.filter(
  e => !['neutral', 'lookUp', 'lookDown', 'lookLeft', 'lookRight'].includes(e.name),
)
