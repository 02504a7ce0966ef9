import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anXlsx, gb18030 } from '#adapters/sheet-fixtures.ts'
import { readSheetFile } from '#adapters/sheet-file.ts'
import { readList } from './import-fixtures.ts'

const utf8 = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'))

function read(bytes: Uint8Array) {
  const file = readSheetFile(bytes)
  if (!file.ok) throw new Error(JSON.stringify(file.violation))
  const list = readList(file.value)
  if (!list.ok) throw new Error(JSON.stringify(list.violation))
  return list.value
}

/** Of each row: where it stands, what becomes of it, and why not. */
function told(bytes: Uint8Array) {
  return read(bytes).rows.map(({ shown }) => [
    shown.rowNumber,
    shown.state,
    ...shown.reasons.map(reason => `${reason.field}:${reason.code}`),
  ])
}
const contents = (bytes: Uint8Array) => read(bytes).rows.map(({ plan }) => plan?.content)
const departments = (bytes: Uint8Array) => read(bytes).rows.map(({ shown }) => shown.departmentName)

describe('lists of other places, as they are sent', () => {
  it('一个事项占几行、一行一份材料：是一个事项，材料都在；别的地方也不同的还是两行', () => {
    const sheet = anXlsx({
      清单: [
        ['事项名称', '实施编码', '实施部门', '材料名称', '份数'],
        ['残疾人证办理', 'CZ-000001', '区残联', '身份证', 1],
        ['', '', '', '照片', 2],
        ['残疾人证办理', 'CZ-000001', '区残联', '申请表', 1],
        ['高龄津贴', 'CZ-000002', '区民政局', '户口簿', 1],
        ['高龄津贴申领', 'CZ-000002', '区民政局', '照片', 1],
      ],
    })
    expect(told(sheet)).toEqual([
      [2, 'new'],
      [5, 'new'],
      [6, 'refused', 'code:CODE_TWICE'],
    ])
    expect(contents(sheet)[0]?.materials.map(({ name }) => name)).toEqual(['身份证', '照片', '申请表'])
  })

  it.each([
    ['设定和实施依据', '《教师法》第十三条', { legalBasis: [{ document: '教师法', article: '第十三条' }] }],
    ['promise_type', '工作日', { promisedLimit: { value: 5, unit: 'working-day' } }],
    ['承接部门', '区城管局', {}],
    ['一件事名称', '新生儿出生一件事', { lifeEvents: ['新生儿出生一件事'] }],
  ])('认得表头“%s”', (heading, cell, says) => {
    const [content] = contents(utf8(`下放事项名称,task_code,promise_day,${heading}`, `临时占道审批,A-00001,5,${cell}`))
    expect(content).toMatchObject({ name: '临时占道审批', ...says })
  })

  it('时限的单位另在一列：3 个月还是 3 个月，0 不当作即办', () => {
    const sheet = utf8(
      '某县权力事项清单,,,,,,,,',
      '序号,权力基本码,权力事项名称,权力类型,实施主体,法定期限,法定期限单位,承诺期限,承诺期限单位',
      '1,许可-00001-000,食品经营许可,行政许可,县市场监管局,20,工作日,3,个月',
      '2,处罚-00002-000,对无证经营的处罚,行政处罚,县市场监管局,90,自然日,,',
      '3,,排水许可,行政许可,县住建局,20,工作日,0,工作日',
    )
    expect(contents(sheet)).toMatchObject([
      {
        itemType: 'licence',
        promisedLimit: { value: 3, unit: 'month' },
        statutoryLimit: { value: 20, unit: 'working-day' },
      },
      { itemType: 'penalty', promisedLimit: null, statutoryLimit: { value: 90, unit: 'day' } },
      { promisedLimit: null },
    ])
  })

  it('0 只在即办件里读作即办', () => {
    const sheet = utf8(
      '事项名称,实施编码,部门,办件类型,承诺办结时限（工作日）',
      '甲,1,某局,即办件,0',
      '乙,2,某局,承诺件,0',
    )
    expect(contents(sheet).map(content => content?.promisedLimit?.unit ?? null)).toEqual(['on-the-spot', null])
  })

  it('两行表头合起来读', () => {
    const sheet = utf8(
      '基本信息,,,实施主体,,办结时限,',
      '事项名称,事项编码,事项类型,名称,编码,法定（工作日）,承诺（工作日）',
      '高龄津贴,A1,行政给付,区民政局,11511301008778183N,20,5',
    )
    expect(read(sheet).summary.columns.map(column => column.field)).toEqual([
      'name',
      'code',
      'itemType',
      'department',
      'departmentCode',
      'statutoryLimit',
      'promisedLimit',
    ])
    expect(contents(sheet)).toMatchObject([{ promisedLimit: { value: 5, unit: 'working-day' } }])
  })

  it('没有编码、按部门分节的权力清单：子项是名称，合计和分节不是事项', () => {
    const sheet = utf8(
      '澄湾区权力清单,,,,',
      '序号,主项名称,子项名称,设定依据,备注',
      '一、区民政局（共2项）,,,,',
      '1,社会团体登记,社会团体成立登记,《社会团体登记管理条例》第九条,',
      '2,地名命名,/,《地名管理条例》第六条,',
      '二、区水务局,,,,',
      '3,取水许可,,《取水许可管理办法》第二条,',
      '合计,3项,,,',
    )
    expect(read(sheet).rows.map(({ shown }) => [shown.rowNumber, shown.name, shown.departmentName])).toEqual([
      [4, '社会团体成立登记', '区民政局'],
      [5, '地名命名', '区民政局'],
      [7, '取水许可', '区水务局'],
    ])
    expect(told(sheet).every(([, state]) => state === 'new')).toBe(true)
    expect(read(sheet).rows.map(({ shown }) => shown.code)).toEqual(read(sheet).rows.map(({ shown }) => shown.code))
  })

  it('每个部门一张工作表，都读；封面不读', () => {
    const row = ['事项名称', '事项类型', '承诺办结时限(工作日)']
    const book = anXlsx({
      封面: [['填报说明']],
      民政局: [['市民政局公共服务事项目录'], row, ['孤儿认定', '行政确认', 5], ['高龄补贴', '20', 3]],
      水务局: [row, ['排水许可', '行政许可', 15]],
    })
    expect(departments(book)).toEqual(['民政局', '民政局', '水务局'])
    expect(contents(book).map(content => content?.itemType)).toEqual(['confirmation', 'public-service', 'licence'])
    expect(new Set(read(book).rows.map(({ shown }) => shown.line)).size).toBe(3)
  })

  it('合并的部门格，XLSX 按合并读，CSV 往下带', () => {
    const sheet =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>部门</t></is></c><c r="B1" t="inlineStr"><is><t>事项名称</t></is></c><c r="C1" t="inlineStr"><is><t>实施编码</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>区民政局</t></is></c><c r="B2" t="inlineStr"><is><t>甲</t></is></c><c r="C2"><v>1</v></c></row><row r="3"><c r="B3" t="inlineStr"><is><t>乙</t></is></c><c r="C3"><v>2</v></c></row>'
    const xml = `<worksheet><sheetData>${sheet}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>`
    expect(departments(anXlsx({ a: [] }, { 'xl/worksheets/sheet0.xml': xml }))).toEqual(['区民政局', '区民政局'])
    const csv = utf8('部门,事项名称,实施编码', '区民政局,甲,1', ',乙,2', '区水务局,丙,3', ',丁,4')
    expect(departments(csv)).toEqual(['区民政局', '区民政局', '区水务局', '区水务局'])
  })

  it('GBK 的表：缺名称、缺编码、缺部门、编码重复，每一处说在哪一列', () => {
    const sheet = gb18030(
      [
        '单位,项目名称,项目编码,类别',
        '区水务局,排水许可（新办）,X-1,许可',
        '区水务局,,X-3,许可',
        '区水务局,排水许可（延续）,,许可',
        ',排水许可（注销）,X-5,许可',
        '区水务局,排水许可（新办）,X-1,许可',
        '区水务局,排水许可之新办,X-1,许可',
        '区水务局,排水许可（新办）,X-7,许可',
      ].join('\r\n'),
    )
    expect(told(sheet)).toEqual([
      [2, 'new'],
      [3, 'refused', 'name:NAME_MISSING'],
      [4, 'refused', 'code:CODE_MISSING'],
      [5, 'refused', 'department:DEPARTMENT_MISSING'],
      [6, 'possible-duplicate', 'code:SAME_ROW_IN_SHEET'],
      [7, 'refused', 'code:CODE_TWICE'],
      [8, 'possible-duplicate', 'name:SAME_NAME_IN_SHEET'],
    ])
  })

  it('意思和依据相同、读音相同的，是可能重复；办理情形不同的不是', () => {
    const sheet = utf8(
      '部门,事项名称,实施编码,设定依据',
      '区民政局,高龄津贴申领,1,《高龄津贴办法》第六条',
      '区民政局,高龄津贴的申请,2,《高龄津贴办法》第六条',
      '区民政局,社会团体登记,3,《社团条例》第九条',
      '区民政局,社会团体登纪,4,',
      '区民政局,排水许可（新办）,5,《排水条例》第七条',
      '区民政局,排水许可（变更）,6,《排水条例》第七条',
    )
    expect(told(sheet).flatMap(([row, state, why]) => (state === 'new' ? [] : [[row, why]]))).toEqual([
      [3, 'name:SAME_BASIS_IN_SHEET'],
      [5, 'name:SAME_SOUND_IN_SHEET'],
    ])
  })

  it.each([
    ['national', ['2,对无证经营的处罚', '20,图书借阅']],
    ['power-list', ['3,对无证经营的处罚', '11,安全生产检查']],
    ['national-eleven', ['2,对无证经营的处罚', '11,图书借阅']],
    [null, ['2,甲', '11,乙']],
  ])('类型代码按哪本字典（%s），看名称；看不出就不猜', (dictionary, rows) => {
    const sheet = utf8('事项类型,事项名称,实施编码,部门', ...rows.map((row, index) => `${row},${index},某局`))
    expect(read(sheet).summary.typeDictionary).toBe(dictionary)
    if (dictionary === null) expect(contents(sheet).map(content => content?.itemType)).toEqual([null, null])
  })

  it('被当成数字改坏的长编码不收', () => {
    expect(told(utf8('事项名称,实施编码,部门', '甲,1.14403E+17,某局'))).toEqual([[2, 'refused', 'code:CODE_ROUNDED']])
  })

  it('法定和承诺写在一格里，各归各的', () => {
    const sheet = utf8('事项名称,实施编码,部门,办理时限', '甲,1,某局,法定20个工作日，承诺5个工作日')
    // The comma is a full-width one, so the cell is whole.
    expect(contents(sheet)).toMatchObject([
      { promisedLimit: { value: 5, unit: 'working-day' }, statutoryLimit: { value: 20, unit: 'working-day' } },
    ])
  })

  it('字典和元数据表不是事项清单', () => {
    const file = readSheetFile(utf8('source,group,code,name,note', 'a,b,01,行政许可,'))
    expect(file.ok && readList(file.value)).toMatchObject({ ok: false, violation: { data: { problem: 'NO_HEADER' } } })
  })
})

