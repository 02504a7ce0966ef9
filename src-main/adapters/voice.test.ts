import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { VoiceError, type Voice, type VoiceRequest } from '#domain/host/ports.ts'
import { startSpeechServer, type Habit, type SpeechServerTwin } from './speech-server-twin.ts'
import { locateVoicePack } from './voice-pack-location.ts'
import { createVoicePack } from './voice-pack.ts'
import { createServerVoice, type SpeechServer } from './voice-openai-compatible.ts'

const installed = locateVoicePack(fileURLToPath(new URL('../..', import.meta.url)))
const program = (script: string) => ({ command: process.execPath, args: ['-e', script] })

const servers: SpeechServerTwin[] = []
async function server(habit: Habit, options: Partial<SpeechServer> = {}, firstByteMs = 5_000): Promise<Voice> {
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

/** Each voice, well and in each way it can be ill. */
const kinds = [
  {
    name: '离线语音包',
    here: installed !== undefined,
    well: () => Promise.resolve(createVoicePack({ start: installed })),
    absent: () => Promise.resolve(createVoicePack({ start: undefined })),
    silent: () =>
      Promise.resolve(createVoicePack({ start: program('setInterval(() => {}, 1000)'), silenceLimitMs: 300 })),
    babbling: () =>
      Promise.resolve(
        createVoicePack({ start: program('console.log("<html>not a frame</html>"); setInterval(() => {}, 1000)') }),
      ),
  },
  {
    name: '语音服务',
    here: true,
    well: () => server('hums'),
    absent: () => server('hums', { baseUrl: 'http://127.0.0.1:9/v1' }),
    silent: () => server('silent', {}, 300),
    babbling: () => server('html'),
  },
]

const sentence = (text: string, more: Partial<VoiceRequest> = {}): VoiceRequest => ({
  language: 'cmn',
  rate: 1,
  pitch: 1,
  sentence: { text, runs: [] },
  ...more,
})

async function secondsOf(voice: Voice, request: VoiceRequest, signal = new AbortController().signal): Promise<number> {
  let seconds = 0
  for await (const part of voice.speak(request, signal)) {
    if (part.kind === 'pcm') seconds += part.samples.length / part.sampleRateHz
  }
  return seconds
}

async function failureOf(voice: Voice) {
  const thrown: unknown = await secondsOf(voice, sentence('您好。')).catch((cause: unknown) => cause)
  expect(thrown).toBeInstanceOf(VoiceError)
  return (thrown as VoiceError).failure
}

for (const kind of kinds) {
  describe.skipIf(!kind.here)(`${kind.name}${kind.here ? '' : '（没有安装引擎）'}`, () => {
    let voice: Voice | undefined
    afterEach(async () => {
      await voice?.close()
      voice = undefined
    })

    it('一句话有相应长短的声音，说得快就短', async () => {
      voice = await kind.well()
      const usual = await secondsOf(voice, sentence('请带身份证到二号窗口办理。'))
      const fast = await secondsOf(voice, sentence('请带身份证到二号窗口办理。', { rate: 1.6 }))
      expect(usual).toBeGreaterThan(1.5)
      expect(usual).toBeLessThan(8)
      expect(fast / usual).toBeLessThan(0.8)
    })

    it('两句话同时要，各得各的声音', async () => {
      voice = await kind.well()
      const [short, long] = await Promise.all([
        secondsOf(voice, sentence('您好。')),
        secondsOf(voice, sentence('请带身份证到二号窗口办理，谢谢。')),
      ])
      expect(short).toBeGreaterThan(0.2)
      expect(long).toBeGreaterThan(short * 2)
    })

    it('说到一半叫停，立刻停下，下一句照常', async () => {
      voice = await kind.well()
      await secondsOf(voice, sentence('您好。'))
      const stop = new AbortController()
      const long = sentence('请带身份证到二号窗口办理。'.repeat(20))
      let stoppedAt = 0
      const spoken = (async () => {
        for await (const part of voice.speak(long, stop.signal)) {
          if (part.kind === 'pcm' && !stop.signal.aborted) {
            stop.abort(new Error('访客走开了'))
            stoppedAt = performance.now()
          }
        }
      })()
      await expect(spoken).rejects.toThrow('访客走开了')
      expect(performance.now() - stoppedAt).toBeLessThan(200)
      expect(await secondsOf(voice, sentence('您好。'))).toBeGreaterThan(0.2)
    })

    it('好的声音报告自己可用', async () => {
      voice = await kind.well()
      expect(await voice.status()).toMatchObject({ ready: true, detail: '' })
    })

    it('不在的时候说清楚缺什么、怎么办', async () => {
      voice = await kind.absent()
      const failure = await failureOf(voice)
      expect(['pack-missing', 'server-unreachable']).toContain(failure.reason)
      expect(failure.detail).toMatch(/只显示字幕.*(运行|检查)/)
      expect(await voice.status()).toMatchObject({ ready: false, detail: failure.detail })
    })

    it('一直不出声就不再等', async () => {
      voice = await kind.silent()
      const begun = performance.now()
      expect(await failureOf(voice)).toMatchObject({ reason: 'too-slow' })
      expect(performance.now() - begun).toBeLessThan(3_000)
    })

    it('回答的不是声音，就说它不是声音，不放出来', async () => {
      voice = await kind.babbling()
      expect((await failureOf(voice)).reason).toMatch(/^(pack-failed|not-sound)$/)
    })
  })
}

describe.skipIf(installed === undefined)('离线语音包独有的事', () => {
  const voice = createVoicePack({ start: installed })
  afterAll(() => voice.close())

  it('拼音决定读音，字的位置指回原句', async () => {
    const text = '银行行长，hello。'
    const syllables = ['yin2', 'hang2', 'hang2', 'zhang3'].map((say, at) => ({ at, say }))
    const runs = [
      { language: 'cmn' as const, start: 0, end: 5, syllables },
      { language: 'en' as const, start: 5, end: 11 },
    ]
    const words: string[] = []
    let lastAt = 0
    for await (const part of voice.speak(sentence('', { sentence: { text, runs } }), new AbortController().signal)) {
      if (part.kind !== 'event') continue
      expect(part.event.atSeconds).toBeGreaterThanOrEqual(lastAt)
      lastAt = part.event.atSeconds
      if (part.event.type === 'word') words.push(text.slice(part.event.textStart, part.event.textEnd))
    }
    expect(words).toEqual(['银', '行', '行', '长', 'hello'])
  })

  it.each(['jiong3', 'qiong2', 'xiong1', 'me0'])('音节 %s 不会读成英文字母', async say => {
    const runs = [{ language: 'cmn' as const, start: 0, end: 1, syllables: [{ at: 0, say }] }]
    for await (const part of voice.speak(
      sentence('', { sentence: { text: '字。', runs } }),
      new AbortController().signal,
    )) {
      if (part.kind === 'event' && part.event.type === 'phoneme') expect(part.event.name).not.toMatch(/^\(/)
    }
  })
})

it('语音包退出后，下一句自己重新启动；连着三次起不来就先歇一会儿', async () => {
  const voice = createVoicePack({ start: program('process.exit(7)') })
  for (let round = 0; round < 3; round += 1) {
    expect((await failureOf(voice)).detail).toContain('意外退出')
  }
  expect((await failureOf(voice)).detail).toContain('连续启动失败')
})

describe('语音服务独有的事', () => {
  afterAll(() => Promise.all(servers.map(started => started.close())))

  it.each<[Habit, string, RegExp]>([
    ['html-named-wav', 'not-sound', /网页/],
    ['json-error', 'server-refused', /401.*密钥/],
    ['mp3', 'not-sound', /MP3/],
    ['endless', 'too-long', /太长/],
    ['stalls', 'too-slow', /没有回应/],
  ])('服务的毛病 %s → %s', async (habit, reason, detail) => {
    const failure = await failureOf(await server(habit))
    expect(failure.reason).toBe(reason)
    expect(failure.detail).toMatch(detail)
  })

  it('按接口的写法发请求，密钥只在请求头里', async () => {
    const voice = await server('hums-pcm', { format: 'pcm', apiKey: 'k-1' })
    expect(await secondsOf(voice, sentence('你好', { language: 'yue', rate: 1.25 }))).toBeCloseTo(0.32, 2)
    expect(servers.at(-1)?.heard).toEqual([
      {
        path: '/v1/audio/speech',
        authorization: 'Bearer k-1',
        model: 'm',
        voice: 'b',
        input: '你好',
        response_format: 'pcm',
        speed: 1.25,
      },
    ])
  })

  it('没有设置音色的语言，不把别的语言的音色拿来用', async () => {
    const voice = await server('hums', { voices: { en: 'c' } })
    expect(await failureOf(voice)).toMatchObject({ reason: 'server-refused' })
  })
})
