import type { EditionContent, EditionField, EditionRow } from '#contract/negative-edition.ts'

/** What an edition says on paper: the same words in DOCX and XLSX. */
export const editionColumns: readonly {
  readonly title: string
  readonly width: number
  of(row: EditionRow, at: number): string
}[] = [
  { title: '序号', width: 5, of: (_row, at) => String(at + 1) },
  { title: '事项名称', width: 20, of: row => row.itemName },
  { title: '实施编码', width: 16, of: row => row.itemCode },
  { title: '不通办理由', width: 22, of: row => `${row.reason}：${row.reasonText}` },
  { title: '依据', width: 18, of: row => row.basis },
  { title: '责任单位', width: 12, of: row => row.departmentName },
  { title: '替代办理方式', width: 22, of: row => row.insteadDo },
  { title: '生效日', width: 11, of: row => row.from },
  { title: '失效日', width: 11, of: row => (row.standing === 'overdue' ? `${row.until}（逾期未定）` : row.until) },
  { title: '下次复核', width: 11, of: row => row.reviewOn },
  { title: '审定人', width: 9, of: row => row.approvedBy },
]

const fieldWords: Record<EditionField, string> = {
  itemName: '事项名称',
  reason: '理由类别',
  reasonText: '理由',
  basis: '依据',
  departmentName: '责任单位',
  from: '生效日',
  until: '失效日',
  reviewOn: '下次复核',
  insteadDo: '替代办理方式',
  standing: '状态',
}
const standingWords: Record<string, string> = { 'in-force': '在期限内', overdue: '逾期未定' }

/** 2026-11-24 → 2026年11月24日 */
export function officialDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export function editionLead(edition: EditionContent): string {
  const { publishedItems, listedItems, atEnd } = edition
  const atTheEnd =
    atEnd === 'stays-overdue' ? '到期未作决定的条目仍列在清单上并标明“逾期未定”' : '到期未作决定的条目自次日起退出清单'
  return `按照“通办为原则、不通办为例外”，已公布的 ${publishedItems} 项政务服务事项中，除本清单涉及的 ${listedItems} 项外，全市任一窗口均可办理。${atTheEnd}。`
}

export interface DiffLine {
  readonly kind: '新增' | '退出' | '修改'
  readonly itemName: string
  readonly words: string
}

/** What changed since the last edition, one line a change. */
export function diffLines({ rows, diff }: EditionContent): DiffLine[] {
  const bySubject = new Map(rows.map(row => [row.subject, row]))
  const said = (field: EditionField, value: string) => (field === 'standing' ? (standingWords[value] ?? value) : value)
  return [
    ...diff.added.map(subject => {
      const row = bySubject.get(subject)
      return {
        kind: '新增' as const,
        itemName: row?.itemName ?? '',
        words: row ? `${row.reasonText}（${row.basis}）` : '',
      }
    }),
    ...diff.removed.map(row => ({ kind: '退出' as const, itemName: row.itemName, words: `原理由：${row.reasonText}` })),
    ...diff.changed.map(({ subject, fields }) => ({
      kind: '修改' as const,
      itemName: bySubject.get(subject)?.itemName ?? '',
      words: fields
        .map(({ field, before, after }) => `${fieldWords[field]}由“${said(field, before)}”改为“${said(field, after)}”`)
        .join('；'),
    })),
  ]
}
