import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import type { CellEdit } from '#contract/catalog-list.ts'
import { aDepartment, anItem } from '#domain/catalog/fixtures.ts'
import { fixedClock } from '#kernel/clock.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'

const clerk = { accountId: 'clerk', name: '陈静' }
const colleague = { accountId: 'colleague', name: '周敏' }
const reviewer = { accountId: 'reviewer', name: '何志远' }
const layout = { order: [], hidden: ['version'], widths: { name: 260 } }

function valueOf<T>(result: { ok: true; value: T } | { ok: false; violation: { code: string } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.violation))
  return result.value
}

describeOnEachEngine('the desk', engine => {
  const clock = fixedClock('2026-11-24T02:00:00Z')
  let program: Program
  let ids: string[] = []
  const desk = () => program.services.desk
  const catalog = () => program.services.catalog

  beforeAll(async () => {
    program = await engine.openProgram(clock)
    const planted = await program.work(clerk, async current => ({
      ok: true,
      value: await catalog().addSampleCatalogue(current, {
        departments: [aDepartment()],
        items: ['甲', '乙', '丙', '丁'].map((name, index) => ({ code: `A-${index}`, content: anItem({ name }) })),
        from: '2026-01-01',
      }),
    }))
    ids = planted.ok ? planted.value : []
  })
  afterAll(() => program.close())

  const visits = (value: number): CellEdit[] => ids.map(itemId => ({ itemId, change: { field: 'visitCount', value } }))
  const workingOf = async (itemId: string) => valueOf(await catalog().get(itemId)).working
  const row = async (itemId: string) =>
    (
      await catalog().list({
        filter: { departmentIds: [], itemTypes: [], phases: [], text: '', itemIds: [itemId] },
        sort: 'name',
        descending: false,
        limit: 1,
      })
    ).rows[0]

  it('成批改动先预览，再写进草稿；列表里看得到改前和改后，在审的留着并说明', async () => {
    const inReview = valueOf(await catalog().createDraft(colleague, ids[3] ?? ''))
    valueOf(await catalog().submit(colleague, { itemId: ids[3] ?? '', revision: inReview.working?.revision ?? 0 }))
    const preview = await desk().previewEdits(visits(2))
    expect(preview).toMatchObject({ items: 3, left: [{ itemId: ids[3], why: 'in-review' }] })
    expect(preview.cells[0]).toMatchObject({ name: '甲', field: 'visitCount', before: 0, after: 2 })
    expect(await workingOf(ids[0] ?? '')).toBeNull()

    const done = valueOf(await desk().applyEdits(clerk, { edits: visits(2), kind: 'bulk' }))
    expect(done.entry).toMatchObject({ items: 3, cells: 3, fields: ['visitCount'], undone: false })
    expect((await workingOf(ids[0] ?? ''))?.content.visitCount).toBe(2)
    expect(await row(ids[0] ?? '')).toMatchObject({ visitCount: 0, working: 'draft', pending: { visitCount: 2 } })
  })

  it('第二天、别人改过以后撤销：没动过的回去，空了的草稿拿掉，动过的列出来；重做也一样', async () => {
    const second = await workingOf(ids[1] ?? '')
    const content = { ...anItem({ name: '乙' }), visitCount: 5 }
    const target = { itemId: ids[1] ?? '', revision: second?.revision ?? 0 }
    valueOf(await catalog().saveDraft(colleague, { ...target, content }))
    clock.set('2026-11-25T02:00:00Z')
    const [entry] = await desk().journal(clerk.accountId, 10)
    const undone = valueOf(await desk().undo(clerk, entry?.id ?? ''))
    expect(undone).toMatchObject({ changed: 2, touched: [{ itemId: ids[1], before: 0, after: 2, found: 5 }], left: [] })
    expect(await workingOf(ids[0] ?? '')).toBeNull()
    expect((await workingOf(ids[1] ?? ''))?.content.visitCount).toBe(5)
    expect(await desk().undo(clerk, entry?.id ?? '')).toMatchObject({ violation: { code: 'ALREADY_TURNED' } })

    expect(valueOf(await desk().redo(clerk, entry?.id ?? ''))).toMatchObject({ changed: 2, touched: [{ found: 5 }] })
    expect((await workingOf(ids[2] ?? ''))?.content.visitCount).toBe(2)
  })

  it('发布以后撤销，从在用的版本另起草稿；送审以后不动，说出来', async () => {
    const third = await workingOf(ids[2] ?? '')
    const itemId = ids[2] ?? ''
    const sent = valueOf(await catalog().submit(clerk, { itemId, revision: third?.revision ?? 0 }))
    const [entry] = await desk().journal(clerk.accountId, 10)
    expect(valueOf(await desk().undo(clerk, entry?.id ?? ''))).toMatchObject({
      changed: 1,
      left: [{ itemId, why: 'in-review' }],
    })
    valueOf(await catalog().publish(reviewer, { targets: [{ itemId, revision: sent.working?.revision ?? 0 }] }))
    valueOf(await desk().redo(clerk, entry?.id ?? ''))
    expect(valueOf(await desk().undo(clerk, entry?.id ?? '')).changed).toBeGreaterThan(0)
    expect((await workingOf(itemId))?.content.visitCount).toBe(0)
  })

  it('不认识的部门不写，别人的改动撤不了，每一步都有审计', async () => {
    const edits: CellEdit[] = [{ itemId: ids[0] ?? '', change: { field: 'departmentId', value: 'nowhere' } }]
    const done = valueOf(await desk().applyEdits(clerk, { edits, kind: 'cell' }))
    expect(done).toMatchObject({ entry: null, left: [{ why: 'unknown-department' }] })
    const [entry] = await desk().journal(clerk.accountId, 1)
    expect(await desk().redo(colleague, entry?.id ?? '')).toMatchObject({ violation: { code: 'NOT_YOURS' } })
    const told = await program.services.trail.history(program.db, { subjectId: entry?.id ?? '', limit: 20 })
    expect(
      told.rows
        .map(each => each.action)
        .reverse()
        .slice(0, 3),
    ).toEqual(['desk.edit-made', 'desk.edit-undone', 'desk.edit-redone'])
  })

  it('视图自己的和大家的分得开，重名、过时、别人的都改不了', async () => {
    const base = { list: 'items', query: 'sort=promised&order=desc', layout, shared: false }
    const mine = valueOf(await desk().saveView(clerk, { ...base, name: '超长时限' }))
    expect(await desk().views(colleague.accountId, 'items')).toEqual([])
    expect(await desk().saveView(clerk, { ...base, name: '超长时限' })).toMatchObject({
      violation: { code: 'VIEW_NAME_TAKEN' },
    })
    const shared = valueOf(await desk().saveView(clerk, { ...mine, shared: true }))
    expect(await desk().views(colleague.accountId, 'items')).toMatchObject([
      { name: '超长时限', mine: false, madeBy: '陈静', layout },
    ])
    expect(await desk().saveView(clerk, mine)).toMatchObject({ violation: { code: 'STALE_REVISION' } })
    expect(await desk().deleteView(colleague, shared.id)).toMatchObject({ violation: { code: 'NOT_YOURS' } })
    valueOf(await desk().deleteView(clerk, shared.id))
    expect(await desk().views(clerk.accountId, 'items')).toEqual([])
  })

  it('谁在同一个事项里互相看得到，走了或者半分钟没有声音就不算', async () => {
    const at = (field: string | null, leaving = false) => ({ itemId: 'x', field, leaving })
    expect(desk().present(clerk, at('name'))).toEqual([])
    expect(desk().present(colleague, at(null))).toEqual([{ ...clerk, field: 'name' }])
    clock.set('2026-11-25T02:00:31Z')
    expect(desk().present(colleague, at(null))).toEqual([])
    desk().present(colleague, at(null, true))
    expect(desk().present(clerk, at('name'))).toEqual([])
  })
})
