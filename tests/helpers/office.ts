import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { Browser, Page } from 'playwright-core'
import type { Role } from '#contract/roles.ts'
import type { TestClient } from './transports.ts'

/** The people of an office, each at a desk of their own: what a story needs before its first sentence. */
export const officePassword = 'a sentence to remember'

export function callHub(url: string, token?: string): TestClient {
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  return createORPCClient(new RPCLink({ url: `${url}/rpc`, headers }))
}

/** A client of the program's hub for whoever has this token. */
export type CallHub = (token?: string) => TestClient

/** `foundOfficeBy` over HTTP, at the address of the pages. */
export function foundOffice(url: string) {
  return foundOfficeBy(token => callHub(url, token))
}

/** Makes the three offices as the law wants them and gives back who may hire: accounts by one, roles by another. */
export async function foundOfficeBy(call: CallHub) {
  const stranger = call()
  const admin = await stranger.identity.createFirstAdministrator({
    loginName: 'zhoumin',
    displayName: '周敏',
    password: officePassword,
  })
  const system = call(admin.token)
  const guard = await system.identity.createAccount({
    loginName: 'gaoyuan',
    displayName: '高原',
    departmentId: null,
    password: officePassword,
  })
  await system.identity.nameFirstSecurityAdministrator({ accountId: guard.id })
  const { token } = await stranger.identity.signIn({ loginName: 'gaoyuan', password: officePassword })
  const security = call(token)
  return async function hire(loginName: string, displayName: string, roles: Role[], departmentId: string | null) {
    const person = { loginName, displayName, departmentId, password: officePassword }
    const { id, revision } = await system.identity.createAccount(person)
    await security.identity.assignRoles({ accountId: id, revision, roles })
    const session = await stranger.identity.signIn({ loginName, password: officePassword })
    return call(session.token)
  }
}

/** Somebody sits down at a desk of their own and signs in by the keyboard. */
export async function sitDown(browser: Browser, url: string, loginName: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${url}/sign-in`)
  await signInByKeyboard(page, loginName)
  return page
}

/** Somebody signs in on a page that shows the sign-in form. */
export async function signInByKeyboard(page: Page, loginName: string): Promise<void> {
  const fields = page.locator('input')
  await fields.first().fill(loginName)
  await fields.nth(1).fill(officePassword)
  await page.keyboard.press('Enter')
  await page.waitForURL(address => !address.pathname.startsWith('/sign-in'))
}
