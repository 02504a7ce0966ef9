import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Program } from '#compose'
import { noMapping } from '#contract/catalog-import.ts'
import { fixedClock } from '#kernel/clock.ts'
import { anXlsx, gb18030 } from '#adapters/sheet-fixtures.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { aDepartment, anItem } from './fixtures.ts'
import { createItemList } from './item-list.ts'

const clerk = { accountId: 'clerk', name: '陈静' }
const reviewer = { accountId: 'reviewer', name: '何志远' }
const everything = { departmentIds: [], itemTypes: [], phases: [], text: '' }

/** A sheet as departments send it: title rows, mixed brackets, full-width digits, a unit that must survive. */
const messySheet = [
  '澄湾区政务服务事项清单（二〇二六年）,,,,,',
  '填报单位：各部门,,,,,',
  '部门,主项,事项名称,实施编码,事项类型,承诺办结时限',
  '区民政局,未分类,高龄津贴申领（80岁以上),11440300000000000A-1,行政给付,３个月',
  '区民政局,未分类,临时救助对象认定,11440300000000000A-2,07,二十工作曰',
  '区水务局,排水许可,排水许可（新办）,11440300000000000B-1,行政许可,20个工作日',
  '区水务局,排水许可,排水许可（变更）,11440300000000000B-1,行政许可,10个工作日',
  '区水务局,排水许可,排水许可(新办),11440300000000000B-2,行政许可,即办',
  '区水务局,,=1+1,11440300000000000B-3,公共服各,即办',
  '',
].join('\r\n')

function valueOf<T>(result: { ok: true; value: T } | { ok: false; violation: { code: string; data: unknown } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.violation))
  return result.value
}

