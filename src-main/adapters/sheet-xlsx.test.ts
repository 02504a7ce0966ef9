import { describe, expect, it } from 'vitest'
import { readSheetFile } from './sheet-file.ts'
import { anXlsx, sheetXml } from './sheet-fixtures.ts'

function read(bytes: Uint8Array) {
  const file = readSheetFile(bytes)
  if (!file.ok) throw new Error(JSON.stringify(file.violation))
  return file.value.sheets
}

function problem(bytes: Uint8Array): unknown {
  const file = readSheetFile(bytes)
  return file.ok ? 'read' : file.violation.data['problem']
}

describe('an XLSX sheet', () => {
  it('文字、数目、日期和公式各按原样读出，公式不计算', () => {
    const [sheet] = read(
      anXlsx({
        清单: [
          ['名称', '次数', '日期', '备注'],
          ['高龄津贴', 2, { day: 46350 }, { formula: '1+1', result: '2' }],
        ],
      }),
    )
    expect(sheet?.name).toBe('清单')
    expect(sheet?.rows[1]).toEqual({ rowNumber: 2, cells: ['高龄津贴', '2', '2026-11-24', '=1+1'], formulas: [3] })
  })

  it('共享字符串里的注音不算文字，富文本连起来', () => {
    const shared = '<sst><si><r><t>高龄</t></r><r><t>津贴</t></r><rPh sb="0" eb="1"><t>gao</t></rPh></si></sst>'
    const cell = '<worksheet><sheetData><row r="3"><c r="B3" t="s"><v>0</v></c></row></sheetData></worksheet>'
    const [sheet] = read(anXlsx({ a: [] }, { 'xl/sharedStrings.xml': shared, 'xl/worksheets/sheet0.xml': cell }))
    expect(sheet?.rows).toEqual([{ rowNumber: 3, cells: ['', '高龄津贴'], formulas: [] }])
  })

  it('带文档类型定义的表，一个实体都不展开就拒绝', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${sheetXml([['&b;']])}`
    expect(problem(anXlsx({ a: [] }, { 'xl/worksheets/sheet0.xml': bomb }))).toBe('DOCTYPE_REFUSED')
  })

  it('解压后大得不正常的表被拒绝', () => {
    const bomb = new Uint8Array(24 * 1024 * 1024).fill(0x20)
    expect(problem(anXlsx({ a: [] }, { 'xl/worksheets/sheet0.xml': bomb }))).toBe('INFLATES_TOO_MUCH')
  })

  it('文件太多的压缩包被拒绝', () => {
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`p/${index}`, 'x']))
    expect(problem(anXlsx({ a: [] }, many))).toBe('TOO_MANY_ENTRIES')
  })

  it('工作簿里的压缩包、指向别的文件的链接，都拒绝', () => {
    const inner = anXlsx({ a: [['甲']] })
    expect(problem(anXlsx({ a: [['甲']] }, { 'xl/embeddings/inner.xlsx': inner }))).toBe('NESTED_ARCHIVE')
    const link = '<externalLink><externalBook r:id="rId1"/></externalLink>'
    expect(problem(anXlsx({ a: [['甲']] }, { 'xl/externalLinks/externalLink1.xml': link }))).toBe('EXTERNAL_LINKS')
  })

  it('断掉的、不是工作簿的压缩包被拒绝，在哪里断都一样', () => {
    const whole = anXlsx({ a: Array.from({ length: 200 }, (_, index) => [`事项${index}`, index]) })
    for (const share of [0.1, 0.3, 0.5, 0.6]) {
      const refused = problem(whole.subarray(0, Math.floor(whole.length * share)))
      expect(['ARCHIVE_BROKEN', 'NOT_A_SHEET', 'XML_BROKEN']).toContain(refused)
    }
  })

  it('坏掉的内容被拒绝', () => {
    expect(problem(anXlsx({ a: [] }, { 'xl/worksheets/sheet0.xml': '<worksheet><row>' }))).toBe('XML_BROKEN')
  })
})
