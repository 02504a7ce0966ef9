import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import { itemContentSchema } from '#contract/catalog-item.ts'
import type { CityCase } from '#contract/cases.ts'
import { proposalSchema } from '#contract/negative-list.ts'
import { theProgram } from '#domain/audit/model.ts'
import { fixedClock } from '#kernel/clock.ts'
import { ok, type Result } from '#kernel/result.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'

const clerk = { accountId: 'clerk', name: '林晓月' }
const reviewer = { accountId: 'reviewer', name: '何志远' }

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.violation.code)
  return result.value
}

describeOnEachEngine('异地收件，从收件到送达', ({ openProgram }) => {
  const clock = fixedClock('2026-11-24T02:00:00Z')
  let program: Program
  let itemId = ''
  const wanted = { district: '浦阳区', window: '3 号窗', mode: 'collect-and-forward' as const, applicant: '王**' }

  beforeAll(async () => {
    program = await openProgram(clock)
    const planted = await program.work(theProgram, async current => {
      const [id = ''] = await program.services.catalog.addSampleCatalogue(current, {
        from: '2026-01-01',
        departments: [{ id: 'd-1', name: '区民政局', creditCode: null, aliases: [], revision: 1 }],
        items: [
          {
            code: '440511016000',
            content: itemContentSchema.parse({
              name: '高龄津贴申领',
              departmentId: 'd-1',
              promisedLimit: { value: 5, unit: 'working-day', raw: '5个工作日' },
            }),
          },
        ],
      })
      return ok(id)
    })
    itemId = value(planted)
  })
  afterAll(() => program.close())

  it('每一步有期限和负责的人；按时与否记在窗口名下', async () => {
    const { cases } = program.services
    let one: CityCase = value(await cases.receive(clerk, { item: '440511016000', ...wanted }))
    expect(one).toMatchObject({ number: 'TB-2026-0001', state: 'received', dueOn: '2026-11-25', overdue: false })
    expect(one.responsible).toBe('浦阳区3 号窗')
    clock.set('2026-11-26T02:00:00Z')
    expect(value(await cases.get(one.id)).overdue).toBe(true)
    for (const kind of ['hand-over', 'accept', 'decide', 'deliver'] as const) {
      one = value(await cases.step(clerk, { id: one.id, revision: one.revision, kind, note: '' }))
    }
    expect(one).toMatchObject({ state: 'delivered', next: [], overdue: false })
    expect(await cases.windows()).toEqual([
      { district: '浦阳区', window: '3 号窗', cases: 1, delivered: 1, stepsEnded: 4, stepsInTime: 3, overdueNow: 0 },
    ])
    const { rows } = await program.services.trail.history(program.db, { limit: 10 })
    expect(rows.filter(({ subjectId }) => subjectId === one.id)).toHaveLength(5)
    expect(JSON.stringify(rows)).not.toContain('王**')
  })

  it('同一版本上的第二步被拒，什么也没有写', async () => {
    const { cases } = program.services
    const one = value(await cases.receive(clerk, { item: itemId, ...wanted }))
    const first = await cases.step(clerk, { id: one.id, revision: one.revision, kind: 'hand-over', note: '' })
    expect(first.ok).toBe(true)
    const again = await cases.step(clerk, { id: one.id, revision: one.revision, kind: 'hand-over', note: '' })
    expect(again).toMatchObject({ violation: { code: 'STALE_REVISION' } })
  })

  it('列入负面清单以后不再收件，答复里有替代办法；论证时看得到会多跑的人', async () => {
    const { cases, negativeList } = program.services
    const proposal = proposalSchema.parse({
      itemId,
      reason: 'site-survey',
      reasonText: '要现场核对',
      basis: { document: '《细则》', article: '第二条' },
      departmentId: 'd-1',
      from: '2026-11-26',
      until: '2027-03-31',
      insteadDo: '请到户籍地窗口办',
    })
    const entry = value(await negativeList.propose(clerk, proposal))
    const weighed = value(await negativeList.argumentCase(entry.id))
    expect(weighed.effect).toMatchObject({ itemsTouched: 1, casesElsewhere: 2, anywhereBefore: 1, anywhereAfter: 0 })
    value(await negativeList.approve(reviewer, { id: entry.id, revision: entry.revision }))
    const refused = await cases.receive(clerk, { item: itemId, ...wanted })
    expect(refused).toMatchObject({
      violation: { code: 'NOT_DONE_ANYWHERE', data: { insteadDo: '请到户籍地窗口办' } },
    })
  })
})
