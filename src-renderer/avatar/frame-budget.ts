/**
 * Keeps a live host moving on a machine without a graphics card: when pictures take too long, first the drawn outline goes
 * (it doubles the cost), then the resolution. Measured on two cores in software: 720 × 1280 with outline 40–46 ms, without
 * 21–24, at 540 × 960 14–16 (digital-human.md §5). Films never use this: they take the time they need.
 */
export interface Quality {
  /** Drawing pixels per CSS pixel; the stage caps it at the screen's own. */
  readonly pixelRatio: number
  readonly outline: boolean
}

export const qualities: readonly Quality[] = [
  { pixelRatio: 2, outline: true },
  { pixelRatio: 1, outline: true },
  { pixelRatio: 1, outline: false },
  { pixelRatio: 0.75, outline: false },
  { pixelRatio: 0.6, outline: false },
  { pixelRatio: 0.45, outline: false },
]

export interface FrameBudget {
  /** Step of `qualities`, 0 the finest. */
  readonly level: number
  /** @param workMs  time one picture took; @returns true when the level has changed */
  note(workMs: number): boolean
}

/** A picture may take this long, so that 24 a second remain with room for speech and data on the same cores. */
const tooSlowMs = 30
/** Below this, one step finer is tried, at most `climbs` times: going up and down for ever would be worse than staying low. */
const idleMs = 9
const window = 24
const climbs = 3

/** @param software  drawn by the processor: begin without climbing down from the finest step first */
export function createFrameBudget(software: boolean): FrameBudget {
  let level = software ? 2 : 0
  let seen = 0
  let sum = 0
  let climbed = 0
  let calm = 0
  return {
    get level() {
      return level
    },
    note(workMs) {
      // A single long picture (a texture going up, another window) says nothing.
      sum += Math.min(workMs, 120)
      if (++seen < window) return false
      const mean = sum / seen
      seen = sum = 0
      if (mean > tooSlowMs && level < qualities.length - 1) {
        level++
        calm = 0
        return true
      }
      calm = mean < idleMs ? calm + 1 : 0
      if (calm >= 8 && level > 0 && climbed < climbs) {
        level--
        climbed++
        calm = 0
        return true
      }
      return false
    },
  }
}
