import { safe } from '@orpc/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import type { ChangeNotice } from '#contract/changes.ts'
import { itemContentSchema } from '#contract/catalog-item.ts'
import type { NewResource, RequestContent } from '#contract/sharing-model.ts'
import { theProgram } from '#domain/audit/model.ts'
import { aField, aRequestContent } from '#domain/sharing/fixtures.ts'
import { fixedClock } from '#kernel/clock.ts'
import { ok } from '#kernel/result.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { signInAs, testPassword } from '#tests/helpers/memory-program.ts'
import { transports, type Connection, type TestClient } from '#tests/helpers/transports.ts'
import { aMaterial } from './fixtures.ts'

const departments = [
  ['police', '市公安局澄湾分局'],
  ['civil-affairs', '区民政局'],
  ['data-bureau', '区政数局'],
] as const

const resource: NewResource = {
  code: 'GA/0102',
  name: '户籍人口基本信息',
  summary: '按户籍登记结果提供',
  fields: [
    aField('姓名', { masking: 'name', example: '王某某' }),
    aField('户籍地址', { sensitivityLevel: 3 }),
    aField('婚姻状况', { sensitivityLevel: 3 }),
  ],
  updateCycle: 'daily',
  sharing: { type: 'conditional', condition: '只用于列明的事项' },
  sourceSystem: '人口库',
}

