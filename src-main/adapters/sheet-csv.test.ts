import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from './sheet-csv.ts'
import { readSheetFile } from './sheet-file.ts'
import { gb18030 } from './sheet-fixtures.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

function refusal(bytes: Uint8Array) {
  const file = readSheetFile(bytes)
  return file.ok ? undefined : file.violation.data
}

function cells(bytes: Uint8Array): readonly (readonly string[])[] {
  const file = readSheetFile(bytes)
  if (!file.ok) throw new Error(JSON.stringify(file.violation))
  return file.value.sheets[0]?.rows.map(row => row.cells) ?? []
}

describe('a CSV sheet', () => {
  it('写出来再读，每一格不变', () => {
    const cell = fc.string({ unit: fc.constantFrom('事', '项', 'a', '1', ',', '"', '\n', '\r\n', '\t', ';', ' ', '=') })
    const row = fc.tuple(fc.constant('x'), cell, cell, cell)
    const print = (rows: string[][]) =>
      rows.map(each => each.map(text => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n')
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), rows => {
        expect(readCsv(print(rows)).sheet.rows.map(each => each.cells)).toEqual(rows)
      }),
    )
  })

  it('引号没有收尾时，说出是第几行', () => {
    expect(refusal(utf8('名称,编码\r\n甲,1\r\n"乙,2\r\n丙,3'))).toEqual({ problem: 'QUOTE_NOT_CLOSED', rowNumber: 3 })
    expect(refusal(utf8('名称,编码\n"甲"乙,1\n'))).toEqual({ problem: 'QUOTE_MISPLACED', rowNumber: 2 })
  })

  it('不在开头的引号是普通的字', () => {
    expect(cells(utf8('名称,编码\n甲"乙,1\n'))[1]).toEqual(['甲"乙', '1'])
  })

  it('GBK、UTF-8、带标记的 UTF-8 和 UTF-16 读出来一样', () => {
    const text = '部门,事项名称\n区民政局,高龄津贴申领\n'
    const expected = [
      ['部门', '事项名称'],
      ['区民政局', '高龄津贴申领'],
    ]
    const utf16 = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))
    expect(cells(utf8(text))).toEqual(expected)
    expect(cells(utf8(`\ufeff${text}`))).toEqual(expected)
    expect(cells(utf16)).toEqual(expected)
    expect(cells(gb18030(text))).toEqual(expected)
  })

  it('在一个字的中间断掉的文件，说它不完整，而不当成别的编码', () => {
    const bytes = utf8('部门,事项名称\n区民政局,高龄津贴')
    const file = readSheetFile(bytes.subarray(0, bytes.length - 1))
    expect(file).toMatchObject({ ok: true, value: { encoding: 'UTF-8', cutShort: true } })
  })

  it('等号开头的格子原样保留，并标为公式', () => {
    const file = readSheetFile(utf8('名称,编码\n=HYPERLINK("x"),1\n'.replaceAll('"', '')))
    expect(file.ok && file.value.sheets[0]?.rows[1]).toEqual({
      rowNumber: 2,
      cells: ['=HYPERLINK(x)', '1'],
      formulas: [0],
    })
  })

  it('不是表格的文件、空文件、旧版 Excel 各有各的说法', () => {
    expect(refusal(new Uint8Array())).toMatchObject({ problem: 'EMPTY' })
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toMatchObject({ problem: 'OLD_EXCEL' })
    expect(refusal(new Uint8Array([0, 1, 2, 3]))).toMatchObject({ problem: 'NOT_A_SHEET' })
    expect(refusal(new Uint8Array([0xff, 0xff, 0xff, 0x81, 0x20]))).toMatchObject({ problem: 'ENCODING_UNKNOWN' })
    expect(refusal(new Uint8Array(64 * 1024 * 1024 + 1))).toMatchObject({ problem: 'TOO_LARGE' })
  })

  it('任何字节都得到表格或拒绝，不会出错', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        const file = readSheetFile(bytes)
        expect(file.ok || file.violation.code === 'SHEET_REFUSED').toBe(true)
      }),
    )
  })
})
