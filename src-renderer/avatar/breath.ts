import { smoothstep } from './easing.ts'
import type { PoseLayers } from './pose-layers.ts'

/** Breath as its own layer, under every gesture: in 1.2 s, held 0.5, out 1.0, rest 1.5 (TalkingHead). */
export interface Breath {
  update(deltaSeconds: number): void
  /** 0 empty … 1 full. */
  readonly fullness: number
  /** Share of a full breath; speaking people breathe deeper. */
  setDepth(depth: number): void
  reset(): void
}

const inhale = 1.2
const held = 0.5
const exhale = 1
const rest = 1.5
export const breathSeconds = inhale + held + exhale + rest

export function createBreath(layers: Pick<PoseLayers, 'turn'>): Breath {
  // Fields of one object are changed in place; a variable of a closure makes a new number with every write.
  const now = {
    phase: 0,
    depth: 1,
    wanted: 1,
    fullness: 0,
  }
  return {
    get fullness() {
      return now.fullness
    },
    setDepth(next) {
      now.wanted = next
    },
    reset() {
      now.phase = 0
      now.depth = now.wanted
      now.fullness = 0
    },
    update(deltaSeconds) {
      now.phase = (now.phase + deltaSeconds) % breathSeconds
      now.depth += (now.wanted - now.depth) * (1 - Math.exp(-2 * deltaSeconds))
      now.fullness = fill(now.phase)
      const amount = now.fullness * now.depth
      // Degrees from avatar-foundry §12, breathing.
      layers.turn('upperChest', -0.9 * amount, 0, 0)
      layers.turn('chest', -0.5 * amount, 0, 0)
      layers.turn('neck', 0.6 * amount, 0, 0)
      layers.turn('leftShoulder', 0, 0, 0.8 * amount)
      layers.turn('rightShoulder', 0, 0, -0.8 * amount)
    },
  }
}

function fill(phase: number): number {
  if (phase < inhale) return smoothstep(phase / inhale)
  if (phase < inhale + held) return 1
  return 1 - smoothstep((phase - inhale - held) / exhale)
}
