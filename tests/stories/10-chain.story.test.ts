import fs from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundOfficeBy, officePassword } from '#tests/helpers/office.ts'
import { electronAvailable } from '#tests/helpers/program.ts'
import type { TestClient } from '#tests/helpers/transports.ts'
import { officeInBrowser, officeInElectron, type ChainOffice } from './chain-office.ts'
import { playScript } from './studio-film.ts'

/**
 * The whole chain told on the built program, by the people of an office at their own desks: from a messy sheet to a share,
 * a waived paper, the host's answer, a film, and back again when the share is revoked.
 */
interface Telling {
  readonly open: () => Promise<ChainOffice>
  readonly sheet: string
  readonly policies: string
  /** An item of the sheet that will need a paper, and one that will be put on the negative list. */
  readonly item: string
  readonly listed: string
  /** Words that the import's preview must show. */
  readonly preview: readonly string[]
}

const fixtures = path.resolve(import.meta.dirname, '../fixtures/district')
const shared = process.env['PENGTONG_SHARED'] ?? path.resolve(import.meta.dirname, '../../../shared')
const realSheet = path.join(shared, 'data/items-guangan-shared.csv')
const hasReal = fs.existsSync(realSheet)

const ofOurOwn = {
  sheet: path.join(fixtures, 'items-messy.csv'),
  policies: path.join(fixtures, 'policies'),
  item: '高龄津贴申领',
  listed: '户外招牌设置许可',
  preview: ['表头在第 2 行', '读不了'],
}

const tellings: [string, boolean, Telling][] = [
  ['a sheet and policies of our own writing', true, { open: officeInBrowser, ...ofOurOwn }],
  [
    `the real list of a county and real policies${hasReal ? '' : ' (../shared is not here)'}`,
    hasReal,
    {
      open: officeInBrowser,
      sheet: realSheet,
      policies: path.join(shared, 'data/policies'),
      item: '三级社会体育指导员技术等级称号认定',
      listed: '学生资助政策咨询',
      preview: ['表头在第 2 行', '919'],
    },
  ],
  [
    'our own sheet and policies, in the desktop program (needs Electron and a display)',
    await electronAvailable(),
    { open: officeInElectron, ...ofOurOwn },
  ],
]

const paper = '户口簿复印件'

