import { VoiceError, type Voice, type VoicePart, type VoiceRequest } from '#domain/host/ports.ts'
import { samplesFromBytes, type PackAnswer } from './voice-pack-frames.ts'
import { startVoicePack, type VoicePackCommand, type VoicePackProcess } from './voice-pack-process.ts'
import { packUtterances, speechEvents, type PackUtterance } from './voice-pack-script.ts'

export interface VoicePackOptions {
  /** How to start it; undefined where the pack is not installed. */
  readonly start: VoicePackCommand | undefined
  /** Longest silence of the pack before it is given up; the first answer includes starting and warming up (1–3 s). */
  readonly silenceLimitMs?: number
}

const packSampleRateHz = 22_050
/** So many deaths within the window, and the pack is left alone until the window has passed. */
const deathsAllowed = 3
const deathWindowMs = 60_000

const missing = new VoiceError({
  reason: 'pack-missing',
  detail: '没有安装离线语音包，现在只显示字幕，内容不受影响。运行 npm install 装回语音包，或在设置中填写语音服务地址。',
})

/**
 * The offline voice: a separate program that is started at the first need, kept, and started anew when it died.
 * Several sentences may be asked for at once; the pack makes them one after another.
 */
export function createVoicePack({ start, silenceLimitMs = 15_000 }: VoicePackOptions): Voice {
  let running: VoicePackProcess | undefined
  let deaths: number[] = []
  let lastId = 0

  function pack(): VoicePackProcess {
    if (start === undefined) throw missing
    if (running !== undefined) return running
    deaths = deaths.filter(at => Date.now() - at < deathWindowMs)
    if (deaths.length >= deathsAllowed) {
      throw new VoiceError({
        reason: 'pack-failed',
        detail:
          '离线语音包连续启动失败，现在只显示字幕，内容不受影响。一分钟后会再试；如仍不行，请运行 pengtong doctor 查看原因。',
      })
    }
    const fresh = startVoicePack(start)
    running = fresh
    void fresh.ended.then(() => {
      if (running !== fresh) return
      running = undefined
      deaths.push(Date.now())
    })
    return fresh
  }

  async function* speak(request: VoiceRequest, signal: AbortSignal): AsyncGenerator<VoicePart> {
    let samplesBefore = 0
    for (const utterance of packUtterances(request.sentence, request.language)) {
      signal.throwIfAborted()
      for await (const part of utter(utterance, request, samplesBefore / packSampleRateHz, signal)) {
        if (part.kind === 'pcm') samplesBefore += part.samples.length
        yield part
      }
    }
  }

  async function* utter(
    utterance: PackUtterance,
    { rate, pitch }: VoiceRequest,
    offsetSeconds: number,
    signal: AbortSignal,
  ): AsyncGenerator<VoicePart> {
    const from = pack()
    const id = (lastId += 1)
    const inbox: { answer: PackAnswer; payload: Buffer }[] = []
    let wake: () => void = () => undefined
    let death: string | undefined
    const unlisten = from.listen(id, {
      answered(answer, payload) {
        inbox.push({ answer, payload })
        wake()
      },
      ended(why) {
        death = why
        wake()
      },
    })
    let finished = false
    from.send({
      ask: 'synthesise',
      id,
      language: utterance.language,
      [utterance.notation]: utterance.said,
      rate,
      pitch,
    })
    try {
      for (;;) {
        if (inbox.length === 0 && death === undefined) await nextAnswer(from, resolve => (wake = resolve), signal)
        signal.throwIfAborted()
        if (inbox.length === 0 && death !== undefined) throw packDied(death)
        const next = inbox.shift()
        if (next === undefined) continue
        const { answer, payload } = next
        if (answer.say === 'end') {
          finished = true
          return
        }
        if (answer.say === 'error') {
          finished = true
          throw new VoiceError({
            reason: answer.code === 'TOO_LONG' ? 'too-long' : 'pack-failed',
            detail: `离线语音包没有读出这一句（${answer.code}），字幕照常显示。`,
          })
        }
        if (answer.say !== 'pcm') continue
        for (const event of answer.events) {
          for (const told of speechEvents(event, utterance, offsetSeconds)) yield { kind: 'event', event: told }
        }
        if (payload.length > 0)
          yield { kind: 'pcm', samples: samplesFromBytes(payload), sampleRateHz: packSampleRateHz }
      }
    } finally {
      unlisten()
      if (!finished) from.send({ ask: 'cancel', id })
    }
  }

  /** Waits for the pack to answer, to die, to be silent for too long, or for the asker to lose interest. */
  function nextAnswer(from: VoicePackProcess, onWake: (wake: () => void) => void, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (how: () => void): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', woken)
        how()
      }
      const woken = (): void => settle(resolve)
      const timer = setTimeout(() => {
        // Whatever holds it up, the next sentence must not queue behind it.
        from.kill()
        settle(() => reject(tooSlow()))
      }, silenceLimitMs)
      signal.addEventListener('abort', woken, { once: true })
      onWake(woken)
    })
  }

  return {
    kind: 'voice-pack',
    speak,
    async status() {
      const label = '离线语音包'
      try {
        const signal = AbortSignal.timeout(silenceLimitMs)
        await Promise.race([pack().greeted, new Promise((_, reject) => signal.addEventListener('abort', reject))])
        return { voice: 'voice-pack', label, ready: true, detail: '' }
      } catch (cause) {
        const detail =
          cause instanceof VoiceError
            ? cause.message
            : '离线语音包没有启动，现在只显示字幕。请运行 pengtong doctor 查看原因。'
        return { voice: 'voice-pack', label, ready: false, detail }
      }
    },
    async close() {
      const last = running
      running = undefined
      if (last === undefined) return
      last.kill()
      await last.ended
    },
  }
}

function packDied(why: string): VoiceError {
  const detail = '离线语音包意外退出，下一句会重新启动它；这一句只显示字幕。'
  return new VoiceError({ reason: 'pack-failed', detail }, { cause: new Error(why) })
}

function tooSlow(): VoiceError {
  return new VoiceError({ reason: 'too-slow', detail: '离线语音包长时间没有回应，已重新启动；这一句只显示字幕。' })
}
