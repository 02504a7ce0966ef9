import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import { itemContentSchema } from '#contract/catalog-item.ts'
import { theProgram } from '#domain/audit/model.ts'
import { aMaterial } from '#domain/chain/fixtures.ts'
import { fixedClock } from '#kernel/clock.ts'
import { ok } from '#kernel/result.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import {
  callerOf,
  civil,
  connectSheet,
  issueTo,
  plantGrant,
  police,
  populationFields,
} from '#tests/helpers/gateway-office.ts'

const names = populationFields.map(field => field.name)
const people = [
  ['王秀英', '440398194611240028', '澄湾区榕山街道榕荫路 12 号', '榕山街道', '丧偶'],
  ['李建国', '440398195203110011', '澄湾区云麓街道石桥巷 3 号', '云麓街道', '已婚'],
]
const wang = { subject: { field: '公民身份号码', value: '440398194611240028' } }
const li = { subject: { field: '公民身份号码', value: '440398195203110011' } }

describeOnEachEngine('数据网关', ({ openProgram }) => {
  const clock = fixedClock('2026-11-25T02:00:00Z')
  const now = () => clock().getTime()
  let program: Program
  beforeAll(async () => {
    program = await openProgram(clock)
  })
  afterAll(() => program.close())

  const setUp = async (told: Partial<Parameters<typeof plantGrant>[1]> = {}) => {
    const planted = await plantGrant(program, { granted: ['姓名', '户籍地址'], ...told })
    await connectSheet(program, planted.resourceId, names, people)
    const issued = await issueTo(program, planted.grantId)
    return { ...planted, issued, caller: await callerOf(issued, now) }
  }
  const logOf = async (grantId: string) =>
    (await program.services.gateway.log({ grantId, limit: 50 })).rows.map(({ act, outcome, rowCount }) => [
      act,
      outcome,
      rowCount,
    ])
  const codeOf = (answer: { body: string }) => (JSON.parse(answer.body) as { code?: string }).code

  it('只给授权的字段，照规则遮盖，答复之前先记日志，主体只留散列', async () => {
    const { caller, grantId } = await setUp()
    const answer = await caller.ask(program, 'query', wang)
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toMatchObject({ rows: [{ 姓名: '王**', 户籍地址: '澄湾区榕山街道****' }] })
    expect(answer.body).not.toContain('丧偶')
    expect(answer.body).not.toContain('440398')
    const { rows } = await program.services.gateway.log({ grantId, limit: 5 })
    expect(rows).toMatchObject([{ act: 'query', outcome: 'answered', rowCount: 1, fields: ['姓名', '户籍地址'] }])
    expect(JSON.stringify(rows)).not.toContain('440398')
    expect((await caller.ask(program, 'query', { ...wang, fields: ['姓名'] })).body).not.toContain('户籍地址')
    expect(codeOf(await caller.ask(program, 'query', { ...wang, fields: ['婚姻状况'] }))).toBe('FIELD_NOT_GRANTED')
    expect(codeOf(await caller.ask(program, 'query', { subject: { field: '婚姻状况', value: '丧偶' } }))).toBe(
      'FIELD_NOT_GRANTED',
    )
    // A masked field as a key would answer questions about what it hides.
    expect(codeOf(await caller.ask(program, 'query', { subject: { field: '姓名', value: '王秀英' } }))).toBe(
      'FIELD_NOT_GRANTED',
    )
  })

  it('两件授权用在同一个事项、查了同一个人：事项、材料、人都只数一次；没有生效的授权不算', async () => {
    const content = itemContentSchema.parse({
      name: '高龄津贴申领',
      departmentId: 'civil-affairs',
      materials: [aMaterial('hukou', { name: '户口簿复印件', kind: 'certificate' })],
    })
    const departments = [{ id: 'civil-affairs', name: '区民政局', creditCode: null, aliases: [], revision: 1 }]
    let itemId = ''
    await program.work(theProgram, async current => {
      const items = [{ code: '440511016000', content }]
      const told = { from: '2026-01-01', departments, items }
      itemId = (await program.services.catalog.addSampleCatalogue(current, told))[0] ?? ''
      return ok(null)
    })
    const serves = [{ itemId, materialId: 'hukou', fields: ['姓名', '户籍地址'] }]
    const one = await setUp({ serves })
    const { resourceId } = one
    const other = await plantGrant(program, { granted: ['姓名', '户籍地址'], serves, resourceId })
    const period = { from: '2027-01-01', until: '2027-12-31' }
    await plantGrant(program, { granted: ['姓名', '户籍地址'], serves, resourceId, period })
    await one.caller.ask(program, 'query', wang)
    await (await callerOf(await issueTo(program, other.grantId), now)).ask(program, 'query', wang)
    const lineage = await program.services.gateway.lineage(resourceId)
    expect(lineage).toMatchObject({ value: { inForce: { grants: 2, items: 1, papers: 1, answers: 2, people: 1 } } })
    const connection = (await program.services.gateway.connections()).find(feed => feed.resourceId === resourceId)
    expect(connection).toMatchObject({ grantsInForce: 2 })
  })

  it('切块以外的人和没有的人一个样', async () => {
    const { caller } = await setUp({ rows: [{ kind: 'one-of', field: '街道', values: ['云麓街道'] }] })
    const outside = await caller.ask(program, 'query', wang)
    const nobody = await caller.ask(program, 'query', { subject: { ...wang.subject, value: '440398190001010000' } })
    const bodyOf = (answer: typeof outside) => ({ ...(JSON.parse(answer.body) as object), requestId: '' })
    expect(bodyOf(outside)).toEqual(bodyOf(nobody))
    expect(JSON.parse((await caller.ask(program, 'query', li)).body)).toMatchObject({ rows: [{ 姓名: '李**' }] })
  })

  it('年龄段按出生日算，到生日当天才算满', async () => {
    const { caller } = await setUp({ rows: [{ kind: 'age-band', field: '公民身份号码', from: 80, to: 150 }] })
    const rowsNow = async () =>
      (JSON.parse((await caller.ask(program, 'query', wang)).body) as { rows: [] }).rows.length
    expect(await rowsNow()).toBe(1)
    clock.set('2026-11-23T02:00:00Z')
    expect(await rowsNow()).toBe(0)
    clock.set('2026-11-25T02:00:00Z')
  })

  it('写成文字、没有条件的切块，一行也不给', async () => {
    const { caller } = await setUp({ rowSlice: '只要榕山街道' })
    expect(codeOf(await caller.ask(program, 'query', wang))).toBe('SLICE_NOT_ENFORCEABLE')
  })

  it('核验只答是或否', async () => {
    const { caller } = await setUp({ mode: 'compare' })
    const values = { 姓名: '王秀英', 户籍地址: '别处' }
    const answer = await caller.ask(program, 'compare', { ...wang, values })
    expect(JSON.parse(answer.body)).toMatchObject({ found: true, same: { 姓名: true, 户籍地址: false } })
    expect(codeOf(await caller.ask(program, 'compare', { ...wang, values: { 婚姻状况: '丧偶' } }))).toBe(
      'FIELD_NOT_GRANTED',
    )
    expect(codeOf(await caller.ask(program, 'query', wang))).toBe('MODE_NOT_GRANTED')
  })

  it('要附办件编号的，没有、写坏的都不给', async () => {
    const { caller } = await setUp({ conditions: { mustAttach: 'case-number' } })
    expect(codeOf(await caller.ask(program, 'query', wang))).toBe('CASE_MISSING')
    expect(codeOf(await caller.ask(program, 'query', { ...wang, caseNumber: "' or 1=1 --" }))).toBe('CASE_MISSING')
    const given = await caller.ask(program, 'query', { ...wang, caseNumber: 'BJ-2026-000341' })
    expect(given.status).toBe(200)
  })

  it('同一个请求再来一次不给，时钟差得多不给，改一个字节不给', async () => {
    const { caller, issued, grantId } = await setUp()
    const { gate } = await program.services.gateway.open()
    const once = caller.signed('/gateway/v1/query', wang)
    expect((await gate.answer(once)).status).toBe(200)
    expect(codeOf(await gate.answer(once))).toBe('REPLAYED')
    const late = caller.signed('/gateway/v1/query', wang, { timestamp: now() - 6 * 60_000 })
    expect(codeOf(await gate.answer(late))).toBe('CLOCK_SKEW')
    const changed = caller.signed('/gateway/v1/query', wang)
    const other = new Uint8Array(Buffer.from(JSON.stringify(li)))
    expect(codeOf(await gate.answer({ ...changed, body: other }))).toBe('SIGNATURE_WRONG')
    const stolen = await callerOf({ id: issued.id, secret: Buffer.alloc(32, 7).toString('base64url') }, now)
    expect(codeOf(await stolen.ask(program, 'query', wang))).toBe('SIGNATURE_WRONG')
    const nobody = await callerOf({ id: grantId, secret: issued.secret }, now)
    expect(codeOf(await nobody.ask(program, 'query', wang))).toBe('SIGNATURE_WRONG')
    expect(await logOf(grantId)).toEqual([
      ['query', 'REPLAYED', 0],
      ['query', 'answered', 1],
    ])
  })

  it('库里存的钥匙打不开门，密钥哪里也没有', async () => {
    const { issued } = await setUp()
    const row = await program.db
      .selectFrom('gateway_credentials')
      .selectAll()
      .where('id', '=', issued.id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(issued.secret)
    const fromTable = Buffer.from(row.stored_key, 'hex').toString('base64url')
    const thief = await callerOf({ id: issued.id, secret: fromTable }, now)
    expect(codeOf(await thief.ask(program, 'query', wang))).toBe('SIGNATURE_WRONG')
    expect(JSON.stringify(await program.services.gateway.credentials(issued.grantId))).not.toContain(row.stored_key)
  })

  it('换了钥匙，旧的马上没用；别的部门领不到', async () => {
    const { caller, issued, grantId } = await setUp()
    const { gateway } = program.services
    const next = await gateway.rotateCredential(civil, { id: issued.id, overlapHours: 0 })
    if (!next.ok) throw new Error(next.violation.code)
    expect(codeOf(await caller.ask(program, 'query', wang))).toBe('SIGNATURE_WRONG')
    expect((await (await callerOf(next.value, now)).ask(program, 'query', wang)).status).toBe(200)
    expect(await gateway.issueCredential(police, grantId)).toMatchObject({ violation: { code: 'NOT_A_RECIPIENT' } })
    expect(await gateway.endCredential(police, { id: next.value.id, reason: '人员离岗' })).toMatchObject({ ok: true })
    expect(codeOf(await (await callerOf(next.value, now)).ask(program, 'query', wang))).toBe('SIGNATURE_WRONG')
  })

  it('每天的次数用完就不给，第二天再给；同时来的也数得准', async () => {
    const { caller, grantId } = await setUp({ conditions: { dailyLimit: 5 } })
    const answers = await Promise.all(Array.from({ length: 12 }, () => caller.ask(program, 'query', wang)))
    expect(answers.filter(answer => answer.status === 200)).toHaveLength(5)
    expect(answers.filter(answer => codeOf(answer) === 'QUOTA_USED_UP')).toHaveLength(7)
    expect(await logOf(grantId)).toHaveLength(12)
    clock.set('2026-11-26T02:00:00Z')
    expect((await caller.ask(program, 'query', wang)).status).toBe(200)
    clock.set('2026-11-25T02:00:00Z')
  })

  it('每分钟的次数也管', async () => {
    const { caller } = await setUp({ conditions: { perMinute: 2 } })
    const codes = []
    for (let round = 0; round < 3; round += 1) codes.push(codeOf(await caller.ask(program, 'query', wang)))
    expect(codes).toEqual([undefined, undefined, 'TOO_OFTEN'])
  })

  it('切块按街道分给各自的街道办，界线变了以后各看各的新地界', async () => {
    const { grantId } = await setUp({ rows: [{ kind: 'own-area', field: '街道' }] })
    const { gateway } = program.services
    const divide = (effectiveFrom: string, yunlu: string) =>
      gateway.addAreaEdition(
        { accountId: 'p', name: '林静' },
        {
          effectiveFrom,
          note: '街道分界',
          areas: [
            { value: '榕山街道', departmentId: 'rongshan' },
            { value: '云麓街道', departmentId: yunlu },
          ],
        },
      )
    await divide('2026-01-01', 'yunlu')
    const clerkOf = (departmentId: string) => ({ accountId: departmentId, name: departmentId, departmentId })
    const rongshan = await callerOf(await issueTo(program, grantId, clerkOf('rongshan')), now)
    const yunlu = await callerOf(await issueTo(program, grantId, clerkOf('yunlu')), now)
    const sees = async (caller: typeof yunlu, whom: object) =>
      (JSON.parse((await caller.ask(program, 'query', whom)).body) as { rows: unknown[] }).rows.length
    expect([await sees(rongshan, wang), await sees(rongshan, li)]).toEqual([1, 0])
    expect([await sees(yunlu, wang), await sees(yunlu, li)]).toEqual([0, 1])
    await divide('2026-11-25', 'rongshan')
    expect([await sees(rongshan, wang), await sees(rongshan, li)]).toEqual([1, 1])
    expect(await sees(yunlu, li)).toBe(0)
    expect(await gateway.issueCredential(clerkOf('elsewhere'), grantId)).toMatchObject({ ok: false })
  })

  it('按号码顺序逐个查，自动暂停；提醒写着是什么、几次，不写是谁', async () => {
    const { caller, grantId } = await setUp()
    for (let number = 0; number < 11; number += 1) {
      const value = `44039819461124${String(100 + number)}X`
      await caller.ask(program, 'query', { subject: { field: '公民身份号码', value } })
    }
    await program.services.gateway.settled()
    const alerts = (await program.services.gateway.alerts()).filter(alert => alert.grantId === grantId)
    expect(alerts).toMatchObject([{ kind: 'sequential', suspended: true, count: 10 }])
    expect(JSON.stringify(alerts)).not.toContain('440398')
    expect(codeOf(await caller.ask(program, 'query', wang))).toBe('GRANT_NOT_IN_FORCE')
    const grant = await program.services.sharing.grant(grantId)
    expect(grant).toMatchObject({ value: { state: 'suspended' } })
  })

  it('本人凭同意看得到谁读过、为什么、读了什么，这次查看也有记录', async () => {
    const { caller, number } = await setUp()
    const nobody = '440398193001010019'
    await caller.ask(program, 'query', { subject: { field: '公民身份号码', value: nobody } })
    const seen = await program.services.gateway.subjectReads(civil, {
      idNumber: nobody,
      consent: { method: 'in-person', reference: 'TY-2026-0001' },
    })
    expect(seen).toMatchObject({ value: [{ grantNumber: number, act: 'query', purpose: '办理高龄津贴时核验户籍' }] })
    const trail = await program.services.trail.history(program.db, { limit: 3 })
    expect(JSON.stringify(trail)).toContain('gateway.subject-viewed')
    expect(JSON.stringify(trail)).not.toContain(nobody)
  })

  it('日志封存以后改一行、抽一行，都看得出来', async () => {
    const { caller, grantId } = await setUp()
    await caller.ask(program, 'query', wang)
    await new Promise(resolve => setTimeout(resolve, 5))
    const { sealing } = program.services.gateway
    expect(await sealing.seal(0)).toBeGreaterThan(0)
    expect((await sealing.verify()).broken).toEqual([])
    await sql`update gateway_log set row_count = 0 where grant_id = ${grantId}`.execute(program.db)
    expect((await sealing.verify()).broken).toHaveLength(1)
    await sql`update gateway_log set row_count = 1 where grant_id = ${grantId}`.execute(program.db)
    expect((await sealing.verify()).broken).toEqual([])
    await sql`delete from gateway_log where grant_id = ${grantId}`.execute(program.db)
    expect((await sealing.verify()).broken).toHaveLength(1)
  })
})
