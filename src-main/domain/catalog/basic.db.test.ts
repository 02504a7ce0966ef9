import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Program } from '#compose'
import { readSheetFile } from '#adapters/sheet-file.ts'
import { writeSheet } from '#adapters/sheet-write.ts'
import { noMapping } from '#contract/catalog-import.ts'
import { fixedClock } from '#kernel/clock.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { basicActs } from './basic-acts.ts'
import { findBasicItem, insertProposal } from './basic-store.ts'
import { aDepartment, anItem } from './fixtures.ts'
import { unpackRows } from './import-blocks.ts'
import { createItemList } from './item-list.ts'
import { keptWhileSame } from './kept-while-same.ts'
import { nextTick } from './store-writes.ts'

const clerk = { accountId: 'clerk', name: '陈静' }
const reviewer = { accountId: 'reviewer', name: '何志远' }

function valueOf<T>(result: { ok: true; value: T } | { ok: false; violation: { code: string; data: unknown } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.violation))
  return result.value
}

const provincial = [
  '省级政务服务事项基本目录（2026年版）,,,',
  '基本编码,事项名称,事项类型,设定依据',
  '440511016000,临时救助,行政给付,《社会救助暂行办法》第四十七条',
  '440111001000,排水许可,行政许可,《城镇排水与污水处理条例》第二十一条',
  '440511099000,高龄津贴,行政给付,《老年人权益保障法》第三十三条',
].join('\r\n')

