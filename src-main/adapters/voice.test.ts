import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type Voice } from '#domain/host/ports.ts'
import { locateVoicePack } from './voice-pack-location.ts'
import { createVoicePack } from './voice-pack.ts'
import { failureOf, secondsOf, sentence, server, servers } from './voice-asked.ts'

const installed = locateVoicePack(fileURLToPath(new URL('../..', import.meta.url)))
const program = (script: string) => ({ command: process.execPath, args: ['-e', script] })

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

afterAll(() => Promise.all(servers.map(started => started.close())))
