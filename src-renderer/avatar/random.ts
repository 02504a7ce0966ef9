/** Chance that can be repeated: the same seed gives the same life, so that a film can be made twice. */
export interface Random {
  /** The next number, 0 ≤ x < 1. */
  next(): number
  /** The next number, low ≤ x < high. */
  between(low: number, high: number): number
  /** From the beginning again. */
  reset(): void
}

/**
 * Mulberry32: 32 bits of state, good enough for blinks and glances, never for secrets.
 * @param seed  any integer; parts that share a body's seed add a different `stream` so that they do not move in step
 */
export function createRandom(seed: number, stream = 0): Random {
  const start = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0
  let state = start
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    reset: () => {
      state = start
    },
  }
}
