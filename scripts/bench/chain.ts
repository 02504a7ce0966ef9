import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { GrantView } from '#contract/sharing-model.ts'
import { callHub, type CallHub } from '#tests/helpers/office.ts'
import { openInBrowser } from '#tests/helpers/program.ts'
import type { TestClient } from '#tests/helpers/transports.ts'
import { quantile, type Figure } from './figure.ts'
import { samplePassword, seedSampleDistrict } from './sample-district.ts'

const rounds = 10
const providers = ['cw-huangweidong', 'cw-suyanqiu', 'cw-luoqiming']

/** Every provider of the sample district with the grants in force that are theirs to suspend. */
async function grantsOfProviders(call: CallHub): Promise<{ provider: TestClient; grant: GrantView }[]> {
  const found = []
  for (const loginName of providers) {
    const { token } = await call().identity.signIn({ loginName, password: samplePassword })
    const provider = call(token)
    const me = await provider.identity.me()
    const { rows } = await provider.sharing.grants({ state: ['in-force'], limit: 100 })
    const theirs = rows.filter(({ providerId }) => providerId === me.departmentId)
    for (const grant of theirs) found.push({ provider, grant })
  }
  return found
}

/** Asks in the hall what to bring. @returns how many papers on the card are struck out */
async function askWhatToBring(hall: Page, item: string): Promise<number> {
  await hall.goto(new URL('/kiosk', hall.url()).href)
  await hall.waitForSelector('.kiosk[data-phase=attract]')
  await hall.locator('[data-type]').first().click()
  await hall.locator('[data-typing] input').fill(`${item}要带什么材料`)
  await hall.locator('[data-typing] [data-ask]').click()
  await hall.waitForSelector('[data-card]', { timeout: 30_000 })
  await pause(3_000)
  return hall.locator('[data-card] s').count()
}

/** Resolves with the moment at which the card shows another number of struck out papers, ms since the epoch. */
function whenCardTurns(hall: Page, from: number): Promise<number> {
  return hall.evaluate(
    shown =>
      new Promise<number>(resolve => {
        const look = () => document.querySelectorAll('[data-card] s').length !== shown
        const watcher = new MutationObserver(() => {
          if (!look()) return
          watcher.disconnect()
          // Two frames later it has been painted.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())))
        })
        watcher.observe(document.body, { childList: true, subtree: true, characterData: true })
      }),
    from,
  )
}

/** The truth chain end to end: a share is stopped, a page that stands open in a hall answers otherwise. */
export async function measureChain(): Promise<Figure[]> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-bench-'))
  await seedSampleDistrict(dataDir)
  const program = await openInBrowser({ dataDir })
  try {
    const context = await program.browser.newContext({ viewport: { width: 1080, height: 1920 } })
    const hall = await context.newPage()
    await hall.goto(`${program.url}/kiosk`)
    for (const { provider, grant } of await grantsOfProviders(token => callHub(program.url, token))) {
      const [served] = grant.serves
      if (!served) continue
      const item = await provider.catalog.get({ idOrCode: served.itemId })
      const struck = await askWhatToBring(hall, item.current?.content.name ?? '')
      if (struck === 0) continue
      const stopped: number[] = []
      const acknowledged: number[] = []
      let { revision } = grant
      const { id } = grant
      for (let round = 0; round < rounds; round += 1) {
        const turned = whenCardTurns(hall, struck)
        const asked = Date.now()
        const suspended = await provider.sharing.suspendGrant({ id, revision, reason: '核对用途' })
        const done = Date.now()
        acknowledged.push(done - asked)
        stopped.push(Math.max(0, (await turned) - done))
        const back = whenCardTurns(hall, struck - 1)
        const resumed = await provider.sharing.resumeGrant({ id, revision: suspended.revision })
        revision = resumed.revision
        await back
        await pause(1_500)
      }
      const name = 'a share is stopped: until the open page in the hall shows it'
      return [
        { name: `${name}, median`, value: quantile(stopped, 0.5), unit: 'ms', goal: '≤ 1000' },
        { name: `${name}, slowest`, value: Math.max(...stopped), unit: 'ms', goal: '' },
        { name: 'stopping a share, median', value: quantile(acknowledged, 0.5), unit: 'ms', goal: '' },
      ]
    }
    throw new Error('no share of the sample district waives a paper that the hall shows')
  } finally {
    await program.close()
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}
