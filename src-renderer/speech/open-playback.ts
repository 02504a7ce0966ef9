import { Playback } from './playback.ts'

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
      if (context.state === 'suspended') await context.resume()
      return context.state === 'running'
    },
    close: () => context.close(),
  }
}
