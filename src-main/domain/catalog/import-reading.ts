import type { CellRemark, ImportRow, ImportSummary, SheetMapping } from '#contract/catalog-import.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { CatalogueFacts, ComparedSheet, CompareSheet, SheetProgress } from './compare-sheet.ts'
import { listDepartments } from './department-store.ts'
import { blockMaker, type RowBlock } from './import-blocks.ts'
import { baseOf, compareRow, leavingInherited } from './import-compare.ts'
import { departmentsOf } from './import-departments.ts'
import { looksLikeJson, readJson } from './import-json.ts'
import { leadingVersions } from './import-leading.ts'
import { counter, type PreviewedRow } from './import-preview.ts'
import { isDecided, mergedMapping, rememberedMapping, senderOfFile } from './import-senders.ts'
import * as imports from './import-store.ts'
import { codeKey } from './item-code.ts'
import type { ItemList } from './item-list.ts'

export interface SheetToRead {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly mapping: SheetMapping
  readonly sender?: string | undefined
}

export interface ReadPreview extends Pick<ComparedSheet, 'blocks' | 'told'> {
  readonly summary: ImportSummary
  readonly sheet: SheetToRead
}

/** Who is told how far it is, and may say that it is not wanted any more. */
export interface Watching {
  readonly told?: (progress: SheetProgress) => void
  readonly signal?: AbortSignal | undefined
}

/** Reads and compares a sheet; writes nothing at all. */
export function importReading(parts: { db: ReadableDb; clock: Clock; list: ItemList; compareSheet: CompareSheet }) {
  const { db } = parts
  const today = () => shanghaiDate(parts.clock())
  const facts: CatalogueFacts = {
    async lines() {
      const rows = await parts.list.rows()
      return rows.map(({ itemId, code, name, departmentId }) => ({ itemId, code, name, departmentId }))
    },
    leading: codeKeys => leadingVersions(db, codeKeys, today()),
    basesOf: itemIds => imports.basesOf(db, itemIds),
  }

  function blankSummary(actor: Actor, sheet: SheetToRead) {
    const now = parts.clock()
    return {
      importId: newId(now.getTime()),
      fileName: sheet.fileName,
      state: 'staged' as const,
      stagedBy: actor.name,
      stagedAt: now.toISOString(),
    }
  }

  /** A catalogue in the project's own JSON: compared item by item, nothing to be understood. */
  async function previewJson(actor: Actor, sheet: SheetToRead): Promise<Result<ReadPreview>> {
    const read = readJson(sheet.bytes)
    if (!read.ok) return read
    const { items, broken } = read.value
    const tidied = counter<string>()
    const departments = departmentsOf(await listDepartments(db), sheet.mapping, tidied.add)
    const leading = await leadingVersions(
      db,
      [...items.values()].map(item => codeKey(item.code)),
      today(),
    )
    const seen = new Map<string, number>()
    const counts = { new: 0, changed: 0, unchanged: 0, 'possible-duplicate': 0, refused: 0 }
    const rows: PreviewedRow[] = []
    const refused = (line: number, reason: CellRemark, code = '', name = '') => {
      counts.refused += 1
      rows.push({ shown: { ...blankRow(line), state: 'refused', code, name, reasons: [reason] }, plan: null })
    }
    for (let line = 1; line <= items.size + broken.size; line += 1) {
      const item = items.get(line)
      if (!item) {
        refused(line, { field: null, code: 'CONTENT_BROKEN', raw: broken.get(line) ?? '', data: {} })
        continue
      }
      const key = codeKey(item.code)
      const earlier = seen.get(key)
      seen.set(key, line)
      if (earlier !== undefined) {
        const twice = { field: 'code' as const, code: 'CODE_TWICE', raw: item.code, data: { rowNumber: earlier } }
        refused(line, twice, item.code, item.content.name)
        continue
      }
      const departmentId = departments.idOf(item.department.name, item.department.creditCode ?? '')
      const said = { ...item.content, departmentId }
      const before = leading.get(key)
      const { content, remarks } = before ? leavingInherited(before, said) : { content: said, remarks: [] }
      const fresh = { state: 'new' as const, changes: [], reasons: [] }
      const compared = before ? compareRow(before, content, departments.nameOf) : fresh
      counts[compared.state] += 1
      const shown = {
        ...blankRow(line),
        ...compared,
        code: item.code,
        name: content.name,
        departmentName: item.department.name,
        itemType: content.itemType,
        itemId: before?.itemId ?? null,
        warnings: remarks,
      } satisfies ImportRow
      const plan = { code: item.code, content, base: before ? baseOf(before) : null }
      rows.push({ shown, plan: shown.state === 'new' || shown.state === 'changed' ? plan : null })
    }
    const summary: ImportSummary = {
      ...blankSummary(actor, sheet),
      encoding: 'JSON',
      sheetName: null,
      headerRow: 1,
      sheets: [],
      sender: sheet.sender ?? senderOfFile(sheet.fileName),
      mappingRemembered: false,
      rows: rows.length,
      counts,
      typeDictionary: null,
      columns: [],
      unknownWords: [],
      newDepartments: departments.made(),
      tidied: [],
    }
    const blocks: RowBlock[] = []
    const maker = blockMaker(block => blocks.push(block))
    for (const row of rows) maker.add(row)
    maker.finish()
    const told = rows.map(row => row.shown).filter(({ state }) => state === 'refused' || state === 'possible-duplicate')
    return ok({ summary, blocks, told, sheet })
  }

  return async function preview(
    actor: Actor,
    asked: SheetToRead,
    watching: Watching = {},
  ): Promise<Result<ReadPreview>> {
    if (looksLikeJson(asked.bytes)) return previewJson(actor, asked)
    const sender = asked.sender ?? senderOfFile(asked.fileName)
    const remembered = await rememberedMapping(db, sender)
    const sheet = { ...asked, mapping: remembered ? mergedMapping(remembered, asked.mapping) : asked.mapping }
    const order = { bytes: sheet.bytes, mapping: sheet.mapping, departments: await listDepartments(db) }
    const compared = await parts.compareSheet(order, facts, watching.told ?? (() => undefined), watching.signal)
    if (!compared.ok) return compared
    const { summary, ...rows } = compared.value
    const whole: ImportSummary = {
      ...blankSummary(actor, sheet),
      sender,
      mappingRemembered: remembered !== undefined && !isDecided(asked.mapping),
      ...summary,
    }
    return ok({ summary: whole, ...rows, sheet })
  }
}

function blankRow(line: number): ImportRow {
  return {
    rowNumber: line,
    line,
    sheetName: null,
    state: 'new',
    code: '',
    name: '',
    departmentName: '',
    itemType: null,
    itemId: null,
    reasons: [],
    warnings: [],
    changes: [],
  }
}
