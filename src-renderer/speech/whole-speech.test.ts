import { describe, expect, it } from 'vitest'
import type { SpeakRequest, SpeechChunk } from '#contract/host.ts'
import { trackFaults } from '#avatar/lip-sync/viseme-track.ts'
import { speakWhole } from './whole-speech.ts'
import { resampled, wavBytes } from './wav.ts'

/** A voice that hums 0.15 s a character at the given rate and tells no times. */
function hummingAt(sampleRateHz: number, asked: SpeakRequest[] = []) {
  return async function* (request: SpeakRequest): AsyncGenerator<SpeechChunk> {
    asked.push(request)
    for (const [index, { text }] of request.sentences.entries()) {
      const length = Math.round([...text].length * 0.15 * sampleRateHz)
      const samples = Int16Array.from({ length }, (_, n) => 8_000 * Math.sin((2 * Math.PI * 200 * n) / sampleRateHz))
      yield {
        index,
        text,
        sampleRateHz,
        samples: Buffer.from(samples.buffer).toString('base64'),
        durationSeconds: length / sampleRateHz,
        events: [],
        voice: 'server',
      }
    }
  }
}
const never = new AbortController().signal

describe('整段话说成一段声音', () => {
  it.each([8_000, 22_050, 48_000])('服务送来 %i 赫兹：口型有序，字词按先后，都在声音之内', async rate => {
    const text = '您好，请带身份证到2号窗口。**补贴**每月发一次😀。'
    const speech = await speakWhole(text, { language: 'cmn', speak: hummingAt(rate) }, never)
    if (speech === undefined) throw new Error('nothing was said')
    const { samples, sampleRateHz, durationSeconds, segments, words } = speech
    expect(samples.length / sampleRateHz).toBeCloseTo(durationSeconds)
    expect(trackFaults({ durationSeconds, segments, source: 'alignment' })).toEqual([])
    expect(words.map(({ startSeconds }) => startSeconds)).toEqual(
      words.map(({ startSeconds }) => startSeconds).toSorted((a, b) => a - b),
    )
    expect(words.map(({ from, to }) => text.slice(from, to)).join('')).toContain('2号窗口')
    expect(words.at(-1)?.endSeconds).toBeLessThanOrEqual(durationSeconds)
  })

  it('四千个字没有一个停顿：分段念完，一个字不少', async () => {
    const asked: SpeakRequest[] = []
    const text = '办事'.repeat(2_000)
    const speech = await speakWhole(text, { language: 'cmn', speak: hummingAt(8_000, asked) }, never)
    expect(speech?.parts.map(({ written }) => written).join('')).toBe(text)
    for (const { sentences } of asked) expect(sentences.length).toBeLessThanOrEqual(60)
    expect(asked.flatMap(({ sentences }) => sentences).every(({ text: said }) => said.length <= 600)).toBe(true)
  })

  it('只有表情和记号，没有可念的', async () => {
    expect(await speakWhole('😀 **…**', { language: 'cmn', speak: hummingAt(8_000) }, never)).toBeUndefined()
  })
})

it('WAV 的头写明长度和采样率，过响的声音削平不翻转', () => {
  const bytes = wavBytes(Float32Array.from([0, 2, -2, 0.5]), 22_050)
  const view = new DataView(bytes.buffer)
  expect([view.getUint32(24, true), view.getUint32(40, true), bytes.length]).toEqual([22_050, 8, 52])
  expect([0, 1, 2, 3].map(index => view.getInt16(44 + index * 2, true))).toEqual([0, 32_767, -32_767, 16_384])
})

it('换采样率，长短不变', () => {
  for (const [from, to] of [
    [8_000, 48_000],
    [48_000, 22_050],
    [22_050, 22_050],
  ] as const) {
    expect(resampled(new Float32Array(from), from, to).length / to).toBeCloseTo(1, 3)
  }
})
