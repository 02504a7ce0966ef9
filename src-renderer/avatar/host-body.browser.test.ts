import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDevtools, type Devtools } from '#tests/helpers/devtools.ts'
import { tinyVrm, tinyWave } from '#tests/fixtures/tiny-vrm.ts'
import type { HostBody } from './host-body.ts'

declare global {
  interface Window {
    body: HostBody
    chunkStart: number
    filmTime: number
    hash: () => Promise<string>
    bytesOf: (base64: string) => ArrayBuffer
  }
}

let devtools: Devtools
let page: Page
const base64 = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64')

beforeAll(async () => {
  devtools = await openDevtools()
})

afterAll(async () => {
  await devtools?.close()
})

async function openStage(width = 360, height = 480): Promise<void> {
  page = await devtools.browser.newPage({ viewport: { width, height } })
  await page.goto(devtools.addressOf('mount.html'))
  await page.waitForFunction(() => 'createHostBody' in window)
  await page.evaluate(() => {
    window.bytesOf = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0)).buffer
    window.hash = async () => {
      const { width, height } = window.body.drawingSize
      const pixels = new Uint8Array(width * height * 4)
      window.body.readPixels(pixels)
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', pixels))
      return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
    }
  })
}

/** Puts a body on the stage and waits until it is ready. */
async function put(model: ArrayBuffer, seed = 7): Promise<{ kind: string; reason: string }> {
  return await page.evaluate(
    async ([vrm, wave, chance]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('#stage')
      if (canvas === null) throw new Error('the page has no stage')
      window.body = window.createHostBody({
        canvas,
        modelUrl: window.bytesOf(vrm),
        gestureUrls: { wave: window.bytesOf(wave) },
        previewUrl: 'preview.webp',
        seed: chance,
        reducedMotion: false,
      })
      window.body.resize(360, 480, 1)
      const ready = await window.body.ready
      return { kind: ready.kind, reason: ready.picture?.reason ?? '' }
    },
    [base64(model), base64(tinyWave()), seed] as const,
  )
}

const film = (times: readonly number[]): Promise<string[]> =>
  page.evaluate(async moments => {
    const hashes: string[] = []
    for (const time of moments) {
      window.filmTime = time
      window.body.renderFrame(time)
      hashes.push(await window.hash())
    }
    return hashes
  }, times)

