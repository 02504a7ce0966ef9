/**
 * Keeps a live host moving on a machine without a graphics card: when pictures take too long, first the drawn outline goes,
 * then the rim light (plain-toon.ts), then the resolution. Films never use this: they take the time they need.
 */
export interface Quality {
  /** Drawing pixels per CSS pixel; the stage caps it at the screen's own. */
  readonly pixelRatio: number
  readonly outline: boolean
  /** The light stand-in for MToon. */
  readonly plain: boolean
}

export const qualities: readonly Quality[] = [
  { pixelRatio: 2, outline: true, plain: false },
  { pixelRatio: 1, outline: true, plain: false },
  { pixelRatio: 1, outline: false, plain: false },
  { pixelRatio: 1, outline: false, plain: true },
  { pixelRatio: 0.75, outline: false, plain: true },
  { pixelRatio: 0.6, outline: false, plain: true },
  { pixelRatio: 0.45, outline: false, plain: true },
]
/** The first step of a machine that draws with its processor. */
const softwareLevel = 4

export interface FrameBudget {
  /** Step of `qualities`, 0 the finest. */
  readonly level: number
  /**
   * @param intervalMs  time since the last picture; not the time of the drawing call, which returns long before a processor
   *   has drawn what it was told to
   * @returns true when the level has changed
   */
  note(intervalMs: number): boolean
}

/** Fewer than 25 pictures a second look like a fault. */
const tooSlowMs = 40
/** As fast as asked (31 a second in software, or the screen's own rate): after a while one step finer is tried. */
const wellMs = 35
const window = 16
/** Windows of 16 pictures without trouble before a finer step is tried: about half a minute. */
const patience = 54
/** Tries in all: going up and down for ever would be worse than staying low. */
const climbs = 3

/** @param software  drawn by the processor: begin without climbing down from the finest step first */
export function createFrameBudget(software: boolean): FrameBudget {
  let level = software ? softwareLevel : 0
  let seen = 0
  let sum = 0
  let climbed = 0
  let calm = 0
  /** Mean before the last step down; 0 once that step has been judged. */
  let meanBefore = 0
  /** The last step down won nothing: something else than the picture takes the time, and a blurred face would be for nothing. */
  let exhausted = false

  const judge = (mean: number): boolean => {
    const wonNothing = meanBefore > 0 && mean > meanBefore * 0.92
    meanBefore = 0
    if (wonNothing && mean > tooSlowMs) {
      exhausted = true
      level--
      return true
    }
    if (mean > tooSlowMs && !exhausted && level < qualities.length - 1) {
      meanBefore = mean
      calm = 0
      level++
      return true
    }
    calm = mean < wellMs ? calm + 1 : 0
    if (calm < patience * 2 ** climbed || level === 0 || climbed >= climbs) return false
    level--
    climbed++
    calm = 0
    exhausted = false
    return true
  }
  return {
    get level() {
      return level
    },
    note(intervalMs) {
      // A single long picture (a texture going up, another window) says nothing.
      sum += Math.min(intervalMs, 160)
      if (++seen < window) return false
      const mean = sum / seen
      seen = sum = 0
      return judge(mean)
    },
  }
}
