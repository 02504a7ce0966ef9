import type { SpokenLanguage } from '#contract/host.ts'
import { VoiceError, type VoicePart } from '#domain/host/ports.ts'
import { goesOnAsMp3, looksLikeMp3, openMp3Stream, type Mp3Sound, type Mp3Stream } from './mp3-stream.ts'
import { samplesFromBytes } from './voice-pack-frames.ts'
import { monoSamples, readWavHead } from './wav-stream.ts'

export interface SpeechServer {
  /** Address of the interface, as `https://speech.example/v1`; `/audio/speech` is appended. */
  readonly baseUrl: string
  readonly apiKey?: string
  readonly model: string
  /** Name of the voice for each language the server speaks. */
  readonly voices: Readonly<Partial<Record<SpokenLanguage, string | undefined>>>
  /** What is asked for; a server that answers `pcm` tells no rate, so it is set here. */
  readonly format: 'wav' | 'pcm' | 'mp3'
  readonly pcmSampleRateHz: number
}

export interface SpeechServerLimits {
  /** From the request to the first bytes of sound. */
  readonly firstByteMs: number
  /** Longest pause between two pieces. */
  readonly silenceMs: number
  readonly mostBytes: number
}

/** The sound of one answer as it arrives, whatever the server calls it: WAV, bare PCM or MP3. @throws VoiceError */
export async function* readSound(
  response: Response,
  server: Pick<SpeechServer, 'format' | 'pcmSampleRateHz'>,
  limits: SpeechServerLimits,
  /** Something arrived: the next piece may take as long again. */
  onArrival: () => void,
): AsyncGenerator<VoicePart> {
  const type = response.headers.get('content-type') ?? ''
  if (/text\/|html|json|xml/i.test(type)) {
    await response.body?.cancel()
    throw notSound(`它回答的是 ${type.split(';')[0] ?? type}`)
  }
  if (response.body === null) throw notSound('它的回答是空的')
  let pending: Buffer = Buffer.alloc(0)
  let mp3: Mp3Stream | undefined
  let sounded = false
  let format: { sampleRateHz: number; channels: number } | undefined
  let received = 0
  try {
    for await (const bytes of response.body) {
      onArrival()
      received += bytes.length
      if (received > limits.mostBytes)
        throw failure('too-long', '语音服务为一句话送来的声音太长，已停止接收；这一句只显示字幕。')
      pending = Buffer.concat([pending, bytes])
      if (mp3 === undefined && format === undefined && looksLikeMp3(pending)) {
        // Bare sound may begin with the same bytes by chance.
        const surely = server.format !== 'pcm' || goesOnAsMp3(pending)
        if (surely === undefined) continue
        if (surely) mp3 = await openMp3Stream()
      }
      if (mp3 !== undefined) {
        const sound = decoded(mp3, pending)
        pending = Buffer.alloc(0)
        if (sound === undefined) continue
        sounded = true
        yield { kind: 'pcm', ...sound }
        continue
      }
      if (format === undefined) {
        const head = readHead(pending, server)
        if (head === undefined) continue
        format = head
        pending = pending.subarray(head.dataStart)
      }
      const whole = pending.length - (pending.length % (2 * format.channels))
      if (whole === 0) continue
      const samples = monoSamples(samplesFromBytes(pending.subarray(0, whole)), format.channels)
      pending = pending.subarray(whole)
      yield { kind: 'pcm', samples, sampleRateHz: format.sampleRateHz }
    }
  } finally {
    mp3?.close()
  }
  if (mp3 !== undefined && !sounded) throw notSound('它送来的 MP3 里没有声音')
  if (mp3 === undefined && format === undefined) throw notSound('它的回答太短，不是一段声音')
}

/** Looks at the first bytes, since what a server says of its answer is often wrong. */
function readHead(bytes: Buffer, server: Pick<SpeechServer, 'format' | 'pcmSampleRateHz'>) {
  if (bytes.length < 12) return undefined
  const first = bytes.toString('latin1', 0, 12)
  if (/^\s*[<{][\x20-\x7e\s]*$/.test(first)) throw notSound('它回答的是网页或文字')
  if (first.startsWith('OggS') || first.startsWith('fLaC'))
    throw notSound('它送来的是压缩的声音，请打开 WAV、PCM 或 MP3 输出')
  if (!first.startsWith('RIFF')) {
    if (server.format === 'wav') throw notSound('它送来的不是 WAV')
    return { sampleRateHz: server.pcmSampleRateHz, channels: 1, dataStart: 0 }
  }
  try {
    return readWavHead(bytes)
  } catch (cause) {
    throw failure('not-sound', '语音服务送来的 WAV 不是十六位的，这一句只显示字幕。请在服务中改成十六位 PCM。', cause)
  }
}

function decoded(mp3: Mp3Stream, bytes: Uint8Array): Mp3Sound | undefined {
  try {
    return mp3.decode(bytes)
  } catch (cause) {
    throw failure('not-sound', '语音服务送来的 MP3 读不了，这一句只显示字幕。请在服务中改成 WAV 或 PCM 输出。', cause)
  }
}

function notSound(what: string): VoiceError {
  return failure('not-sound', `语音服务没有送来声音：${what}。这一句只显示字幕，请检查设置中的语音服务地址。`)
}

export function failure(reason: VoiceError['failure']['reason'], detail: string, cause?: unknown): VoiceError {
  return new VoiceError({ reason, detail }, cause === undefined ? undefined : { cause })
}
