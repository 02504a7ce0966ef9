import fs from 'node:fs/promises'
import path from 'node:path'
import {
  maxSheetBytes,
  noMapping,
  sheetFieldLabels,
  type ImportRow,
  type ImportSummary,
} from '#contract/catalog-import.ts'
import { theProgram } from '#domain/audit/model.ts'
import { remarkWords } from '#domain/catalog/index.ts'
import type { Violation } from '#kernel/result.ts'
import { exitCodes, type Command } from '../command.ts'
import { sheetProblemWords } from './import-words.ts'

/** What `--json` prints: exactly this for every sheet, rows counted as the sheet counts them. */
interface Report {
  readonly rows: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  /** `column` is the heading as it stands in the sheet; `sheet` is there only when the file has several lists. */
  readonly refused: { row: number; column: string | null; reason: string; sheet?: string }[]
  readonly duplicates: { row: number; code: string; name: string; reason: string; sheet?: string }[]
}

function reportOf(summary: ImportSummary, rows: readonly ImportRow[]): Report {
  const refused = rows.filter(row => row.state === 'refused')
  const duplicates = rows.filter(row => row.state === 'possible-duplicate')
  const headings = new Map(summary.columns.map(({ field, heading }) => [field, heading]))
  const several = summary.sheets.filter(sheet => sheet.read).length > 1
  const tab = (row: ImportRow) => (several && row.sheetName !== null ? { sheet: row.sheetName } : {})
  return {
    rows: summary.rows,
    created: summary.counts.new,
    changed: summary.counts.changed,
    unchanged: summary.counts.unchanged,
    refused: refused.flatMap(row =>
      row.reasons.map(reason => ({
        row: row.rowNumber,
        column: reason.field === null ? null : (headings.get(reason.field) ?? sheetFieldLabels[reason.field]),
        reason: remarkWords(reason),
        ...tab(row),
      })),
    ),
    duplicates: duplicates.map(row => ({
      row: row.rowNumber,
      code: row.code,
      name: row.name,
      reason: row.reasons.map(remarkWords).join('；'),
      ...tab(row),
    })),
  }
}

/** A file that was refused as a whole, in the same shape: nothing was read, and why. */
function refusedWhole(violation: Violation, text: string) {
  const row = typeof violation.data['rowNumber'] === 'number' ? violation.data['rowNumber'] : 0
  const refused = [{ row, column: null, reason: text }]
  return {
    rows: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    refused,
    duplicates: [],
    error: violation.code,
    ...violation.data,
    text,
  }
}

function printed(summary: ImportSummary, report: Report, applied: boolean): string {
  const lines = [
    `${summary.fileName}：${summary.encoding}，表头在第 ${summary.headerRow} 行，共 ${report.rows} 行。`,
    `新增 ${report.created}，变更 ${report.changed}，未变 ${report.unchanged}，可能重复 ${report.duplicates.length}，读不了 ${summary.counts.refused}。`,
    ...report.refused.slice(0, 50).map(each => `  ${each.sheet ?? ''}第 ${each.row} 行：${each.reason}`),
    ...report.duplicates.slice(0, 50).map(each => `  第 ${each.row} 行可能重复：${each.name}（${each.reason}）`),
    ...summary.unknownWords.map(each => `  字典里没有“${each.word}”，${each.rows} 行，先记为未知。`),
    applied ? '已导入，等待审核人发布。' : '这是试算，没有写入任何数据。',
  ]
  return lines.join('\n')
}

function failure(violation: Violation): string {
  if (violation.code === 'SHEET_REFUSED') return sheetProblemWords(violation.data)
  if (violation.code === 'IMPORT_STALE') return '预览之后目录有了变化，没有写入任何数据。请再导入一次。'
  return `没有导入：${violation.code}。没有写入任何数据。`
}

export const importItems: Command = {
  words: ['import', 'items'],
  usage: 'import items FILE [--dry-run] [--duplicates]',
  summary: { zh: '导入事项表（CSV 或 XLSX），先预览，再整批写入', en: 'import a sheet of service items' },
  options: { 'dry-run': { type: 'boolean' }, duplicates: { type: 'boolean' } },
  async run({ positionals, flags, open, print, tell }) {
    const [file] = positionals
    if (file === undefined || positionals.length > 1) {
      tell('请写一个文件名：pengtong import items FILE')
      return exitCodes.usage
    }
    const stat = await fs.stat(file).catch(() => undefined)
    if (!stat?.isFile()) {
      tell(`找不到这个文件：${file}`)
      return exitCodes.usage
    }
    const refuse = (violation: Violation) => {
      const text = failure(violation)
      if (flags['json']) print(JSON.stringify(refusedWhole(violation, text)))
      else tell(text)
      return exitCodes.refused
    }
    if (stat.size > maxSheetBytes) {
      return refuse({ code: 'SHEET_REFUSED', data: { problem: 'TOO_LARGE', limit: maxSheetBytes } })
    }
    const { importing } = (await open()).services.catalog
    const sheet = { fileName: path.basename(file), bytes: new Uint8Array(await fs.readFile(file)), mapping: noMapping }
    const preview = await importing.preview(theProgram, sheet)
    if (!preview.ok) return refuse(preview.violation)
    const { summary, told } = preview.value
    const report = reportOf(summary, told)
    const dryRun = flags['dry-run'] === true
    if (!dryRun) {
      const staged = await importing.stagePreview(theProgram, preview.value)
      if (!staged.ok) return refuse(staged.violation)
      const duplicates = flags['duplicates'] === true ? ('all' as const) : []
      const applied = await importing.apply(theProgram, { importId: summary.importId, duplicates })
      if (!applied.ok) return refuse(applied.violation)
    }
    if (flags['json']) print(JSON.stringify(dryRun ? report : { ...report, importId: summary.importId }))
    else print(printed(summary, report, !dryRun))
    return report.refused.length > 0 ? exitCodes.refused : exitCodes.done
  },
}
