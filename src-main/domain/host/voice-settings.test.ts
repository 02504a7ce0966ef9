import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRecognitionTwin, type RecognitionTwin } from '#adapters/speech-recognition-twin.ts'
import { startSpeechServer, type SpeechServerTwin } from '#adapters/speech-server-twin.ts'
import { createServerRecogniser } from '#adapters/speech-recognition-server.ts'
import type { Program } from '#compose'
import type { Actor } from '#domain/audit/model.ts'
import { theProgram } from '#domain/audit/model.ts'
import { openMemoryProgram } from '#tests/helpers/memory-program.ts'
import { RecognitionError } from './ports.ts'
import { misreadWord, tidyWords, usualChoices } from './voice-rules.ts'

const actor: Actor = theProgram
const sentence = { text: '您好。', runs: [] }

describe('声音的设置', () => {
  let program: Program
  let server: SpeechServerTwin
  beforeAll(async () => {
    program = await openMemoryProgram()
    server = await startSpeechServer('hums')
  }, 120_000)
  afterAll(async () => {
    await program.close()
    await server.close()
  })
  const settings = () => program.services.voiceSettings

  it('没有设过：先用离线语音包，再用系统的声音，不听人说话', async () => {
    expect(await settings().settings()).toEqual({ ...usualChoices, keyStored: false, revision: 0 })
    expect(await (await program.services.recogniser()).status()).toMatchObject({ ready: false })
  })

  it('试一句：排在前面的没有声音，说明原因，轮到后面的', async () => {
    const trial = await settings().trySentence({
      ...usualChoices,
      order: ['voice-pack', 'server'],
      server: { ...usualChoices.server, baseUrl: server.baseUrl, voices: { cmn: 'a' } },
      language: 'cmn',
      sentence,
    })
    expect(trial.attempts.map(({ voice, ok }) => [voice, ok])).toEqual([
      ['voice-pack', false],
      ['server', true],
    ])
    expect(trial.attempts[0]?.detail).toMatch(/没有安装离线语音包/)
    expect(trial.chunk?.durationSeconds).toBeGreaterThan(0)
    expect((await settings().settings()).revision).toBe(0)
  })

  it('存下之后，下一句就用新的声音；旧的一版存不进去', async () => {
    const choices = {
      ...usualChoices,
      order: ['server' as const],
      server: { ...usualChoices.server, baseUrl: `${server.baseUrl}/`, voices: { cmn: 'a' } },
    }
    expect(await settings().save(actor, { ...choices, revision: 0 })).toMatchObject({ ok: true })
    const request = { language: 'cmn' as const, rate: 1, pitch: 1, sentences: [sentence] }
    const chunks = []
    for await (const chunk of program.services.host.speak(request, AbortSignal.timeout(5_000))) chunks.push(chunk)
    expect(chunks.map(({ voice }) => voice)).toEqual(['server'])
    expect(await settings().save(actor, { ...choices, revision: 0 })).toMatchObject({
      ok: false,
      violation: { code: 'STALE_REVISION' },
    })
  })

  it('服务没有粤语的声音：不去问它，也不耽误普通话', async () => {
    const request = { language: 'yue' as const, rate: 1, pitch: 1, sentences: [sentence] }
    const before = server.heard.length
    const speaking = program.services.host.speak(request, AbortSignal.timeout(5_000))
    await expect(speaking.next()).rejects.toThrow(/没有可用的声音/)
    expect(server.heard.length).toBe(before)
  })

  it('外网的明文地址不收', async () => {
    const server = { ...usualChoices.server, baseUrl: 'http://speech.example.com' }
    expect(await settings().save(actor, { ...usualChoices, server, revision: 1 })).toMatchObject({
      violation: { code: 'BAD_ENDPOINT' },
    })
  })

  it('单位自己的词：存下就读得到；字数对不上的，说出是哪一个', async () => {
    const saved = await settings().saveReadings(actor, {
      words: [{ word: '大鹏所城', cmn: 'da4  peng2 suo2 cheng2' }, { word: '空白' }],
      revision: 0,
    })
    expect(saved).toMatchObject({
      ok: true,
      value: { words: [{ word: '大鹏所城', cmn: 'da4 peng2 suo2 cheng2' }], revision: 1 },
    })
    expect(await settings().saveReadings(actor, { words: [{ word: '所城', cmn: 'suo3' }], revision: 1 })).toMatchObject(
      {
        violation: { code: 'BAD_READING', data: { word: '所城' } },
      },
    )
  })
})

it('整理过的词表，再整理一遍不变，每个词只有一行，都读得通', () => {
  const reading = fc.constantFrom(undefined, '', 'da4', 'da4 peng2', 'da4  peng2')
  const word = fc.record({ word: fc.constantFrom('大', '大鹏', '鹏城'), cmn: reading, yue: reading })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), given => {
      const words = given.map(({ word, cmn, yue }) => ({ word, ...(cmn ? { cmn } : {}), ...(yue ? { yue } : {}) }))
      const tidy = tidyWords(words)
      expect(tidyWords(tidy)).toEqual(tidy)
      expect(new Set(tidy.map(each => each.word)).size).toBe(tidy.length)
      if (misreadWord(words) === undefined) expect(misreadWord(tidy)).toBeUndefined()
    }),
  )
})

describe('听人说话', () => {
  const twins: RecognitionTwin[] = []
  afterAll(() => Promise.all(twins.map(twin => twin.close())))
  const recording = { samples: new Int16Array(16_000).fill(500), sampleRateHz: 16_000, language: 'yue' as const }
  const hear = async (habit?: Parameters<typeof startRecognitionTwin>[1]) => {
    const twin = await startRecognitionTwin(['我想攞高齡津貼'], habit)
    twins.push(twin)
    const recogniser = createServerRecogniser({ baseUrl: twin.baseUrl, model: 'm', apiKey: 'k' }, 300)
    return recogniser.recognise(recording, AbortSignal.timeout(5_000))
  }

  it('录音送到服务，语言写明，密钥只在请求头里', async () => {
    expect(await hear()).toBe('我想攞高齡津貼')
    expect(twins.at(-1)?.heard).toEqual([{ language: 'yue', seconds: 1, loudest: 500, authorization: 'Bearer k' }])
  })

  it.each([
    ['silent', 'too-slow'],
    ['html', 'not-text'],
    ['no-text', 'not-text'],
    ['refuses', 'refused'],
  ] as const)('服务的毛病 %s → %s，请人改用打字', async (habit, reason) => {
    const thrown: unknown = await hear(habit).catch((cause: unknown) => cause)
    if (!(thrown instanceof RecognitionError)) throw thrown
    expect(thrown.failure.reason).toBe(reason)
    expect(thrown.message).toMatch(/打字|再说一遍/)
  })
})
