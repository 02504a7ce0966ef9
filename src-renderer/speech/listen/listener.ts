/**
 * Listens to one visitor: microphone → likelihood of speech → turns → text. Waits are bounded; nothing is kept.
 * What the screen shows of it is `state`, always: nobody is recorded without seeing it.
 */
import type { SpokenLanguage } from '#contract/host.ts'
import { base64Of as base64OfBytes } from '#speech/base64.ts'
import { writeSamples } from '#speech/wav.ts'
import { inOrder, listeningRateHz, rmsOf } from './microphone-frames.ts'
import { NoMicrophone, openMicrophone, type Microphone, type MicrophoneTrouble } from './microphone.ts'
import { isOwnEcho } from './own-echo.ts'
import { SpeechGate } from './speech-gate.ts'
import type { SpeechLikelihood } from './speech-likelihood.ts'

export const listenerStates = ['closed', 'opening', 'waiting', 'hearing', 'recognising'] as const
export type ListenerState = (typeof listenerStates)[number]

/** What came of listening. */
export type HeardOutcome =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'interim'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'echo' }
  | { readonly kind: 'failed'; readonly reason: unknown }
  | { readonly kind: 'microphone'; readonly trouble: MicrophoneTrouble }

export interface ListenerParts {
  readonly likelihood: () => Promise<SpeechLikelihood>
  /** @param samples  Int16, mono, 16 kHz, base64 */
  readonly recognise: (
    asked: { samples: string; language: SpokenLanguage; interim: boolean },
    signal: AbortSignal,
  ) => Promise<string>
  readonly language: () => SpokenLanguage
  /** She is being heard now; half duplex is kept by it. */
  readonly hostHeard: () => boolean
  /** What she said of late, to know it when it comes back. */
  readonly saidLately: () => readonly string[]
  readonly onState: (state: ListenerState) => void
  /** 0 … 1, once a frame: what the meter shows. */
  readonly onLevel: (level: number) => void
  readonly onOutcome: (outcome: HeardOutcome) => void
  readonly microphone?: typeof openMicrophone
}

const interimEverySeconds = 1.2
const recognitionLimitMs = 15_000

export class Listener {
  readonly #parts: ListenerParts
  readonly #gate = new SpeechGate()
  #state: ListenerState = 'closed'
  #microphone: Microphone | undefined
  #turn = new AbortController()
  #lastInterim = 0
  #interimRunning = false

  constructor(parts: ListenerParts) {
    this.#parts = parts
  }

  get state(): ListenerState {
    return this.#state
  }

  /** Opens the microphone and waits for somebody to speak. Safe to call when it is open. */
  async open(): Promise<void> {
    if (this.#state !== 'closed') return
    this.#become('opening')
    const turn = (this.#turn = new AbortController())
    try {
      const likelihood = await this.#parts.likelihood()
      likelihood.reset()
      const open = this.#parts.microphone ?? openMicrophone
      const microphone = await open(
        inOrder(async frame => {
          const likely = await likelihood.of(frame)
          if (!turn.signal.aborted) this.#hear(frame, likely)
        }),
        () => this.#trouble('lost'),
      )
      if (turn.signal.aborted) {
        microphone.close()
        return
      }
      this.#microphone = microphone
      this.#gate.reset()
      this.#become('waiting')
    } catch (cause) {
      if (!turn.signal.aborted) this.#trouble(cause instanceof NoMicrophone ? cause.trouble : 'busy')
    }
  }

  /** The visitor says "done" by touch: what was said so far is the question. */
  finish(): void {
    if (this.#state !== 'hearing' && this.#state !== 'waiting') return
    const sound = this.#gate.soundSoFar()
    const spoke = this.#gate.speaking
    this.#gate.reset()
    if (spoke) void this.#recognise(sound)
    else this.#end({ kind: 'nothing' })
  }

  /** Stops without a result. */
  close(): void {
    this.#turn.abort()
    this.#microphone?.close()
    this.#microphone = undefined
    this.#gate.reset()
    this.#become('closed')
  }

  #hear(frame: Float32Array, likely: number): void {
    if (this.#state !== 'waiting' && this.#state !== 'hearing') return
    this.#parts.onLevel(Math.min(1, rmsOf(frame) * 6))
    const event = this.#gate.push(frame, likely, this.#parts.hostHeard())
    if (event?.kind === 'began') {
      this.#lastInterim = 0
      this.#become('hearing')
    } else if (event?.kind === 'ended') void this.#recognise(event.sound)
    else if (event?.kind === 'nobody') this.#become('waiting')
    else if (event?.kind === 'patience-over') this.#end({ kind: 'nothing' })
    else if (this.#state === 'hearing') void this.#interim()
  }

  /** While somebody speaks, what was said so far is recognised now and then; the last word is the whole turn's. */
  async #interim(): Promise<void> {
    const sound = this.#gate.soundSoFar()
    const seconds = sound.length / listeningRateHz
    if (this.#interimRunning || seconds - this.#lastInterim < interimEverySeconds) return
    this.#lastInterim = seconds
    this.#interimRunning = true
    try {
      const text = await this.#ask(sound, true)
      if (this.#state === 'hearing' && text !== '') this.#parts.onOutcome({ kind: 'interim', text })
    } catch {
      // Only a preview: the whole turn is asked for at its end, and says what is wrong.
    } finally {
      this.#interimRunning = false
    }
  }

  async #recognise(sound: Float32Array): Promise<void> {
    this.#become('recognising')
    this.#microphone?.close()
    this.#microphone = undefined
    const { signal } = this.#turn
    try {
      const text = await this.#ask(sound, false)
      if (signal.aborted) return
      if (text === '') this.#end({ kind: 'nothing' })
      else this.#end(isOwnEcho(text, this.#parts.saidLately()) ? { kind: 'echo' } : { kind: 'text', text })
    } catch (reason) {
      if (!signal.aborted) this.#end({ kind: 'failed', reason })
    }
  }

  async #ask(sound: Float32Array, interim: boolean): Promise<string> {
    const signal = AbortSignal.any([this.#turn.signal, AbortSignal.timeout(recognitionLimitMs)])
    const asked = { samples: base64Of(sound), language: this.#parts.language(), interim }
    return (await this.#parts.recognise(asked, signal)).trim()
  }

  #trouble(trouble: MicrophoneTrouble): void {
    this.#end({ kind: 'microphone', trouble })
  }

  #end(outcome: HeardOutcome): void {
    this.close()
    this.#parts.onOutcome(outcome)
  }

  #become(state: ListenerState): void {
    if (state === this.#state) return
    this.#state = state
    this.#parts.onState(state)
  }
}

/** Int16 little endian. */
export function base64Of(samples: Float32Array): string {
  const bytes = new Uint8Array(samples.length * 2)
  writeSamples(bytes, 0, samples)
  return base64OfBytes(bytes)
}