describeOnEachEngine('the catalogue', engine => {
  const clock = fixedClock('2026-11-24T02:00:00Z')
  let program: Program
  const catalog = () => program.services.catalog

  beforeAll(async () => {
    program = await engine.openProgram(clock)
    await program.work(clerk, async current => {
      const departments = [aDepartment()]
      await program.services.catalog.addSampleCatalogue(current, { departments, items: [], from: '2026-01-01' })
      return { ok: true, value: null }
    })
  })
  afterAll(() => program.close())

  const sheet = (bytes: Uint8Array) => ({ fileName: '清单.csv', bytes, mapping: noMapping })
  const rowsOf = async (importId: string) =>
    (await catalog().importing.importRows({ importId, states: [], withWarnings: false, limit: 100 })).rows
  async function publishNew(code: string, name: string) {
    const made = valueOf(await catalog().createItem(clerk, { code, content: anItem({ name }) }))
    const sent = valueOf(await catalog().submit(clerk, { itemId: made.itemId, revision: 1 }))
    valueOf(await catalog().publish(reviewer, { targets: [{ itemId: sent.itemId, revision: 2 }] }))
    return made.itemId
  }

  it('从草稿到发布，每一步都有审计记录；自己不能批准自己', async () => {
    const made = valueOf(await catalog().createItem(clerk, { code: 'A-1', content: anItem() }))
    expect(await catalog().publishedItem(made.itemId)).toBeUndefined()
    valueOf(await catalog().submit(clerk, { itemId: made.itemId, revision: 1 }))
    const targets = [{ itemId: made.itemId, revision: 2 }]
    expect(await catalog().publish(clerk, { targets })).toMatchObject({ violation: { code: 'OWN_CHANGE' } })
    valueOf(await catalog().publish(reviewer, { targets }))
    expect(await catalog().publishedItem(' ａ-1 ')).toMatchObject({ itemId: made.itemId, version: 1 })
    const history = await program.services.trail.history(program.db, { subjectId: made.itemId, limit: 10 })
    expect(history.rows.map(row => row.action).reverse()).toEqual([
      'catalog.item-created',
      'catalog.draft-submitted',
      'catalog.version-published',
    ])
  })

  it('将来的版本到了那一天自己生效，过去的日子不变', async () => {
    const itemId = await publishNew('A-2', '居家养老服务补助申请')
    const draft = valueOf(await catalog().createDraft(clerk, itemId)).working
    const content = anItem({ name: '居家养老服务补助', promisedLimit: null })
    valueOf(await catalog().saveDraft(clerk, { itemId, revision: draft?.revision ?? 0, content }))
    valueOf(await catalog().submit(clerk, { itemId, revision: 2 }))
    valueOf(await catalog().publish(reviewer, { targets: [{ itemId, revision: 3 }], from: '2026-12-01' }))
    expect((await catalog().publishedItem(itemId, '2026-11-30'))?.content.name).toBe('居家养老服务补助申请')
    expect((await catalog().publishedItem(itemId, '2026-12-01'))?.content.name).toBe('居家养老服务补助')
    const text = 'A-2'
    const listed = () => catalog().list({ filter: { ...everything, text }, sort: 'name', descending: false, limit: 9 })
    expect((await listed()).rows[0]?.name).toBe('居家养老服务补助申请')
    clock.set('2026-12-01T02:00:00Z')
    expect((await listed()).rows[0]?.name).toBe('居家养老服务补助')
    clock.set('2026-11-24T02:00:00Z')
  })

  it('看到的版本之后又改过，保存和发布都不成', async () => {
    const made = valueOf(await catalog().createItem(clerk, { code: 'A-3', content: anItem({ name: '特困人员认定' }) }))
    const target = { itemId: made.itemId, revision: 1 }
    valueOf(await catalog().saveDraft(clerk, { ...target, content: anItem({ name: '特困人员供养认定' }) }))
    const again = await catalog().saveDraft(reviewer, { ...target, content: anItem() })
    expect(again).toMatchObject({ violation: { code: 'STALE_REVISION' } })
  })

  it('暂停之后不再是已发布，列表马上知道', async () => {
    const itemId = await publishNew('A-4', '孤儿基本生活费申请')
    const revision = valueOf(await catalog().get(itemId)).current?.revision ?? 0
    valueOf(await catalog().suspend(reviewer, { itemId, revision, from: '2026-11-24', reason: '系统改造' }))
    expect(await catalog().publishedItem(itemId)).toBeUndefined()
    const filter = { ...everything, text: 'gejbshf' }
    const { rows } = await catalog().list({ filter, sort: 'name', descending: false, limit: 5 })
    expect(rows.map(row => row.phase)).toEqual(['suspended'])
  })

  it('按键翻页不漏不重，正反两个方向都是', async () => {
    const rest = { filter: everything, sort: 'name' as const }
    for (const descending of [false, true]) {
      const all = await catalog().list({ ...rest, descending, limit: 500 })
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await catalog().list({ ...rest, descending, limit: 2, cursor })
        seen.push(...page.rows.map(row => row.itemId))
        cursor = page.nextCursor
      } while (cursor !== undefined)
      expect(seen).toEqual(all.rows.map(row => row.itemId))
    }
  })

  describe('a messy sheet', () => {
    it('GBK 的表逐行预览：新增、可能重复、读不了，各有理由', async () => {
      const staged = valueOf(await catalog().importing.stage(clerk, sheet(gb18030(messySheet))))
      expect(staged).toMatchObject({ encoding: 'GB18030', headerRow: 3, rows: 6 })
      const read = await rowsOf(staged.importId)
      expect(read.map(({ rowNumber, state }) => [rowNumber, state])).toEqual([
        [4, 'new'],
        [5, 'new'],
        [6, 'new'],
        [7, 'refused'],
        [8, 'possible-duplicate'],
        [9, 'refused'],
      ])
      const [first, second, , twice, , formula] = read
      expect(first?.name).toBe('高龄津贴申领（80岁以上）')
      expect(second?.warnings.map(each => each.code)).toContain('LIMIT_UNREADABLE')
      expect(twice?.reasons).toMatchObject([{ code: 'CODE_TWICE', data: { rowNumber: 6 } }])
      expect(formula?.reasons).toMatchObject([{ code: 'FORMULA_IN_KEY', raw: '=1+1' }])
      expect(staged.unknownWords).toEqual([{ field: 'itemType', word: '公共服各', rows: 1 }])
      expect(staged.newDepartments.map(each => each.name)).toEqual(['区水务局'])
      expect(await catalog().publishedItem('11440300000000000A-1')).toBeUndefined()
    })

    it('写入之后待审，别人整批发布；再导一次没有变化，单位没有丢', async () => {
      const { importing } = catalog()
      const staged = valueOf(await importing.stage(clerk, sheet(gb18030(messySheet))))
      const applied = valueOf(await importing.apply(clerk, { importId: staged.importId, duplicates: [] }))
      expect(applied).toEqual({ created: 3, changed: 0, departments: 1 })
      const twice = await importing.apply(clerk, { importId: staged.importId, duplicates: [] })
      expect(twice).toMatchObject({ violation: { code: 'IMPORT_CLOSED' } })
      const own = await catalog().publishImport(clerk, { importId: staged.importId })
      expect(own).toMatchObject({ violation: { code: 'OWN_CHANGE' } })
      const published = valueOf(await catalog().publishImport(reviewer, { importId: staged.importId }))
      expect(published).toEqual({ published: 3, leftOut: 0 })
      const item = await catalog().publishedItem('11440300000000000A-1')
      expect(item?.content.promisedLimit).toMatchObject({ value: 3, unit: 'month' })
      expect((await catalog().publishedItem('11440300000000000A-2'))?.content.promisedLimit).toBeNull()
      const again = valueOf(await importing.stage(clerk, sheet(gb18030(messySheet))))
      expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 3 })
    })

    it('只有一格变了的 XLSX，预览只列这一格，并保留表里没有的内容', async () => {
      const rows = [
        ['事项名称', '实施编码', '承诺办结时限（工作日）'],
        ['排水许可（新办）', '11440300000000000B-1', 15],
      ]
      const staged = valueOf(
        await catalog().importing.stage(clerk, sheet(anXlsx({ 说明: [['仅供参考']], 清单: rows }))),
      )
      expect(staged.sheetName).toBe('清单')
      expect((await rowsOf(staged.importId))[0]).toMatchObject({
        state: 'changed',
        changes: [{ field: 'promisedLimit', before: '20个工作日', after: '15个工作日' }],
      })
      valueOf(await catalog().importing.apply(clerk, { importId: staged.importId, duplicates: [] }))
      const working = valueOf(await catalog().get('11440300000000000B-1')).working
      expect(working?.content).toMatchObject({ mainItemName: '排水许可', itemType: 'licence' })
    })

    it('预览之后目录变了，一行也不写', async () => {
      const text = '部门,事项名称,实施编码\n澄湾区民政局,新事项甲,N-1\n澄湾区民政局,新事项乙,N-2\n'
      const staged = valueOf(await catalog().importing.stage(clerk, sheet(new TextEncoder().encode(text))))
      valueOf(await catalog().createItem(clerk, { code: 'n-2', content: anItem({ name: '别人刚建的' }) }))
      const applied = await catalog().importing.apply(clerk, { importId: staged.importId, duplicates: 'all' })
      expect(applied).toMatchObject({ violation: { code: 'IMPORT_STALE', data: { rows: 1, firstRowNumber: 3 } } })
      expect(await catalog().findItem('N-1')).toBeUndefined()
    })
  })

  const realList = path.join(process.env['PENGTONG_SHARED'] ?? '../shared', 'data/items-guangan-shared.csv')
  it.skipIf(!fs.existsSync(realList))('真实清单 919 行原样导入（没有 ../shared/data 时跳过）', async () => {
    const staged = valueOf(await catalog().importing.stage(clerk, sheet(new Uint8Array(fs.readFileSync(realList)))))
    expect(staged.counts).toEqual({ new: 918, changed: 0, unchanged: 0, 'possible-duplicate': 1, refused: 0 })
    // 29 departments in the list, one of them known since the sheet before.
    expect(staged.newDepartments).toHaveLength(28)
    const applied = valueOf(await catalog().importing.apply(clerk, { importId: staged.importId, duplicates: 'all' }))
    expect(applied.created).toBe(919)
    valueOf(await catalog().publishImport(reviewer, { importId: staged.importId }))
    expect((await catalog().searchItems('jsz')).length).toBeGreaterThan(0)
  })

  it('列表逐次跟上改动，与从头读出来的一样', async () => {
    for (const sort of ['name', 'code', 'department', 'type', 'changed'] as const) {
      const request = { filter: everything, sort, descending: false, limit: 500 }
      await catalog().list(request)
      await publishNew(`L-${sort}`, `列表核对 ${sort}`)
      expect(await catalog().list(request)).toEqual(await createItemList({ db: program.db, clock }).page(request))
    }
    const { defects } = await program.services.trail.verify(program.db)
    expect(defects).toEqual([])
  })
})
