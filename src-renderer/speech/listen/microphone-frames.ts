/** Frames of 512 samples at 16 kHz, mono, −1 … 1: 32 ms each. */
export const listeningRateHz = 16_000
export const frameSamples = 512
export const frameSeconds = frameSamples / listeningRateHz

/** Loudness of a frame: the root of its mean square, 0 … 1. */
export function rmsOf(frame: Float32Array): number {
  let sum = 0
  for (const sample of frame) sum += sample * sample
  return Math.sqrt(sum / frame.length)
}

/** Frames one after another, each when the one before has been dealt with; one that cannot be dealt with does not hold up the next. */
export function inOrder(handle: (frame: Float32Array) => Promise<void>): (frame: Float32Array) => void {
  let queue = Promise.resolve()
  return frame => {
    queue = queue.catch(() => undefined).then(() => handle(frame))
  }
}
