import type { SpokenLanguage } from '#contract/host.ts'
import { RecognitionError, type Recogniser, type Recording } from '#domain/host/ports.ts'
import { wavFile } from './wav-file.ts'

export interface RecognitionServer {
  /** `/audio/transcriptions` is appended. */
  readonly baseUrl: string
  readonly model: string
  readonly apiKey?: string | undefined
}

const usualLimitMs = 12_000
/** As such servers name languages (ISO 639-1); Cantonese has no code of its own there. */
const codes: Record<SpokenLanguage, string> = { cmn: 'zh', yue: 'yue', en: 'en' }
const longestAnswer = 20_000

/** Hears through a server with the `/audio/transcriptions` interface. The recording is sent and forgotten. */
export function createServerRecogniser(server: RecognitionServer, limitMs = usualLimitMs): Recogniser {
  const address = `${server.baseUrl.replace(/\/+$/, '')}/audio/transcriptions`

  async function recognise(recording: Recording, signal: AbortSignal): Promise<string> {
    const limit = AbortSignal.timeout(limitMs)
    try {
      return textOf(await ask(recording, AbortSignal.any([signal, limit])))
    } catch (cause) {
      if (signal.aborted) throw signal.reason
      if (cause instanceof RecognitionError) throw cause
      if (limit.aborted) throw failure('too-slow', '语音识别没有及时回答，请再说一遍，或改用打字。', cause)
      throw failure('unreachable', '连不上语音识别服务，请改用打字。工作人员可在设置中检查地址。', cause)
    }
  }

  async function ask(recording: Recording, signal: AbortSignal): Promise<string> {
    const form = new FormData()
    form.set('file', new Blob([wavFile(recording)], { type: 'audio/wav' }), 'question.wav')
    form.set('model', server.model)
    form.set('language', codes[recording.language])
    form.set('response_format', 'json')
    const headers = server.apiKey === undefined ? {} : { authorization: `Bearer ${server.apiKey}` }
    const response = await fetch(address, { method: 'POST', body: form, headers, signal, redirect: 'error' })
    if (!response.ok) {
      await response.body?.cancel()
      throw failure('refused', `语音识别服务拒绝了请求（${response.status}），请改用打字。`)
    }
    const answer = await response.text()
    if (answer.length > longestAnswer) throw failure('not-text', '语音识别服务的回答太长，请改用打字。')
    return answer
  }

  return {
    recognise,
    status: () => Promise.resolve({ ready: true, detail: '' }),
  }
}

/** `{"text": "…"}`; a server that answers with a page or something else said nothing. */
function textOf(answer: string): string {
  try {
    const read: unknown = JSON.parse(answer)
    if (typeof read === 'object' && read !== null && 'text' in read && typeof read.text === 'string') return read.text
  } catch {
    // Said below, in words.
  }
  throw failure('not-text', '语音识别服务回答的不是文字，请改用打字。工作人员可在设置中检查地址。')
}

/** Nobody listens: the office has not said by whom, or has said not to. */
export const noRecogniser: Recogniser = {
  recognise: () => Promise.reject(failure('off', '这台机器没有打开语音提问，请用打字或点选问题。')),
  status: () => Promise.resolve({ ready: false, detail: '没有设置语音识别，可以打字或点选问题。' }),
}

function failure(reason: RecognitionError['failure']['reason'], detail: string, cause?: unknown): RecognitionError {
  return new RecognitionError({ reason, detail }, cause === undefined ? undefined : { cause })
}