describe('数字人在真的浏览器里', () => {
  beforeEach(async () => {
    await page?.close()
    await openStage()
  })

  it('画得出人：脸、衣服、背景都在画面上', async () => {
    expect((await put(tinyVrm())).kind).toBe('body')
    const colours = await page.evaluate(() => {
      window.body.renderFrame(0)
      const { width, height } = window.body.drawingSize
      const pixels = new Uint8Array(width * height * 4)
      window.body.readPixels(pixels)
      const at = (x: number, fromTop: number): number[] => {
        const start = ((height - 1 - Math.round(fromTop * height)) * width + Math.round(x * width)) * 4
        return [...pixels.slice(start, start + 3)]
      }
      return { skin: at(0.5, 0.24), cloth: at(0.5, 0.8), sky: at(0.05, 0.05) }
    })
    const [skinRed = 0, , skinBlue = 0] = colours.skin
    expect(skinRed).toBeGreaterThan(skinBlue + 20)
    const [clothRed = 0, , clothBlue = 0] = colours.cloth
    expect(clothBlue).toBeGreaterThan(clothRed + 20)
    expect(Math.min(...colours.sky)).toBeGreaterThan(220)
  })

  it('元音张嘴，b 闭嘴：看画面上嘴的像素，不只看权重', async () => {
    await put(tinyVrm())
    const seen = await page.evaluate(() => {
      const segments = [
        { t0: 0, t1: 0.3, viseme: 'aa' as const, weight: 1 },
        { t0: 0.3, t1: 0.38, viseme: 'PP' as const, weight: 1 },
        { t0: 0.38, t1: 0.7, viseme: 'aa' as const, weight: 1 },
      ]
      window.body.setState('speaking')
      window.filmTime = 0
      window.body.renderFrame(0)
      window.body.say({ durationSeconds: 0.7, segments, source: 'events' }, () => window.filmTime - 1)
      const look = (time: number): { dark: number; opening: number; viseme: string } => {
        window.filmTime = time
        window.body.renderFrame(time)
        const { width, height } = window.body.drawingSize
        const pixels = new Uint8Array(width * height * 4)
        window.body.readPixels(pixels)
        let dark = 0
        // The eyes are as dark as the mouth: count below the eye line alone.
        for (let y = Math.round(height * 0.5); y < height * 0.62; y++) {
          for (let x = 0; x < width; x++) {
            const start = (y * width + x) * 4
            if ((pixels[start] ?? 255) < 110 && (pixels[start + 2] ?? 255) < 60) dark++
          }
        }
        return { dark, opening: window.body.mouthOpening(), viseme: window.body.visemeNow() }
      }
      return { rest: look(0.5), vowel: look(1.2), closed: look(1.34), after: look(3) }
    })
    expect(seen.vowel.viseme).toBe('aa')
    expect(seen.vowel.opening).toBeGreaterThan(0.8)
    expect(seen.vowel.dark).toBeGreaterThan(seen.rest.dark * 2)
    expect(seen.closed.viseme).toBe('PP')
    expect(seen.closed.opening).toBeLessThan(0.1)
    expect(seen.closed.dark).toBeLessThanOrEqual(seen.rest.dark)
    expect(seen.after.opening).toBe(0)
  })

  it('同样的时刻画两遍，像素一模一样；换一个种子就不一样', async () => {
    const times = [0, 1 / 30, 0.5, 1, 2.5, 4]
    await put(tinyVrm(), 7)
    const first = await film(times)
    const again = await film(times)
    expect(again).toEqual(first)
    await page.evaluate(() => window.body.dispose())
    await put(tinyVrm(), 7)
    expect(await film(times)).toEqual(first)
    await page.evaluate(() => window.body.dispose())
    await put(tinyVrm(), 8)
    expect(await film(times)).not.toEqual(first)
    expect(new Set(first).size).toBeGreaterThan(3)
  })

  it('动作文件带得动手臂，做完回到原来的姿势', async () => {
    await put(tinyVrm())
    const raised = (time: number): Promise<number> =>
      page.evaluate(moment => {
        window.body.renderFrame(moment)
        const { width, height } = window.body.drawingSize
        const pixels = new Uint8Array(width * height * 4)
        window.body.readPixels(pixels)
        let cloth = 0
        // Above the shoulders there is a sleeve only while an arm is raised.
        for (let y = Math.round(height * 0.4); y < height; y++) {
          for (let x = 0; x < width; x++) {
            const start = (y * width + x) * 4
            const red = pixels[start] ?? 255
            if (red < 120 && (pixels[start + 2] ?? 0) > red + 20) cloth++
          }
        }
        return cloth
      }, time)
    // The tip of a shoulder may reach into the counted half as she sways; a sleeve is much more.
    expect(await raised(0)).toBeLessThan(150)
    const played = await page.evaluate(() => [window.body.gesture('wave'), window.body.gesture('没有这个动作')])
    expect(played).toEqual([true, false])
    expect(await raised(0.6)).toBeGreaterThan(600)
    expect(await raised(2.5)).toBeLessThan(150)
  })

  it('显卡丢了又回来：先说明改用照片，回来后接着画', async () => {
    await put(tinyVrm())
    const kinds = await page.evaluate(async () => {
      const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
      window.body.renderFrame(0)
      const canvas = document.querySelector<HTMLCanvasElement>('#stage')
      const losing = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
      losing?.loseContext()
      await wait(200)
      const lost = { kind: window.body.kind, url: window.body.picture?.url, reason: window.body.picture?.reason }
      losing?.restoreContext()
      await wait(400)
      window.body.renderFrame(0)
      const { width, height } = window.body.drawingSize
      const pixels = new Uint8Array(width * height * 4)
      window.body.readPixels(pixels)
      return { lost, after: window.body.kind, brightest: Math.max(...pixels.slice(0, 4000)) }
    })
    expect(kinds.lost.kind).toBe('picture')
    expect(kinds.lost.url).toBe('preview.webp')
    expect(kinds.lost.reason).toContain('照片')
    expect(kinds.after).toBe('body')
    expect(kinds.brightest).toBeGreaterThan(100)
  })

  it('坏的模型文件：换成照片，说清楚原因，接口照样能用', async () => {
    const ready = await put(tinyVrm().slice(0, 3000))
    expect(ready.kind).toBe('picture')
    expect(ready.reason).toContain('不完整')
    const still = await page.evaluate(() => {
      window.body.setState('speaking')
      window.body.say({ durationSeconds: 1, segments: [], source: 'events' }, () => 0)
      window.body.renderFrame(1)
      return { kind: window.body.kind, opening: window.body.mouthOpening(), gesture: window.body.gesture('wave') }
    })
    expect(still).toEqual({ kind: 'picture', opening: 0, gesture: false })
  })
})
