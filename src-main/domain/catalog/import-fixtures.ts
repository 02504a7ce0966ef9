import type { Preview } from './import-preview.ts'
import { ok, type Result } from '#kernel/result.ts'
import { aDepartment } from './fixtures.ts'
import { findTables } from './import-columns.ts'
import { departmentsOf } from './import-departments.ts'
import { prepareRows } from './import-prepare.ts'
import { joinedRows } from './import-joined-rows.ts'
import { counter, previewRows } from './import-preview.ts'
import { itemRows } from './import-rows.ts'
import type { SheetFile } from './ports.ts'

/** A sheet read against an empty catalogue, without a store: for tests of what sheets mean. */
export function readList(file: SheetFile, mapping = { columns: {}, itemTypes: {}, departments: {} }): Result<Preview> {
  const tables = findTables(file, mapping)
  if (!tables.ok) return tables
  const tidied = counter<string>()
  const known = [aDepartment()]
  const departments = departmentsOf(known, mapping, tidied.add)
  const found = joinedRows(itemRows(tables.value, kind => tidied.add(`${kind}-rows`)))
  const prepared = prepareRows(found, departments, new Map())
  const sheet = { tables: tables.value, mapping, departments, cutShort: file.cutShort, tidied }
  return ok(previewRows(prepared, sheet, { leadingByCode: new Map(), known: [] }))
}