for (const [name, runs, telling] of tellings) {
  describe.skipIf(!runs)(`依据链 the chain, on ${name}`, () => {
    let office: ChainOffice
    let hire: Awaited<ReturnType<typeof foundOfficeBy>>
    let clerk: Page
    let reviewer: Page
    let provider: Page
    let kiosk: Page
    let reading: TestClient
    let itemId = ''
    let itemCode = ''

    beforeAll(async () => {
      office = await telling.open()
      hire = await foundOfficeBy(office.call)
      reading = await hire('lvlin', '吕琳', ['clerk'], null)
      await hire('hezhiyuan', '何志远', ['reviewer'], null)
      clerk = await office.sitDown('lvlin')
      reviewer = await office.sitDown('hezhiyuan')
    })
    afterAll(() => office?.close())

    const go = (page: Page, place: string) => office.go(page, place)
    const press = (page: Page, word: string | RegExp) => page.getByRole('button', { name: word }).first().click()
    const findItem = async (text: string) => (await reading.catalog.list({ filter: { text }, limit: 1 })).rows[0]

    async function publish(name: string) {
      const row = await findItem(name)
      await go(reviewer, `/items/${row?.itemId ?? ''}`)
      await press(reviewer, '通过并发布')
      await expect.poll(async () => (await findItem(name))?.phase).toBe('published')
      return row
    }

    it('1. the clerk drops the sheet, reads the preview, takes it in; the reviewer publishes an item', async () => {
      await go(clerk, '/items/import')
      await clerk.getByLabel('选一个表').setInputFiles(telling.sheet)
      await clerk.getByRole('button', { name: /^导入 / }).waitFor()
      const preview = await clerk.locator('body').innerText()
      for (const words of telling.preview) expect(preview).toContain(words)
      await press(clerk, /^导入 /)
      await expect.poll(async () => (await reading.catalog.list({})).total).toBeGreaterThan(3)
      const row = await publish(telling.item)
      itemId = row?.itemId ?? ''
      itemCode = row?.code ?? ''
      await publish(telling.listed)
    })

    it('   and gives the item the paper that citizens have to bring so far', async () => {
      await go(clerk, `/items/${itemId}/edit`)
      await press(clerk, '加一样材料')
      await clerk.getByLabel('材料名称').last().fill(paper)
      await clerk.getByText(/已存为草稿/).waitFor()
      await clerk.getByRole('button', { name: '送审' }).first().click()
      await expect.poll(async () => (await findItem(telling.item))?.working).toBe('in-review')
      await go(reviewer, `/items/${itemId}`)
      await press(reviewer, '通过并发布')
      await expect
        .poll(async () => (await reading.chain.guide({ item: itemCode })).materials.map(({ needed }) => needed))
        .toEqual([true])
    })

    it('2. the source department registers a resource; two fields are asked for, checked and granted', async () => {
      const departments = await reading.catalog.departments()
      const { departmentId } = (await findItem(telling.item)) ?? { departmentId: '' }
      const source = departments.find(({ id }) => id !== departmentId)?.id ?? ''
      await hire('huangweidong', '黄卫东', ['provider'], source)
      await hire('xujia', '徐佳', ['clerk'], departmentId)
      await hire('linping', '林平', ['platform'], null)
      provider = await office.sitDown('huangweidong')
      await go(provider, '/sharing/resources/new')
      await provider.getByLabel('名称', { exact: true }).fill('户籍人口基本信息')
      await provider.getByLabel('资源代码').fill('GA/0102')
      await provider.getByLabel('共享类型').selectOption({ label: '有条件共享' })
      await provider.getByLabel('共享条件').fill('只用于列明的事项')
      await provider.getByLabel('字段', { exact: true }).first().fill('姓名')
      await press(provider, '加一个字段')
      await provider.getByLabel('字段', { exact: true }).nth(1).fill('户籍地址')
      await press(provider, /^登记/)
      await expect.poll(async () => (await reading.sharing.resources({})).total).toBe(1)

      const asking = await office.sitDown('xujia')
      await go(asking, '/sharing/requests/new')
      const choice = asking.getByLabel('要哪个数据资源')
      await choice.locator('option').first().waitFor({ state: 'attached' })
      await choice.selectOption({ index: 0 })
      await asking.getByLabel('用来做什么').fill('办理时核验户籍，不再收户口簿复印件')
      await asking.getByLabel('履职依据').fill('《云台区高龄津贴办法》第一条')
      await asking.getByRole('combobox', { name: '事项' }).fill(telling.item)
      await asking.getByRole('option', { name: telling.item }).first().click()
      await asking.getByLabel('材料', { exact: true }).selectOption({ label: paper })
      for (const field of ['姓名', '户籍地址']) await asking.locator('.choice').getByLabel(field).check()
      await press(asking, '加一样材料')
      await asking.getByLabel('安全联系人').fill('徐佳')
      await press(asking, /提交申请/)
      await expect.poll(async () => (await reading.sharing.requests({})).rows[0]?.status).toBe('submitted')
      const [request] = (await reading.sharing.requests({})).rows

      const platform = await office.sitDown('linping')
      await go(platform, `/sharing/requests/${request?.id ?? ''}`)
      await press(platform, /通过审查/)
      await expect.poll(async () => (await reading.sharing.requests({})).rows[0]?.status).toBe('platform-checked')
      await go(provider, `/sharing/requests/${request?.id ?? ''}`)
      await press(provider, /准予 2 个字段/)
      await expect.poll(async () => (await reading.sharing.grants({})).rows[0]?.state).toBe('in-force')
    })

    it('3. at once the paper is waived, the item is 免证办, and the page says by which grant', async () => {
      const [grant] = (await reading.sharing.grants({})).rows
      const guide = await reading.chain.guide({ item: itemCode })
      expect(guide.certificateFree).toEqual({ status: 'full', waived: 1, total: 1 })
      await go(clerk, `/chain/${itemId}`)
      const chain = clerk.getByRole('main')
      for (const word of ['免证办', grant?.number ?? '没有这个授权', paper])
        await chain.getByText(word).first().waitFor()
    })

    it('4. an item is put on the negative list with its basis: it is no longer 通办 and says why', async () => {
      await go(clerk, '/negative-list')
      await press(clerk, /提一条/)
      await clerk.getByRole('combobox', { name: '事项' }).fill(telling.listed)
      await clerk.getByRole('option', { name: telling.listed }).first().click()
      await clerk.getByLabel('给公众看的理由').fill('要到现场看过才能定')
      await clerk.getByLabel('依据的文件').fill('云台区户外广告管理细则')
      await clerk.getByLabel('第几条').fill('第二条')
      await clerk.getByLabel('给市民的替代办法').fill('请到店招所在街道的窗口办理')
      await clerk.getByLabel('责任单位').selectOption({ index: 0 })
      await press(clerk, /提交审核/)
      await expect.poll(async () => (await reading.negativeList.list({})).rows[0]?.phase).toBe('proposed')
      await go(reviewer, '/negative-list')
      await reviewer.getByText(telling.listed).first().click()
      await press(reviewer, '同意列入')
      await expect.poll(async () => (await reading.negativeList.list({})).rows[0]?.phase).toMatch(/scheduled|in-force/)
      const [entry] = (await reading.negativeList.list({})).rows
      const listed = await findItem(telling.listed)
      const guide = await reading.chain.guide({ item: listed?.code ?? '', day: entry?.from })
      expect(guide.cityWide).toMatchObject({ status: 'listed' })
      expect(JSON.stringify(guide.cityWide)).toContain('要到现场看过才能定')
    })

    it('5. in the studio three sentences become a film with captions and the label, which ffprobe reads', async () => {
      await hire('hemiao', '何苗', ['trainer'], null)
      const trainer = await office.sitDown('hemiao')
      await go(trainer, '/studio')
      const film = await playScript(trainer, telling.item, [
        '街坊早上好。',
        `办${telling.item.slice(0, 6)}，不用带${paper}。`,
        '窗口会替您查。',
      ])
      expect(film.streams).toEqual(expect.arrayContaining(['h264', 'aac']))
      expect(film.tags).toContain('AIGC')
      expect(film.captions.replace(/\s/g, '')).toContain('窗口会替您查。')
    }, 600_000)

    it('6. the policies are taken in, and asked in the hall she says what to bring, with sources that open', async () => {
      await go(clerk, '/knowledge/import')
      const files = fs.readdirSync(telling.policies).map(file => path.join(telling.policies, file))
      await clerk.getByLabel('选文件', { exact: true }).setInputFiles(files.filter(file => file.endsWith('.md')))
      await clerk.getByRole('button', { name: /^导入/ }).last().click()
      await expect.poll(async () => (await reading.knowledge.list({})).length).toBeGreaterThan(0)

      kiosk = await office.openHall()
      await kiosk.waitForSelector('.kiosk[data-phase=attract]')
      await kiosk.locator('[data-type]').first().click()
      await kiosk.locator('[data-typing] input').fill(`${telling.item}要带什么材料`)
      await kiosk.locator('[data-typing] [data-ask]').click()
      await kiosk.waitForSelector('[data-card]')
      expect(await kiosk.locator('[data-card] s').allInnerTexts()).toEqual([paper])
      await kiosk.locator('[data-sources]').click()
      await expect.poll(() => kiosk.locator('[data-source-text]').innerText()).toContain(telling.item)
      await kiosk.locator('[data-close]').first().click()
    })

    it('7. the share is revoked: the page that stands open answers otherwise by itself', async () => {
      const [grant] = (await reading.sharing.grants({})).rows
      const answered = kiosk.locator('[data-card]')
      await go(provider, `/sharing/grants/${grant?.id ?? ''}`)
      await press(provider, '撤回')
      await provider.getByPlaceholder('写下依据或理由').fill('用途已变')
      await provider.locator('[data-pt-modal]').getByRole('button', { name: '撤回', exact: true }).click()
      await expect.poll(async () => (await reading.sharing.grants({})).rows[0]?.state).toBe('revoked')
      // How long it takes is measured by the bench `chain`.
      await expect.poll(() => answered.locator('s').count(), { timeout: 10_000 }).toBe(0)
      await expect.poll(() => answered.innerText()).toContain(paper)
      const list = await reading.announcements.list()
      expect(list[0]?.sentences.map(({ changed }) => changed !== undefined)).toEqual([false, true, false])
    })

    it('   and every step of it stands in an audit trail that verifies', async () => {
      await hire('shenji', '沈计', ['audit-administrator'], null)
      const { token } = await office.call().identity.signIn({ loginName: 'shenji', password: officePassword })
      const report = await office.call(token).audit.verify()
      expect(report.defects).toEqual([])
      expect(report.rows).toBeGreaterThan(20)
    })
  })
}