describeOnEachEngine('the basic catalogue', engine => {
  let program: Program
  const catalog = () => program.services.catalog

  beforeAll(async () => {
    program = await engine.openProgram(fixedClock('2026-11-24T02:00:00Z'))
    const rescue = { basicCode: '440511016000', itemType: 'payment' as const }
    const right = [{ document: '社会救助暂行办法', article: '第四十七条' }]
    await program.work(clerk, async current => {
      await catalog().addSampleCatalogue(current, {
        departments: [aDepartment()],
        items: [
          { code: 'B-1', content: anItem({ ...rescue, name: '临时救助', legalBasis: right }) },
          { code: 'B-2', content: anItem({ ...rescue, name: '困难救助', itemType: 'licence', legalBasis: [] }) },
          { code: 'B-3', content: anItem({ name: '排水许可', basicCode: '440111001999' }) },
        ],
        from: '2026-01-01',
      })
      return { ok: true, value: null }
    })
    const loaded = { fileName: '基本目录.csv', bytes: new TextEncoder().encode(provincial), source: '省 2026 年版' }
    expect(valueOf(await catalog().loadBasic(clerk, loaded))).toMatchObject({ rows: 3, added: 3, leftOut: [] })
    expect(valueOf(await catalog().loadBasic(clerk, loaded))).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
  })
  afterAll(() => program.close())

  it('四级四同：每一处不同都列出，导出的表里一条不少', async () => {
    const found = await catalog().fourSame({ limit: 100 })
    expect(found.rows.map(({ code, field, here, there }) => [code, field, here, there]).sort()).toEqual([
      ['B-2', 'itemType', '行政许可', '行政给付'],
      ['B-2', 'legalBasis', '', '《社会救助暂行办法》第四十七条'],
      ['B-2', 'name', '困难救助', '临时救助'],
      ['B-3', 'code', '440111001999', '440111001000'],
    ])
    expect(found).toMatchObject({ items: 3, sameItems: 1, notTakenUp: 2, counts: { code: 1, name: 1 } })
    const file = readSheetFile(Buffer.from((await catalog().exportFourSame({ format: 'xlsx' })).bytes, 'base64'))
    expect(file.ok && file.value.sheets[0]?.rows).toHaveLength(5)
  })

  it('导入也改不了沿用上级的栏：这一行照收别的，并说明哪一栏没有改', async () => {
    const rows = ['实施编码,事项名称,事项类型,承诺办结时限', 'B-1,临时补助,行政许可,3个工作日']
    const sheet = { fileName: '清单.csv', bytes: new TextEncoder().encode(rows.join('\r\n')), mapping: noMapping }
    const { blocks } = valueOf(await catalog().importing.preview(clerk, sheet))
    const [row] = blocks.flatMap(({ bytes }) => unpackRows(bytes))
    expect(row?.shown.warnings.filter(({ code }) => code === 'INHERITED_KEPT')).toMatchObject([
      { field: 'name', raw: '临时补助' },
      { field: 'itemType', raw: '行政许可' },
    ])
    expect(row?.shown).toMatchObject({ state: 'changed', changes: [{ field: 'promisedLimit' }] })
    expect(row?.plan?.content).toMatchObject({ name: '临时救助', itemType: 'payment', basicCode: '440511016000' })
  })

  it('名称、编码、依据、类型沿用上级：区里改不了，改回一致可以，别的照改', async () => {
    const item = valueOf(await catalog().get('B-1'))
    const draft = valueOf(await catalog().createDraft(clerk, item.itemId))
    const content = draft.working?.content ?? anItem()
    const save = (changes: object, revision = 1) =>
      catalog().saveDraft(clerk, { itemId: item.itemId, revision, content: { ...content, ...changes } })
    const refused = await save({ name: '临时补助', itemType: 'licence' })
    expect(refused).toMatchObject({ ok: false, violation: { code: 'INHERITED_FIELD', data: { fields: '名称、类型' } } })
    valueOf(await save({ visitCount: 0 }))
    const other = valueOf(await catalog().get('B-2'))
    const wrong = valueOf(await catalog().createDraft(clerk, other.itemId)).working?.content ?? anItem()
    const righted = { ...wrong, itemType: 'payment' as const, name: '临时救助' }
    valueOf(await catalog().saveDraft(clerk, { itemId: other.itemId, revision: 1, content: righted }))
  })

  it('修改建议上报；上级同意之后，基本目录才变', async () => {
    const wanted = {
      basicCode: '440511099000',
      field: 'name' as const,
      wanted: '高龄老人津贴',
      reason: '与条例用语一致',
    }
    const sent = valueOf(await catalog().proposeBasicChange(clerk, wanted))
    expect(sent).toMatchObject({ state: 'sent', name: '高龄津贴', proposedBy: '陈静' })
    const named = async () => (await findBasicItem(program.db, '440511099000'))?.name
    expect(await named()).toBe('高龄津贴')
    const answer = { id: sent.id, accepted: true, answer: '省政数局同意' }
    valueOf(await catalog().answerBasicProposal(reviewer, answer))
    expect(await named()).toBe('高龄老人津贴')
    const twice = await catalog().answerBasicProposal(reviewer, answer)
    expect(twice).toMatchObject({ ok: false, violation: { code: 'PROPOSAL_ANSWERED' } })
  })

  it('类型写成没有的词、名称长得不像名称：上报时就说明，不会等到上级同意了才落空', async () => {
    const wish = { basicCode: '440511099000', reason: '与条例用语一致' }
    for (const bad of [
      { field: 'itemType' as const, wanted: '大概算许可' },
      { field: 'name' as const, wanted: '津'.repeat(501) },
      { field: 'legalBasis' as const, wanted: '；' },
    ]) {
      expect(await catalog().proposeBasicChange(clerk, { ...wish, ...bad })).toMatchObject({
        ok: false,
        violation: { code: 'WANTED_UNREADABLE' },
      })
    }
    const old = { id: 'old', ...wish, field: 'itemType' as const, wanted: '大概算许可' }
    await program.work(clerk, async ({ db, now }) => {
      await insertProposal(db, { ...old, by: { id: 'clerk', name: '陈静' }, at: now })
      return { ok: true, value: null }
    })
    const accepted = await catalog().answerBasicProposal(reviewer, { id: 'old', accepted: true, answer: '同意' })
    expect(accepted).toMatchObject({ ok: false, violation: { code: 'WANTED_UNREADABLE' } })
    valueOf(await catalog().answerBasicProposal(reviewer, { id: 'old', accepted: false, answer: '请写明类型' }))
  })

  it('建议再多，最早那条照样答得上，没有答复的排在前面', async () => {
    const wish = { basicCode: '440511099000', field: 'name' as const, wanted: '高龄补贴', reason: '统一用语' }
    const by = { id: 'clerk', name: '陈静' }
    await program.work(clerk, async ({ db }) => {
      await insertProposal(db, { ...wish, id: 'first', by, at: new Date('2026-01-01T00:00:00Z') })
      for (let more = 0; more < 500; more += 1) {
        await insertProposal(db, { ...wish, id: `more-${more}`, by, at: new Date('2026-02-01T00:00:00Z') })
      }
      return { ok: true, value: null }
    })
    const answer = { accepted: false, answer: '用语不改' }
    expect(valueOf(await catalog().answerBasicProposal(reviewer, { id: 'first', ...answer })).state).toBe('refused')
    valueOf(await catalog().answerBasicProposal(reviewer, { id: 'more-0', ...answer }))
    const states = (await catalog().basicProposals()).map(({ state }) => state)
    expect(states.lastIndexOf('sent')).toBeLessThan(states.findIndex(state => state !== 'sent'))
  })

  it('上级的表在写库之前就读完：读不了的表不占着库', async () => {
    const { db } = program
    const work = () => Promise.reject(new Error('a transaction began'))
    const clock = fixedClock('2026-11-24T02:00:00Z')
    const acts = basicActs({
      db,
      work,
      clock,
      list: createItemList({ db, clock }),
      readSheet: readSheetFile,
      writeSheet,
    })
    const bad = { fileName: '说明.csv', bytes: new TextEncoder().encode('说明\r\n见附件'), source: '省' }
    expect(await acts.loadBasic(clerk, bad)).toMatchObject({ ok: false, violation: { code: 'SHEET_REFUSED' } })
  })

  it('格子里写“无”的，和导入事项表时一样当作没有写', async () => {
    const rows = [
      '基本编码,事项名称,事项类型,设定依据',
      '440511088000,殡葬补贴,行政给付,无',
      '无,无编码事项,行政给付,/',
    ]
    const bytes = new TextEncoder().encode(rows.join('\r\n'))
    const loaded = valueOf(await catalog().loadBasic(clerk, { fileName: '市级.csv', bytes, source: '市' }))
    expect(loaded).toMatchObject({ rows: 2, added: 1, leftOut: [3] })
    expect(await findBasicItem(program.db, '440511088000')).toMatchObject({ name: '殡葬补贴', legalBasis: [] })
  })

  it('同时问的人共用一次比对，目录变了才重做，失败的不留下', async () => {
    const { db } = program
    let made = 0
    const current = keptWhileSame({ db, clock: fixedClock('2026-11-24T02:00:00Z') }, async ({ tick }) => {
      made += 1
      if (made === 1) throw new Error('the first one fails')
      return tick
    })
    await expect(current()).rejects.toThrow('the first one fails')
    const [first, second] = await Promise.all([current(), current()])
    expect([made, second, await current()]).toEqual([2, first, first])
    await program.work(clerk, async work => ({ ok: true, value: await nextTick(work.db) }))
    expect([await current(), made]).toEqual([first + 1, 3])
  })
})
