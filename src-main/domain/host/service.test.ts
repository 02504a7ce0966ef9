import { createRouterClient } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { speakRequestSchema, speechChunkSchema, type SpeechChunk } from '#contract/host.ts'
import { fixedClock } from '#kernel/clock.ts'
import { VoiceError, type Voice, type VoicePart } from './ports.ts'
import { hostRoutes } from './routes.ts'
import { createHostService } from './service.ts'

/** A voice without a process: 0.1 s of one sample value for each character, and a word event at the start. */
function hummingVoice(kind: Voice['kind'] = 'voice-pack'): Voice & { readonly asked: string[]; ill: boolean } {
  const voice = {
    kind,
    asked: [] as string[],
    ill: false,
    async *speak({ sentence }: { sentence: { text: string } }, signal: AbortSignal): AsyncGenerator<VoicePart> {
      await Promise.resolve()
      voice.asked.push(sentence.text)
      if (voice.ill) throw new VoiceError({ reason: 'server-unreachable', detail: '连不上' })
      yield { kind: 'event', event: { type: 'word', atSeconds: 0, textStart: 0, textEnd: 1 } }
      for (const character of sentence.text) {
        signal.throwIfAborted()
        yield { kind: 'pcm', samples: new Int16Array(2_205).fill(character === '负' ? -2 : 258), sampleRateHz: 22_050 }
      }
    },
    status: () => Promise.resolve({ voice: kind, label: kind, ready: !voice.ill, detail: voice.ill ? '连不上' : '' }),
    close: () => Promise.resolve(),
  }
  return voice
}

const request = (...texts: string[]) =>
  speakRequestSchema.parse({ language: 'cmn', sentences: texts.map(text => ({ text })) })
const clock = () => fixedClock('2026-11-24T01:00:00Z')

async function all(chunks: AsyncIterable<SpeechChunk>): Promise<SpeechChunk[]> {
  const list: SpeechChunk[] = []
  for await (const chunk of chunks) list.push(chunk)
  return list
}

const patient = (): AbortSignal => new AbortController().signal

describe('数字人说话', () => {
  it('一句一块，按顺序，长短和句子相应', async () => {
    const service = createHostService({ voices: () => [hummingVoice()], clock: clock() })
    const chunks = await all(service.speak(request('您好', '请坐下'), patient()))
    expect(chunks.map(({ index, text }) => [index, text])).toEqual([
      [0, '您好'],
      [1, '请坐下'],
    ])
    expect(chunks[1]?.durationSeconds).toBeCloseTo(0.3)
    for (const chunk of chunks) expect(speechChunkSchema.parse(chunk)).toEqual(chunk)
  })

  it('声音按小端十六位过河', async () => {
    const service = createHostService({ voices: () => [hummingVoice()], clock: clock() })
    const [chunk] = await all(service.speak(request('正负'), patient()))
    const bytes = Buffer.from(chunk?.samples ?? '', 'base64')
    expect([...bytes.subarray(0, 2)]).toEqual([0x02, 0x01])
    expect([...bytes.subarray(-2)]).toEqual([0xfe, 0xff])
  })

  it('第一句还在放，只先做第二句，不做第三句', async () => {
    const voice = hummingVoice()
    const service = createHostService({ voices: () => [voice], clock: clock() })
    const chunks = service.speak(request('一', '二', '三'), patient())
    await chunks.next()
    await new Promise(resolve => setTimeout(resolve, 10))
    expect(voice.asked).toEqual(['一', '二'])
    await chunks.return()
  })

  it('语音服务连不上，换离线语音包，一分钟内不再去试它', async () => {
    const [server, pack] = [hummingVoice('server'), hummingVoice()]
    server.ill = true
    const service = createHostService({ voices: () => [server, pack], clock: clock() })
    const chunks = await all(service.speak(request('一', '二', '三'), patient()))
    expect(chunks.map(chunk => chunk.voice)).toEqual(['voice-pack', 'voice-pack', 'voice-pack'])
    expect(server.asked).toEqual(['一'])
    expect(await service.voiceStatus()).toMatchObject({ voice: 'voice-pack', ready: true })
  })

  it('访客走开，后面的不再说', async () => {
    const voice = hummingVoice()
    const service = createHostService({ voices: () => [voice], clock: clock() })
    const walkedAway = new AbortController()
    const chunks = service.speak(request('一', '二', '三'), walkedAway.signal)
    await chunks.next()
    walkedAway.abort(new Error('走开了'))
    await expect(all(chunks)).rejects.toThrow('走开了')
    expect(voice.asked).not.toContain('三')
  })

  it('一个声音也没有，给出声明过的错误和给人看的话', async () => {
    const ill = hummingVoice('server')
    ill.ill = true
    const routes = hostRoutes(createHostService({ voices: () => [ill], clock: clock() }))
    const accountOfToken = (): Promise<undefined> => Promise.resolve(undefined)
    const client = createRouterClient(routes, { context: { fromThisMachine: true, accountOfToken } })
    const spoken = client.speak(request('您好')).then(all)
    await expect(spoken).rejects.toMatchObject({
      code: 'VOICE_FAILED',
      defined: true,
      data: { reason: 'server-unreachable', detail: '连不上' },
    })
  })
})
