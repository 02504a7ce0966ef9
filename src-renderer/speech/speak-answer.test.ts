import { expect, it } from 'vitest'
import type { SpeakRequest, SpeechChunk } from '#contract/host.ts'
import { AudioOutTwin } from './audio-out-twin.ts'
import { Playback } from './playback.ts'
import { SpeakAnswer } from './speak-answer.ts'

/** A hub's voice: a fifth of a second a character, a word event for each. */
async function* hum(request: SpeakRequest): AsyncGenerator<SpeechChunk> {
  await Promise.resolve()
  for (const [index, { text }] of request.sentences.entries()) {
    const samples = new Int16Array(text.length * 200).fill(9_000)
    yield {
      index,
      text,
      sampleRateHz: 1_000,
      samples: Buffer.from(samples.buffer).toString('base64'),
      durationSeconds: text.length * 0.2,
      events: [...text].map((_, at) => ({
        type: 'word' as const,
        atSeconds: at * 0.2,
        textStart: at,
        textEnd: at + 1,
      })),
      voice: 'voice-pack',
    }
  }
}

function speaking(speak: (request: SpeakRequest) => AsyncIterable<SpeechChunk>) {
  const out = new AudioOutTwin()
  out.currentTime = 1
  const heard: string[] = []
  const answer = new SpeakAnswer({
    speak,
    playback: new Playback(out.asAudioOut()),
    language: 'cmn',
    onHeard: ({ written }) => heard.push(written),
  })
  const lit: string[] = []
  const frames = async (seconds: number) => {
    for (let frame = 0; frame < seconds * 60; frame += 1) {
      out.pass(1 / 60)
      await new Promise(resolve => setImmediate(resolve))
      const now = answer.frame(out.nowMs)
      if (now?.word === undefined) continue
      const word = now.sentence.written.slice(now.word.from, now.word.to)
      if (lit.at(-1) !== word) lit.push(word)
    }
  }
  return { out, answer, heard, lit, frames }
}

it('答案一边到，一边说；念到年份，亮的是那几个数字', async () => {
  const { out, answer, heard, lit, frames } = speaking(hum)
  answer.push('自2026年起', out.nowMs)
  await frames(0.2)
  expect(heard).toEqual([])
  answer.push('不再收取[1]。😊谢谢。', out.nowMs)
  answer.finish(out.nowMs)
  await frames(6)
  expect(heard).toEqual(['自2026年起不再收取[1]。', '😊谢谢。'])
  expect(lit.slice(0, 3)).toEqual(['自', '2026', '年'])
  expect(answer.state).toBe('idle')
})

it('声音没有来，字幕照样一句一句走完', async () => {
  const { out, answer, heard, frames } = speaking(() => {
    throw new Error('没有声音')
  })
  answer.push('请带身份证到二号窗口。', out.nowMs)
  answer.finish(out.nowMs)
  await frames(3)
  expect(heard).toEqual(['请带身份证到二号窗口。'])
  expect(answer.state).toBe('idle')
})

it('一句说完整了就开口，不等下一句；打断时只算听到的', async () => {
  const { out, answer, heard, frames } = speaking(hum)
  answer.push('材料由部门之间核验。', out.nowMs)
  answer.endSentence(out.nowMs)
  await frames(0.3)
  expect(heard).toEqual(['材料由部门之间核验。'])
  answer.push('户口簿不用再交。', out.nowMs)
  answer.endSentence(out.nowMs)
  await frames(1)
  answer.cancel()
  expect('材料由部门之间核验。户口簿不用再交。'.slice(0, answer.heardUpTo)).toBe('材料由部门之间')
  const played = out.played.map(({ stoppedAt }) => stoppedAt)
  // Silent within a tenth of a second, and the mouth has nothing to follow.
  for (const stopped of played) expect(stopped).toBeLessThanOrEqual(out.currentTime + 0.1)
  expect(answer.frame(out.nowMs)).toBeUndefined()
})

it('声音不带时间：先由声音和文字对出字词，再开口', async () => {
  const told: string[] = []
  const out = new AudioOutTwin()
  out.currentTime = 1
  const answer = new SpeakAnswer({
    async *speak(request) {
      for await (const chunk of hum(request)) yield { ...chunk, events: [], voice: 'server' }
    },
    times: async (_sound, { text }, language, voice) => {
      told.push(`${voice} ${language} ${text}`)
      return await Promise.resolve([{ type: 'word', atSeconds: 0.1, textStart: 1, textEnd: 2 }])
    },
    playback: new Playback(out.asAudioOut()),
    language: 'cmn',
  })
  answer.push('请到二号窗口。', out.nowMs)
  answer.finish(out.nowMs)
  let word
  for (let frame = 0; frame < 40; frame += 1) {
    out.pass(1 / 60)
    await new Promise(resolve => setImmediate(resolve))
    word ??= answer.frame(out.nowMs)?.word
  }
  expect(told).toEqual(['server cmn 请到二号窗口。'])
  expect(word).toMatchObject({ from: 1, to: 2 })
})
