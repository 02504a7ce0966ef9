import type { Page } from 'playwright-core'
import { hubOfWindow } from '#tests/helpers/hub-of-window.ts'
import { callHub, signInByKeyboard, sitDown, type CallHub } from '#tests/helpers/office.ts'
import { openInBrowser, openInElectron } from '#tests/helpers/program.ts'

/** Where the chain is told: the same people at the same pages, whatever shows them. */
export interface ChainOffice {
  readonly call: CallHub
  /** A desk of one's own, signed in. */
  sitDown(loginName: string): Promise<Page>
  go(page: Page, place: string): Promise<unknown>
  /** The hall screen at rest. */
  openHall(): Promise<Page>
  close(): Promise<void>
}

/** The hub in plain Node; every person has a browser of their own. */
export async function officeInBrowser(): Promise<ChainOffice> {
  const program = await openInBrowser()
  return {
    call: token => callHub(program.url, token),
    sitDown: loginName => sitDown(program.browser, program.url, loginName),
    go: (page, place) => page.goto(`${program.url}${place}`),
    async openHall() {
      const context = await program.browser.newContext({ viewport: { width: 1080, height: 1920 } })
      const page = await context.newPage()
      await page.goto(`${program.url}/kiosk`)
      return page
    },
    close: () => program.close(),
  }
}

/** The desktop program: every person has a window of the console, the hall screen is a window of its own. */
export async function officeInElectron(): Promise<ChainOffice> {
  const program = await openInElectron()
  const call = await hubOfWindow(program.page)
  async function openWindow(place: string): Promise<Page> {
    const opened = program.context.waitForEvent('page')
    await program.page.evaluate(to => void window.open(to), place)
    const page = await opened
    page.setDefaultTimeout(30_000)
    await page.waitForLoadState()
    return page
  }
  return {
    call,
    async sitDown(loginName) {
      const page = await openWindow('/sign-in')
      await page.locator('input').first().waitFor()
      await signInByKeyboard(page, loginName)
      return page
    },
    go: (page, place) => page.goto(`${program.url}${place}`),
    openHall: () => openWindow('/kiosk'),
    close: () => program.close(),
  }
}
