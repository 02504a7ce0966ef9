import fs from 'node:fs'
import path from 'node:path'
import type { Program } from '#compose'
import { noMapping } from '#contract/catalog-import.ts'
import { itemTypes } from '#contract/catalog-item.ts'
import type { ItemFilter } from '#contract/catalog-list.ts'
import { aDepartment, anItem } from '#domain/catalog/fixtures.ts'
import { openMemoryProgram } from '#tests/helpers/memory-program.ts'
import { quantile, timings, type Figure } from './figure.ts'

const clerk = { accountId: 'clerk', name: '陈静' }
const items = 100_000
const departments = 32
const subjects = [
  '高龄津贴',
  '临时救助',
  '排水许可',
  '居住证',
  '劳务派遣',
  '户口迁移',
  '公租房',
  '食品经营',
  '道路运输',
  '教师资格',
]
const acts = ['申领', '认定', '核发', '变更', '注销', '延续', '备案', '查询']

function sheetBytes(): Uint8Array {
  const real = path.join(process.env['PENGTONG_SHARED'] ?? '../shared', 'data/items-guangan-shared.csv')
  if (fs.existsSync(real)) return new Uint8Array(fs.readFileSync(real))
  const rows = Array.from({ length: 919 }, (_, row) => {
    const name = `${subjects[row % 10]}${acts[row % 8]}（第${row}类）`
    return `单位${row % 29},未分类,${name},511A${row},511602000000,${1 + (row % 10)},113${row},http://example.invalid/${row}`
  })
  const header = '部门,主项,办理项名称,itemCode,areaCode,taskType,deptCode,link'
  return new TextEncoder().encode(['清单,,,,,,,', header, ...rows].join('\r\n'))
}

/** From the bytes to the staged preview, and from there to versions in review. Rows per second. */
async function measureImport(): Promise<Figure[]> {
  const bytes = sheetBytes()
  const previews: number[] = []
  const applied: number[] = []
  for (let round = 0; round < 4; round += 1) {
    const program = await openMemoryProgram()
    const { importing } = program.services.catalog
    const started = performance.now()
    const staged = await importing.stage(clerk, { fileName: 'list.csv', bytes, mapping: noMapping })
    const previewed = performance.now()
    if (!staged.ok) throw new Error(staged.violation.code)
    const done = await importing.apply(clerk, { importId: staged.value.importId, duplicates: 'all' })
    if (!done.ok) throw new Error(done.violation.code)
    previews.push(staged.value.rows / ((previewed - started) / 1000))
    applied.push(staged.value.rows / ((performance.now() - started) / 1000))
    await program.close()
  }
  return [
    { name: 'import of a list: read, compare, stage', value: quantile(previews, 0.5), unit: 'rows/s', goal: '≥ 2000' },
    { name: 'import of a list: the same and applied', value: quantile(applied, 0.5), unit: 'rows/s', goal: '' },
  ]
}

async function fill(program: Program): Promise<void> {
  const { catalog } = program.services
  const batch = 5_000
  for (let start = 0; start < items; start += batch) {
    await program.work(clerk, async current => {
      const made = Array.from({ length: batch }, (_, offset) => {
        const number = start + offset
        const name = `${subjects[number % 10]}${acts[number % 8]}（${String(number)}）`
        const itemType = itemTypes[number % itemTypes.length] ?? null
        const content = anItem({ name, itemType, departmentId: `department-${number % departments}` })
        return { code: `44${String(number).padStart(10, '0')}`, content }
      })
      const all = Array.from({ length: departments }, (_, index) =>
        aDepartment({ id: `department-${index}`, name: `第${index}局`, aliases: [] }),
      )
      await catalog.addSampleCatalogue(current, {
        departments: start === 0 ? all : [],
        items: made,
        from: '2026-01-01',
      })
      return { ok: true, value: null }
    })
  }
}

/** The list at 100,000 items: the first answer, pages under every filter, and the answer after somebody's change. */
export async function measureCatalog(): Promise<Figure[]> {
  const imported = await measureImport()
  const program = await openMemoryProgram()
  await fill(program)
  const { catalog } = program.services
  const everything: ItemFilter = { departmentIds: [], itemTypes: [], phases: [], text: '' }
  const filters: ItemFilter[] = [
    everything,
    { ...everything, departmentIds: ['department-3'] },
    { ...everything, itemTypes: ['licence', 'payment'] },
    { ...everything, phases: ['published'] },
    { ...everything, text: '津贴' },
    { ...everything, text: 'gljt' },
    { ...everything, text: '440000012345' },
    { ...everything, text: 'paishui 变更', itemTypes: ['licence'] },
  ]
  const sorts = ['name', 'code', 'department', 'type', 'changed'] as const
  const ask = async (round: number) => {
    const filter = filters[round % filters.length] ?? everything
    const request = { filter, sort: sorts[round % sorts.length] ?? 'name', descending: round % 3 === 0, limit: 100 }
    const page = await catalog.list(request)
    if (page.nextCursor) await catalog.list({ ...request, cursor: page.nextCursor })
  }
  const [first = Number.NaN] = await timings(1, ask)
  await timings(40, ask)
  const pages = (await timings(200, ask)).map(milliseconds => milliseconds / 2)
  let made = 0
  const afterChange = await timings(20, async round => {
    await catalog.createItem(clerk, { code: `new-${(made += 1)}`, content: anItem({ departmentId: 'department-1' }) })
    await ask(round)
  })
  await program.close()
  return [
    ...imported,
    { name: 'list of 100,000, one page, p50', value: quantile(pages, 0.5), unit: 'ms', goal: '' },
    { name: 'list of 100,000, one page, p95', value: quantile(pages, 0.95), unit: 'ms', goal: '≤ 50' },
    { name: 'list of 100,000, first answer of a hub', value: first, unit: 'ms', goal: '' },
    {
      name: 'list of 100,000, a change and two pages, p50',
      value: quantile(afterChange, 0.5),
      unit: 'ms',
      goal: '',
    },
  ]
}
