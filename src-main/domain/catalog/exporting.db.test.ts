import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readSheetFile } from '#adapters/sheet-file.ts'
import type { Program } from '#compose'
import { noMapping } from '#contract/catalog-import.ts'
import { describeOnEachEngine } from '#tests/helpers/engines.ts'
import { aDepartment, anItem } from './fixtures.ts'

const clerk = { accountId: 'clerk', name: '陈静' }
const all = {
  filter: { departmentIds: [], itemTypes: [], phases: [], text: '' },
  sort: 'code' as const,
  descending: false,
}

function valueOf<T>(result: { ok: true; value: T } | { ok: false; violation: { code: string; data: unknown } }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.violation))
  return result.value
}
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

describeOnEachEngine('what leaves the catalogue as a file', engine => {
  let program: Program
  let elsewhere: Program
  const catalog = () => program.services.catalog

  beforeAll(async () => {
    program = await engine.openProgram()
    elsewhere = await engine.openProgram()
    await program.work(clerk, async current => {
      const items = ['高龄津贴申领', '=HYPERLINK("x")', '排水许可（新办）'].map((name, index) => ({
        code: `E-${index}`,
        content: anItem({ name, steps: ['受理', '办结'], faq: [{ question: '谁能办？', answer: '户籍老人。' }] }),
      }))
      await catalog().addSampleCatalogue(current, { departments: [aDepartment()], items, from: '2026-01-01' })
      return { ok: true, value: null }
    })
  })
  afterAll(async () => {
    await program.close()
    await elsewhere.close()
  })

  it.each(['xlsx', 'csv', 'json'] as const)('导出 %s 再导入，一格不变；名称里的等号不是公式', async format => {
    const file = await catalog().exportItems({ ...all, format })
    expect(file.rows).toBe(3)
    const sheet = { fileName: file.fileName, bytes: bytesOf(file.bytes), mapping: noMapping }
    const again = valueOf(await catalog().importing.preview(clerk, sheet))
    expect(again.summary.counts).toEqual({ new: 0, changed: 0, unchanged: 3, 'possible-duplicate': 0, refused: 0 })
  })

  it('JSON 不丢任何字段：导入别处的空目录，内容一样', async () => {
    const file = await catalog().exportItems({ ...all, format: 'json' })
    const there = elsewhere.services.catalog.importing
    const sheet = { fileName: file.fileName, bytes: bytesOf(file.bytes), mapping: noMapping }
    const staged = valueOf(await there.stage(clerk, sheet))
    expect(valueOf(await there.apply(clerk, { importId: staged.importId, duplicates: [] })).created).toBe(3)
    const here = valueOf(await catalog().get('E-0')).current?.content
    const arrived = valueOf(await elsewhere.services.catalog.get('E-0')).working?.content
    expect({ ...arrived, departmentId: '' }).toEqual({ ...here, departmentId: '' })
  })

  it.each(['xlsx', 'csv', 'json'] as const)(
    '有人正在改的事项，%s 导出再导入不算变更，也盖不掉那份草稿',
    async format => {
      const item = valueOf(await catalog().get('E-2'))
      const draft = valueOf(await catalog().createDraft(clerk, item.itemId)).working
      const content = { ...anItem({ name: '排水许可（新办）' }), consultPhone: '0755-10001000' }
      const revision = draft?.revision ?? 0
      await catalog().saveDraft(clerk, { itemId: item.itemId, revision, content })
      const file = await catalog().exportItems({ ...all, format })
      const bytes = bytesOf(file.bytes)
      const sheet = { fileName: file.fileName, bytes, mapping: noMapping }
      const again = valueOf(await catalog().importing.preview(clerk, sheet))
      expect(again.summary.counts).toMatchObject({ unchanged: 3, changed: 0, refused: 0 })

      const rows = [['实施编码', '事项名称', '实施主体', '咨询方式']]
      const withPhone = (phone: string) => [...rows, ['E-2', '排水许可（新办）', '澄湾区民政局', phone]].join('\n')
      const asked = (text: string) => ({ ...sheet, fileName: '改.csv', bytes: new TextEncoder().encode(text) })
      const same = valueOf(await catalog().importing.preview(clerk, asked(withPhone('0755-10001000'))))
      expect(same.summary.counts).toMatchObject({ unchanged: 1, refused: 0 })
      const stranger = { accountId: 'stranger', name: '何志远' }
      const staged = valueOf(await catalog().importing.stage(stranger, asked(withPhone('0755-99999999'))))
      expect(staged.counts).toMatchObject({ changed: 0, refused: 1 })
      const asStaged = { importId: staged.importId, states: [], withWarnings: false, limit: 1 }
      const [row] = (await catalog().importing.importRows(asStaged)).rows
      expect(row?.reasons).toMatchObject([{ code: 'VERSION_UNDER_WAY', data: { by: '陈静' } }])
      valueOf(await catalog().importing.apply(stranger, { importId: staged.importId, duplicates: 'all' }))
      const kept = valueOf(await catalog().get('E-2')).working
      expect([kept?.state, kept?.content.consultPhone]).toEqual(['draft', '0755-10001000'])
    },
  )

  it('退回的副本标出坏格子和原因，改好再导入就收下', async () => {
    const text = '清单（报送稿）,,\n部门,事项名称,实施编码\n区民政局,孤儿认定,\n区民政局,特困供养,F-2\n'
    const sheet = { fileName: '某局2026.csv', bytes: new TextEncoder().encode(text), mapping: noMapping }
    const staged = valueOf(await catalog().importing.stage(clerk, sheet))
    expect(staged.counts).toMatchObject({ new: 1, refused: 1 })
    const copy = bytesOf(valueOf(await catalog().correctedCopy(staged.importId)).bytes)
    const xml = strFromU8(unzipSync(copy)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(xml).toContain('<c r="C3" s="2"')
    expect(xml).toContain('没有实施编码')
    const read = readSheetFile(copy)
    const rows = read.ok ? (read.value.sheets[0]?.rows ?? []) : []
    expect(rows.slice(1).map(row => row.cells.slice(0, 3).join())).toEqual(text.trim().split('\n').slice(1))
    const corrected = text.replace('孤儿认定,', '孤儿认定,F-1')
    const again = await catalog().importing.preview(clerk, { ...sheet, bytes: new TextEncoder().encode(corrected) })
    expect(valueOf(again).summary.counts).toMatchObject({ new: 2, refused: 0 })
  })

  it('对某个单位的表作过的决定，下一次还算数', async () => {
    const text = '主管,服务内容名目,顺号\n区民政局,婚姻登记预约,G-1\n'
    const sheet = {
      fileName: '区民政局清单（2026年1月）.csv',
      bytes: new TextEncoder().encode(text),
      mapping: noMapping,
    }
    expect(await catalog().importing.preview(clerk, sheet)).toMatchObject({ ok: false })
    const columns = { 主管: 'department' as const, 服务内容名目: 'name' as const, 顺号: 'code' as const }
    const staged = valueOf(await catalog().importing.stage(clerk, { ...sheet, mapping: { ...noMapping, columns } }))
    expect(staged).toMatchObject({ sender: '区民政局清单', mappingRemembered: false })
    const next = await catalog().importing.preview(clerk, { ...sheet, fileName: '区民政局清单（2026年2月）.csv' })
    expect(valueOf(next).summary).toMatchObject({ mappingRemembered: true, counts: { new: 1 } })
  })
})
