import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v5.onnx?url'
import { listeningRateHz, rmsOf } from './microphone-frames.ts'

/** How likely it is that somebody speaks in a frame of 32 ms, 0 … 1. Frames in order; `reset` between visitors. */
export interface SpeechLikelihood {
  readonly of: (frame: Float32Array) => Promise<number> | number
  readonly reset: () => void
  /** The model was read; without it loudness alone decides. */
  readonly learned: boolean
}

const loadLimitMs = 15_000
const contextSamples = 64

/** The model that comes with the program; loudness where it cannot be read. Never throws. */
export async function openLikelihood(): Promise<SpeechLikelihood> {
  const late = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), loadLimitMs))
  try {
    return (await Promise.race([openModel(), late])) ?? byLoudness()
  } catch {
    // A machine without WASM, a page without the file: speaking by button goes on, hands-free is rougher.
    return byLoudness()
  }
}

let model: ReturnType<typeof readModel> | undefined

/** One model for whoever listens; what each has heard before is its own. */
async function openModel(): Promise<SpeechLikelihood> {
  model ??= readModel()
  try {
    return (await model)()
  } catch (cause) {
    // The next who listens tries again.
    model = undefined
    throw cause
  }
}

async function readModel(): Promise<() => SpeechLikelihood> {
  const ort = await import('onnxruntime-web/wasm')
  // One thread: more would need a page that shares memory.
  ort.env.wasm.numThreads = 1
  const response = await fetch(modelUrl)
  if (!response.ok) throw new Error(`the speech model answered ${response.status}`)
  const session = await ort.InferenceSession.create(await response.arrayBuffer())
  let last: Promise<unknown> = Promise.resolve()
  /** One frame at a time, whoever hears it. */
  const run: typeof session.run = async feeds => {
    const mine = last.then(() => session.run(feeds))
    last = mine.catch(() => undefined)
    return await mine
  }
  const fresh = () => new ort.Tensor('float32', new Float32Array(2 * 128), [2, 1, 128])
  const rate = new ort.Tensor('int64', BigInt64Array.from([BigInt(listeningRateHz)]), [])
  return () => {
    let state = fresh()
    // The model wants the last samples of the frame before.
    let before = new Float32Array(contextSamples)
    return {
      learned: true,
      async of(frame) {
        const joined = new Float32Array(contextSamples + frame.length)
        joined.set(before)
        joined.set(frame, contextSamples)
        before = frame.slice(-contextSamples)
        const input = new ort.Tensor('float32', joined, [1, joined.length])
        const { output, stateN } = await run({ input, state, sr: rate })
        if (stateN instanceof ort.Tensor && stateN.type === 'float32') state = stateN as typeof state
        return Number(output?.data[0] ?? 0)
      },
      reset() {
        state = fresh()
        before = new Float32Array(contextSamples)
      },
    }
  }
}

/** Louder than the quietest of the last seconds by 12 dB and not a click: what a machine without the model can tell. */
export function byLoudness(): SpeechLikelihood {
  const floorRise = 1.004
  let floor = 1
  return {
    learned: false,
    of(frame) {
      const level = rmsOf(frame) + 1e-5
      floor = Math.min(level, floor * floorRise)
      return level > 0.008 && level > floor * 4 ? 0.9 : 0.1
    },
    reset: () => (floor = 1),
  }
}
