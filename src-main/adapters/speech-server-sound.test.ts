import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSound } from './speech-server-sound.ts'

const limits = { firstByteMs: 1_000, silenceMs: 1_000, mostBytes: 1_000_000 }
const pcm = { format: 'pcm', pcmSampleRateHz: 24_000 } as const

/** The answer in pieces of so many bytes, each as Int16. */
async function heard(bytes: Uint8Array<ArrayBuffer>, piece: number): Promise<{ samples: number[]; rates: number[] }> {
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      for (let at = 0; at < bytes.length; at += piece) stream.enqueue(bytes.slice(at, at + piece))
      stream.close()
    },
  })
  const samples: number[] = []
  const rates = new Set<number>()
  for await (const part of readSound(new Response(body), pcm, limits, () => undefined)) {
    if (part.kind !== 'pcm') continue
    samples.push(...part.samples)
    rates.add(part.sampleRateHz)
  }
  return { samples, rates: [...rates] }
}

describe('服务送来的声音是哪一种', () => {
  it.each([0xfb, 0xf3, 0xe3, 0xfa])('PCM 碰巧以 ff %i 开头，还是 PCM，一个样本也不少', async second => {
    // −1025, −3073, …: quite usual first samples of a voice.
    const sound = Int16Array.from({ length: 4_000 }, (_, at) => Math.round(6_000 * Math.sin(at / 9)))
    const bytes = new Uint8Array(sound.buffer)
    bytes.set([0xff, second, 0x84, 0x04])
    for (const piece of [3, 700, 8_000]) {
      const { samples, rates } = await heard(bytes, piece)
      expect(samples).toEqual([...sound])
      expect(rates).toEqual([24_000])
    }
  })

  it('说好送 PCM 却送了 MP3，照样听得到', async () => {
    const file = new Uint8Array(readFileSync(new URL('mp3-hum.mp3', import.meta.url)))
    for (const piece of [100, 700]) {
      const { samples, rates } = await heard(file, piece)
      expect(Math.abs(samples.length / (rates[0] ?? 1) - 0.8)).toBeLessThan(0.1)
    }
  })
})