/** The chain told through the contract, by people with one role each. */
describeOnEachEngine('依据链，从登记资源到撤回授权', ({ openProgram }) => {
  const clock = fixedClock('2026-11-24T02:00:00Z')
  const notices: ChangeNotice[] = []
  let program: Program
  let connection: Connection
  let provider: TestClient
  let clerk: TestClient
  let platform: TestClient
  let kiosk: TestClient
  let itemId = ''

  const as = async (loginName: string) => {
    const session = await program.services.identity.signIn(loginName, testPassword)
    if (!session.ok) throw new Error(session.violation.code)
    return connection.clientOf(session.value.token)
  }
  async function everybodySignsIn() {
    provider = await as('huang')
    clerk = await as('xu')
    platform = await as('lin')
    kiosk = await as('hall')
  }
  /** Another day: yesterday's sessions have ended. */
  async function itIs(instant: string) {
    clock.set(instant)
    await everybodySignsIn()
  }

  beforeAll(async () => {
    program = await openProgram(clock)
    program.notices.listen(notice => notices.push(notice))
    connection = await transports['a message channel'](program)
    await signInAs(program, 'huang', ['provider'], 'police')
    await signInAs(program, 'xu', ['clerk'], 'civil-affairs')
    await signInAs(program, 'lin', ['platform'], 'data-bureau')
    await signInAs(program, 'hall', ['kiosk'])
    await everybodySignsIn()
    const planted = await program.work(theProgram, async current => {
      const [id = ''] = await program.services.catalog.addSampleCatalogue(current, {
        from: '2026-01-01',
        departments: departments.map(([key, name]) => ({ id: key, name, creditCode: null, aliases: [], revision: 1 })),
        items: [
          {
            code: '440511016000',
            content: itemContentSchema.parse({
              name: '高龄津贴申领',
              departmentId: 'civil-affairs',
              materials: [
                aMaterial('m-hk', { name: '户口簿复印件' }),
                aMaterial('m-form', { name: '申请表', kind: 'form', paperForm: 'electronic' }),
              ],
            }),
          },
        ],
      })
      return ok(id)
    })
    itemId = planted.ok ? planted.value : ''
  })
  afterAll(async () => {
    await connection.close()
    await program.close()
  })

  const ask = (resourceId: string, changes: Partial<RequestContent> = {}) =>
    aRequestContent({ resourceId, serves: [{ itemId, materialId: 'm-hk', fields: ['姓名', '户籍地址'] }], ...changes })
  const refusal = async (call: Promise<unknown>) => {
    const [error] = await safe(call)
    return (error as { code?: string } | null)?.code
  }

  it('登记、申请两个字段、平台审查、数源准予：材料免交，事项成为免证办；撤回，全部变回', async () => {
    const before = await kiosk.chain.guide({ item: '440511016000' })
    expect(before.materials.map(({ name, needed }) => [name, needed])).toEqual([
      ['户口簿复印件', true],
      ['申请表', true],
    ])

    const registered = await provider.sharing.registerResource(resource)
    expect(registered.providerName).toBe('市公安局澄湾分局')
    const draft = await clerk.sharing.createRequest(ask(registered.id))
    expect(draft).toMatchObject({ number: 'GX-2026-0001', status: 'draft', requesterName: '区民政局' })
    const submitted = await clerk.sharing.submitRequest({ id: draft.id, revision: draft.revision })
    const checked = await platform.sharing.passCheck({ id: draft.id, revision: submitted.revision })
    expect(checked.clock).toMatchObject({
      step: 'reply-conditional',
      limit: { value: 10, unit: 'working-day' },
      dueAt: '2026-12-08T10:00:00.000Z',
      source: '政务数据共享条例（国务院令第809号）',
      calendarVersion: '国办发明电〔2025〕7号',
    })

    const view = await provider.sharing.decisionView({ id: draft.id })
    expect(view.fields.map(({ name, necessity, neededByItems }) => [name, necessity, neededByItems])).toEqual([
      ['姓名', 'needed', 1],
      ['户籍地址', 'needed', 1],
    ])
    expect(view.fields[0]?.looksLike).toBe('王**')
    expect(view.effects).toMatchObject({ materialsWaived: 1, certificateFreeBefore: 0, certificateFreeAfter: 1 })
    const struck = await provider.sharing.decisionView({ id: draft.id, fields: ['姓名'] })
    expect(struck.effects).toMatchObject({ materialsWaived: 0, certificateFreeAfter: 0 })

    notices.length = 0
    const { grant } = await provider.sharing.approve({
      id: draft.id,
      revision: checked.revision,
      fields: ['姓名', '户籍地址'],
    })
    if (!grant) throw new Error('one person may grant fields of these levels')
    expect(grant).toMatchObject({ number: draft.number, state: 'in-force', providerName: '市公安局澄湾分局' })
    expect(notices.find(({ topic }) => topic === 'sharing')?.ids).toEqual(expect.arrayContaining([grant.id, draft.id]))

    const waived = await kiosk.chain.guide({ item: '440511016000' })
    expect(waived.materials[0]).toMatchObject({
      needed: false,
      waivedBy: {
        mode: 'data-share',
        grantNumber: draft.number,
        resourceName: '户籍人口基本信息',
        providerName: '市公安局澄湾分局',
        fields: ['姓名', '户籍地址'],
        until: '2027-10-31',
        trustGrade: 'A',
      },
    })
    expect(waived.certificateFree).toEqual({ status: 'full', waived: 1, total: 1 })
    const countOf = async (key: string) => (await clerk.chain.counts({})).counts.find(count => count.key === key)?.value
    expect(await countOf('certificate-free')).toBe(1)
    const whole = await clerk.chain.ofItem({ item: itemId })
    const glances = await clerk.chain.ofItems({ itemIds: [itemId, 'nowhere'] })
    expect(glances).toEqual([{ itemId, glyph: whole.glyph, waived: 1, total: 1, listed: false }])

    const supposed = await clerk.chain.whatIfRevoked({ grantId: grant.id })
    expect(supposed).toMatchObject({ certificateFreeBefore: 1, certificateFreeAfter: 0 })
    expect(supposed.items).toMatchObject([
      { itemId, materialsNeededAgain: ['户口簿复印件'], ceasesCertificateFree: true },
    ])
    expect(await countOf('certificate-free'), 'a trial changes nothing').toBe(1)

    const revoked = await provider.sharing.revokeGrant({ id: grant.id, revision: grant.revision, reason: '用途已变' })
    expect(revoked.state).toBe('revoked')
    const { asOf: _before, ...toldBefore } = before
    const { asOf: _after, ...toldAfter } = await kiosk.chain.guide({ item: '440511016000' })
    expect(toldAfter).toEqual(toldBefore)
    expect(await countOf('certificate-free')).toBe(0)
    const chain = await clerk.chain.ofItem({ item: '440511016000' })
    expect(chain.nodes.find(node => node.id === `grant:${grant.id}`)).toMatchObject({
      state: 'broken',
      subject: { why: 'revoked' },
    })

    const { rows } = await program.services.trail.history(program.db, { limit: 100 })
    const told = rows.filter(row => row.action.startsWith('sharing.')).map(row => [row.action, row.actor.name])
    expect(told.reverse()).toEqual([
      ['sharing.resource-registered', 'huang'],
      ['sharing.request-drafted', 'xu'],
      ['sharing.request-submitted', 'xu'],
      ['sharing.request-platform-checked', 'lin'],
      ['sharing.request-approved', 'huang'],
      ['sharing.grant-given', 'huang'],
      ['sharing.grant-revoked', 'huang'],
    ])
    expect((await program.services.trail.verify(program.db)).defects).toEqual([])
  })

  it('过时的版本不收，什么也没有写', async () => {
    const { rows } = await provider.sharing.resources({ limit: 1 })
    const draft = await clerk.sharing.createRequest(ask(rows[0]?.id ?? ''))
    await clerk.sharing.submitRequest({ id: draft.id, revision: draft.revision })
    const audited = (await program.services.trail.history(program.db, { limit: 1 })).total
    expect(await refusal(clerk.sharing.submitRequest({ id: draft.id, revision: draft.revision }))).toBe(
      'STALE_REVISION',
    )
    expect((await program.services.trail.history(program.db, { limit: 1 })).total).toBe(audited)
  })

  it('材料不在事项里，提交时说出来', async () => {
    const { rows } = await provider.sharing.resources({ limit: 1 })
    const serves = [{ itemId, materialId: 'm-none', fields: ['姓名'] }]
    const draft = await clerk.sharing.createRequest(ask(rows[0]?.id ?? '', { serves }))
    const [error] = await safe(clerk.sharing.submitRequest({ id: draft.id, revision: draft.revision }))
    expect(error).toMatchObject({ code: 'SERVES_UNKNOWN', data: { materials: ['m-none'], items: [] } })
  })

  it('补充材料期间时钟停住，补来以后接着走；别的部门答复不了', async () => {
    const { rows } = await provider.sharing.resources({ limit: 1 })
    const draft = await clerk.sharing.createRequest(ask(rows[0]?.id ?? ''))
    const submitted = await clerk.sharing.submitRequest({ id: draft.id, revision: draft.revision })
    const checked = await platform.sharing.passCheck({ id: draft.id, revision: submitted.revision })
    const stranger = connection.clientOf((await signInAs(program, 'zhao', ['provider'], 'data-bureau')).token)
    const asked = { id: draft.id, revision: checked.revision, question: '要哪几个街道的' }
    const [error] = await safe(stranger.sharing.askSupplement(asked))
    expect(error).toMatchObject({ code: 'NOT_THE_SOURCE', data: { source: '市公安局澄湾分局' } })
    const waiting = await provider.sharing.askSupplement(asked)
    expect(waiting).toMatchObject({ status: 'supplement-asked', clock: { level: 'stopped' } })
    await itIs('2026-11-26T02:00:00Z')
    const goesOn = await clerk.sharing.supplement({ id: draft.id, revision: waiting.revision, answer: '榕山街道' })
    expect(goesOn.clock?.dueAt).toBe('2026-12-10T10:00:00.000Z')
    await itIs('2026-12-10T10:01:00Z')
    const overdue = await provider.sharing.requests({ overdue: true, limit: 10 })
    expect(overdue.rows.map(row => [row.number, row.clock?.overdue])).toEqual([[draft.number, true]])
    const refused = await provider.sharing.refuse({
      id: draft.id,
      revision: goesOn.revision,
      legalBasis: '《澄湾区户籍数据使用规定》第七条',
      reason: '超出履职需要',
    })
    expect(refused).toMatchObject({ status: 'refused' })
    await itIs('2026-11-24T02:00:00Z')
  })

  it('答复期限要数到没有载入的年份，说出是哪一年，不推算', async () => {
    const { rows } = await provider.sharing.resources({ limit: 1 })
    const draft = await clerk.sharing.createRequest(ask(rows[0]?.id ?? ''))
    const submitted = await clerk.sharing.submitRequest({ id: draft.id, revision: draft.revision })
    await itIs('2026-12-28T02:00:00Z')
    const [error] = await safe(platform.sharing.passCheck({ id: draft.id, revision: submitted.revision }))
    expect(error).toMatchObject({ code: 'CALENDAR_MISSING', data: { year: 2027 } })
    await itIs('2026-11-24T02:00:00Z')
    expect((await clerk.sharing.request({ id: draft.id })).status).toBe('submitted')
  })

  it('没有这个事项就说没有', async () => {
    expect(await refusal(kiosk.chain.guide({ item: 'no-such-code' }))).toBe('ITEM_NOT_PUBLISHED')
    expect(await refusal(kiosk.chain.guide({ item: '440511016000', day: '2025-12-31' }))).toBe('ITEM_NOT_PUBLISHED')
  })
})
