import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { anXlsx } from '#adapters/sheet-fixtures.ts'
import { pengtong, stackLine } from './command-line.ts'
import { ownFolder, ownSheet } from './own-sheet.ts'

const folder = ownFolder('bad-sheets')
const dataFolder = path.join(folder, 'data')
const wholeBook = anXlsx({ 清单: Array.from({ length: 3_000 }, (_, row) => [`事项${row}`, `11440${row}`, '区民政局']) })

/** Files that nobody can import, and what the reader is told of each. */
const cases: { name: string; file: string; write(file: string): void; says: RegExp }[] = [
  {
    name: '200 MB 的表：不读就拒绝',
    file: 'huge.csv',
    // Sparse: its size is what is asked, and no byte of it may be needed.
    write: file => fs.closeSync(fs.openSync(file, 'w')) ?? fs.truncateSync(file, 200 * 1024 * 1024),
    says: /超过 64 MB，没有读。请分成几份再导入/,
  },
  {
    name: '解压炸弹',
    file: 'bomb.xlsx',
    write: file =>
      fs.writeFileSync(
        file,
        anXlsx({ 清单: [] }, { 'xl/worksheets/sheet0.xml': new Uint8Array(80 * 1024 * 1024).fill(0x20) }),
      ),
    says: /解压后大得不正常，为安全起见没有读/,
  },
  {
    name: '传到一半的 XLSX',
    file: 'truncated.xlsx',
    write: file => fs.writeFileSync(file, wholeBook.subarray(0, Math.floor(wholeBook.length * 0.6))),
    says: /已损坏或不完整。请重新导出或重新下载|不是表格/,
  },
  {
    name: '带密码的旧工作簿',
    file: 'locked.xls',
    write: file => fs.writeFileSync(file, Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])),
    says: /另存为不带密码的 XLSX 再导入/,
  },
  {
    name: '空文件',
    file: 'empty.csv',
    write: file => fs.writeFileSync(file, ''),
    says: /是空的。请检查是否选对了文件/,
  },
]

describe('坏文件用命令行导入', () => {
  it.each(cases)('$name：退出码 1，一句话说明原因和怎么办，没有写入', async ({ file, write, says }) => {
    const sheet = path.join(folder, file)
    write(sheet)
    const { code, out, err } = await pengtong('import', 'items', sheet, '--data', dataFolder)
    expect(err).toMatch(says)
    expect(err).toContain('没有写入任何数据')
    expect(err).not.toMatch(stackLine)
    expect(out).toBe('')
    expect(code).toBe(1)
  })

  it('说成 JSON 时，标准输出是一个文档，代号和句子都在', async () => {
    const { code, out } = await pengtong(
      'import',
      'items',
      path.join(folder, 'empty.csv'),
      '--data',
      dataFolder,
      '--json',
    )
    expect(JSON.parse(out)).toMatchObject({ error: 'SHEET_REFUSED', problem: 'EMPTY' })
    expect(code).toBe(1)
  })

  it('坏文件之后，好文件照常导入', async () => {
    const sheet = path.join(folder, 'good.csv')
    fs.writeFileSync(sheet, ownSheet(50))
    const { code, out } = await pengtong('import', 'items', sheet, '--data', dataFolder, '--json')
    expect(JSON.parse(out)).toMatchObject({ rows: 50, created: 50, refused: [] })
    expect(code).toBe(0)
  })
})
