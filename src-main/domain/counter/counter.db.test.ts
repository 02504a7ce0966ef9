import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import { itemContentSchema } from '#contract/catalog-item.ts'
import type { CityCase } from '#contract/cases.ts'
import { theProgram } from '#domain/audit/model.ts'
import { aMaterial } from '#domain/chain/fixtures.ts'
import { fixedClock } from '#kernel/clock.ts'
import { ok, type Result } from '#kernel/result.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { connectSheet, plantGrant, police, populationFields } from '#tests/helpers/gateway-office.ts'

const clerk = { accountId: 'clerk', name: '林晓月' }
const person = '440398195001010017'
const paper = '户口簿复印件'

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.violation.code} ${JSON.stringify(result.violation.data)}`)
  return result.value
}

describeOnEachEngine('窗口核验台', ({ openProgram }) => {
  const clock = fixedClock('2026-11-24T02:00:00Z')
  let program: Program
  let one: CityCase
  let planted: { resourceId: string; grantId: string; number: string }
  const materialId = 'hukou'
  const look = (subject: string) =>
    program.services.counter.lookUp(clerk, { caseId: one.id, materialId, subject, consentHow: 'signed' })
  const grant = async () => value(await program.services.sharing.grant(planted.grantId))

  beforeAll(async () => {
    program = await openProgram(clock)
    const { catalog, cases } = program.services
    const content = itemContentSchema.parse({
      name: '高龄津贴申领',
      departmentId: 'civil-affairs',
      materials: [aMaterial(materialId, { name: paper, kind: 'certificate' })],
    })
    const itemId = value(
      await program.work(theProgram, async current => {
        const departments = [
          { id: 'civil-affairs', name: '区民政局', creditCode: null, aliases: [], revision: 1 },
          { id: 'police', name: '区公安分局', creditCode: null, aliases: [], revision: 1 },
        ]
        const items = [{ code: '440511016000', content }]
        const [id = ''] = await catalog.addSampleCatalogue(current, { from: '2026-01-01', departments, items })
        return ok(id)
      }),
    )
    planted = await plantGrant(program, {
      granted: ['姓名', '户籍地址', '婚姻状况'],
      conditions: { mustAttach: 'consent' },
      serves: [{ itemId, materialId, fields: ['姓名', '户籍地址'] }],
    })
    const rows = [['王秀英', person, '澄湾区榕山街道榕荫路 12 号', '榕山街道', '丧偶']]
    await connectSheet(
      program,
      planted.resourceId,
      populationFields.map(field => field.name),
      rows,
    )
    const wanted = { district: '浦阳区', window: '3 号窗', mode: 'collect-and-forward' as const, applicant: '王**' }
    one = value(await cases.receive(clerk, { item: itemId, ...wanted }))
  })
  afterAll(() => program.close())

  it('看到的是记录里代替这份材料的那几项，照授权遮盖；查给谁、凭什么同意，都在网关的日志上', async () => {
    const desk = value(await program.services.counter.desk(one.id))
    expect(desk.materials).toMatchObject([
      {
        name: paper,
        needed: false,
        lookUp: { mode: 'query', subjectField: '公民身份号码', fields: ['姓名', '户籍地址'] },
      },
    ])
    const shown = value(await look(person))
    expect(shown.check).toMatchObject({ result: 'found', consentNumber: `TY-${one.number}-1`, checkedBy: '林晓月' })
    expect(Object.keys(shown.rows?.[0] ?? {})).toEqual(['姓名', '户籍地址'])
    expect(JSON.stringify(shown.rows)).not.toContain('王秀英')
    expect(JSON.stringify(shown.rows)).not.toContain('丧偶')
    const log = await program.db.selectFrom('gateway_log').selectAll().where('grant_id', '=', planted.grantId).execute()
    expect(log.at(-1)).toMatchObject({ case_ref: one.number, department_id: 'civil-affairs', outcome: 'answered' })
    const done = await program.services.counter.conclude(clerk, {
      id: shown.check.id,
      revision: 1,
      outcome: 'waived',
      reason: '',
    })
    expect(value(done)).toMatchObject({ outcome: 'waived', concludedBy: '林晓月', revision: 2 })
  })

  it('库里和审计里没有这个人，也没有他的记录，只有答复的 SM3', async () => {
    const checks = await program.db.selectFrom('counter_checks').selectAll().execute()
    const trail = await program.services.trail.history(program.db, { limit: 200 })
    const kept = JSON.stringify([checks, trail])
    for (const word of [person, '王秀英', '榕荫路']) expect(kept).not.toContain(word)
    expect(checks[0]?.answer_sm3).toMatch(/^[0-9a-f]{64}$/)
  })

  it('同时查两次，两次同意各有各的编号', async () => {
    const both = await Promise.all([look(person), look(person)])
    const numbers = both.map(shown => value(shown).check.consentNumber)
    expect(new Set(numbers).size).toBe(2)
  })

  it('核验台自己的钥匙当天到期，第二天换一把接着查，没有一把一直开着', async () => {
    clock.set('2026-11-25T02:00:00Z')
    expect(value(await look(person)).check.result).toBe('found')
    clock.set('2026-11-24T02:00:00Z')
    const keys = await program.services.gateway.credentials(planted.grantId)
    expect(keys.map(({ issuedBy }) => issuedBy)).toEqual(['窗口核验台', '窗口核验台'])
    for (const { issuedAt, until } of keys) {
      const hours = (Date.parse(until ?? '9999-12-31') - Date.parse(issuedAt)) / 3_600_000
      expect(hours).toBeLessThanOrEqual(24)
    }
  })

  it('没有查到就不能免交，要换一条路并写明理由', async () => {
    const { check } = value(await look('440398195001010025'))
    expect(check.result).toBe('not-found')
    const { counter } = program.services
    const end = { id: check.id, revision: check.revision }
    expect(await counter.conclude(clerk, { ...end, outcome: 'waived', reason: '' })).toMatchObject({
      violation: { code: 'NOT_WAIVED_BY_THIS' },
    })
    expect(await counter.conclude(clerk, { ...end, outcome: 'accepted-with-gap', reason: '' })).toMatchObject({
      violation: { code: 'REASON_MISSING' },
    })
    value(await counter.conclude(clerk, { ...end, outcome: 'accepted-with-gap', reason: '刚迁入，库里还没有' }))
    expect(await counter.conclude(clerk, { ...end, outcome: 'uploaded', reason: '又来一次' })).toMatchObject({
      violation: { code: 'NOT_OPEN' },
    })
  })

  it('授权撤回的当下就查不成了，收着件的窗口被告知，看过以后记下是谁看的', async () => {
    const { sharing, cases, counter, holders } = program.services
    value(await sharing.suspendGrant(police, await grant(), false, '核查用途'))
    await holders.settled()
    expect(value(await cases.get(one.id)).notices).toMatchObject([{ kind: 'paper-needed-again', facts: [paper] }])
    expect(await look(person)).toMatchObject({ violation: { code: 'NOTHING_TO_LOOK_UP' } })
    expect(value(await counter.desk(one.id)).materials).toMatchObject([{ needed: true }])
    value(await cases.noticesSeen(clerk, one.id))
    clock.set('2026-11-24T03:00:00Z')
    value(await sharing.resumeGrant(police, await grant(), false))
    await holders.settled()
    const { notices } = value(await cases.get(one.id))
    expect(notices.map(({ kind, seenBy }) => [kind, seenBy])).toEqual([
      ['paper-waived', undefined],
      ['paper-needed-again', '林晓月'],
    ])
    clock.set('2026-11-24T04:00:00Z')
    value(await sharing.revokeGrant(police, await grant(), false, '不再需要'))
    await holders.settled()
    expect(value(await cases.get(one.id)).notices).toHaveLength(3)
    expect(await cases.tellHolders(), 'nothing changed since, nothing is said twice').toBe(0)
  })
})
