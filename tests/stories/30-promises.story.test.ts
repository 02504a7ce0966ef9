import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Coverage } from '#contract/promises.ts'
import { callHub, officePassword, sitDown } from '#tests/helpers/office.ts'
import { openInBrowser } from '#tests/helpers/program.ts'
import type { TestClient } from '#tests/helpers/transports.ts'

/**
 * The three promises told on the built program, with the people of the sample district: an exception is argued, decided and
 * published; the best share is found and asked for; the catalogue is seen through the eyes of an old citizen.
 */
const root = path.resolve(import.meta.dirname, '../..')
const run = promisify(execFile)
/** The `pengtong` command on a data folder that no hub holds. */
async function pengtong(dataDir: string, ...words: string[]) {
  const { stdout } = await run(process.execPath, ['src-main/cli/pengtong.ts', ...words, '--data', dataDir], {
    cwd: root,
    maxBuffer: 32 * 1024 * 1024,
  })
  return stdout
}

describe('三个承诺，在装好的程序上', () => {
  let dataDir = ''
  let program: Awaited<ReturnType<typeof openInBrowser>>
  let reviewer: Page
  let clerk: Page
  let reading: TestClient
  let proposed: { id: string; itemName: string; itemCode: string }

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'pengtong-promises-'))
    await pengtong(dataDir, 'seed', '--password', officePassword)
    program = await openInBrowser({ dataDir })
    reviewer = await sitDown(program.browser, program.url, 'cw-hezhiyuan')
    clerk = await sitDown(program.browser, program.url, 'cw-linxiaoyue')
    // The first reading of the whole catalogue takes long on a busy machine.
    for (const page of [reviewer, clerk]) page.setDefaultTimeout(90_000)
    const { token } = await callHub(program.url).identity.signIn({
      loginName: 'cw-linxiaoyue',
      password: officePassword,
    })
    reading = callHub(program.url, token)
    const [entry] = (await reading.negativeList.list({ phases: ['proposed'] })).rows
    if (!entry) throw new Error('the sample district proposes no entry')
    proposed = entry
  })
  afterAll(async () => {
    await program?.close()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })
  const go = (page: Page, place: string) => page.goto(`${program.url}${place}`)
  const press = (page: Page, word: string | RegExp) => page.getByRole('button', { name: word }).first().click()
  async function publish(number: number) {
    await go(reviewer, '/negative-list')
    await press(reviewer, `发布第 ${number} 版`)
    const question = reviewer.getByRole('alertdialog').or(reviewer.getByRole('dialog'))
    await question.locator('input, textarea').first().fill('澄湾区政务服务数据管理局')
    await question.getByRole('button', { name: `发布第 ${number} 版` }).click()
    await expect
      .poll(async () => (await reading.negativeEdition.editions()).map(head => head.number), { timeout: 60_000 })
      .toContain(number)
  }

  it('通办 1. the reviewer publishes the first edition, and anybody reads it without signing in', async () => {
    await publish(1)
    const stranger = await (await program.browser.newContext({ locale: 'zh-CN' })).newPage()
    stranger.setDefaultTimeout(90_000)
    await go(stranger, '/open/negative-list')
    await stranger.getByText('第 1 版，自').first().waitFor()
    expect(await stranger.locator('tbody tr').count()).toBe(
      (await reading.negativeEdition.edition({ number: 1 })).rows.length,
    )
  })

  it('通办 2. the clerk argues, the reviewer sees what an approval would take from citizens, and approves', async () => {
    await go(clerk, `/negative-list?entry=${proposed.id}`)
    await press(clerk, '赞成列入')
    await clerk.getByLabel('说明理由').fill('去年三次现场都发现和图纸不符')
    await press(clerk, '记下意见')
    await go(reviewer, `/negative-list?entry=${proposed.id}`)
    await reviewer.getByText('去年三次现场都发现和图纸不符').waitFor()
    await reviewer.getByText(/1 项不再通办/).waitFor()
    await press(reviewer, '同意列入')
    await expect
      .poll(async () => (await reading.negativeList.get({ id: proposed.id })).phase, { timeout: 60_000 })
      .toMatch(/scheduled|in-force/)
  })

  it('通办 3. an early end leaves the list, and the second edition says what left', async () => {
    const [entry] = (await reading.negativeList.list({ phases: ['in-force'] })).rows
    await go(reviewer, `/negative-list?entry=${entry?.id ?? ''}`)
    await press(reviewer, '提前退出')
    const question = reviewer.getByRole('alertdialog').or(reviewer.getByRole('dialog'))
    await question.locator('input, textarea').first().fill('系统已经打通')
    await question.getByRole('button', { name: '提前退出' }).click()
    await expect
      .poll(async () => (await reading.negativeList.get({ id: entry?.id ?? '' })).closedOn, { timeout: 60_000 })
      .not.toBeNull()
    expect((await reading.negativeEdition.prove({ number: 1 })).wrong).toEqual([])
  })

  it('免证办 the clerk sees the count with its meaning, and drafts the request that frees the most items', async () => {
    await go(clerk, '/promises')
    await clerk.getByRole('heading', { name: '免证办覆盖' }).waitFor()
    await clerk.getByText('569', { exact: true }).first().waitFor()
    const coverage: Coverage = await reading.promises.coverage({ most: 5 })
    const [best] = coverage.steps
    expect(coverage.counts.find(({ key }) => key === 'certificate-free')).toMatchObject({
      numerator: 569,
      denominator: 1200,
    })
    expect(best?.frees).toBeGreaterThan(0)
    await press(clerk, '起草这个共享申请')
    await clerk.waitForURL(/\/sharing\/requests\//)
    const id = new URL(clerk.url()).pathname.split('/').at(-1) ?? ''
    const request = await reading.sharing.request({ id })
    expect(request).toMatchObject({ status: 'draft', resourceId: best?.resourceId })
    expect(request.serves.length).toBeGreaterThanOrEqual(best?.frees ?? 1)
  })

  it('零跑动 a citizen of eighty belongs to the special groups, one of forty does not, and every visit has its reason', async () => {
    await go(clerk, '/promises/personas?age=80&disabled=1')
    await clerk.getByText('属于零跑动：特殊群体').waitFor()
    const persona = { kind: 'person' as const, disabled: false, pregnant: false, ill: false }
    const old = await reading.promises.throughTheEyesOf({ persona: { ...persona, age: 80 } })
    const young = await reading.promises.throughTheEyesOf({ persona: { ...persona, age: 40 } })
    expect(old.counts.items).toBe(young.counts.items)
    expect([old.programmes, young.programmes]).toEqual([['special-groups'], []])
    expect(old.counts.withoutComing).toBeGreaterThanOrEqual(young.counts.withoutComing)
    expect(old.counts.withoutComing).toBeGreaterThan(0)
    expect(old.items.filter(item => !item.withoutComing).every(item => item.comeBecause !== undefined)).toBe(true)
  })

  it('a chain that does not exist is said in words', async () => {
    await go(clerk, '/chain/no-such-item')
    await clerk.getByText(/还没有发布，没有依据链/).waitFor()
  })

  it('the command line hands out the edition byte for byte, and one item with all its promises', async () => {
    const kept = await reading.negativeEdition.file({ number: 1, format: 'docx' })
    const [row] = (await reading.negativeEdition.edition({ number: 1 })).rows
    program.hub.kill('SIGTERM')
    await new Promise(resolve => program.hub.once('exit', resolve))
    const file = path.join(dataDir, 'edition.docx')
    await pengtong(dataDir, 'list', 'negative', '--edition', '1', '--format', 'docx', '--out', file)
    const bytes = await readFile(file)
    expect(bytes.toString('base64')).toBe(kept.bytesBase64)
    expect(new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])).toContain(row?.itemName)
    const chain = JSON.parse(await pengtong(dataDir, 'chain', row?.itemCode ?? '', '--json')) as {
      cityWide: unknown
      materials: unknown[]
      zeroVisit: Record<string, unknown>
      hostSays: { zh: string }
    }
    expect(chain.zeroVisit).toHaveProperty('special-groups')
    expect(chain.hostSays.zh).not.toBe('')
    const listed = JSON.parse(await pengtong(dataDir, 'chain', proposed.itemCode, '--json')) as typeof chain
    expect(listed.materials.length).toBeGreaterThan(0)
  })
})
