import { noMapping } from '#contract/catalog-import.ts'
import { ok, type Result } from '#kernel/result.ts'
import { aDepartment } from './fixtures.ts'
import { findTables } from './import-columns.ts'
import { departmentsOf } from './import-departments.ts'
import { prepareRows, type PreparedRow } from './import-prepare.ts'
import { joinedRows } from './import-joined-rows.ts'
import type { Leading } from './import-compare.ts'
import { counter, rowPreviewer, type PreviewedRow, type PreviewSummary } from './import-preview.ts'
import { itemRows } from './import-rows.ts'
import type { SheetFile } from './ports.ts'

export interface Preview {
  readonly rows: PreviewedRow[]
  readonly summary: PreviewSummary
}

/** All rows at once, against versions that are at hand. */
export function previewRows(
  prepared: readonly PreparedRow[],
  sheet: Parameters<typeof rowPreviewer>[1],
  leadingByCode: ReadonlyMap<string, Leading> = new Map(),
): Preview {
  const previewer = rowPreviewer(prepared, sheet, [])
  const rows = prepared.map(each => previewer.preview(each, leadingByCode.get(each.codeKey)))
  return { rows, summary: previewer.summary() }
}

/** A sheet read against an empty catalogue, without a store: for tests of what sheets mean. */
export function readList(file: SheetFile, mapping = noMapping): Result<Preview> {
  const tables = findTables(file, mapping)
  if (!tables.ok) return tables
  const tidied = counter<string>()
  const known = [aDepartment()]
  const departments = departmentsOf(known, mapping, tidied.add)
  const found = joinedRows(itemRows(tables.value, kind => tidied.add(`${kind}-rows`)))
  const prepared = prepareRows(found, departments, new Map())
  const sheet = { tables: tables.value, mapping, departments, cutShort: file.cutShort, tidied }
  return ok(previewRows(prepared, sheet))
}
