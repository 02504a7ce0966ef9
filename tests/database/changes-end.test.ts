import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Program } from '#compose'
import { itemContentSchema } from '#contract/catalog-item.ts'
import type { Actor } from '#domain/audit/model.ts'
import { theProgram } from '#domain/audit/model.ts'
import { ok } from '#kernel/result.ts'
import { openMemoryProgram } from '#tests/helpers/memory-program.ts'

/** A change that reads past its own transaction waits for itself for ever on the embedded store's one connection. */
describe('every change ends', { timeout: 20_000 }, () => {
  const clerk: Actor = { accountId: 'clerk', name: '陈静' }
  const reviewer: Actor = { accountId: 'reviewer', name: '何志远' }
  let program: Program
  let itemId = ''

  beforeAll(async () => {
    program = await openMemoryProgram()
    const planted = await program.work(theProgram, async current => {
      const [id = ''] = await program.services.catalog.addSampleCatalogue(current, {
        from: '2026-01-01',
        departments: [{ id: 'd-1', name: '区城管局', creditCode: null, aliases: [], revision: 1 }],
        items: [{ code: 'A-1', content: itemContentSchema.parse({ name: '招牌设置许可', departmentId: 'd-1' }) }],
      })
      return ok(id)
    })
    itemId = planted.ok ? planted.value : ''
  })
  afterAll(() => program.close())

  it('a proposal for the negative list, and its approval', async () => {
    const { negativeList } = program.services
    const proposed = await negativeList.propose(clerk, {
      itemClass: null,
      insteadItemId: null,
      itemId,
      reason: 'site-survey',
      reasonText: '要到现场看过',
      basis: { document: '户外招牌管理细则', article: '第二条' },
      departmentId: 'd-1',
      from: '2026-12-01',
      until: '2099-12-31',
      insteadDo: '请到街道窗口',
    })
    if (!proposed.ok) throw new Error(proposed.violation.code)
    const { id, revision } = proposed.value
    expect(await negativeList.approve(clerk, { id, revision })).toMatchObject({ violation: { code: 'OWN_CHANGE' } })
    expect(await negativeList.approve(reviewer, { id, revision })).toMatchObject({ value: { state: 'approved' } })
  })

  it('an announcement from its first sentence to the approval of its film', async () => {
    const { announcements } = program.services
    const made = await announcements.create(clerk, '招牌许可')
    if (!made.ok) throw new Error(made.violation.code)
    const basis = [{ kind: 'item' as const, ref: 'A-1', label: '招牌设置许可' }]
    const sentences = [{ text: '招牌许可全市能办。', basis }]
    const { id } = made.value
    const saved = await announcements.save(clerk, { id, revision: 1 }, { title: '招牌许可', sentences })
    expect(saved).toMatchObject({ ok: true, value: { revision: 2 } })
    const label = { seconds: 3, heightShare: 0.05 }
    const film = { digest: 'a'.repeat(64), fileName: 'f.mp4', durationSeconds: 3, label }
    const filmed = await announcements.recordFilm(clerk, { id, revision: 2 }, film)
    expect(filmed.ok).toBe(true)
    const approved = await announcements.approve(reviewer, { id, revision: 3 }, film.digest)
    expect(approved).toMatchObject({ value: { state: 'approved' } })
  })
})
