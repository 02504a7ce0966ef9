import type { AudioOut } from '#speech/playback.ts'

/**
 * The reading clock: captions go on where no sound can be heard (no loudspeaker, a browser that holds it shut).
 * It plays nothing; whoever uses it gives sentences without sound.
 */
export function createSilentOut(): AudioOut {
  const connectable = { connect: () => undefined, disconnect: () => undefined }
  const gain = { value: 1, setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined }
  const out = {
    state: 'running',
    get currentTime() {
      return performance.now() / 1000
    },
    destination: connectable,
    createBuffer: () => ({ copyToChannel: () => undefined }),
    createBufferSource: () => ({
      ...connectable,
      addEventListener: () => undefined,
      start: () => undefined,
      stop: () => undefined,
    }),
    createGain: () => ({ ...connectable, gain: { ...gain, cancelScheduledValues: () => undefined } }),
  }
  return out as unknown as AudioOut
}
