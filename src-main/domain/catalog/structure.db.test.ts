import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import type { RestructuringProposal } from '#contract/catalog-structure.ts'
import { fixedClock } from '#kernel/clock.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { aDepartment, anItem } from './fixtures.ts'

const clerk = { accountId: 'clerk', name: '陈静' }
const reviewer = { accountId: 'reviewer', name: '何志远' }

function valueOf<T>(result: { ok: true; value: T } | { ok: false; violation: { code: string; data: unknown } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.violation))
  return result.value
}

describeOnEachEngine('splitting, merging and handing over', engine => {
  let program: Program
  const catalog = () => program.services.catalog

  beforeAll(async () => {
    program = await engine.openProgram(fixedClock('2026-11-24T02:00:00Z'))
    await program.work(clerk, async current => {
      const departments = [aDepartment(), aDepartment({ id: 'taker', name: '区行政审批局', aliases: [] })]
      const items = ['S-1', 'M-1', 'M-2', 'H-1'].map(code => ({ code, content: anItem({ name: `${code}津贴申领` }) }))
      await catalog().addSampleCatalogue(current, { departments, items, from: '2026-01-01' })
      return { ok: true, value: null }
    })
  })
  afterAll(() => program.close())

  const idOf = async (code: string) => (await catalog().findItem(code))?.id ?? ''
  const published = async (day: string) => (await catalog().publishedItems(day)).map(each => each.code).sort()
  const asked = { made: [], day: '2026-12-01', reason: '依《机构改革方案》调整' }

  async function carryOut(proposal: RestructuringProposal) {
    const one = valueOf(await catalog().proposeRestructuring(clerk, proposal))
    const own = await catalog().decideRestructuring(clerk, { id: one.id, revision: 1, approve: true, answer: '' })
    expect(own).toMatchObject({ ok: false, violation: { code: 'OWN_CHANGE' } })
    return valueOf(
      await catalog().decideRestructuring(reviewer, { id: one.id, revision: 1, approve: true, answer: '' }),
    )
  }

  it('一拆为二：到那天旧号取消、新号生效，来龙去脉两边都查得到', async () => {
    const from = [await idOf('S-1')]
    const made = [
      { code: 'S-1-A', name: '津贴申领（新办）' },
      { code: 'S-1-B', name: '津贴申领（变更）' },
    ]
    const done = await carryOut({ ...asked, kind: 'split', from, made })
    expect(done).toMatchObject({ state: 'approved', decidedBy: '何志远', items: [{ code: 'S-1' }] })
    expect(await published('2026-11-30')).toContain('S-1')
    expect(await published('2026-11-30')).not.toContain('S-1-A')
    const later = await published('2026-12-01')
    expect(later).toEqual(expect.arrayContaining(['S-1-A', 'S-1-B']))
    expect(later).not.toContain('S-1')
    const old = await catalog().lineage(from[0] ?? '')
    expect(old.after.map(line => [line.kind, line.code])).toEqual([
      ['split', 'S-1-A'],
      ['split', 'S-1-B'],
    ])
    const fresh = await catalog().lineage(await idOf('S-1-A'))
    expect(fresh.before).toMatchObject([{ kind: 'split', code: 'S-1', day: '2026-12-01' }])
  })

  it('合并到其中一个号：它照旧，另一个并入它', async () => {
    const [into, other] = [await idOf('M-1'), await idOf('M-2')]
    await carryOut({ ...asked, kind: 'merge', from: [into, other], into })
    const later = await published('2026-12-01')
    expect(later).toContain('M-1')
    expect(later).not.toContain('M-2')
    expect((await catalog().lineage(into)).before).toMatchObject([{ kind: 'merge', code: 'M-2' }])
  })

  it('划转：号不变，部门变；提出之后有人动了草稿，批准时不做', async () => {
    const from = [await idOf('H-1')]
    const proposal = { ...asked, kind: 'hand-over' as const, from, departmentId: 'taker' }
    const one = valueOf(await catalog().proposeRestructuring(clerk, proposal))
    valueOf(await catalog().createDraft(clerk, from[0] ?? ''))
    const decide = { id: one.id, revision: 1, approve: true, answer: '' }
    const refused = await catalog().decideRestructuring(reviewer, decide)
    expect(refused).toMatchObject({ ok: false, violation: { code: 'VERSION_OPEN', data: { by: '陈静' } } })
    valueOf(await catalog().discardDraft(clerk, { itemId: from[0] ?? '', revision: 1 }))
    valueOf(await catalog().decideRestructuring(reviewer, decide))
    const [item] = await catalog().publishedItems('2026-12-01', from)
    expect(item).toMatchObject({ code: 'H-1', departmentName: '区行政审批局' })
    const again = await catalog().decideRestructuring(reviewer, decide)
    expect(again).toMatchObject({ ok: false, violation: { code: 'RESTRUCTURING_CLOSED' } })
    // It stays itself: nothing came before it.
    const { before, after } = await catalog().lineage(from[0] ?? '')
    expect([before, after.map(({ kind, code }) => [kind, code])]).toEqual([[], [['hand-over', 'H-1']]])
  })

  it('不同意：什么都不变，理由留下', async () => {
    const from = [await idOf('M-1')]
    const one = valueOf(await catalog().proposeRestructuring(clerk, { ...asked, kind: 'abolish', from }))
    const answer = { id: one.id, revision: 1, approve: false, answer: '依据还有效' }
    expect(valueOf(await catalog().decideRestructuring(reviewer, answer))).toMatchObject({ state: 'refused' })
    expect(await published('2026-12-01')).toContain('M-1')
    expect((await catalog().restructurings()).find(each => each.id === one.id)?.answer).toBe('依据还有效')
  })
})
