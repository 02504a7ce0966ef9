import { sql } from 'kysely'
import type { ImportRow, ImportRowState, ImportSummary } from '#contract/catalog-import.ts'
import type { LegalBasis } from '#contract/catalog-item.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { kindsAsked, unpackRows, type RowBlock } from './import-blocks.ts'
import { offsetOf } from './list-cursor.ts'
import type { RowPlan } from './import-preview.ts'
import { contentOf } from './store.ts'

/** The basis of each of these items, as its newest version has it. */
export async function basesOf(db: ReadableDb, itemIds: readonly string[]): Promise<Map<string, LegalBasis[]>> {
  const found = new Map<string, LegalBasis[]>()
  for (let start = 0; start < itemIds.length; start += 1_000) {
    const ids = itemIds.slice(start, start + 1_000)
    const rows = await db
      .selectFrom('item_versions')
      .select(['item_id', 'content'])
      .where('item_id', '=', sql<string>`any(${ids}::text[])`)
      .orderBy('number')
      .execute()
    for (const row of rows) found.set(row.item_id, contentOf(row.content).legalBasis)
  }
  return found
}

export async function insertImport(db: WritableDb, summary: ImportSummary, blocks: readonly RowBlock[]): Promise<void> {
  await db
    .insertInto('catalog_imports')
    .values({
      id: summary.importId,
      state: 'staged',
      staged_at: new Date(summary.stagedAt),
      summary: JSON.stringify(summary),
    })
    .execute()
  for (const [number, { kinds, bytes }] of blocks.entries()) {
    await db.insertInto('catalog_import_blocks').values({ import_id: summary.importId, number, kinds, bytes }).execute()
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

/** The blocks of an import in their order, without what they hold. */
function blocksOf(db: ReadableDb, importId: string) {
  return db
    .selectFrom('catalog_import_blocks')
    .select(['import_id', 'number', 'kinds'])
    .where('import_id', '=', importId)
    .orderBy('number')
    .execute()
}

/** The rows of blocks that are wanted by their kind, with their place among all of the import; in their order. */
async function* rowsByKind(
  db: ReadableDb,
  blocks: Awaited<ReturnType<typeof blocksOf>>,
  wanted: (kind: string, place: number) => boolean,
) {
  let before = 0
  for (const { import_id: importId, number, kinds } of blocks) {
    const places = [...Array(kinds.length).keys()].filter(index => wanted(kinds.charAt(index), before + index))
    if (places.length > 0) {
      const { bytes } = await db
        .selectFrom('catalog_import_blocks')
        .select('bytes')
        .where('import_id', '=', importId)
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
      const rows = unpackRows(bytes)
      for (const index of places) {
        const row = rows[index]
        if (row) yield { ...row, place: before + index }
      }
    }
    before += kinds.length
  }
}

/** Rows that were refused, may be duplicates, or were taken with a remark. */
export async function remarkedRows(db: ReadableDb, importId: string): Promise<ImportRow[]> {
  const kinds = new Set([...kindsAsked(['refused', 'possible-duplicate'], false), ...kindsAsked([], true)])
  const found: ImportRow[] = []
  for await (const { shown } of rowsByKind(db, await blocksOf(db, importId), kind => kinds.has(kind))) found.push(shown)
  return found
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
  const kinds = kindsAsked(request.states, request.withWarnings)
  const blocks = await blocksOf(db, request.importId)
  const total = blocks.reduce((sum, block) => sum + Array.from(block.kinds).filter(kind => kinds.has(kind)).length, 0)
  const start = offsetOf(request.cursor)
  const page: { shown: ImportRow; place: number }[] = []
  for await (const row of rowsByKind(db, blocks, (kind, place) => place >= start && kinds.has(kind))) {
    page.push(row)
    if (page.length > request.limit) break
  }
  const rows = page.slice(0, request.limit)
  const last = rows.at(-1)
  return {
    rows: rows.map(({ shown }) => shown),
    total,
    ...(page.length > rows.length && last ? { nextCursor: String(last.place + 1) } : {}),
  }
}

export interface PlannedRow {
  readonly rowNumber: number
  readonly state: ImportRowState
  readonly plan: RowPlan
}

export async function plannedRows(db: ReadableDb, importId: string): Promise<PlannedRow[]> {
  const found: PlannedRow[] = []
  for await (const { shown, plan } of rowsByKind(db, await blocksOf(db, importId), () => true)) {
    if (plan) found.push({ rowNumber: shown.line, state: shown.state, plan })
  }
  return found
}
