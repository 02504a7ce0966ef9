/** How the tests of the voices ask: one sentence, its length in seconds, or why there was none. */
import type { SpeechServer } from './voice-openai-compatible.ts'
import { createServerVoice } from './voice-openai-compatible.ts'
import { VoiceError, type Voice, type VoiceRequest } from '#domain/host/ports.ts'
import { startSpeechServer, type Habit, type SpeechServerTwin } from './speech-server-twin.ts'

export const servers: SpeechServerTwin[] = []
/** A voice of a twin server with the given habit; `servers` are to be closed at the end. */
export async function server(habit: Habit, options: Partial<SpeechServer> = {}, firstByteMs = 5_000): Promise<Voice> {
  const started = await startSpeechServer(habit)
  servers.push(started)
  const voices = { cmn: 'a', yue: 'b', en: 'c' }
  const asked: SpeechServer = {
    baseUrl: started.baseUrl,
    model: 'm',
    voices,
    format: 'wav',
    pcmSampleRateHz: 24_000,
    ...options,
  }
  return createServerVoice(asked, { firstByteMs, silenceMs: 500, mostBytes: 3_000_000 })
}

export const sentence = (text: string, more: Partial<VoiceRequest> = {}): VoiceRequest => ({
  language: 'cmn',
  rate: 1,
  pitch: 1,
  sentence: { text, runs: [] },
  ...more,
})

export async function secondsOf(
  voice: Voice,
  request: VoiceRequest,
  signal = new AbortController().signal,
): Promise<number> {
  let seconds = 0
  for await (const part of voice.speak(request, signal)) {
    if (part.kind === 'pcm') seconds += part.samples.length / part.sampleRateHz
  }
  return seconds
}

export async function failureOf(voice: Voice) {
  const thrown: unknown = await secondsOf(voice, sentence('您好。')).catch((cause: unknown) => cause)
  if (thrown instanceof VoiceError) return thrown.failure
  throw new Error(`not a failure of the voice: ${String(thrown)}`)
}
