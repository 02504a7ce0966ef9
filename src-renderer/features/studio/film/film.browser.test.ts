import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import ffprobe from '@ffprobe-installer/ffprobe'
import type { Browser, Page } from 'playwright-core'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '#tests/helpers/chromium.ts'
import { tinyVrm } from '#tests/fixtures/tiny-vrm.ts'
import type * as FilmParts from './film-parts.ts'

/** A whole film made in a real browser and read by ffprobe: what an editor or a hall player would see. */
declare global {
  interface Window {
    film: typeof FilmParts
  }
}

const root = path.resolve(import.meta.dirname, '../../../..')
const run = promisify(execFile)
const sentences = ['高龄津贴少带三样证。', '身份证和户口簿由窗口查。', '明天起全区都能办。']
let server: ViteDevServer
let browser: Browser
let page: Page
let folder: string

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-film-'))
  server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    cacheDir: path.join(root, 'node_modules/.vite-film'),
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    optimizeDeps: { include: ['pinyin-pro', 'to-jyutping', 'mediabunny', '@mediabunny/aac-encoder', 'three'] },
    plugins: [
      {
        name: 'empty page',
        configureServer: ({ middlewares }) => {
          middlewares.use('/empty', (_request, response) => {
            response.setHeader('content-type', 'text/html; charset=utf-8')
            const script = `import * as film from '/src-renderer/features/studio/film/film-parts.ts'; window.film = film`
            response.end(`<!doctype html><canvas id="stage"></canvas><script type="module">${script}</script>`)
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
  await page.waitForFunction(() => 'film' in window, undefined, { timeout: 120_000 })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

/** Makes the film of the sentences with tones in place of a voice, vowels and closures told as a voice would. */
async function makeFilm(): Promise<{ bytes: Buffer; srt: string; duration: number; heightShare: number }> {
  const made = await page.evaluate(
    async ([lines, model]) => {
      const { createHostBody, exportFilm, planFilm, prepareSentence } = window.film
      const canvas = document.querySelector<HTMLCanvasElement>('#stage')
      if (!canvas) throw new Error('the page has no stage')
      const bytes = Uint8Array.from(atob(model), letter => letter.charCodeAt(0)).buffer
      const body = createHostBody({ canvas, modelUrl: bytes, gestureUrls: {}, seed: 3, reducedMotion: false })
      await body.ready
      const voiced = lines.map((written, number) => {
        const prepared = prepareSentence(written, 'cmn')
        if (!prepared) throw new Error(`nothing to say in ${written}`)
        const durationSeconds = 0.8
        const samples = Float32Array.from(
          { length: 17_640 },
          (_, at) => Math.sin((at / 22_050) * 1_400 * (number + 1)) / 4,
        )
        const phoneme = (name: string, atSeconds: number) =>
          ({ type: 'phoneme', language: 'cmn', name, atSeconds }) as const
        const events = [phoneme('p', 0), phoneme('a', 0.1), phoneme('', 0.7)]
        const sound = { samples, sampleRateHz: 22_050, durationSeconds, events }
        return { ...prepared, written, gestures: [], sound }
      })
      const film = await exportFilm({
        title: '少带三样证',
        plan: planFilm(voiced, 3),
        size: { width: 640, height: 360 },
        body,
        captions: true,
        colours: {
          label: { plate: 'white', ink: 'navy' },
          caption: { plate: 'black', ink: 'white' },
        },
        mark: { Label: '1', ContentProducer: '澄湾区', ProduceID: 'PB-2026-001' },
        signal: new AbortController().signal,
        onProgress: () => undefined,
      })
      let text = ''
      for (let at = 0; at < film.bytes.length; at += 8_192) {
        text += String.fromCharCode(...film.bytes.subarray(at, at + 8_192))
      }
      return { base64: btoa(text), srt: film.srt, duration: film.durationSeconds, heightShare: film.label.heightShare }
    },
    [sentences, Buffer.from(tinyVrm()).toString('base64')] as const,
  )
  return { ...made, bytes: Buffer.from(made.base64, 'base64') }
}

describe('a film', () => {
  it('is an MP4 that ffprobe reads: picture, sound, captions beside it, and the mark of generated content', async () => {
    const film = await makeFilm()
    const file = path.join(folder, 'film.mp4')
    fs.writeFileSync(file, film.bytes)
    const { stdout } = await run(ffprobe.path, [
      '-v',
      'error',
      '-print_format',
      'json',
      '-show_format',
      '-show_streams',
      file,
    ])
    const probe = JSON.parse(stdout) as {
      streams: { codec_type: string; codec_name: string; width?: number; height?: number; avg_frame_rate?: string }[]
      format: { duration: string; tags?: Record<string, string> }
    }
    const video = probe.streams.find(stream => stream.codec_type === 'video')
    expect(video).toMatchObject({ codec_name: 'h264', width: 640, height: 360, avg_frame_rate: '30/1' })
    expect(probe.streams.find(stream => stream.codec_type === 'audio')).toMatchObject({ codec_name: 'aac' })
    expect(Number(probe.format.duration)).toBeCloseTo(film.duration, 0)
    expect(JSON.stringify(probe.format.tags)).toContain('AIGC')
    expect(film.heightShare).toBeGreaterThanOrEqual(0.05)
    for (const sentence of sentences) expect(film.srt.replace(/\s/g, '')).toContain(sentence)
  })
})
