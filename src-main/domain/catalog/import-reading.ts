import type { CellRemark, ImportRow, ImportSummary, SheetMapping } from '#contract/catalog-import.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import { listDepartments } from './department-store.ts'
import { findTables, type ReadTable } from './import-columns.ts'
import { baseOf, compareRow } from './import-compare.ts'
import { departmentsOf } from './import-departments.ts'
import { looksLikeJson, readJson } from './import-json.ts'
import { leadingVersions } from './import-leading.ts'
import { prepareRows, sameNameKey } from './import-prepare.ts'
import { counter, previewRows, type Preview } from './import-preview.ts'
import { itemRows } from './import-rows.ts'
import { isDecided, mergedMapping, rememberedMapping, senderOfFile } from './import-senders.ts'
import * as imports from './import-store.ts'
import { codeKey } from './item-code.ts'
import type { ItemList } from './item-list.ts'
import type { ReadSheetFile } from './ports.ts'

export interface SheetToRead {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly mapping: SheetMapping
  readonly sender?: string | undefined
}

export interface ReadPreview {
  readonly summary: ImportSummary
  readonly rows: Preview['rows']
  readonly sheet: SheetToRead
}

/** Reads and compares a sheet; writes nothing at all. */
export function importReading(parts: { db: ReadableDb; clock: Clock; list: ItemList; readSheet: ReadSheetFile }) {
  const { db } = parts
  const today = () => shanghaiDate(parts.clock())

  async function comparedTables(
    tables: readonly ReadTable[],
    mapping: SheetMapping,
    cutShort: boolean,
  ): Promise<Preview> {
    const tidied = counter<string>()
    const known = await listDepartments(db)
    const departments = departmentsOf(known, mapping, tidied.add)
    const found = itemRows(tables, kind => tidied.add(`${kind}-rows`))
    const lines = await parts.list.rows()
    const codeByName = new Map<string, string>()
    if (found.some(each => !each.coded)) {
      for (const line of lines) codeByName.set(sameNameKey(line.name, line.departmentId), line.code)
    }
    const prepared = prepareRows(found, departments, codeByName)
    const codes = [...new Set(prepared.map(each => each.codeKey).filter(key => key !== ''))]
    const leadingByCode = lines.length === 0 ? new Map() : await leadingVersions(db, codes, today())
    const fresh = prepared.filter(each => !leadingByCode.has(each.codeKey))
    const alike = await imports.knownAlike(db, lines, fresh)
    const sheet = { tables, mapping, departments, cutShort, tidied }
    return previewRows(prepared, sheet, { departments: known, leadingByCode, known: alike })
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
    const rows: Preview['rows'] = []
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
      const content = { ...item.content, departmentId }
      const before = leading.get(key)
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
    return ok({ summary, rows, sheet })
  }

  return async function preview(actor: Actor, asked: SheetToRead): Promise<Result<ReadPreview>> {
    if (looksLikeJson(asked.bytes)) return previewJson(actor, asked)
    const file = parts.readSheet(asked.bytes)
    if (!file.ok) return file
    const sender = asked.sender ?? senderOfFile(asked.fileName)
    const remembered = await rememberedMapping(db, sender)
    const sheet = { ...asked, mapping: remembered ? mergedMapping(remembered, asked.mapping) : asked.mapping }
    const tables = findTables(file.value, sheet.mapping)
    if (!tables.ok) return tables
    const { summary, rows } = await comparedTables(tables.value, sheet.mapping, file.value.cutShort)
    const [first] = tables.value
    const whole: ImportSummary = {
      ...blankSummary(actor, sheet),
      encoding: file.value.encoding,
      sheetName: first?.sheetName ?? null,
      headerRow: first?.headerRow ?? 1,
      sheets: file.value.sheets.map(({ name }) => {
        const table = tables.value.find(each => each.sheetName === name)
        const own = table ? rows.filter(({ shown }) => shown.sheetName === name).length : 0
        return { name, headerRow: table?.headerRow ?? null, rows: own, read: table !== undefined }
      }),
      sender,
      mappingRemembered: remembered !== undefined && !isDecided(asked.mapping),
      ...summary,
    }
    return ok({ summary: whole, rows, sheet })
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