const runs = Number(process.env['PENGTONG_FUZZ_RUNS'] ?? 150)

describe('sheets that nobody meant to send', () => {
  const cell = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        '',
        ' ',
        '区民政局',
        '高龄津贴',
        '行政许可',
        '20个工作日',
        '０',
        '3个月',
        '1',
        'A-1',
        '/',
      ),
    },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('=1+1', '"', '\u0000', '\ufeff', '《', '1.1E+20', '合计', 'x'.repeat(2_000)),
    },
  )
  const heading = fc.constantFrom(
    '部门',
    '事项名称',
    '实施编码',
    '事项类型',
    '承诺办结时限',
    '法定时限单位',
    '设定依据',
    '申请材料',
    '',
    '主项',
    '常见问题',
  )
  const table = fc.tuple(
    fc.array(heading, { minLength: 2, maxLength: 8 }),
    fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
  )
  const quoted = (rows: readonly (readonly string[])[]) =>
    rows.map(row => row.map(text => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n')

  /** Every row is accounted for once, and what would be written can be read back. */
  function judge(bytes: Uint8Array): void {
    const file = readSheetFile(bytes)
    if (!file.ok) {
      expect(file.violation.code).toBe('SHEET_REFUSED')
      return
    }
    const list = readList(file.value)
    if (!list.ok) {
      expect(list.violation.code).toBe('SHEET_REFUSED')
      return
    }
    const { rows, summary } = list.value
    const total = Object.values(summary.counts).reduce((sum, count) => sum + count, 0)
    expect(total).toBe(rows.length)
    for (const { shown, plan } of rows) {
      if (shown.state === 'refused') expect(shown.reasons.length).toBeGreaterThan(0)
      if (plan) expect(JSON.parse(JSON.stringify(plan.content))).toEqual(plan.content)
      const limit = plan?.content.promisedLimit
      if (limit?.value === 0) expect(limit.unit).toBe('on-the-spot')
    }
  }

  it('任意的表头和格子：要么有报告，要么说明为什么不读', () => {
    fc.assert(
      fc.property(table, ([headings, rows]) => judge(new TextEncoder().encode(quoted([headings, ...rows])))),
      { numRuns: runs },
    )
  })

  it('截断的、翻了位的 XLSX 也一样', () => {
    const book = anXlsx({
      清单: [['部门', '事项名称', '实施编码'], ...Array.from({ length: 40 }, (_, row) => ['某局', `事项${row}`, row])],
    })
    const damage = fc.tuple(fc.nat({ max: book.length - 1 }), fc.nat({ max: 255 }), fc.nat({ max: book.length }))
    fc.assert(
      fc.property(damage, ([at, mask, length]) => {
        const bytes = book.slice()
        bytes[at] = (bytes[at] ?? 0) ^ mask
        judge(mask % 3 === 0 ? bytes.subarray(0, length) : bytes)
      }),
      { numRuns: runs },
    )
  })
})
