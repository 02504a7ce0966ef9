import type { ImportRow, ImportSummary, SheetMapping } from '#contract/catalog-import.ts'
import type { LegalBasis } from '#contract/catalog-item.ts'
import type { Department } from '#contract/catalog-version.ts'
import { ok, type Result } from '#kernel/result.ts'
import { blockMaker, type RowBlock } from './import-blocks.ts'
import { findTables, type ReadTable } from './import-columns.ts'
import type { Leading } from './import-compare.ts'
import { departmentsOf } from './import-departments.ts'
import { meaningKey, type Known } from './import-duplicates.ts'
import { nameOfRow, prepareRows, sameNameKey, type PreparedRow } from './import-prepare.ts'
import { joinedRows } from './import-joined-rows.ts'
import { counter, rowPreviewer, type PreviewSummary } from './import-preview.ts'
import { itemRows } from './import-rows.ts'
import { codeKey } from './item-code.ts'
import type { ReadSheetFile } from './ports.ts'

/** A sheet read and compared with the catalogue; nothing here knows a store, so that it can be done in a thread. */

export interface KnownLine {
  readonly itemId: string
  readonly code: string
  readonly name: string
  readonly departmentId: string
}

/** What is asked of the catalogue, in parts: a large one never has to be held at once. */
export interface CatalogueFacts {
  lines(): Promise<readonly KnownLine[]>
  leading(codeKeys: readonly string[]): Promise<ReadonlyMap<string, Leading>>
  basesOf(itemIds: readonly string[]): Promise<ReadonlyMap<string, LegalBasis[]>>
}

export interface SheetOrder {
  readonly bytes: Uint8Array
  readonly mapping: SheetMapping
  readonly departments: readonly Department[]
}

export interface ComparedSheet {
  readonly summary: PreviewSummary & Pick<ImportSummary, 'encoding' | 'sheetName' | 'headerRow' | 'sheets'>
  readonly blocks: readonly RowBlock[]
  /** Refused rows and possible duplicates. */
  readonly told: readonly ImportRow[]
}

/** How far it is; `of` is not known while the file is read. */
export interface SheetProgress {
  readonly step: 'reading' | 'comparing'
  readonly rows: number
  readonly of: number
}

export type CompareSheet = (
  order: SheetOrder,
  facts: CatalogueFacts,
  told: (progress: SheetProgress) => void,
  signal?: AbortSignal,
) => Promise<Result<ComparedSheet>>

/** Rows of which the catalogue's versions are fetched at once. */
const batch = 1_000

/** Items of the catalogue that rows without an item of their own may resemble. */
async function knownAlike(
  facts: CatalogueFacts,
  lines: readonly KnownLine[],
  prepared: readonly PreparedRow[],
): Promise<Known[]> {
  const codes = new Set(lines.map(({ code }) => codeKey(code)))
  const fresh = prepared.filter(each => !codes.has(each.codeKey))
  if (fresh.length === 0) return []
  const asked = new Set(fresh.map(each => `${meaningKey(nameOfRow(each.cell))}\n${each.departmentId}`))
  const departments = new Set(fresh.map(each => each.departmentId))
  const near = lines.filter(({ departmentId }) => departments.has(departmentId))
  const meant = near.filter(({ name, departmentId }) => asked.has(`${meaningKey(name)}\n${departmentId}`))
  const bases = await facts.basesOf(meant.map(({ itemId }) => itemId))
  return near.map(({ itemId, name, code, departmentId }) => ({
    itemId,
    name,
    code,
    departmentId,
    basis: bases.get(itemId),
  }))
}

function sheetsOf(names: readonly (string | null)[], tables: readonly ReadTable[], rows: readonly PreparedRow[]) {
  return names.map(name => {
    const table = tables.find(each => each.sheetName === name)
    const own = table ? rows.filter(({ sheetName }) => sheetName === name).length : 0
    return { name, headerRow: table?.headerRow ?? null, rows: own, read: table !== undefined }
  })
}

/** Compares in the thread it is called in. Rows are let go of as soon as they are compared and packed. */
export function sheetComparer(readSheet: ReadSheetFile): CompareSheet {
  return async (order, facts, tell, signal) => {
    const { mapping } = order
    tell({ step: 'reading', rows: 0, of: 0 })
    const file = readSheet(order.bytes)
    if (!file.ok) return file
    const { encoding, cutShort } = file.value
    const names = file.value.sheets.map(({ name }) => name)
    const tables = findTables(file.value, mapping)
    if (!tables.ok) return tables
    const tidied = counter<string>()
    const departments = departmentsOf(order.departments, mapping, tidied.add)
    const found = joinedRows(itemRows(tables.value, kind => tidied.add(`${kind}-rows`)))
    const lines = await facts.lines()
    const codeByName = new Map<string, string>()
    if (found.some(each => !each.coded)) {
      for (const line of lines) codeByName.set(sameNameKey(line.name, line.departmentId), line.code)
    }
    const prepared = prepareRows(found, departments, codeByName)
    const alike = await knownAlike(facts, lines, prepared)
    const previewer = rowPreviewer(prepared, { tables: tables.value, mapping, departments, cutShort, tidied }, alike)
    const blocks: RowBlock[] = []
    const told: ImportRow[] = []
    const maker = blockMaker(block => blocks.push(block))
    for (let start = 0; start < prepared.length; start += batch) {
      signal?.throwIfAborted()
      const part = prepared.slice(start, start + batch)
      const keys = [...new Set(part.map(each => each.codeKey).filter(key => key !== ''))]
      const leading = lines.length === 0 ? undefined : await facts.leading(keys)
      for (const each of part) {
        const row = previewer.preview(each, leading?.get(each.codeKey))
        if (row.shown.state === 'refused' || row.shown.state === 'possible-duplicate') told.push(row.shown)
        maker.add(row)
      }
      tell({ step: 'comparing', rows: start + part.length, of: prepared.length })
    }
    maker.finish()
    const [first] = tables.value
    const summary: ComparedSheet['summary'] = {
      encoding,
      sheetName: first?.sheetName ?? null,
      headerRow: first?.headerRow ?? 1,
      sheets: sheetsOf(names, tables.value, prepared),
      ...previewer.summary(),
    }
    return ok({ summary, blocks, told })
  }
}
