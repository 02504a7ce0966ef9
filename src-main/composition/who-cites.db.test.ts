import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import { itemContentSchema } from '#contract/catalog-item.ts'
import { proposalSchema } from '#contract/negative-list.ts'
import { theProgram } from '#domain/audit/model.ts'
import { fixedClock } from '#kernel/clock.ts'
import { ok, type Result } from '#kernel/result.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { whoCites } from './who-cites.ts'

const proposer = { accountId: 'proposer', name: '许岚' }
const reviewer = { accountId: 'reviewer', name: '何志远' }

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.violation.code} ${JSON.stringify(result.violation.data)}`)
  return result.value
}

describeOnEachEngine('谁靠着一份文件', ({ openProgram }) => {
  const clock = fixedClock('2026-11-24T02:00:00Z')
  let program: Program
  let itemIds: readonly string[] = []

  beforeAll(async () => {
    program = await openProgram(clock)
    const items = ['高龄津贴申领', '摊位登记', '户外广告设置'].map((name, index) => ({
      code: `44051101600${index}`,
      content: itemContentSchema.parse({ name, departmentId: 'd-1' }),
    }))
    const departments = [{ id: 'd-1', name: '区民政局', creditCode: null, aliases: [], revision: 1 }]
    itemIds = value(
      await program.work(theProgram, async current =>
        ok(await program.services.catalog.addSampleCatalogue(current, { from: '2026-01-01', departments, items })),
      ),
    )
  })
  afterAll(() => program.close())

  it('待审的、生效的负面清单条目算，撤回的、没有同意的不算', async () => {
    const { negativeList } = program.services
    const propose = async (itemId: string, reasonText: string) =>
      value(
        await negativeList.propose(
          proposer,
          proposalSchema.parse({
            itemId,
            reason: 'site-survey',
            reasonText,
            basis: { document: '《办法》', article: '第四条' },
            departmentId: 'd-1',
            from: '2026-11-24',
            until: '2027-11-23',
            insteadDo: '到所在区的窗口办理',
          }),
        ),
      )
    const [first = '', second = '', third = ''] = itemIds
    const withdrawn = await propose(first, '撤回的')
    value(await negativeList.withdraw(proposer, withdrawn))
    value(await negativeList.refuse(reviewer, await propose(second, '没有同意的'), '理由不足'))
    value(await negativeList.approve(reviewer, await propose(second, '生效的')))
    await propose(third, '待审的')
    const citing = await whoCites(program.services, clock)()
    const labels = citing.filter(({ kind }) => kind === 'negative-list-entry').map(({ label }) => label)
    expect(labels.sort()).toEqual(['待审的', '生效的'])
  })
})
