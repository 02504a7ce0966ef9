import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import type { EditionContent, EditionRow } from '#contract/negative-edition.ts'
import { editionDocx } from './edition-docx.ts'
import { editionXlsx } from './edition-xlsx.ts'

function aRow(changes: Partial<EditionRow> = {}): EditionRow {
  return {
    subject: 'item:1',
    entryId: 'entry-1',
    itemCode: '440120015000',
    itemName: '大型户外广告设置许可',
    itemVersion: 2,
    reason: '需现场勘验',
    reasonText: '要到设置地点看牌面',
    basis: '《澄湾区户外广告设置管理细则》第二条',
    departmentName: '区城管局',
    insteadDo: '材料可以网上递交',
    from: '2026-06-01',
    until: '2027-05-31',
    reviewOn: '2027-05-31',
    approvedBy: '何志远',
    standing: 'in-force',
    ...changes,
  }
}
function anEdition(rows: EditionRow[] = [aRow()]): EditionContent {
  return {
    number: 2,
    title: '“全市域通办”事项负面清单',
    issuer: '澄湾区政务服务数据管理局',
    effectiveOn: '2026-12-01',
    publishedAt: '2026-11-24T02:00:00.000Z',
    publishedBy: '何志远',
    catalogueVersion: '17',
    publishedItems: 1200,
    listedItems: rows.length,
    atEnd: 'stays-overdue',
    rows,
    diff: { added: rows.map(row => row.subject), removed: [aRow({ itemName: '小餐饮登记' })], changed: [] },
  }
}

/** The text of every XML part, read by a parser that accepts nothing ill-formed. */
function textsOf(bytes: Uint8Array): string {
  let all = ''
  for (const part of Object.values(unzipSync(bytes))) {
    const parser = new SaxesParser()
    parser.on('text', text => (all += text))
    parser.on('error', error => {
      throw error
    })
    parser.write(new TextDecoder().decode(part)).close()
  }
  return all
}

describe.each([
  ['DOCX', editionDocx],
  ['XLSX', editionXlsx],
] as const)('an edition as %s', (_name, write) => {
  it('holds every row, what left the list, the number and the first day, and the same bytes every time', () => {
    const bytes = write(anEdition())
    const text = textsOf(bytes)
    for (const word of ['大型户外广告设置许可', '440120015000', '第二条', '小餐饮登记', '第 2 版', '2026年12月1日']) {
      expect(text).toContain(word)
    }
    expect(write(anEdition())).toEqual(bytes)
  })

  it('逾期未定的条目写明逾期', () => {
    expect(textsOf(write(anEdition([aRow({ standing: 'overdue' })])))).toContain('2027-05-31（逾期未定）')
  })

  it('whatever a department writes stays text: no broken XML, no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), words => {
        const text = textsOf(write(anEdition([aRow({ reasonText: `=1+1 ${words} <w:t>&amp;` })])))
        expect(text).toContain('=1+1')
        expect(text).toContain('<w:t>&amp;')
      }),
      { numRuns: 25 },
    )
  })
})
