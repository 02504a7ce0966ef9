import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInBrowser, type OpenedProgram } from '#tests/helpers/program.ts'
import type { TestClient } from '#tests/helpers/transports.ts'
import { allowance, plantHallDistrict, type HallDistrict } from './kiosk-district.ts'
import { shownSoFar, watchScreen } from './shown-on-screen.ts'

/** A citizen at the hall screen: asks, sees and hears the answer with its sources, and leaves nothing behind. */
describe('大厅主持 the hall screen', () => {
  /** Something of her own is in the question, so that it can be looked for afterwards. */
  const ofHers = '我姓欧阳'
  const question = `${ofHers}，${allowance.name}要带什么材料`
  let dataDir: string
  let district: HallDistrict
  let program: OpenedProgram

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'pengtong-hall-'))
    district = await plantHallDistrict(dataDir)
    program = await openInBrowser({ dataDir, path: '/kiosk' })
    await program.page.setViewportSize({ width: 1080, height: 1920 })
  })
  afterAll(async () => {
    await program?.close()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })
  const phase = (): Promise<string | null> => program.page.locator('.kiosk').getAttribute('data-phase')
  async function ask(text: string): Promise<void> {
    await program.page.locator('[data-type]').first().click()
    await program.page.locator('[data-typing] input').fill(text)
    await program.page.locator('[data-typing] [data-ask]').click()
  }

  it('opens without a sign-in, with the label that what she says is synthesised, large at the first greeting', async () => {
    const { page } = program
    await page.waitForSelector('.kiosk[data-phase=attract]')
    const label = page.locator('[data-ai-label]')
    await expect.poll(() => label.innerText()).toContain('内容由人工智能合成')
    const heightOf = () => label.evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize))
    expect(await heightOf()).toBe(28)
    await watchScreen(page)
    await page.locator('canvas').click()
    await expect.poll(() => shownSoFar(page, 'label'), { timeout: 20_000 }).toContain('54px')
    await expect.poll(heightOf, { timeout: 20_000 }).toBe(28)
  })

  it('everything that can be touched is within reach, large enough and apart', async () => {
    const boxes = await program.page
      .locator('.kiosk button')
      .evaluateAll(buttons => buttons.map(button => button.getBoundingClientRect().toJSON() as DOMRect))
    expect(boxes.length).toBeGreaterThan(6)
    for (const box of boxes) {
      expect(box.top).toBeGreaterThanOrEqual(1120)
      expect(box.height).toBeGreaterThanOrEqual(96)
      expect(box.bottom).toBeLessThanOrEqual(1920)
    }
  })

  it('asked by typing, she answers with numbered sources; the caption follows what is heard and her mouth moves', async () => {
    const { page } = program
    await ask(question)
    await page.waitForSelector('[data-card]')
    await expect.poll(() => page.locator('.caption .now').count(), { timeout: 20_000 }).toBeGreaterThan(0)
    const phrases = new Set<string>()
    let widest = 0
    for (const until = Date.now() + 30_000; Date.now() < until && (await phase()) === 'answering';) {
      phrases.add((await page.locator('.caption .now').allInnerTexts()).join(''))
      widest = Math.max(widest, Number(await page.locator('.kiosk').getAttribute('data-mouth')))
      await page.waitForTimeout(100)
    }
    expect(phrases.size, 'the underline advances').toBeGreaterThan(2)
    const silent = await page.locator('.silent').count()
    const body = await page.locator('.kiosk').getAttribute('data-host')
    // Without a voice or a body on this machine the caption carries the answer alone.
    if (silent === 0 && body === 'body') expect(widest).toBeGreaterThan(0.1)
    const card = page.locator('[data-card]')
    await expect.poll(() => card.innerText()).toContain('不用带')
    expect(await card.locator('s').allInnerTexts()).toEqual([allowance.spared])
    const inCaption = await page.locator('.caption .tile').allInnerTexts()
    const inList = await page.locator('[data-sources] .tile').allInnerTexts()
    expect(inList).toEqual(expect.arrayContaining(inCaption))
  })

  it('the list of sources opens the text of the article', async () => {
    const { page } = program
    await page.locator('[data-sources]').click()
    const text = page.locator('[data-source-text]')
    await text.getByRole('button', { name: '下一条' }).click()
    await text.getByRole('button', { name: '下一条' }).click()
    await expect.poll(() => text.innerText()).toContain('澄湾区高龄津贴发放办法')
    await text.locator('[data-close]').click()
  })

  it('a share that is revoked turns the open answer around by itself', async () => {
    const { page } = program
    const provider: TestClient = createORPCClient(
      new RPCLink({ url: `${program.url}/rpc`, headers: { authorization: `Bearer ${district.providerToken}` } }),
    )
    await provider.sharing.revokeGrant({
      id: district.grantId,
      revision: district.grantRevision,
      reason: '用途已变',
    })
    await page.locator('[data-card] .updated').waitFor({ timeout: 10_000 })
    expect(await page.locator('[data-card] s').count()).toBe(0)
    await expect.poll(() => page.locator('[data-card]').innerText()).toContain(allowance.spared)
    await expect.poll(() => page.locator('.caption').innerText()).toContain(allowance.spared)
  })

  it('the page has no fault that axe can see', async () => {
    await program.page.evaluate(axe.source)
    const found = await program.page.evaluate(async () => {
      const run = Reflect.get(globalThis, 'axe') as typeof axe
      const { violations } = await run.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' | ')}`)
    })
    expect(found).toEqual([])
  })

  it('says honestly that listening is not set up, and gives a number for a person', async () => {
    const { page } = program
    await page.locator('[data-speak]').click()
    await expect.poll(() => page.locator('[data-panel=listening]').innerText()).toContain('还没有装好听写')
    await page.locator('[data-panel=listening]').getByRole('button', { name: '找人' }).click()
    await expect.poll(() => page.locator('[data-ticket]').innerText()).toBe('A001')
    await page.locator('[data-close]').click()
  })

  it('after 结束 nothing of the visitor is left: not on the page, not in storage, not in a field', async () => {
    const { page } = program
    await page.locator('[data-end]').click()
    await page.waitForSelector('.kiosk[data-phase=attract]')
    const left = await page.evaluate(() => ({
      text: document.body.innerText + document.documentElement.outerHTML,
      stored: JSON.stringify([{ ...sessionStorage }, { ...localStorage }]),
      fields: [...document.querySelectorAll('input')].map(({ value }) => value).join(''),
      address: location.href,
    }))
    for (const place of Object.values(left)) {
      expect(place).not.toContain(ofHers)
      expect(place).not.toContain('A001')
    }
    // The terminal's own session, and where the router keeps how far a page was scrolled.
    const kept = Object.keys(JSON.parse(left.stored)[0] as object)
    expect(kept.filter(key => key !== 'pengtong.session' && key !== 'vue-router:scroll')).toEqual([])
  })
})
