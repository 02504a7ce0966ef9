import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSheetFile } from '#adapters/sheet-file.ts'
import { writeSheet } from '#adapters/sheet-write.ts'
import { noMapping, sheetFieldLabels, sheetFields } from '#contract/catalog-import.ts'
import {
  channels,
  crossScopes,
  departmentRights,
  itemContentSchema,
  itemKinds,
  itemLevels,
  itemTypes,
  limitUnits,
  onlineDepths,
  serviceObjects,
  type ItemContent,
} from '#contract/catalog-item.ts'
import { fieldChanges } from './field-changes.ts'
import { aDepartment, aMaterial } from './fixtures.ts'
import { departmentsOf } from './import-departments.ts'
import { findTables } from './import-columns.ts'
import { prepareRows } from './import-prepare.ts'
import type { Leading } from './import-compare.ts'
import { previewRows } from './import-fixtures.ts'
import { counter } from './import-preview.ts'
import { itemRows } from './import-rows.ts'
import { neutralCell, plainCell } from '#kernel/neutral-cell.ts'
import { exportedFields, printCell } from './sheet-print.ts'

const wild = fc.string({ unit: fc.constantFrom(...'事项甲乙（）()《》、；;，,\n =+-@\'"/无是1２→'), maxLength: 12 })
const line = wild.map(text => text.trim())
const name = fc.string({ unit: fc.constantFrom(...'高龄津贴申领（变更）排水1'), minLength: 1, maxLength: 12 })
const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values))
const some = <T>(values: readonly T[]) => fc.subarray([...values])
const limit = fc.option(
  fc.oneof(
    fc.constant({ value: 0, unit: 'on-the-spot' as const, raw: '即办' }),
    fc.record({
      value: fc.integer({ min: 1, max: 999 }),
      unit: fc.constantFrom(...limitUnits.filter(unit => unit !== 'on-the-spot')),
      raw: line,
    }),
  ),
)

/** Any content at all, with texts that try to be something else in a sheet. */
const content: fc.Arbitrary<ItemContent> = fc
  .record({
    name,
    basicCode: line,
    itemType: orNull(itemTypes),
    mainItemName: fc.option(line),
    departmentId: fc.constant(aDepartment().id),
    serviceObjects: some(serviceObjects),
    itemKind: orNull(itemKinds),
    statutoryLimit: limit,
    promisedLimit: limit,
    visitCount: fc.option(fc.integer({ min: 0, max: 99 })),
    visitReason: line,
    onlineDepth: orNull(onlineDepths),
    channels: some(channels),
    fee: fc.option(
      fc.record({ charged: fc.boolean(), standard: line, basis: line, onlinePayment: fc.option(fc.boolean()) }),
    ),
    acceptanceConditions: line,
    steps: fc.array(line, { maxLength: 3 }),
    windows: fc.array(fc.record({ name: line, address: line, hours: line, phone: line }), { maxLength: 2 }),
    legalBasis: fc.array(fc.record({ document: name, article: line }), { maxLength: 2 }),
    faq: fc.array(fc.record({ question: line, answer: line }), { maxLength: 2 }),
    themes: fc.array(fc.record({ audience: fc.constantFrom('person' as const, 'legal-person' as const), name: line }), {
      maxLength: 3,
    }),
    aliases: fc.array(line, { maxLength: 2 }),
    level: orNull(itemLevels),
    departmentRight: orNull(departmentRights),
    crossScope: orNull(crossScopes),
    lifeEvents: fc.array(line, { maxLength: 2 }),
    materials: fc.array(
      fc.tuple(name, fc.uuid()).map(([each, id]) => aMaterial({ id, name: each })),
      { maxLength: 3 },
    ),
  })
  .map(values => itemContentSchema.parse(values))

const columns = exportedFields(sheetFields)

