import type { SpeakRequest, SpeechChunk, VoiceFailure, VoiceStatus } from '#contract/host.ts'
import type { Clock } from '#kernel/clock.ts'
import { VoiceError, type Voice } from './ports.ts'
import { speakSentence } from './speak.ts'

/**
 * Gives the host her voice.
 *   1. Voices are tried in the order of preference; one that failed rests for a minute before it is tried again, so that a
 *      server that is away delays one sentence, not each.
 *   2. A sentence is spoken by one voice from begin to end.
 *   3. While one sentence is heard the next is made, and no more than that.
 */
export interface HostService {
  /** One chunk per sentence, in order. @throws VoiceError when no voice speaks */
  speak(request: SpeakRequest, signal: AbortSignal): AsyncGenerator<SpeechChunk, void>
  /** Of the first voice that is ready, else of the first. */
  voiceStatus(): Promise<VoiceStatus>
}

const restAfterFailureMs = 60_000

export interface HostParts {
  /** In order of preference; asked anew for each sentence, since settings may change. Whoever opened them closes them. */
  readonly voices: () => readonly Voice[] | Promise<readonly Voice[]>
  readonly clock: Clock
}

const noVoice: VoiceFailure = {
  reason: 'pack-missing',
  detail: '没有可用的声音，现在只显示字幕，内容不受影响。请在设置中填写语音服务地址，或装回离线语音包。',
}

export function createHostService({ voices, clock }: HostParts): HostService {
  const restsUntil = new Map<Voice['kind'], number>()
  const now = (): number => clock().getTime()

  async function oneSentence(
    request: SpeakRequest,
    index: number,
    signal: AbortSignal,
  ): Promise<SpeechChunk | undefined> {
    if (index >= request.sentences.length) return undefined
    const all = (await voices()).filter(voice => voice.speaks?.(request.language) ?? true)
    const rested = all.filter(voice => (restsUntil.get(voice.kind) ?? 0) <= now())
    let failure = noVoice
    let cause: unknown
    for (const voice of rested.length > 0 ? rested : all) {
      try {
        return await speakSentence(voice, request, index, signal)
      } catch (thrown) {
        if (!(thrown instanceof VoiceError)) throw thrown
        if (cause === undefined) {
          failure = thrown.failure
          cause = thrown
        }
        restsUntil.set(voice.kind, now() + restAfterFailureMs)
      }
    }
    throw new VoiceError(failure, { cause })
  }

  return {
    async *speak(request, signal) {
      const stop = new AbortController()
      const either = AbortSignal.any([signal, stop.signal])
      const make = (index: number): Promise<SpeechChunk | undefined> => {
        const chunk = oneSentence(request, index, either)
        // Heard when it is awaited; until then nobody is there to hear it.
        chunk.catch(() => undefined)
        return chunk
      }
      try {
        let next = make(0)
        for (let index = 0; index < request.sentences.length; index += 1) {
          const chunk = await next
          if (chunk === undefined) return
          next = make(index + 1)
          yield chunk
        }
      } finally {
        stop.abort()
      }
    },
    async voiceStatus() {
      const states: VoiceStatus[] = []
      for (const voice of await voices()) {
        const state = await voice.status()
        if (state.ready) return state
        states.push(state)
      }
      return states[0] ?? { voice: 'voice-pack', label: '没有声音', ready: false, detail: noVoice.detail }
    },
  }
}
