import captureUrl from './capture.worklet.js?url&no-inline'
import { listeningRateHz } from './microphone-frames.ts'

/** Why nobody can be heard: there is none, it was refused, another program holds it, the page may not, it went away. */
export const microphoneTroubles = ['none', 'refused', 'busy', 'insecure', 'lost'] as const
export type MicrophoneTrouble = (typeof microphoneTroubles)[number]

export class NoMicrophone extends Error {
  override readonly name = 'NoMicrophone'
  readonly trouble: MicrophoneTrouble

  constructor(trouble: MicrophoneTrouble, options?: ErrorOptions) {
    super(`no microphone: ${trouble}`, options)
    this.trouble = trouble
  }
}

export interface Microphone {
  readonly close: () => void
}

const openLimitMs = 15_000

/**
 * Opens the microphone until it is closed. Sound is handed over in memory and kept nowhere.
 * @param onLost  it was unplugged or taken away while in use
 * @throws NoMicrophone
 */
export async function openMicrophone(onFrame: (frame: Float32Array) => void, onLost: () => void): Promise<Microphone> {
  // Absent on pages that are not served securely.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices === undefined) throw new NoMicrophone('insecure')
  const stream = await streamOf(devices)
  let context: AudioContext | undefined
  let closed = false
  const close = (): void => {
    if (closed) return
    closed = true
    release(stream)
    void context?.close()
  }
  try {
    context = new AudioContext({ sampleRate: listeningRateHz })
    await context.audioWorklet.addModule(captureUrl)
    const node = new AudioWorkletNode(context, 'pengtong-capture')
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      if (!closed) onFrame(data)
    }
    context.createMediaStreamSource(stream).connect(node)
    if (context.state === 'suspended') await context.resume()
  } catch (cause) {
    close()
    throw new NoMicrophone('busy', { cause })
  }
  for (const track of stream.getTracks())
    track.addEventListener('ended', () => {
      if (closed) return
      close()
      onLost()
    })
  return { close }
}

async function streamOf(devices: MediaDevices): Promise<MediaStream> {
  let over = false
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new NoMicrophone('refused')), openLimitMs))
  try {
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 }
    const asked = devices.getUserMedia({ audio }).then(stream => {
      // Allowed after nobody waited any more: it is given back at once.
      if (over) release(stream)
      return stream
    })
    return await Promise.race([asked, late])
  } catch (cause) {
    over = true
    if (cause instanceof NoMicrophone) throw cause
    throw new NoMicrophone(troubleOf(cause), { cause })
  }
}

function release(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** By the names that the standard gives. */
export function troubleOf(cause: unknown): MicrophoneTrouble {
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy'
  if (name === 'SecurityError') return 'insecure'
  return 'refused'
}
