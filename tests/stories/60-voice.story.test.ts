import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRecognitionTwin, type RecognitionTwin } from '#adapters/speech-recognition-twin.ts'
import { theProgram } from '#domain/audit/model.ts'
import { usualChoices } from '#domain/host/voice-rules.ts'
import { openProgram } from '#hub/open-program.ts'
import { speakWith, voicePackInstalled } from '#scripts/lip-sync/voices.ts'
import { wavBytes } from '#speech/wav.ts'
import { openInBrowser } from '#tests/helpers/program.ts'
import { allowance, plantHallDistrict } from './kiosk-district.ts'
import { shownSoFar, watchScreen } from './shown-on-screen.ts'

const question = `${allowance.name}要带什么材料`

/** A citizen speaks to the hall screen: the microphone plays a question that the offline voice has spoken. */
describe.skipIf(!voicePackInstalled)('开口问 asking by voice (needs the offline voice pack)', () => {
  let dataDir: string
  let ear: RecognitionTwin
  let program: Awaited<ReturnType<typeof openInBrowser>>

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'pengtong-voice-'))
    await plantHallDistrict(dataDir)
    ear = await startRecognitionTwin([question])
    const office = await openProgram({ dataFolder: dataDir, databaseUrl: undefined })
    const recognition = { by: 'server' as const, baseUrl: ear.baseUrl, model: 'm' }
    await office.services.voiceSettings.save(theProgram, { ...usualChoices, recognition, revision: 0 })
    await office.close()
    const wav = path.join(dataDir, 'question.wav')
    await writeFile(wav, await spokenQuestion())
    program = await openInBrowser({ dataDir, path: '/kiosk', chromium: { microphoneFile: wav } })
    await program.page.setViewportSize({ width: 1080, height: 1920 })
    await program.page.waitForSelector('.kiosk[data-phase=attract]')
  }, 240_000)
  afterAll(async () => {
    await program?.close()
    await ear?.close()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })

  const kiosk = (name: string) => program.page.locator('.kiosk').getAttribute(`data-${name}`)
  const speak = () => program.page.locator('[data-speak]').first().click()

  async function type(text: string): Promise<void> {
    await program.page.locator('[data-type]').first().click()
    await program.page.locator('[data-typing] input').fill(text)
    await program.page.locator('[data-typing] [data-ask]').click()
  }

  it('the attract screen offers to listen, where it can be reached', async () => {
    const { page } = program
    const button = await page.locator('[data-speak]').boundingBox()
    expect(button?.y).toBeGreaterThanOrEqual(1120)
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(1920)
  })

  it('asks by voice: sees that she listens, sees what she heard, and is answered', async () => {
    const { page } = program
    await watchScreen(page)
    await speak()
    await expect.poll(() => shownSoFar(page, 'dialogue'), { timeout: 10_000 }).toContain('listening')
    await expect.poll(() => shownSoFar(page, 'microphone'), { timeout: 30_000 }).toContain('hearing')
    await expect.poll(async () => (await shownSoFar(page, 'heard')).join(' '), { timeout: 40_000 }).toContain(question)
    await page.waitForSelector('[data-card]', { timeout: 30_000 })
    await expect.poll(() => page.locator('[data-card]').innerText()).toContain('不用带')
    expect(ear.heard.at(-1)).toMatchObject({ language: 'zh' })
    expect(ear.heard.at(-1)?.seconds).toBeGreaterThan(1)
    expect(ear.heard.at(-1)?.loudest).toBeGreaterThan(500)
  }, 120_000)

  it('is interrupted by a touch: silent, with closed lips, and the dialogue is free', async () => {
    const { page } = program
    await expect.poll(() => kiosk('speaking'), { timeout: 60_000 }).toBe('true')
    await page.locator('canvas').dispatchEvent('pointerdown')
    await expect.poll(() => kiosk('speaking'), { timeout: 2_000, interval: 20 }).toBe('false')
    await expect.poll(() => kiosk('mouth'), { timeout: 3_000, interval: 20 }).toBe('0.00')
    expect(await kiosk('dialogue')).toBe('idle')
  }, 90_000)

  it('is interrupted by a voice, on a screen that was tested for it: she listens without a touch', async () => {
    const { page } = program
    const here = { handsFree: false, bargeIn: true, echoDb: -60 }
    await page.evaluate(kept => localStorage.setItem('pengtong.hall.hearing', JSON.stringify(kept)), here)
    await watchScreen(page)
    await type(question)
    // The microphone plays the question again and again; what interrupts is the visitor's own voice. An answer that was over
    // before he spoke is asked for once more.
    const interrupted = async () => {
      const state = await kiosk('dialogue')
      if (state === 'idle') await type(question)
      return state
    }
    await expect.poll(interrupted, { timeout: 150_000, interval: 50 }).toBe('listening')
    await expect.poll(() => shownSoFar(page, 'ear'), { timeout: 20_000 }).toContain('true')
    await expect.poll(() => shownSoFar(page, 'heard'), { timeout: 60_000 }).not.toEqual([])
    await page.evaluate(() => localStorage.removeItem('pengtong.hall.hearing'))
    await page.waitForSelector('[data-card]', { timeout: 60_000 })
  }, 300_000)

  it('hands-free: after she has spoken the microphone opens by itself, and the screen shows it', async () => {
    const { page } = program
    const here = { handsFree: true, bargeIn: false }
    await page.evaluate(kept => localStorage.setItem('pengtong.hall.hearing', JSON.stringify(kept)), here)
    await watchScreen(page)
    await type(question)
    const told = async () => (await shownSoFar(page, 'dialogue')).join(' ')
    await expect.poll(told, { timeout: 180_000 }).toMatch(/speaking .*listening/)
    await page.evaluate(() => localStorage.removeItem('pengtong.hall.hearing'))
    await expect.poll(() => shownSoFar(page, 'heard'), { timeout: 60_000 }).not.toEqual([])
  }, 260_000)

  it('her voice dies in mid-sentence: captions carry on, and the next answer has a voice again', async () => {
    const { page, hub } = program
    await type(question)
    await expect.poll(() => kiosk('dialogue'), { timeout: 60_000 }).toBe('speaking')
    const pack = await voicePackOf(hub.pid ?? 0)
    expect(pack).toBeGreaterThan(0)
    process.kill(pack, 'SIGKILL')
    // Whatever was lost is shown; the talk comes to its end by itself.
    await expect.poll(() => kiosk('dialogue'), { timeout: 120_000 }).toBe('idle')
    expect(await page.locator('.caption').innerText()).not.toBe('')
    await type(question)
    const voiceless = async () => [0, pack].includes(await voicePackOf(hub.pid ?? 0))
    await expect.poll(voiceless, { timeout: 60_000 }).toBe(false)
  }, 200_000)

  it('asks in Cantonese: it is heard as Cantonese', async () => {
    const { page } = program
    await page.locator('[data-end]').click()
    await page.waitForSelector('.kiosk[data-phase=attract]')
    await page.getByRole('button', { name: '粤语' }).click()
    await watchScreen(page)
    await speak()
    await expect.poll(() => shownSoFar(page, 'heard'), { timeout: 60_000 }).not.toEqual([])
    expect(ear.heard.at(-1)).toMatchObject({ language: 'yue' })
  }, 90_000)
})

/** The question as a sound of 48 kHz with a second of quiet before and two after it; the microphone plays it again and again. */
async function spokenQuestion(): Promise<Uint8Array> {
  const [spoken] = await speakWith({ name: 'visitor', timbre: 'm3', rate: 1, pitch: 1 }, [
    { language: 'cmn', text: `${question}？` },
  ])
  if (spoken === undefined) throw new Error('nothing was spoken')
  const before = spoken.sampleRateHz
  const samples = new Float32Array(spoken.samples.length + 3 * before)
  samples.set(spoken.samples, before)
  return wavBytes(samples, spoken.sampleRateHz)
}

/** Process of the voice pack that the hub has started. */
async function voicePackOf(hub: number): Promise<number> {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const about = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const parent = Number(about.slice(about.lastIndexOf(')') + 2).split(' ')[1])
    if (parent !== hub) continue
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (line.includes('voice-pack')) return Number(name)
  }
  return 0
}