/** Exports items, reads the file again and compares it with what is given as the catalogue's. */
function comeBack(items: readonly ItemContent[], format: 'xlsx' | 'csv', known: readonly ItemContent[]) {
  const department = aDepartment()
  const head = columns.map(field => sheetFieldLabels[field])
  const rows = items.map((each, index) =>
    columns.map(field => printCell(field, { code: `CODE-${index}`, content: each, department })),
  )
  const bytes =
    format === 'csv'
      ? writeSheet.csv([head, ...rows])
      : writeSheet.xlsx([{ name: 'a', rows: [head, ...rows], headerRow: 1 }])
  const file = readSheetFile(bytes)
  if (!file.ok) throw new Error(JSON.stringify(file.violation))
  const tables = findTables(file.value, noMapping)
  if (!tables.ok) throw new Error(JSON.stringify(tables.violation))
  const tidied = counter<string>()
  const departments = departmentsOf([department], noMapping, tidied.add)
  const prepared = prepareRows(
    itemRows(tables.value, () => undefined),
    departments,
    new Map(),
  )
  const leading = known.map((each, index): [string, Leading] => [
    `CODE-${index}`,
    { itemId: `${index}`, versionId: 'v', revision: 1, number: 1, unfinished: false, content: each },
  ])
  const sheet = { tables: tables.value, mapping: noMapping, departments, cutShort: file.value.cutShort, tidied }
  return previewRows(prepared, sheet, new Map(leading)).rows
}

describe('export and import', () => {
  it.each(['xlsx', 'csv'] as const)('导出再导入（%s），目录不变', format => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 4 }), items => {
        const rows = comeBack(items, format, items)
        expect(rows.map(({ shown }) => [shown.state, shown.reasons, shown.changes])).toEqual(
          items.map(() => ['unchanged', [], []]),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('导出到别处的空目录，表里有的字段都一样', () => {
    const plain = itemContentSchema.parse({
      name: '高龄津贴申领',
      basicCode: '440511016000',
      itemType: 'payment',
      departmentId: aDepartment().id,
      serviceObjects: ['natural-person', 'enterprise'],
      itemKind: 'promised-time',
      statutoryLimit: { value: 3, unit: 'month', raw: '3个月' },
      promisedLimit: { value: 5, unit: 'working-day', raw: '5个工作日' },
      visitCount: 1,
      visitReason: '核对原件',
      onlineDepth: 'III',
      channels: ['online', 'window'],
      fee: { charged: true, standard: '每证 10 元', basis: '《收费办法》第三条', onlinePayment: true },
      steps: ['受理', '审核', '办结'],
      legalBasis: [{ document: '高龄津贴办法', article: '第六条' }],
      faq: [{ question: '多大年纪可以领？', answer: '年满七十周岁。' }],
      themes: [{ audience: 'person', name: '养老' }],
      aliases: ['老人补贴'],
      level: 'county',
      crossScope: 'city',
      facilities: { inHall: true, appointment: false, express: null, selfService: null },
      lifeEvents: ['养老一件事'],
    })
    const [row] = comeBack([plain], 'xlsx', [])
    expect(row?.shown.state).toBe('new')
    const { sourceType: _source, ...back } = row?.plan?.content ?? plain
    const { sourceType: _none, ...sent } = plain
    expect(fieldChanges(sent as ItemContent, back as ItemContent, id => id)).toEqual([])
  })

  it('没有一格会被当成公式，写法可以还原', () => {
    fc.assert(
      fc.property(wild, text => {
        expect(neutralCell(text)).not.toMatch(/^[=+\-@\t\r]/)
        expect(plainCell(neutralCell(text))).toBe(text)
      }),
    )
  })

  it('写出来的表，每一格读回来不变', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'甲<>&"\',;\n=1 '), maxLength: 8 })
    const rows = fc.array(
      fc.array(cell, { minLength: 1, maxLength: 4 }).map(cells => ['头', ...cells]),
      { minLength: 1, maxLength: 5 },
    )
    // Empty cells at the end of a row need not be written.
    const trimmed = (table: readonly (readonly string[])[]) =>
      table.map(cells => cells.slice(0, cells.findLastIndex(text => text !== '') + 1))
    fc.assert(
      fc.property(rows, table => {
        for (const bytes of [writeSheet.csv(table), writeSheet.xlsx([{ name: '表', rows: table, headerRow: 1 }])]) {
          const file = readSheetFile(bytes)
          if (!file.ok) throw new Error(file.violation.code)
          expect(trimmed(file.value.sheets[0]?.rows.map(row => row.cells.map(plainCell)) ?? [])).toEqual(trimmed(table))
        }
      }),
      { numRuns: 60 },
    )
  })
})
