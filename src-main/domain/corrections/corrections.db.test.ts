import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import { fixedClock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
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

const platform = { accountId: 'platform', name: '林静' }
const wang = '440398194611240028'

describeOnEachEngine('校核', ({ openProgram }) => {
  const clock = fixedClock('2026-09-24T02:00:00Z')
  let program: Program
  let grantId = ''
  beforeAll(async () => {
    program = await openProgram(clock)
    const planted = await plantGrant(program, { granted: ['姓名', '户籍地址'] })
    grantId = planted.grantId
    const names = populationFields.map(field => field.name)
    await connectSheet(program, planted.resourceId, names, [['王秀英', wang, '榕荫路', '榕山街道', '丧偶']])
    const caller = await callerOf(await issueTo(program, grantId), () => clock().getTime())
    await caller.ask(program, 'query', { subject: { field: '公民身份号码', value: wang } })
  })
  afterAll(() => program.close())

  const report = {
    subject: wang,
    fields: [{ name: '户籍地址', shown: '榕荫路 12 号', should: '榕荫路 21 号' }],
    evidence: '本人户口簿第 3 页',
  }

  it('没有定时限就没有时钟；定了以后按放假安排算，调休上班的星期日也是工作日', async () => {
    const { corrections, sharing } = program.services
    const before = await corrections.file(civil, { grantId, ...report })
    expect(before).toMatchObject({ value: { number: 'JH-2026-0001', overdue: false } })
    if (before.ok) expect(before.value.dueAt).toBeUndefined()
    await sharing.addLimit(platform, {
      step: 'correction-answer',
      value: 5,
      unit: 'working-day',
      level: 'district',
      place: '本区',
      source: '本区校核办法',
      effectiveFrom: '2026-01-01',
    })
    const filed = await corrections.file(civil, { grantId, ...report })
    // 2026: Mid-autumn 25–27 September and the national day 1–7 October are off; Sunday 20 September and Saturday 10 October are worked.
    expect(filed).toMatchObject({ value: { number: 'JH-2026-0002', dueAt: '2026-10-09T10:00:00.000Z' } })
  })

  it('只有能看这个数据的单位能报，只能报授权的字段', async () => {
    const { corrections } = program.services
    expect(await corrections.file(police, { grantId, ...report })).toMatchObject({
      violation: { code: 'NOT_THE_REQUESTER' },
    })
    const hidden = [{ name: '婚姻状况', shown: '丧偶', should: '已婚' }]
    expect(await corrections.file(civil, { grantId, ...report, fields: hidden })).toMatchObject({
      violation: { code: 'FIELDS_NOT_REQUESTED', data: { fields: ['婚姻状况'] } },
    })
  })

  it('超期了，写着等哪个单位；第二次去看不再报第二遍', async () => {
    clock.set('2026-10-12T02:00:00Z')
    const { sharing } = program.services
    expect(await sharing.overdue()).toMatchObject([
      { kind: 'correction', number: 'JH-2026-0002', step: 'correction-answer', departmentName: 'police', level: 1 },
    ])
    expect(await sharing.escalate()).toBe(1)
    expect(await sharing.escalate()).toBe(0)
  })

  it('数源部门答复；读过这条记录的单位都被告知；身份号码不再留着', async () => {
    const { corrections } = program.services
    const [open] = await corrections.list(police, false)
    if (!open) throw new Error('nothing to answer')
    expect(open.subject).toBe(wang)
    const other = { accountId: 'x', name: '别人', departmentId: 'education' }
    const target = { id: open.id, revision: open.revision, outcome: 'corrected' as const, text: '已按户口簿更正' }
    expect(await corrections.answer(other, target)).toMatchObject({ violation: { code: 'NOT_THE_SOURCE' } })
    const answered = await corrections.answer(police, target)
    expect(answered).toMatchObject({
      value: { status: 'answered', told: ['civil-affairs'], answer: { outcome: 'corrected' }, overdue: false },
    })
    const rows = await program.db.selectFrom('corrections').selectAll().where('id', '=', open.id).execute()
    expect(JSON.stringify(rows)).not.toContain(wang)
    expect(await corrections.answer(police, { ...target, revision: open.revision + 1 })).toMatchObject({
      violation: { code: 'NOT_OPEN' },
    })
    expect(await corrections.list(other, false)).toEqual([])
    expect(await corrections.answer(police, { ...target, id: newId() })).toMatchObject({
      violation: { code: 'NOT_FOUND' },
    })
  })
})
