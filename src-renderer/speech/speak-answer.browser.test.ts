import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SpeechChunk } from '#contract/host.ts'
import { launchChromium } from '#tests/helpers/chromium.ts'
import type { Playback } from './playback.ts'
import type { SpeakAnswer } from './speak-answer.ts'

/**
 * The real sound card clock of a real browser: an answer is said with tones in place of a voice, and tapped on its way to the
 * loudspeaker.
 */
let server: ViteDevServer
let browser: Browser
let page: Page

declare global {
  interface Window {
    speech: { readonly Playback: typeof Playback; readonly SpeakAnswer: typeof SpeakAnswer }
  }
}

/** Loads the parts into the page, where the test finds them by name. */
const partsScript = `
  import { Playback } from '/src-renderer/speech/playback.ts'
  import { SpeakAnswer } from '/src-renderer/speech/speak-answer.ts'
  window.speech = { Playback, SpeakAnswer }
`

const root = path.resolve(import.meta.dirname, '../..')

beforeAll(async () => {
  server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    cacheDir: path.join(root, 'node_modules/.vite-speech'),
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    optimizeDeps: { include: ['pinyin-pro', 'to-jyutping'] },
    plugins: [
      {
        name: 'empty page',
        configureServer: ({ middlewares }) => {
          middlewares.use('/empty', (_request, response) => {
            response.setHeader('content-type', 'text/html')
            response.end(`<!doctype html><title>speech</title><script type="module">${partsScript}</script>`)
          })
        },
      },
    ],
  })
  await server.listen()
  browser = await launchChromium()
  page = await browser.newPage()
  const address = server.httpServer?.address()
  await page.goto(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/empty`)
  await page.waitForFunction(() => 'speech' in window)
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** 0.15 s of 200 Hz for each character at 22.05 kHz, as the voice pack gives it, with a word event for each. */
function tone(text: string): SpeechChunk {
  const samples = Int16Array.from(
    { length: text.length * 3_308 },
    (_, index) => 9_000 * Math.sin((index * 2 * Math.PI * 200) / 22_050),
  )
  return {
    index: 0,
    text,
    sampleRateHz: 22_050,
    samples: Buffer.from(samples.buffer).toString('base64'),
    durationSeconds: samples.length / 22_050,
    events: [...text].map((_, at) => ({ type: 'word', atSeconds: at * 0.15, textStart: at, textEnd: at + 1 })),
    voice: 'voice-pack',
  }
}

interface Frame {
  readonly atMs: number
  readonly level: number
  readonly heardSeconds: number | undefined
  readonly written: string | undefined
}

/** Says the sentences for a while, cancels at the given time, and tells what each frame was like. */
async function listen(sentences: readonly string[], forMs: number, cancelAtMs = Infinity): Promise<Frame[]> {
  const chunks = sentences.map(tone)
  return await page.evaluate(
    async ([texts, sounds, duration, cancelAt]) => {
      const { Playback, SpeakAnswer } = window.speech
      const context = new AudioContext({ sampleRate: 48_000, latencyHint: 'interactive' })
      await context.resume()
      const tap = context.createAnalyser()
      tap.fftSize = 512
      tap.connect(context.destination)
      const tapped = new Proxy(context, {
        get(target, name) {
          if (name === 'destination') return tap
          const value: unknown = Reflect.get(target, name)
          return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value
        },
      })
      let made = 0
      const answer = new SpeakAnswer({
        language: 'cmn',
        playback: new Playback(tapped),
        async *speak() {
          await Promise.resolve()
          const chunk = sounds[made]
          made += 1
          if (chunk !== undefined) yield chunk
        },
      })
      const begun = performance.now()
      answer.push(texts.join(''), begun)
      answer.finish(begun)
      const wave = new Float32Array(tap.fftSize)
      const frames: Frame[] = []
      let cancelled = false
      while (performance.now() - begun < duration) {
        await new Promise(resolve => requestAnimationFrame(resolve))
        const now = performance.now()
        if (now - begun > cancelAt && !cancelled) {
          answer.cancel()
          cancelled = true
        }
        const heard = answer.frame(now)
        tap.getFloatTimeDomainData(wave)
        const level = Math.max(...wave.map(Math.abs))
        frames.push({ atMs: now - begun, level, heardSeconds: heard?.heardSeconds, written: heard?.sentence.written })
      }
      await context.close()
      return frames
    },
    [sentences, chunks, forMs, cancelAtMs === Infinity ? 1e9 : cancelAtMs] as const,
  )
}

describe('真的声卡时钟', () => {
  it('一句接一句放出来，听到的时刻一路向前', async () => {
    const frames = await listen(['请您带身份证原件。', '谢谢您的配合。'], 3_500)
    expect([...new Set(frames.map(frame => frame.written).filter(written => written !== undefined))]).toEqual([
      '请您带身份证原件。',
      '谢谢您的配合。',
    ])
    let last = -1
    for (const { written, heardSeconds } of frames) {
      if (written !== '请您带身份证原件。' || heardSeconds === undefined) continue
      expect(heardSeconds).toBeGreaterThanOrEqual(last)
      last = heardSeconds
    }
    expect(Math.max(...frames.map(frame => frame.level))).toBeGreaterThan(0.2)
    expect(frames.at(-1)).toMatchObject({ written: undefined })
  })

  it('叫停之后很快没有声音，也没有口型', async () => {
    const frames = await listen(['请带身份证到二号窗口办理手续。'], 1_600, 800)
    const before = frames.filter(frame => frame.atMs > 500 && frame.atMs < 800)
    expect(Math.max(...before.map(frame => frame.level))).toBeGreaterThan(0.2)
    // One frame to fade, the rest is the length of the tap's own window and of a slow machine's frames.
    const after = frames.filter(frame => frame.atMs > 900)
    expect(after.length).toBeGreaterThan(3)
    expect(Math.max(...after.map(frame => frame.level))).toBeLessThan(0.01)
    expect(after.every(frame => frame.written === undefined)).toBe(true)
  })
})
