import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { itemContentSchema } from '#contract/catalog-item.ts'
import { aMaterial } from '#domain/chain/fixtures.ts'
import { callerOf } from '#tests/helpers/gateway-office.ts'
import { foundOffice, sitDown } from '#tests/helpers/office.ts'
import { openInBrowser } from '#tests/helpers/program.ts'
import type { TestClient } from '#tests/helpers/transports.ts'

/**
 * Data sharing told on the built program, by the people of five departments at their own desks: from who owns it to who read
 * it. Each step is made on the pages; what came of it is read through the contract, and asked of the gateway over its line.
 */
const hukou = '户口簿复印件'
const residence = '居住证明'
const itemName = '高龄津贴申领'
const [wang, li] = ['440398195001010017', '440398195203030025']
/** Four desks at once take long on a busy machine. */
const patient = { timeout: 90_000 }
const sheet = [
  '姓名,公民身份号码,户籍地址,街道',
  `王秀英,${wang},澄湾区榕山街道榕荫路 12 号,榕山街道`,
  `李建国,${li},澄湾区云麓街道云麓路 3 号,云麓街道`,
].join('\r\n')

describe('数据共享，在装好的程序上', () => {
  let program: Awaited<ReturnType<typeof openInBrowser>>
  let reading: TestClient
  const desk: Record<'police' | 'civil' | 'platform' | 'clerk', Page> = {} as never
  const idOf: Record<string, string> = {}
  let itemId = ''

  const go = (page: Page, place: string) => page.goto(`${program.url}${place}`)
  const press = (page: Page, word: string | RegExp) => page.getByRole('button', { name: word }).first().click()
  async function answer(page: Page, button: string | RegExp, reason: string) {
    await press(page, button)
    const question = page.locator('[data-pt-modal]')
    await question.locator('input').fill(reason)
    await question.getByRole('button').last().click()
    await question.waitFor({ state: 'detached' })
  }
  const statusOf = (id: string) => async () => (await reading.sharing.request({ id })).status
  const guide = async (name: string) =>
    (await reading.chain.guide({ item: itemId })).materials.find(material => material.name === name)

  beforeAll(async () => {
    program = await openInBrowser()
    const hire = await foundOffice(program.url)
    reading = await hire('lvlin', '吕琳', ['clerk'], null)
    const reviewing = await hire('hezhiyuan', '何志远', ['reviewer'], null)
    for (const name of ['区民政局', '区公安分局', '榕山街道办事处', '云麓街道办事处']) {
      idOf[name] = (await reading.catalog.saveDepartment({ name, creditCode: null, aliases: [] })).id
    }
    const papers = [aMaterial('hukou', { name: hukou }), aMaterial('residence', { name: residence })]
    const content = itemContentSchema.parse({ name: itemName, departmentId: idOf['区民政局'], materials: papers })
    const made = await reading.catalog.createItem({ code: '440511016000', content })
    itemId = made.itemId
    const drafted = await reading.catalog.submit({ itemId, revision: made.working?.revision ?? 1 })
    await reviewing.catalog.publish({ targets: [{ itemId, revision: drafted.working?.revision ?? 1 }] })
    await hire('huangweidong', '黄卫东', ['provider'], idOf['区公安分局'] ?? '')
    await hire('xujia', '徐佳', ['clerk'], idOf['区民政局'] ?? '')
    await hire('linping', '林平', ['platform'], null)
    await hire('chenrong', '陈榕', ['clerk'], idOf['榕山街道办事处'] ?? '')
    const people = { police: 'huangweidong', civil: 'xujia', platform: 'linping', clerk: 'lvlin' } as const
    for (const place of Object.keys(people) as (keyof typeof people)[]) {
      desk[place] = await sitDown(program.browser, program.url, people[place])
      desk[place].setDefaultTimeout(patient.timeout)
    }
  })
  afterAll(() => program?.close())

  /** The civil affairs office writes a request on the form and sends it. @returns its id */
  async function ask(told: { paper: string; fields: readonly string[]; ownArea?: string }): Promise<string> {
    const page = desk.civil
    await go(page, '/sharing/requests/new')
    const choice = page.getByLabel('要哪个数据资源')
    await choice.locator('option').first().waitFor({ state: 'attached' })
    await choice.selectOption({ index: 0 })
    await page.getByLabel('用来做什么').fill(`办理时核验，不再收${told.paper}`)
    await page.getByLabel('履职依据').fill('《云台区高龄津贴办法》第一条')
    await page.getByRole('combobox', { name: '事项' }).fill(itemName)
    await page.getByRole('option', { name: itemName }).first().click()
    await page.getByLabel('材料', { exact: true }).selectOption({ label: told.paper })
    for (const field of told.fields) await page.locator('.choice').getByLabel(field).check()
    await press(page, '加一样材料')
    if (told.ownArea) {
      await page.getByLabel('看哪个字段').selectOption({ label: told.ownArea })
      await press(page, '加一条')
    }
    await page.getByLabel('安全联系人').fill('徐佳')
    await press(page, /提交申请/)
    await page.waitForURL(/\/sharing\/requests\/[0-9a-f-]{36}/)
    return new URL(page.url()).pathname.split('/').at(-1) ?? ''
  }
  async function check(id: string) {
    await go(desk.platform, `/sharing/requests/${id}`)
    await press(desk.platform, /通过审查/)
    await expect.poll(statusOf(id), patient).toBe('platform-checked')
  }
  async function approve(id: string): Promise<string> {
    await go(desk.police, `/sharing/requests/${id}`)
    await press(desk.police, /准予 \d 个字段/)
    await expect.poll(statusOf(id), patient).toBe('approved')
    return (await reading.sharing.request({ id })).grantId ?? ''
  }

  let grantId = ''
  let caseId = ''

  it('1. the source registers a resource, connects a sheet, and a request becomes a grant and a waiver', async () => {
    const page = desk.police
    await go(page, '/sharing/resources/new')
    await page.getByLabel('名称', { exact: true }).fill('户籍人口基本信息')
    await page.getByLabel('资源代码').fill('GA/0102')
    await page.getByLabel('共享条件').fill('只用于列明的事项')
    const fields = ['姓名', '公民身份号码', '户籍地址', '街道']
    for (const [place, field] of fields.entries()) {
      if (place > 0) await press(page, '加一个字段')
      await page.getByLabel('字段', { exact: true }).nth(place).fill(field)
    }
    await page.getByLabel('遮盖').nth(0).selectOption({ label: '姓名' })
    await page.getByLabel('遮盖').nth(2).selectOption({ label: '地址' })
    await page.getByLabel('谁的记录看哪一项').selectOption({ label: '公民身份号码' })
    await press(page, /^登记/)
    await page.waitForURL(/\/sharing\/resources$/)
    await page.getByRole('grid').getByText('户籍人口基本信息').dblclick()
    const buffer = Buffer.from(`\ufeff${sheet}\r\n`)
    await page.getByLabel('接入一张表').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer })
    await page.getByText('已接入，2 行').waitFor()

    const id = await ask({ paper: hukou, fields: ['姓名', '户籍地址'] })
    await check(id)
    grantId = await approve(id)
    expect(await guide(hukou)).toMatchObject({ needed: false, waivedBy: { grantId, trustGrade: 'A' } })
  })

  it('2. at the window the clerk sees the masked record in the place of the paper, with the consent on record', async () => {
    const page = desk.clerk
    await go(page, '/cases')
    await press(page, '收一件')
    await page.getByRole('combobox').first().fill(itemName)
    await page.getByRole('option', { name: itemName }).first().click()
    await page.getByLabel('收件的区').fill('浦阳区')
    await page.getByLabel('窗口', { exact: true }).fill('3 号窗')
    await page.getByLabel('申请人（回执上的写法）').fill('王**')
    await page.locator('form').getByRole('button', { name: '收一件' }).click()
    await expect.poll(async () => (await reading.cases.list({})).length, patient).toBe(1)
    caseId = (await reading.cases.list({}))[0]?.id ?? ''
    await press(page, '核验')
    await page.getByLabel('公民身份号码').fill(wang)
    await page.getByLabel(/本人在场，同意/).check()
    await page.locator('form.look').getByRole('button', { name: '核验' }).click()
    await page.locator('form.look').getByText('查到了').waitFor()
    const record = await page.locator('form.look .record').innerText()
    expect(record).toContain('王')
    expect(record).not.toContain('王秀英')
    expect(record).not.toContain('榕荫路 12 号')
    await press(page, '免交，以记录为准')
    await expect
      .poll(async () => (await reading.counter.desk({ caseId })).materials.flatMap(({ checks }) => checks), patient)
      .toMatchObject([{ result: 'found', outcome: 'waived', checkedBy: '吕琳' }])
    const { rows } = await reading.gateway.log({ grantId })
    expect(rows[0]).toMatchObject({ act: 'query', outcome: 'answered', departmentName: '区民政局', rowCount: 1 })
    expect(rows[0]?.caseRef).toBe((await reading.cases.get({ id: caseId })).number)
  })

  it('3. a record that is not there falls back to the window’s own check, never to a second trip', async () => {
    const page = desk.clerk
    await press(page, '核验')
    await page.getByLabel('公民身份号码').fill('440398196001010010')
    await page.getByLabel(/本人在场，同意/).check()
    await page.locator('form.look').getByRole('button', { name: '核验' }).click()
    await page.locator('form.look').getByText('没有查到').waitFor()
    expect(await page.getByRole('button', { name: '免交，以记录为准' }).count()).toBe(0)
    await page.getByLabel('换一条路的理由').fill('上月才迁入')
    await press(page, '容缺受理')
    await expect
      .poll(async () => (await reading.counter.desk({ caseId })).materials[0]?.checks.at(-1)?.outcome, patient)
      .toBe('accepted-with-gap')
  })

  it('4. a refusal is objected to, not reopened, taken to mediation, and shared in the end', async () => {
    const id = await ask({ paper: residence, fields: ['户籍地址'], ownArea: '街道' })
    await check(id)
    await go(desk.police, `/sharing/requests/${id}`)
    await answer(desk.police, '不予共享', '地址另有用途限制')
    await expect.poll(statusOf(id), patient).toBe('refused')
    await go(desk.civil, `/sharing/requests/${id}`)
    await answer(desk.civil, '提出异议', '条例以共享为原则')
    await expect.poll(statusOf(id), patient).toBe('objected')
    await go(desk.police, `/sharing/requests/${id}`)
    await answer(desk.police, '维持不予共享', '仍按原决定')
    await expect.poll(statusOf(id), patient).toBe('refused')
    await go(desk.civil, `/sharing/requests/${id}`)
    await answer(desk.civil, '请平台协调', '请平台协调')
    await expect.poll(statusOf(id), patient).toBe('in-mediation')
    await go(desk.platform, `/sharing/requests/${id}`)
    await answer(desk.platform, '由提供单位重新答复', '只给本辖区的行，应当共享')
    await expect.poll(statusOf(id), patient).toBe('platform-checked')
    const sliced = await approve(id)
    expect((await reading.sharing.grant({ id: sliced })).rows).toEqual([{ kind: 'own-area', field: '街道' }])
  })

  it('5. boundaries move: the same grant and key show each sub-district its new ground from that day', async () => {
    const sliced = (await reading.sharing.grants({})).rows.find(grant => grant.rows !== undefined)?.id ?? ''
    const page = desk.platform
    async function publishAreas(note: string, areas: readonly (readonly [string, string])[]) {
      await go(page, '/sharing/areas')
      await page.getByLabel('依据和说明').fill(note)
      for (const [place, [value, department]] of areas.entries()) {
        if (place > 0) await press(page, '加一个辖区')
        await page.getByLabel(/^辖区/).nth(place).fill(value)
        await page.getByLabel('归哪个单位').nth(place).selectOption({ label: department })
      }
      await press(page, '发布界线')
      await page.getByRole('heading', { name: new RegExp(note) }).waitFor()
    }
    await publishAreas('设街道时的界线', [
      ['榕山街道', '榕山街道办事处'],
      ['云麓街道', '云麓街道办事处'],
    ])
    const street = await sitDown(program.browser, program.url, 'chenrong')
    street.setDefaultTimeout(patient.timeout)
    await go(street, `/sharing/grants/${sliced}`)
    await press(street, '领一把钥匙')
    const codes = street.locator('.once code')
    const caller = await callerOf({ id: await codes.nth(0).innerText(), secret: await codes.nth(1).innerText() })
    const rowsOf = async (subject: string) => {
      const request = caller.signed('/gateway/v1/query', { subject: { field: '公民身份号码', value: subject } })
      const { headers, body } = request
      const answered = await fetch(`${program.url}${request.path}`, {
        method: 'POST',
        headers,
        body: Buffer.from(body),
      })
      return ((await answered.json()) as { rows?: unknown[] }).rows?.length
    }
    expect([await rowsOf(wang), await rowsOf(li)]).toEqual([1, 0])
    await publishAreas('云麓并入榕山', [
      ['榕山街道', '榕山街道办事处'],
      ['云麓街道', '榕山街道办事处'],
    ])
    await expect.poll(async () => [await rowsOf(wang), await rowsOf(li)]).toEqual([1, 1])
  })

  it('6. a wrong record is reported, answered by its source, and everybody who read it is told', async () => {
    await go(desk.civil, `/sharing/grants/${grantId}`)
    await desk.civil.getByText('报一条不对的记录').click()
    await desk.civil.getByLabel('谁的记录（主体标识）').fill(wang)
    await desk.civil.getByLabel('哪个字段').selectOption({ label: '户籍地址' })
    await desk.civil.getByLabel('现在写的是').fill('榕荫路 12 号')
    await desk.civil.getByLabel('应当是').fill('榕荫路 21 号')
    await desk.civil.getByLabel('依据', { exact: true }).fill('本人户口簿')
    await press(desk.civil, '报给数源部门')
    await desk.civil.getByText(/已报给数源部门/).waitFor()
    await go(desk.police, '/sharing/corrections')
    await answer(desk.police, '已更正', '核对了户籍底册')
    await desk.civil.goto(`${program.url}/sharing/corrections`)
    await desk.civil.getByText('核对了户籍底册').waitFor()
    const told = await desk.civil.locator('.corrections').innerText()
    expect(told).toContain('榕山街道办事处')
    expect(told).not.toContain(wang)
  })

  it('7. revoked in mid-use: the window that stands open is told, the paper is asked for again, the gateway is shut', async () => {
    await go(desk.clerk, `/cases?case=${caseId}`)
    await desk.clerk.getByRole('button', { name: '核验' }).first().waitFor()
    await go(desk.police, `/sharing/grants/${grantId}`)
    await answer(desk.police, '撤回', '用途已变')
    await desk.clerk.getByText(new RegExp(`又要交：${hukou}`)).waitFor()
    expect(await guide(hukou)).toMatchObject({ needed: true })
    const refused = reading.counter.lookUp({ caseId, materialId: 'hukou', subject: wang, consentHow: 'signed' })
    await expect(refused).rejects.toMatchObject({ code: 'NOTHING_TO_LOOK_UP' })
    await press(desk.clerk, '知道了')
    await expect.poll(async () => (await reading.cases.get({ id: caseId })).notices[0]?.seenBy).toBe('吕琳')
  })
})
