import { Playback } from './playback.ts'

/** How long a browser may take to open the loudspeaker before it is said to be silent. */
const wakeLimitMs = 600

/** The loudspeaker of this page. Browsers hold it shut until the visitor has touched something: see `wake`. */
export interface Loudspeaker {
  readonly playback: Playback
  /** To be called from a touch or key; answers whether sound can be heard. Safe to call often. */
  readonly wake: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** 48 kHz whatever the machine prefers: the lip follower and the film share that rate, and 22.05 kHz voices fit it. */
export function openLoudspeaker(): Loudspeaker {
  const context = new AudioContext({ sampleRate: 48_000, latencyHint: 'interactive' })
  return {
    playback: new Playback(context),
    async wake() {
      // A browser that holds it shut never answers.
      const late = new Promise<void>(resolve => setTimeout(resolve, wakeLimitMs))
      if (context.state === 'suspended') await Promise.race([context.resume(), late])
      return context.state === 'running'
    },
    close: () => context.close(),
  }
}
