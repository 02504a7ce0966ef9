import { afterAll, describe, expect, it } from 'vitest'
import type { Habit } from './speech-server-twin.ts'
import { failureOf, secondsOf, sentence, server, servers } from './voice-asked.ts'

describe('语音服务独有的事', () => {
  afterAll(() => Promise.all(servers.map(started => started.close())))

  it.each<[Habit, string, RegExp]>([
    ['html-named-wav', 'not-sound', /网页/],
    ['json-error', 'server-refused', /401.*密钥/],
    ['mp3-empty', 'not-sound', /MP3/],
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

  it('服务只会送 MP3，也听得到：立体声并成一路，时长不变', async () => {
    for (const format of ['wav', 'mp3'] as const) {
      const voice = await server('mp3', { format })
      const heard: number[] = []
      let rate = 0
      for await (const part of voice.speak(sentence('你好'), AbortSignal.timeout(10_000)))
        if (part.kind === 'pcm') {
          heard.push(...part.samples)
          rate = part.sampleRateHz
        }
      expect(strengthAt(220, heard, rate)).toBeGreaterThan(10 * strengthAt(500, heard, rate))
      // A frame of the coder more or less.
      expect(Math.abs((await secondsOf(voice, sentence('你好'))) - 0.8)).toBeLessThan(0.1)
    }
  })

  it('没有设置音色的语言，不把别的语言的音色拿来用', async () => {
    const voice = await server('hums', { voices: { en: 'c' } })
    expect(await failureOf(voice)).toMatchObject({ reason: 'server-refused' })
  })
})

/** How much of a tone is in a sound; only for comparison. */
function strengthAt(hertz: number, samples: readonly number[], rate: number): number {
  const turn = (2 * Math.PI * hertz) / rate
  const along = (wave: (angle: number) => number) =>
    samples.reduce((sum, value, at) => sum + value * wave(turn * at), 0)
  return Math.hypot(along(Math.sin), along(Math.cos))
}
