import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundOffice, sitDown } from '#tests/helpers/office.ts'
import { openInBrowser } from '#tests/helpers/program.ts'
import type { TestClient } from '#tests/helpers/transports.ts'

/**
 * A day in the catalogue on the built program: a sheet comes in and is reviewed field by field, something goes back and comes
 * again, a version waits for its day, two clerks meet in one item, and an edit of many cells is taken back.
 */
const sheet = path.resolve(import.meta.dirname, '../fixtures/district/items-messy.csv')
const first = '高龄津贴申领'

describe('事项目录的一天', () => {
  let program: Awaited<ReturnType<typeof openInBrowser>>
  let clerk: Page
  let colleague: Page
  let reviewer: Page
  let reading: TestClient
  let other: TestClient

  beforeAll(async () => {
    program = await openInBrowser()
    const hire = await foundOffice(program.url)
    reading = await hire('lvlin', '吕琳', ['clerk'], null)
    other = await hire('chenjing', '陈静', ['clerk'], null)
    await hire('hezhiyuan', '何志远', ['reviewer'], null)
    clerk = await sitDown(program.browser, program.url, 'lvlin')
    colleague = await sitDown(program.browser, program.url, 'chenjing')
    reviewer = await sitDown(program.browser, program.url, 'hezhiyuan')
    for (const page of [clerk, colleague, reviewer]) page.setDefaultTimeout(90_000)
  })
  afterAll(() => program?.close())

  const go = (page: Page, place: string) => page.goto(`${program.url}${place}`)
  const press = (page: Page, word: string | RegExp) => page.getByRole('button', { name: word }).first().click()
  const rowOf = async (name: string) => {
    const { rows } = await reading.catalog.list({ filter: { text: name }, limit: 10 })
    const found = rows.find(row => row.name === name) ?? rows[0]
    if (!found) throw new Error(`no item is named ${name}`)
    return found
  }
  const workingOf = async (itemId: string) => (await reading.catalog.get({ idOrCode: itemId })).working

  it('1. 导入到发布：看预览、写入，审核人逐处通过，市民的指南当时就有', async () => {
    await go(clerk, '/items/import')
    await clerk.getByLabel('选一个表').setInputFiles(sheet)
    await clerk.getByRole('button', { name: /^导入 / }).waitFor()
    await expect.poll(() => clerk.locator('body').innerText()).toContain('表头在第 2 行')
    await press(clerk, /^导入 /)
    await expect.poll(async () => (await reading.catalog.list({})).total).toBeGreaterThan(3)
    for (const name of [first, '高龄津贴停发', '居住证签注']) {
      const { itemId } = await rowOf(name)
      await go(reviewer, `/items/${itemId}/review`)
      await press(reviewer, /^其余 \d+ 处都通过$/)
      await press(reviewer, '通过并发布')
      await expect.poll(async () => (await rowOf(name)).phase).toBe('published')
    }
    const guide = await reading.chain.guide({ item: (await rowOf(first)).code })
    expect(guide.name).toBe(first)
  })

  it('2. 退回再改：一处退回要写理由，经办人看得到，改好再送，这回通过', async () => {
    const { itemId } = await rowOf(first)
    await go(clerk, `/items/${itemId}/edit`)
    await clerk.getByLabel('咨询电话').fill('88002210')
    await clerk.getByLabel('咨询电话').blur()
    await clerk.getByText(/已存为草稿/).waitFor()
    await clerk.getByRole('button', { name: '送审' }).first().click()
    await expect.poll(async () => (await workingOf(itemId))?.state).toBe('in-review')

    await go(reviewer, `/items/${itemId}/review`)
    await reviewer.getByRole('heading', { level: 3, name: '咨询电话' }).waitFor()
    await press(reviewer, '退回这处')
    await reviewer.getByText('先写下要改什么').waitFor()
    await reviewer.getByLabel(/^咨询电话：/).fill('电话要带区号')
    await press(reviewer, '退回这处')
    await press(reviewer, '退回并附 1 条理由')
    await expect.poll(async () => (await workingOf(itemId))?.phase).toBe('returned')

    await go(clerk, `/items/${itemId}`)
    await clerk.getByText('电话要带区号').first().waitFor()
    await go(clerk, `/items/${itemId}/edit`)
    await clerk.getByLabel('咨询电话').fill('0755-88002210')
    await clerk.getByLabel('咨询电话').blur()
    await clerk.getByText(/已存为草稿/).waitFor()
    await clerk.getByRole('button', { name: '送审' }).first().click()
    await expect.poll(async () => (await workingOf(itemId))?.state).toBe('in-review')
    await go(reviewer, `/items/${itemId}/review`)
    await reviewer.getByRole('heading', { level: 3, name: '咨询电话' }).waitFor()
    await reviewer.keyboard.press('a')
    await press(reviewer, '通过并发布')
    await expect.poll(async () => (await rowOf(first)).version).toBe(2)
  })

  it('3. 将来的版本：定好施行的日子，今天还是旧的，那一天是新的', async () => {
    const { itemId, code } = await rowOf(first)
    await go(clerk, `/items/${itemId}/edit`)
    await clerk.getByLabel('到现场次数').fill('2')
    await clerk.getByLabel('到现场次数').blur()
    await clerk.getByText(/已存为草稿/).waitFor()
    await clerk.getByRole('button', { name: '送审' }).first().click()
    await expect.poll(async () => (await workingOf(itemId))?.state).toBe('in-review')
    const later = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
    await go(reviewer, `/items/${itemId}/review`)
    await press(reviewer, '通过这处')
    await reviewer.getByLabel('从哪天起施行').fill(later)
    await press(reviewer, '通过并发布')
    await expect.poll(async () => await workingOf(itemId)).toBeNull()
    const visits = async (day?: string) =>
      (await reading.catalog.get({ idOrCode: code, ...(day ? { day } : {}) })).current?.content.visitCount
    expect([await visits(), await visits(later)]).toEqual([null, 2])
    await go(clerk, `/items/${itemId}?day=${later}`)
    await clerk.getByText(`${later} 起`).first().waitFor()
  })

  it('4. 两个人改同一个事项：互相看得到，各改各的合到一起，同一处由人来定，谁的都没有丢', async () => {
    const { itemId } = await rowOf('居住证签注')
    await go(clerk, `/items/${itemId}/edit`)
    await clerk.getByLabel('咨询电话').waitFor()
    await clerk.getByLabel('到现场次数').fill('1')
    await clerk.getByLabel('到现场次数').blur()
    await clerk.getByText(/已存为草稿/).waitFor()
    await go(colleague, `/items/${itemId}/edit`)
    await colleague.getByText('吕琳').first().waitFor()

    await colleague.getByLabel('投诉电话').fill('0755-12345')
    await colleague.getByLabel('咨询电话').fill('0755-11111111')
    await colleague.getByLabel('咨询电话').blur()
    await colleague.getByText(/已存为草稿/).waitFor()
    await clerk.getByLabel('咨询电话').fill('0755-22222222')
    await clerk.getByLabel('咨询电话').blur()
    await clerk.getByRole('heading', { name: '1 处两个人都改了' }).waitFor()
    const aside = clerk.getByRole('alert')
    await expect.poll(() => aside.innerText()).toContain('0755-11111111')
    await expect.poll(() => aside.innerText()).toContain('0755-22222222')
    await press(clerk, '用我的')
    await clerk.getByText(/已存为草稿/).waitFor()
    await expect
      .poll(async () => {
        const content = (await workingOf(itemId))?.content
        return [content?.consultPhone, content?.complaintPhone, content?.visitCount]
      })
      .toEqual(['0755-22222222', '0755-12345', 1])
  })

  it('5. 还没有存上窗口就没了：再打开，写的都还在', async () => {
    const { itemId } = await rowOf('居住证签注')
    const window = await clerk.context().newPage()
    await window.goto(`${program.url}/items/${itemId}/edit`)
    await window.getByLabel('咨询电话').waitFor()
    await expect.poll(() => window.getByLabel('咨询电话').inputValue()).toBe('0755-22222222')
    await window.route('**/rpc/catalog/saveDraft', route => route.abort())
    await window.getByLabel('咨询电话').fill('0755-33333333')
    await window.getByLabel('咨询电话').blur()
    await window.waitForFunction(id => localStorage.getItem(`pengtong.draft.${id}`)?.includes('0755-33333333'), itemId)
    await window.close()
    expect((await workingOf(itemId))?.content.consultPhone).toBe('0755-22222222')

    await go(clerk, `/items/${itemId}/edit`)
    await clerk.getByText('找回了上次没有存上的改动').waitFor()
    await expect.poll(async () => (await workingOf(itemId))?.content.consultPhone).toBe('0755-33333333')
  })

  it('6. 成批改先看会改什么，换一天换一个窗口也能撤销；别人动过的一格不碰，并且说出来', async () => {
    await go(clerk, '/items?phase=published&sort=code')
    await clerk.getByRole('row', { name: new RegExp(first) }).waitFor()
    await clerk.keyboard.press('Control+a')
    await press(clerk, /^成批改 \d+ 项/)
    await clerk.getByLabel('改哪一项').selectOption({ label: '到现场次数' })
    await clerk.getByLabel('改成').fill('3')
    await press(clerk, '先看会改什么')
    await clerk.getByText(/^会改 \d+ 个事项的 \d+ 格$/).waitFor()
    await press(clerk, /^写入 \d+ 格/)
    const stopped = await rowOf('高龄津贴停发')
    await expect.poll(async () => (await rowOf('高龄津贴停发')).pending?.visitCount).toBe(3)

    const working = await workingOf(stopped.itemId)
    if (!working) throw new Error('the bulk edit made no draft')
    const content = { ...working.content, visitCount: 5 }
    await other.catalog.saveDraft({ itemId: stopped.itemId, revision: working.revision, content })

    await clerk.reload()
    await clerk.getByRole('row', { name: new RegExp(first) }).waitFor()
    await clerk.keyboard.press('Control+z')
    const told = clerk.getByRole('dialog')
    await told.getByText('高龄津贴停发').waitFor()
    await expect.poll(() => told.innerText()).toMatch(/现在是[\s\S]*5/)
    await told.getByRole('button', { name: '知道了' }).click()
    expect((await rowOf('高龄津贴停发')).pending?.visitCount).toBe(5)
    expect((await rowOf('居住证签注')).pending?.visitCount).toBe(1)
  })

  it('7. 一格一格改，从表格里贴进来，存成一个有地址的视图', async () => {
    await go(clerk, '/items?where=name:contains:津贴')
    const row = clerk.getByRole('row', { name: /高龄津贴停发/ })
    await row.getByRole('gridcell').nth(6).dblclick()
    await clerk.getByLabel('承诺/法定', { exact: true }).fill('二十天')
    await clerk.keyboard.press('Enter')
    await clerk.getByText(/读不出数目和单位/).waitFor()
    await clerk.getByLabel('承诺/法定', { exact: true }).fill('3个月')
    await clerk.keyboard.press('Enter')
    await expect
      .poll(async () => (await rowOf('高龄津贴停发')).pending?.promisedLimit)
      .toMatchObject({ value: 3, unit: 'month' })

    await row.getByRole('gridcell').nth(6).click()
    await clerk.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '15\t4')
      document
        .querySelector('[role=grid]')
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    await press(clerk, '写入 2 格')
    await expect
      .poll(async () => (await rowOf('高龄津贴停发')).pending)
      .toMatchObject({ promisedLimit: { value: 15, unit: 'working-day' }, visitCount: 4 })

    await press(clerk, '存为视图')
    await clerk.getByLabel('视图的名字').fill('津贴')
    await clerk.getByLabel('大家都看得到').check()
    await clerk.getByRole('button', { name: '存为视图' }).last().click()
    await clerk.waitForURL(/view=/)
    const view = new URL(clerk.url()).searchParams.get('view') ?? ''
    await go(colleague, `/items?view=${view}`)
    await colleague.waitForURL(/where=/)
    await colleague.getByRole('row', { name: /高龄津贴停发/ }).waitFor()
    expect(await colleague.getByRole('row', { name: /居住证签注/ }).count()).toBe(0)
  })

  it('8. 列表、审核、表单、导入，浅色、深色和大字里都读得到', async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    const { itemId } = await rowOf('高龄津贴停发')
    const working = await workingOf(itemId)
    await reading.catalog.submit({ itemId, revision: working?.revision ?? 0 })
    for (const [theme, large] of [
      ['light', 'false'],
      ['dark', 'false'],
      ['light', 'true'],
    ] as const) {
      for (const place of [
        '/items?group=department',
        `/items/${itemId}/review`,
        `/items/${(await rowOf('居住证签注')).itemId}/edit`,
      ]) {
        await clerk.evaluate(
          ([t, l]) => {
            localStorage.setItem('pengtong.theme', t)
            localStorage.setItem('pengtong.large-print', l)
          },
          [theme, large] as const,
        )
        await go(clerk, place)
        await clerk.getByRole('main').waitFor()
        await clerk.waitForLoadState('networkidle')
        await clerk.evaluate(axe)
        const found = await clerk.evaluate(async () => {
          interface Found {
            readonly id: string
            readonly impact: string
            readonly nodes: readonly { readonly target: readonly string[] }[]
          }
          const tool = (globalThis as unknown as { axe: { run(options: unknown): Promise<{ violations: Found[] }> } })
            .axe
          const { violations } = await tool.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })
          return violations
            .filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`))
        })
        expect({ theme, large, place, found }).toEqual({ theme, large, place, found: [] })
      }
    }
  })

  it('表单等事项取来了才出现：取得再慢，写进去的字也不会被盖掉', async () => {
    const { itemId } = await rowOf(first)
    const slow = await colleague.context().newPage()
    await slow.routeWebSocket(/./, line => {
      const hub = line.connectToServer()
      hub.onMessage(message => void setTimeout(() => line.send(message), 1500))
    })
    await go(slow, `/items/${itemId}/edit`)
    await slow.getByLabel('咨询电话').fill('0755-88002211')
    await slow.getByLabel('咨询电话').blur()
    await slow.getByText(/已存为草稿/).waitFor()
    expect((await workingOf(itemId))?.content.consultPhone).toBe('0755-88002211')
    await slow.close()
  })
})
