import type { SpokenLanguage } from '#contract/host.ts'
import { VoiceError, type Voice, type VoicePart, type VoiceRequest } from '#domain/host/ports.ts'
import { failure, readSound, type SpeechServer, type SpeechServerLimits } from './speech-server-sound.ts'

export type { SpeechServer }

const usualLimits: SpeechServerLimits = { firstByteMs: 15_000, silenceMs: 10_000, mostBytes: 20_000_000 }

/** A voice of a server with the `/audio/speech` interface. It tells no events: the lips follow the sound by alignment. */
export function createServerVoice(server: SpeechServer, limits: SpeechServerLimits = usualLimits): Voice {
  const address = `${server.baseUrl.replace(/\/+$/, '')}/audio/speech`

  async function* speak(request: VoiceRequest, signal: AbortSignal): AsyncGenerator<VoicePart> {
    signal.throwIfAborted()
    const clock = silenceClock(limits.firstByteMs)
    try {
      const response = await ask(address, server, request, AbortSignal.any([signal, clock.signal]))
      yield* readSound(response, server, limits, () => clock.restart(limits.silenceMs))
    } catch (cause) {
      if (signal.aborted) throw signal.reason
      if (clock.signal.aborted)
        throw failure('too-slow', '语音服务长时间没有回应，这一句只显示字幕。请检查网络，或改用离线语音包。', cause)
      if (cause instanceof VoiceError) throw cause
      throw failure('server-unreachable', '连不上语音服务，这一句只显示字幕。请检查网络和设置中的语音服务地址。', cause)
    } finally {
      clock.stop()
    }
  }

  return {
    kind: 'server',
    speak,
    speaks: language => Boolean(server.voices[language]),
    async status() {
      const label = '语音服务'
      try {
        const sentence = { text: '您好。', runs: [] }
        const language = (Object.keys(server.voices)[0] ?? 'cmn') as SpokenLanguage
        for await (const part of speak({ language, rate: 1, pitch: 1, sentence }, AbortSignal.timeout(30_000))) {
          if (part.kind === 'pcm' && part.samples.length > 0) return { voice: 'server', label, ready: true, detail: '' }
        }
        return {
          voice: 'server',
          label,
          ready: false,
          detail: '语音服务回答了，但没有声音。请检查设置中的模型和音色名称。',
        }
      } catch (cause) {
        const detail = cause instanceof VoiceError ? cause.message : '语音服务没有在三十秒内回答。'
        return { voice: 'server', label, ready: false, detail }
      }
    },
    async close() {
      // Each request closes its own connection; nothing is kept.
    },
  }
}

async function ask(address: string, server: SpeechServer, request: VoiceRequest, signal: AbortSignal) {
  const voice = server.voices[request.language]
  if (voice === undefined || voice === '') {
    throw failure('server-refused', '语音服务没有设置这种语言的音色，这一句只显示字幕。请在设置中补上音色名称。')
  }
  const response = await fetch(address, {
    method: 'POST',
    signal,
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      ...(server.apiKey === undefined ? {} : { authorization: `Bearer ${server.apiKey}` }),
    },
    body: JSON.stringify({
      model: server.model,
      voice,
      input: request.sentence.text,
      response_format: server.format,
      speed: request.rate,
    }),
  })
  if (response.ok) return response
  await response.body?.cancel()
  const advice =
    response.status === 401 || response.status === 403
      ? '密钥不对或没有权限，请在设置中重新填写密钥。'
      : response.status === 429
        ? '请求太多或额度用完，请稍后再试。'
        : '请检查设置中的地址、模型和音色名称。'
  throw failure('server-refused', `语音服务拒绝了请求（${response.status}），这一句只显示字幕。${advice}`)
}

interface SilenceClock {
  readonly signal: AbortSignal
  readonly restart: (milliseconds: number) => void
  readonly stop: () => void
}

/** Aborts its signal when it is not restarted in time. */
function silenceClock(milliseconds: number): SilenceClock {
  const controller = new AbortController()
  const ring = (): void => controller.abort(new Error('silence'))
  let timer = setTimeout(ring, milliseconds)
  return {
    signal: controller.signal,
    restart(next) {
      clearTimeout(timer)
      timer = setTimeout(ring, next)
    },
    stop: () => clearTimeout(timer),
  }
}
