import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInBrowser } from '#tests/helpers/program.ts'

/**
 * The console from its first start: somebody makes the first account, loads the sample district by hand, and every main page
 * is then read by axe-core in a light and a dark room and in large print.
 */
const password = '一句自己记得住的话，够长了'
type Program = Awaited<ReturnType<typeof openInBrowser>>
let program: Program
let axe = ''
/** What went wrong on a page without a word to anybody. */
const faults: string[] = []

interface Finding {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

/** What axe-core finds on the page as it stands, serious and critical, each with the place it was found at. */
async function findings(page: Page): Promise<readonly string[]> {
  // Pages forbid inline scripts; the debugging protocol is not bound by that.
  await page.evaluate(axe)
  const violations: readonly Finding[] = await page.evaluate(async () => {
    const tool = (globalThis as unknown as { axe: { run(options: unknown): Promise<{ violations: Finding[] }> } }).axe
    return (await tool.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })).violations
  })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}

const rooms = {
  light: ['light', false],
  dark: ['dark', false],
  'large print': ['light', true],
  'dark, large print': ['dark', true],
} as const

/** Opens a page in a light room, a dark one or in large print, and reads it. */
async function readIn(room: keyof typeof rooms, path: string): Promise<void> {
  const { page, url } = program
  const [theme, large] = rooms[room]
  await page.evaluate(
    ([t, l]) => {
      localStorage.setItem('pengtong.theme', t)
      localStorage.setItem('pengtong.large-print', String(l))
    },
    [theme, large] as const,
  )
  faults.length = 0
  await page.goto(url + path)
  await page.getByRole('main').waitFor()
  await page.waitForLoadState('networkidle')
  expect(new URL(page.url()).pathname).toBe(path)
  expect({ room, found: await findings(page), faults }).toEqual({ room, found: [], faults: [] })
}

async function signIn(page: Page, loginName: string): Promise<void> {
  const { url } = program
  await page.evaluate(() => sessionStorage.clear())
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('账号').fill(loginName)
  await page.getByLabel('口令', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL('**/today')
}

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  program = await openInBrowser()
  program.page.on('pageerror', error => void faults.push(error.message))
  program.page.on('console', message => {
    // A page that is left lets go of its questions to the hub; the browser calls that an error too.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
})
afterAll(async () => {
  await program.close()
})

describe('管理台，第一次打开', { retry: 1 }, () => {
  it('第一位系统管理员由人来建，示例区一键装入', async () => {
    const { page } = program
    await page.waitForURL('**/first-run')
    await page.getByLabel('姓名').fill('林静')
    await page.getByLabel('账号').fill('linjing')
    await page.getByLabel('口令', { exact: true }).fill(password)
    await page.getByLabel('再输一次口令').fill(password)
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: '建立账号' }).click()
    await page.getByLabel('示例账号的口令').fill(password)
    await page.getByRole('button', { name: '装入示例' }).click()
    await page.getByText('请另外两位管理员到位').waitFor({ timeout: 120_000 })
    await page.getByRole('button', { name: '以后再说' }).click()
    await page.getByRole('button', { name: '开始使用' }).click()
    await page.waitForURL('**/today')
    expect(await page.getByRole('link', { name: '事项目录' }).count()).toBe(0)
  })

  it('登录页和今日页说得清、读得到', async () => {
    const { page, url } = program
    await page.evaluate(() => sessionStorage.clear())
    await page.goto(`${url}/sign-in`)
    await page.getByLabel('账号').waitFor()
    expect(await findings(page)).toEqual([])
    await signIn(page, 'cw-huangweidong')
    await page.getByText('链上的数').waitFor()
    expect(await findings(page)).toEqual([])
  })

  const pages = [
    '/items',
    '/negative-list',
    '/sharing/requests',
    '/sharing/grants',
    '/sharing/resources',
    '/chain',
    '/knowledge',
  ]
  it.each(pages)('%s 在浅色、深色和大字里都能用', async path => {
    for (const room of ['light', 'dark', 'large print'] as const) await readIn(room, path)
  })

  it.each([
    [
      'cw-linxiaoyue',
      ['/items/quality', '/items/structure', '/items/basic', '/promises', '/promises/personas', '/cases'],
    ],
    ['cw-suyanqiu', ['/sharing/exchange', '/sharing/areas', '/sharing/corrections']],
    ['cw-xitong', ['/accounts', '/settings', '/settings/hosts', '/password']],
  ])('%s 的其他页面也都能用', async (loginName, paths) => {
    await signIn(program.page, loginName)
    for (const path of paths) for (const room of ['light', 'dark, large print'] as const) await readIn(room, path)
  })

  it('拼音首字母找到事项，回车打开它，再看它的依据链', async () => {
    const { page } = program
    await page.evaluate(() => localStorage.setItem('pengtong.large-print', 'false'))
    await signIn(page, 'cw-huangweidong')
    await page.getByRole('main').waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('gljtsl')
    await page.getByRole('option', { name: /高龄津贴申领/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '高龄津贴申领' }).waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('g')
    await page.keyboard.press('g')
    await page.getByRole('heading', { level: 1, name: '高龄津贴申领的依据链' }).waitFor()
    expect(await findings(page)).toEqual([])
  })
})
