import { openMicrophone, type Microphone } from './microphone.ts'

type Hear = (frame: Float32Array) => void

/**
 * One microphone for several listeners: who watches for an interruption and who hears the question take turns without a gap,
 * and the second begins with what was said just before. Opened for the first, closed after the last.
 */
export function shareMicrophone(
  preRollFrames: number,
  open: typeof openMicrophone = openMicrophone,
): typeof openMicrophone {
  const listeners = new Map<Hear, () => void>()
  let opening: Promise<Microphone> | undefined
  let kept: Float32Array[] = []

  function hear(frame: Float32Array): void {
    kept.push(frame)
    if (kept.length > preRollFrames) kept.shift()
    for (const listener of [...listeners.keys()]) listener(frame)
  }
  function lost(): void {
    const told = [...listeners.values()]
    listeners.clear()
    opening = undefined
    kept = []
    for (const tell of told) tell()
  }

  return async (onFrame, onLost) => {
    const joins = opening !== undefined && listeners.size > 0
    listeners.set(onFrame, onLost)
    const mine = (opening ??= open(hear, lost))
    const leave = (): void => {
      if (!listeners.delete(onFrame) || listeners.size > 0) return
      opening = undefined
      kept = []
      void mine.then(microphone => microphone.close()).catch(() => undefined)
    }
    try {
      await mine
    } catch (cause) {
      listeners.delete(onFrame)
      if (opening === mine) opening = undefined
      throw cause
    }
    // What was said before it joined is heard first.
    if (joins) for (const frame of kept) onFrame(frame)
    return { close: leave }
  }
}
