import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Program } from '#compose'
import { aDepartment, aMaterial, anItem } from '#domain/catalog/fixtures.ts'
import { startServer, type RunningHub } from '#hub/server.ts'
import { callerOf } from '#tests/helpers/gateway-office.ts'
import { openMemoryProgram } from '#tests/helpers/memory-program.ts'
import { foundOffice } from '#tests/helpers/office.ts'
import type { TestClient } from '#tests/helpers/transports.ts'

/** Data sharing told from the request to the window, by the people of three departments over a real hub's line. */
describe('数据共享，从申请到窗口', () => {
  let program: Program
  let hub: RunningHub
  let people: Record<'clerk' | 'provider' | 'second' | 'platform', TestClient>
  let itemId = ''
  let resourceId = ''
  const itemCode = '440511016000'
  const idNumber = '440398194611240028'

  beforeAll(async () => {
    program = await openMemoryProgram()
    hub = await startServer(program, { port: 0, host: '127.0.0.1' })
    const hire = await foundOffice(hub.url)
    people = {
      clerk: await hire('xulan', '许岚', ['clerk'], 'civil-affairs'),
      provider: await hire('huangweidong', '黄卫东', ['provider'], 'police'),
      second: await hire('suyanqiu', '苏彦秋', ['provider'], 'police'),
      platform: await hire('linjing', '林静', ['platform'], null),
    }
    const { catalog } = program.services
    const material = aMaterial({ id: 'm-hk', name: '户口簿复印件' })
    const planted = await program.work({ accountId: 'test', name: '测试' }, async current => {
      const departments = ['civil-affairs', 'police'].map(id => aDepartment({ id, name: id, aliases: [] }))
      await catalog.addSampleCatalogue(current, {
        departments,
        items: [
          {
            code: itemCode,
            content: anItem({ name: '高龄津贴申领', departmentId: 'civil-affairs', materials: [material] }),
          },
        ],
        from: '2026-01-01',
      })
      return { ok: true as const, value: null }
    })
    expect(planted.ok).toBe(true)
    itemId = (await people.clerk.catalog.list({ filter: { text: '高龄津贴' }, limit: 1 })).rows[0]?.itemId ?? ''
    const field = (name: string, level: 1 | 2 | 3 | 4, masking?: 'name') => ({
      name,
      type: 'text' as const,
      meaning: '',
      sensitivityLevel: level,
      personal: true,
      ...(masking ? { masking } : {}),
    })
    const resource = await people.provider.sharing.registerResource({
      code: 'GA/0102',
      name: '户籍人口基本信息',
      summary: '',
      fields: [field('姓名', 2, 'name'), field('公民身份号码', 3), field('核验结果', 4)],
      updateCycle: 'daily',
      sharing: { type: 'conditional', condition: '只用于列明的事项' },
      sourceSystem: '人口库',
      subjectField: '公民身份号码',
    })
    resourceId = resource.id
    const sheet = Buffer.from(`姓名,公民身份号码,核验结果\n王秀英,${idNumber},无\n`).toString('base64')
    await people.provider.gateway.uploadSheet({ resourceId, fileName: 'a.csv', base64: sheet })
  })
  afterAll(async () => {
    await hub.close()
    await program.close()
  })

  async function submitted(fields: string[]) {
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const draft = await people.clerk.sharing.createRequest({
      resourceId,
      purpose: '办理时核验，不再收户口簿复印件',
      legalBasis: '《澄湾区高龄津贴发放办法》第六条',
      serves: [{ itemId, materialId: 'm-hk', fields: ['姓名'] }],
      fields,
      rowSlice: '',
      mode: 'query',
      period: { from: day, until: `${Number(day.slice(0, 4)) + 1}-12-30` },
      securityContact: '许岚',
    })
    const sent = await people.clerk.sharing.submitRequest(draft)
    return people.platform.sharing.passCheck(sent)
  }
  const papersNeeded = async () =>
    (await people.clerk.chain.guide({ item: itemCode })).materials.map(({ needed }) => needed)
  async function query(credential: { id: string; secret: string }) {
    const caller = await callerOf(credential)
    const body = { subject: { field: '公民身份号码', value: idNumber } }
    const { path, headers, body: bytes } = caller.signed('/gateway/v1/query', body)
    const response = await fetch(`${hub.url}${path}`, {
      method: 'POST',
      headers: { ...headers, connection: 'close' },
      body: bytes as Uint8Array<ArrayBuffer>,
    })
    return { status: response.status, body: (await response.json()) as { code?: string; rows?: unknown[] } }
  }

  it('申请、审查、准予；材料不用带了；窗口一查就有；用到一半撤回，马上不给，材料又要带', async () => {
    expect(await papersNeeded()).toEqual([true])
    const request = await submitted(['姓名'])
    const { grant } = await people.provider.sharing.approve({ ...request, fields: ['姓名'] })
    if (!grant) throw new Error('one person may grant level 2')
    expect(await papersNeeded()).toEqual([false])
    const key = await people.clerk.gateway.issueCredential({ grantId: grant.id })
    expect(await query(key)).toMatchObject({ status: 200, body: { rows: [{ 姓名: '王**' }] } })
    const [read] = (await people.clerk.gateway.log({ grantId: grant.id })).rows
    expect(read).toMatchObject({ departmentName: 'civil-affairs', act: 'query', rowCount: 1 })
    const lineage = await people.provider.gateway.lineage({ resourceId })
    expect(lineage.grants[0]).toMatchObject({ answers: 1, people: 1, items: [{ itemName: '高龄津贴申领' }] })
    await people.provider.sharing.revokeGrant({ id: grant.id, revision: grant.revision, reason: '用途已变' })
    expect(await query(key)).toMatchObject({ status: 403, body: { code: 'GRANT_NOT_IN_FORCE' } })
    expect(await papersNeeded()).toEqual([true])
  })

  it('最高一级要两个人：一个人准予还不生效，自己不能复核自己', async () => {
    const request = await submitted(['姓名', '核验结果'])
    const first = await people.provider.sharing.approve({ ...request, fields: ['姓名', '核验结果'] })
    expect(first.grant).toBeUndefined()
    expect(first.request.status).toBe('first-approved')
    expect(await papersNeeded()).toEqual([true])
    await expect(people.provider.sharing.confirmApproval(first.request)).rejects.toMatchObject({ code: 'SAME_PERSON' })
    const second = await people.second.sharing.confirmApproval(first.request)
    expect(second.grant).toMatchObject({ fields: ['姓名', '核验结果'], state: 'in-force' })
    expect(await papersNeeded()).toEqual([false])
  })

  it('不予共享、异议、维持、协调、重新答复', async () => {
    const request = await submitted(['姓名'])
    const refused = await people.provider.sharing.refuse({
      ...request,
      legalBasis: '《数据管理规定》第七条',
      reason: '用途写得不清',
    })
    expect(refused).toMatchObject({ status: 'refused', mayStill: 'object' })
    await expect(people.clerk.sharing.askMediation({ ...refused, reason: '争议' })).rejects.toMatchObject({
      code: 'NOT_OPEN',
    })
    const objected = await people.clerk.sharing.object({ ...refused, reason: '同类申请已准予' })
    const upheld = await people.provider.sharing.answerObjection({ ...objected, reopen: false, reason: '维持' })
    expect(upheld).toMatchObject({ status: 'refused', mayStill: 'ask-mediation' })
    const disputed = await people.clerk.sharing.askMediation({ ...upheld, reason: '请协调' })
    const again = await people.platform.sharing.mediate({ ...disputed, outcome: 'share', reason: '同类已有先例' })
    expect(again).toMatchObject({ status: 'platform-checked', clock: { step: 'reply-conditional' } })
    const { grant } = await people.provider.sharing.approve({ ...again, fields: ['姓名'] })
    expect(grant?.state).toBe('in-force')
  })
})
