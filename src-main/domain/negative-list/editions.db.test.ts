import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import { itemContentSchema } from '#contract/catalog-item.ts'
import { proposalSchema, type ProposalInput } from '#contract/negative-list.ts'
import { theProgram } from '#domain/audit/model.ts'
import { fixedClock } from '#kernel/clock.ts'
import { ok } from '#kernel/result.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'

const clerk = { accountId: 'clerk', name: '林晓月' }
const reviewer = { accountId: 'reviewer', name: '何志远' }
const departments = ['区城管局', '区民政局'].map((name, index) => ({
  id: `department-${index}`,
  name,
  creditCode: null,
  aliases: [],
  revision: 1,
}))

describeOnEachEngine('负面清单的版次 editions of the negative list', ({ openProgram }) => {
  const clock = fixedClock('2026-11-24T02:00:00Z')
  let program: Program
  const ids = new Map<string, string>()
  const list = () => program.services.negativeList

  function value<T>(result: { ok: true; value: T } | { ok: false; violation: { code: string } }): T {
    if (!result.ok) throw new Error(result.violation.code)
    return result.value
  }
  async function listed(changes: Partial<ProposalInput>) {
    const proposal = proposalSchema.parse({
      reason: 'site-survey',
      reasonText: '要现场看',
      basis: { document: '《细则》', article: '第二条' },
      departmentId: 'department-0',
      from: '2026-11-24',
      until: '2026-12-31',
      insteadDo: '请到属地窗口办',
      ...changes,
    })
    const proposed = value(await list().propose(clerk, proposal))
    return value(await list().approve(reviewer, { id: proposed.id, revision: proposed.revision }))
  }
  const publish = (expectedLast: number) =>
    list().publishEdition(reviewer, { expectedLast, issuer: '澄湾区政务服务数据管理局' })

  beforeAll(async () => {
    program = await openProgram(clock)
    const names = ['户外广告设置许可', '排水许可', '高龄津贴申领', '临时救助']
    const planted = await program.work(theProgram, async current => {
      const made = await program.services.catalog.addSampleCatalogue(current, {
        from: '2026-01-01',
        departments,
        items: names.map((name, index) => ({
          code: `44${index}`,
          content: itemContentSchema.parse({
            name,
            departmentId: index < 2 ? 'department-0' : 'department-1',
            itemType: index < 2 ? 'licence' : 'payment',
          }),
        })),
      })
      return ok(made)
    })
    value(planted).forEach((id, index) => ids.set(names[index] ?? '', id))
  })
  afterAll(() => program.close())

  it('第一版：各条新增；再发一次同一版，第二次被拒', async () => {
    await listed({ itemId: ids.get('户外广告设置许可') ?? '' })
    const both = await Promise.all([publish(0), publish(0)])
    expect(both.filter(one => one.ok)).toHaveLength(1)
    expect(both.find(one => !one.ok)).toMatchObject({ violation: { code: 'EDITION_TAKEN' } })
    expect(await list().editions()).toMatchObject([{ number: 1, rows: 1, added: 1 }])
    expect(await publish(1)).toMatchObject({ violation: { code: 'EDITION_UNCHANGED' } })
  })

  it('第二版写清与上一版的变动，一类事项算一条', async () => {
    await listed({ itemId: null, itemClass: { departmentId: 'department-1' }, departmentId: 'department-1' })
    const { rows } = await list().list({ phases: ['in-force'] })
    const entry = rows.find(({ itemName }) => itemName === '户外广告设置许可')
    expect(rows).toHaveLength(2)
    value(await list().end(reviewer, { id: entry?.id ?? '', revision: entry?.revision ?? 0 }, '2026-11-24', '已打通'))
    clock.set('2026-11-25T02:00:00Z')
    value(await publish(1))
    const second = value(await list().edition(2))
    expect(second.rows.map(({ itemName }) => itemName)).toEqual(['区民政局全部事项'])
    expect(second).toMatchObject({ publishedItems: 4, listedItems: 2 })
    expect(second.diff.removed.map(({ itemName }) => itemName)).toEqual(['户外广告设置许可'])
    expect(second.diff.added).toEqual([second.rows[0]?.subject])
  })

  it('以往的版次原样取出，逐字节相同，三种格式都能打开', async () => {
    const first = value(await list().editionFile(1, 'docx'))
    await list().setEndPolicy(reviewer, 'falls-away', '试行')
    expect(value(await list().editionFile(1, 'docx'))).toEqual(first)
    const document = new TextDecoder().decode(unzipSync(first.bytes)['word/document.xml'])
    expect(document).toContain('户外广告设置许可')
    expect(document).toContain('第 1 版')
    const sheet = new TextDecoder().decode(
      unzipSync(value(await list().editionFile(2, 'xlsx')).bytes)['xl/worksheets/sheet1.xml'],
    )
    expect(sheet).toContain('区民政局全部事项')
    expect(JSON.parse(new TextDecoder().decode(value(await list().editionFile(1, 'json')).bytes))).toMatchObject({
      number: 1,
    })
  })

  it('没有改动的版次能证明；改一个字，就说出哪里不对', async () => {
    expect(value(await list().proveEdition(1))).toMatchObject({ unaltered: true, wrong: [] })
    const [row] = await program.db.selectFrom('negative_editions').select('content').where('number', '=', 1).execute()
    const altered = (row?.content ?? '').replace('要现场看', '随便看看')
    await program.db.updateTable('negative_editions').set({ content: altered }).where('number', '=', 1).execute()
    expect(value(await list().proveEdition(1))).toMatchObject({ unaltered: false, wrong: ['text'] })
    await program.db
      .updateTable('negative_editions')
      .set({ docx: new Uint8Array([1]) })
      .where('number', '=', 2)
      .execute()
    expect(value(await list().proveEdition(2)).wrong).toEqual(['docx'])
  })

  it('已取消的事项不能列入，也不再印在新的版次上', async () => {
    expect(
      await list().propose(
        clerk,
        proposalSchema.parse({
          itemId: ids.get('排水许可'),
          reason: 'risk-control',
          reasonText: '核查',
          basis: { document: '《规定》', article: '第三条' },
          departmentId: 'department-0',
          from: '2026-12-01',
          until: '2026-12-31',
          reviewOn: '2027-01-01',
          insteadDo: '请到水务局',
        }),
      ),
    ).toMatchObject({ violation: { code: 'REVIEW_OUTSIDE' } })
    await listed({ itemId: ids.get('排水许可') ?? '', from: '2026-11-25' })
    const itemId = ids.get('排水许可') ?? ''
    const current = value(await program.services.catalog.get(itemId)).current
    const target = { itemId, revision: current?.revision ?? 0, from: '2026-11-26', reason: '已合并到其他事项' }
    value(await program.services.catalog.abolish(reviewer, target))
    clock.set('2026-11-26T02:00:00Z')
    const draft = await list().draftEdition()
    expect(draft.rows.map(({ itemName }) => itemName)).toEqual(['区民政局全部事项'])
    const again = proposalSchema.parse({
      itemId: ids.get('排水许可'),
      reason: 'risk-control',
      reasonText: '核查',
      basis: { document: '《规定》', article: '第三条' },
      departmentId: 'department-0',
      from: '2027-01-01',
      until: '2027-03-31',
      insteadDo: '请到水务局',
    })
    expect(await list().propose(clerk, again)).toMatchObject({ violation: { code: 'ITEM_WITHDRAWN' } })
  })

  it('逾期未定的仍在清单上；改为自动退出后，次日起通办', async () => {
    value(await list().setEndPolicy(reviewer, 'stays-overdue', '恢复'))
    clock.set('2027-01-04T02:00:00Z')
    const overdue = await list().list({ phases: ['overdue'] })
    expect(overdue.rows.map(({ itemName }) => itemName)).toContain('区民政局全部事项')
    expect(overdue.listedItems).toBe(2)
    value(await list().setEndPolicy(reviewer, 'falls-away', '不再保留'))
    expect(await list().list({ phases: ['overdue'] })).toMatchObject({ rows: [], listedItems: 0 })
    const { rows } = await program.services.trail.history(program.db, { limit: 1 })
    expect(rows[0]).toMatchObject({ action: 'negative-list.end-policy-set', detail: { after: 'falls-away' } })
  })
})
