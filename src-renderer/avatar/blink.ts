import { smoothstep } from './easing.ts'
import type { Random } from './random.ts'

/**
 * Blinking: on its own every few seconds, sometimes twice, and more likely when the eyes jump, the head turns or a phrase ends,
 * as people do. Time comes in as deltas and chance from the seed, so 30 and 60 frames a second give the same blinks.
 *
 * Invariants: value in 0…1; two blinks begin at least 0.2 s apart; without triggers the eyes close every 2.5–6 s (or twice).
 */
export interface Blink {
  update(deltaSeconds: number): void
  /** 0 open … 1 closed. */
  readonly value: number
  /** Something happened that often brings a blink. Nothing comes of it soon after the last blink. */
  consider(cause: BlinkCause): void
  reset(): void
}

export type BlinkCause = 'gaze' | 'head' | 'phrase'

/** Chance of a blink by cause; VMagicMirror's behaviour-based blink. */
const chance = { gaze: 0.7, head: 1, phrase: 0.2 } as const

/** Phases in seconds: 70 ms down, 40 closed, 110 up (avatar-foundry §7). */
const down = 0.07
const hold = 0.04
const up = 0.11
const whole = down + hold + up

const shortestWait = 2.5
const longestWait = 6
const doubleShare = 0.15
const cooldown = 2

export function createBlink(random: Random): Blink {
  // Fields of one object are changed in place; a variable of a closure makes a new number with every write.
  const now = {
    phase: whole,
    sinceLast: 0,
    wait: 0,
    value: 0,
  }

  const nextWait = (): number => {
    if (random.next() < doubleShare) return random.between(0.01, 0.4)
    // Skewed to the short side: most pauses are 3–4 s, a few are long.
    return shortestWait + (longestWait - shortestWait) * random.next() ** 1.5
  }
  const begin = (): void => {
    now.phase = 0
    now.sinceLast = 0
    now.wait = nextWait()
  }
  const reset = (): void => {
    random.reset()
    now.phase = whole
    now.sinceLast = cooldown
    now.value = 0
    now.wait = random.between(0.6, longestWait / 2)
  }
  reset()

  return {
    get value() {
      return now.value
    },
    reset,
    consider(cause) {
      if (now.sinceLast < cooldown || now.phase < whole) return
      if (random.next() < chance[cause]) begin()
    },
    update(deltaSeconds) {
      let left = Math.min(deltaSeconds, longestWait)
      now.sinceLast += left
      while (left > 0) {
        if (now.phase < whole) {
          const step = Math.min(left, whole - now.phase)
          now.phase += step
          left -= step
        } else if (now.wait > left) {
          now.wait -= left
          left = 0
        } else {
          left -= now.wait
          begin()
          now.sinceLast = left
        }
      }
      now.value = lid(now.phase)
    },
  }
}

function lid(phase: number): number {
  if (phase < down) return smoothstep(phase / down)
  if (phase < down + hold) return 1
  return 1 - smoothstep((phase - down - hold) / up)
}
