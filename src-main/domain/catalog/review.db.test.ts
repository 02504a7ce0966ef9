import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import { fixedClock } from '#kernel/clock.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { signInAs } from '#tests/helpers/memory-program.ts'
import { transports } from '#tests/helpers/transports.ts'
import { aDepartment, anItem } from './fixtures.ts'

const clerk = { accountId: 'clerk', name: '陈静' }
const reviewer = { accountId: 'reviewer', name: '何志远' }
const everything = { departmentIds: [], itemTypes: [], phases: [], text: '' }

function valueOf<T>(result: { ok: true; value: T } | { ok: false; violation: { code: string; data: unknown } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.violation))
  return result.value
}

describeOnEachEngine('reviewing a version', engine => {
  const clock = fixedClock('2026-11-24T02:00:00Z')
  let program: Program
  const catalog = () => program.services.catalog

  beforeAll(async () => {
    program = await engine.openProgram(clock)
    await program.work(clerk, async current => {
      await catalog().addSampleCatalogue(current, { departments: [aDepartment()], items: [], from: '2026-01-01' })
      return { ok: true, value: null }
    })
  })
  afterAll(() => program.close())

  /** An item in effect, with a change of name and limit in review at revision 3. */
  async function changeInReview(code: string) {
    const made = valueOf(await catalog().createItem(clerk, { code, content: anItem({ name: `${code}甲` }) }))
    const { itemId } = made
    valueOf(await catalog().submit(clerk, { itemId, revision: 1 }))
    valueOf(await catalog().publish(reviewer, { targets: [{ itemId, revision: 2 }] }))
    valueOf(await catalog().createDraft(clerk, itemId))
    const promisedLimit = { value: 3, unit: 'working-day' as const, raw: '3个工作日' }
    const content = anItem({ name: `${code}乙`, promisedLimit })
    valueOf(await catalog().saveDraft(clerk, { itemId, revision: 1, content }))
    valueOf(await catalog().submit(clerk, { itemId, revision: 2 }))
    return itemId
  }

  it('审核看到逐字段的改动、意见和五个工作日的期限', async () => {
    const itemId = await changeInReview('R-1')
    const said = valueOf(
      await catalog().comment(reviewer, { itemId, revision: 3, field: 'promisedLimit', text: '依据是什么？' }),
    )
    expect(said).toMatchObject({ against: 1, deadline: { day: '2026-12-01', workingDaysLeft: 5 } })
    expect(said.changes.map(change => change.field).sort()).toEqual(['name', 'promisedLimit'])
    const [comment] = said.comments
    expect(comment).toMatchObject({ field: 'promisedLimit', by: '何志远', resolved: false })
    const done = valueOf(await catalog().resolveComment(clerk, { commentId: comment?.id ?? '', resolved: true }))
    expect(done.comments.map(each => each.resolved)).toEqual([true])
    const { tasks } = await catalog().reviewQueue('clerk', 100)
    expect(tasks.find(task => task.itemId === itemId)).toMatchObject({ own: true, openComments: 0, code: 'R-1' })
  })

  it('只批准一个字段：它生效，别的连同理由退回成草稿', async () => {
    const itemId = await changeInReview('R-2')
    valueOf(await catalog().comment(reviewer, { itemId, revision: 3, field: 'name', text: '名称要与基本目录一致' }))
    const targets = [{ itemId, revision: 3, fields: ['promisedLimit'], reason: '名称先不改' }]
    expect(await catalog().publish(clerk, { targets })).toMatchObject({ violation: { code: 'OWN_CHANGE' } })
    valueOf(await catalog().publish(reviewer, { targets }))
    const now = valueOf(await catalog().get(itemId))
    expect(now.current?.content).toMatchObject({ name: 'R-2甲', promisedLimit: { value: 3 } })
    expect(now.working).toMatchObject({ phase: 'returned', reason: '名称先不改', content: { name: 'R-2乙' } })
    const review = valueOf(await catalog().reviewOf(itemId))
    expect(review.changes.map(change => change.field)).toEqual(['name'])
    expect(review.comments.map(each => each.text)).toEqual(['名称要与基本目录一致'])
  })

  it('没有改的字段不能批准，看过之后又变了的版本也不能，什么都不写', async () => {
    const itemId = await changeInReview('R-3')
    const ask = (fields: string[], revision: number) =>
      catalog().publish(reviewer, { targets: [{ itemId, revision, fields }] })
    expect(await ask(['visitCount'], 3)).toMatchObject({ violation: { code: 'FIELDS_NOT_CHANGED' } })
    expect(await ask(['name'], 2)).toMatchObject({ violation: { code: 'STALE_REVISION' } })
    expect(valueOf(await catalog().get(itemId)).current?.content.name).toBe('R-3甲')
    const fields = [{ field: 'name', reason: '缺依据' }]
    valueOf(await catalog().returnToDraft(reviewer, { itemId, revision: 3, reason: '请补依据', fields }))
    expect(valueOf(await catalog().reviewOf(itemId)).comments.map(each => each.field)).toEqual(['name'])
  })

  it('大厅终端只看得到已发布的，草稿、历史和导入一概没有', async () => {
    const itemId = await changeInReview('R-4')
    const hidden = valueOf(
      await catalog().createItem(clerk, { code: 'R-5', content: anItem({ name: '未发布的草稿' }) }),
    )
    const kiosk = await signInAs(program, `hall-${Date.now()}`, ['kiosk'])
    const connection = await transports['a message channel'](program)
    const hub = connection.clientOf(kiosk.token)
    const page = await hub.catalog.list({ filter: { ...everything, phases: ['draft', 'in-review'] }, limit: 500 })
    expect(page.rows.map(row => row.name)).toContain('R-4甲')
    expect(page.rows.every(row => row.phase === 'published' && row.working === null && row.pending === null)).toBe(true)
    expect(JSON.stringify(page)).not.toMatch(/未发布的草稿|R-4乙/)
    expect(JSON.stringify(await hub.catalog.get({ idOrCode: itemId }))).not.toContain('R-4乙')
    await expect(hub.catalog.get({ idOrCode: hidden.itemId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(hub.catalog.history({ itemId })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await connection.close()
  })
})
