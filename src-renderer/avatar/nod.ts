import type { PoseLayers } from './pose-layers.ts'

/** Small nods of somebody who listens or agrees, laid over whatever the body does; degrees and seconds of avatar-foundry §12. */
export interface Nod {
  /** Begins a nod unless one is going on. @param strength 0…1 */
  begin(strength: number): void
  update(deltaSeconds: number): void
  reset(): void
}

const wholeSeconds = 0.9
/** The second nod is this much smaller than the first. */
const second = 0.6
const neckDegrees = 2.4
const headDegrees = 4.2

export function createNod(layers: Pick<PoseLayers, 'turn'>): Nod {
  let phase = 1
  let strength = 0
  return {
    begin(next) {
      if (phase < 1) return
      phase = 0
      strength = Math.min(1, Math.max(0, next))
    },
    update(deltaSeconds) {
      if (phase >= 1) return
      phase = Math.min(1, phase + deltaSeconds / wholeSeconds)
      const down = depth(phase) * strength
      layers.turn('neck', neckDegrees * down, 0, 0)
      layers.turn('head', headDegrees * down, 0, 0)
    },
    reset() {
      phase = 1
      strength = 0
    },
  }
}

/** Two dips, 1 : 0.6; flat at begin, middle and end, so nothing jerks. */
function depth(phase: number): number {
  const first = phase < 0.55
  const share = first ? phase / 0.55 : (phase - 0.55) / 0.45
  const dip = Math.sin(Math.PI * share) ** 2
  return first ? dip : dip * second
}
