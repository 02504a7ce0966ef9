import { sql } from 'kysely'
import type { ImportRow, ImportRowState, ImportSummary } from '#contract/catalog-import.ts'
import type { ItemContent } from '#contract/catalog-item.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { meaningKey, type Known } from './import-duplicates.ts'
import { nameOfRow, type PreparedRow } from './import-prepare.ts'
import type { Preview, RowPlan } from './import-preview.ts'
import { contentOf } from './store.ts'

/**
 * Items of the catalogue that new rows of a sheet may resemble; of those whose names mean the same, with the basis they
 * rest on.
 */
export async function knownAlike(
  db: ReadableDb,
  lines: readonly { itemId: string; name: string; code: string; departmentId: string }[],
  fresh: readonly PreparedRow[],
): Promise<Known[]> {
  if (fresh.length === 0) return []
  const asked = new Set(fresh.map(each => `${meaningKey(nameOfRow(each.cell))}\n${each.departmentId}`))
  const departments = new Set(fresh.map(each => each.departmentId))
  const near = lines.filter(({ departmentId }) => departments.has(departmentId))
  const meant = near.filter(({ name, departmentId }) => asked.has(`${meaningKey(name)}\n${departmentId}`))
  const basisOf = new Map<string, ItemContent['legalBasis']>()
  for (let start = 0; start < meant.length; start += 1_000) {
    const ids = meant.slice(start, start + 1_000).map(each => each.itemId)
    const rows = await db
      .selectFrom('item_versions')
      .select(['item_id', 'content'])
      .where('item_id', '=', sql<string>`any(${ids}::text[])`)
      .orderBy('number')
      .execute()
    for (const row of rows) basisOf.set(row.item_id, contentOf(row.content).legalBasis)
  }
  return near.map(({ itemId, name, code, departmentId }) => ({
    itemId,
    name,
    code,
    departmentId,
    basis: basisOf.get(itemId),
  }))
}

export async function insertImport(db: WritableDb, summary: ImportSummary, rows: Preview['rows']): Promise<void> {
  await db
    .insertInto('catalog_imports')
    .values({
      id: summary.importId,
      state: 'staged',
      staged_at: new Date(summary.stagedAt),
      summary: JSON.stringify(summary),
    })
    .execute()
  for (let start = 0; start < rows.length; start += 1_000) {
    const values = rows.slice(start, start + 1_000).map(({ shown, plan }) => ({
      import_id: summary.importId,
      row_number: shown.line,
      state: shown.state,
      warned: shown.warnings.length > 0,
      shown: JSON.stringify(shown),
      plan: plan === null ? null : JSON.stringify(plan),
    }))
    await sql`insert into catalog_import_rows
      select * from jsonb_populate_recordset(null::catalog_import_rows, ${JSON.stringify(values)}::text::jsonb)`.execute(
      db,
    )
  }
}

function summaryOf(row: { state: ImportSummary['state']; summary: string }): ImportSummary {
  return { ...(JSON.parse(row.summary) as ImportSummary), state: row.state }
}

export async function listImports(db: ReadableDb, limit: number): Promise<ImportSummary[]> {
  const rows = await db
    .selectFrom('catalog_imports')
    .select(['state', 'summary'])
    .orderBy('staged_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(summaryOf)
}

export async function findImport(db: ReadableDb, id: string): Promise<ImportSummary | undefined> {
  const row = await db
    .selectFrom('catalog_imports')
    .select(['state', 'summary'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && summaryOf(row)
}

/** Rows that were refused, may be duplicates, or were taken with a remark. */
export async function remarkedRows(db: ReadableDb, importId: string): Promise<ImportRow[]> {
  const rows = await db
    .selectFrom('catalog_import_rows')
    .select('shown')
    .where('import_id', '=', importId)
    .where(eb => eb.or([eb('state', 'in', ['refused', 'possible-duplicate']), eb('warned', '=', true)]))
    .orderBy('row_number')
    .execute()
  return rows.map(row => JSON.parse(row.shown) as ImportRow)
}

/** The import with its row locked until the transaction ends: of two who apply it, the second finds it applied. */
export async function lockImport(db: WritableDb, id: string): Promise<ImportSummary | undefined> {
  const row = await db
    .selectFrom('catalog_imports')
    .select(['state', 'summary'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && summaryOf(row)
}

export async function closeImport(db: WritableDb, id: string, state: 'applied' | 'discarded'): Promise<void> {
  await db.updateTable('catalog_imports').set({ state }).where('id', '=', id).execute()
}

export interface RowsRequest {
  readonly importId: string
  readonly states: readonly ImportRowState[]
  readonly withWarnings: boolean
  readonly limit: number
  readonly cursor?: string | undefined
}

export async function importRows(db: ReadableDb, request: RowsRequest) {
  const matching = db
    .selectFrom('catalog_import_rows')
    .where('import_id', '=', request.importId)
    .$if(request.states.length > 0, query => query.where('state', 'in', [...request.states]))
    .$if(request.withWarnings, query => query.where('warned', '=', true))
  const { total } = await matching.select(eb => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const rows = await matching
    .select(['row_number', 'shown'])
    .where('row_number', '>', Number(request.cursor ?? 0) || 0)
    .orderBy('row_number')
    .limit(request.limit + 1)
    .execute()
  const page = rows.slice(0, request.limit)
  const last = page.at(-1)
  return {
    rows: page.map(row => JSON.parse(row.shown) as ImportRow),
    total: Number(total),
    ...(rows.length > page.length && last ? { nextCursor: String(last.row_number) } : {}),
  }
}

export interface PlannedRow {
  readonly rowNumber: number
  readonly state: ImportRowState
  readonly plan: RowPlan
}

export async function plannedRows(db: ReadableDb, importId: string): Promise<PlannedRow[]> {
  const rows = await db
    .selectFrom('catalog_import_rows')
    .select(['row_number', 'state', 'plan'])
    .where('import_id', '=', importId)
    .where('plan', 'is not', null)
    .orderBy('row_number')
    .execute()
  return rows.map(row => ({
    rowNumber: row.row_number,
    state: row.state,
    plan: JSON.parse(row.plan ?? 'null') as RowPlan,
  }))
}
