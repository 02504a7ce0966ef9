import { sql } from 'kysely'
import type { ItemContent } from '#contract/catalog-item.ts'
import type { WritableDb } from '#database/handles.ts'
import { codeKey } from './item-code.ts'
import type { Day, Person, StoredItem, VersionWithContent } from './model.ts'
import { searchColumns } from './sound.ts'

/** What changes the catalogue's rows, inside a transaction. Many rows travel as one JSON parameter: that is what makes an import fast. */

/**
 * Announces a change of the catalogue inside a transaction: the number of the change, with its row locked until the
 * commit, so that numbers become visible in order.
 */
export async function nextTick(db: WritableDb): Promise<number> {
  const row = await db
    .updateTable('catalog_ticks')
    .set(eb => ({ tick: eb('tick', '+', 1) }))
    .returning('tick')
    .executeTakeFirstOrThrow()
  return row.tick
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function contentColumns(code: string, content: ItemContent) {
  return {
    name: content.name,
    basic_code: content.basicCode,
    item_type: content.itemType,
    department_id: content.departmentId,
    promised_limit: json(content.promisedLimit),
    statutory_limit: json(content.statutoryLimit),
    visit_count: content.visitCount,
    material_count: content.materials.length,
    ...searchColumns(code, content),
    content: JSON.stringify(content),
  }
}

const batch = 1_000

/** New items; the caller has made sure that no code is taken, and the unique key holds it. */
export async function insertItems(
  db: WritableDb,
  items: readonly StoredItem[],
  facts: { tick: number; now: Date; sample: boolean },
): Promise<void> {
  for (let start = 0; start < items.length; start += batch) {
    const rows = items
      .slice(start, start + batch)
      .map(item => ({ id: item.id, code: item.code, key: codeKey(item.code) }))
    await sql`insert into items (id, code, code_key, sample, created_at, changed_tick)
      select id, code, key, ${facts.sample}, ${facts.now}, ${facts.tick}
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(id text, code text, key text)`.execute(db)
  }
}

export interface NewVersion extends VersionWithContent {
  /** The item's code, for the search columns. */
  readonly code: string
}

export async function insertVersions(db: WritableDb, versions: readonly NewVersion[]): Promise<void> {
  for (let start = 0; start < versions.length; start += batch) {
    const rows = versions.slice(start, start + batch).map(version => ({
      id: version.id,
      item_id: version.itemId,
      number: version.number,
      state: version.state,
      effective_from: version.effectiveFrom,
      effective_until: version.effectiveUntil,
      revision: version.revision,
      ...contentColumns(version.code, version.content),
      editors: JSON.stringify(version.editors),
      submitted_by: json(version.submittedBy),
      decided_by: json(version.decidedBy),
      reason: version.reason,
      import_id: version.importId,
      changed_at: version.changedAt,
    }))
    await sql`insert into item_versions
      select * from jsonb_populate_recordset(null::item_versions, ${JSON.stringify(rows)}::text::jsonb)`.execute(db)
  }
}

/** Writes an unfinished version anew. @returns whether it still had the revision before */
export async function updateWorking(db: WritableDb, version: NewVersion): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('item_versions')
    .set({
      state: version.state,
      revision: version.revision,
      ...contentColumns(version.code, version.content),
      editors: JSON.stringify(version.editors),
      submitted_by: json(version.submittedBy),
      reason: version.reason,
      import_id: version.importId,
      changed_at: new Date(version.changedAt),
    })
    .where('id', '=', version.id)
    .where('revision', '=', version.revision - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface Decided {
  readonly versionId: string
  readonly revision: number
  readonly from: Day
  readonly ends: { readonly versionId: string; readonly until: Day } | null
}

/** Puts reviewed versions on their items' timelines, the versions before them ended. @returns how many were written */
export async function publishVersions(
  db: WritableDb,
  decided: readonly Decided[],
  facts: { by: Person; now: Date },
): Promise<number> {
  const ends = decided.flatMap(({ ends: end }) => (end ? [end] : []))
  await endVersions(db, ends)
  const { numAffectedRows } = await sql`update item_versions v set state = 'published', effective_from = x.from,
      revision = v.revision + 1, decided_by = ${JSON.stringify(facts.by)}, changed_at = ${facts.now}
    from jsonb_to_recordset(${JSON.stringify(decided)}::text::jsonb) as x("versionId" text, revision integer, "from" text)
    where v.id = x."versionId" and v.revision = x.revision and v.state = 'in-review'`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

export async function endVersions(db: WritableDb, ends: readonly { versionId: string; until: Day }[]): Promise<void> {
  if (ends.length === 0) return
  await sql`update item_versions v set effective_until = x.until
    from jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb) as x("versionId" text, until text)
    where v.id = x."versionId"`.execute(db)
}

/** Marks items as changed by this tick, so that every list learns of them. */
export async function touchItems(db: WritableDb, itemIds: readonly string[], tick: number): Promise<void> {
  await db
    .updateTable('items')
    .set({ changed_tick: tick })
    .where('id', '=', sql<string>`any(${itemIds}::text[])`)
    .execute()
}

export async function deleteVersion(db: WritableDb, versionId: string): Promise<void> {
  await db.deleteFrom('item_versions').where('id', '=', versionId).execute()
}

/** Removes items with all their versions and remembers that they went, for the lists. */
export async function removeItems(db: WritableDb, which: { ids: readonly string[] } | 'sample', tick: number) {
  const condition = which === 'sample' ? sql<boolean>`sample` : sql<boolean>`id = any(${which.ids}::text[])`
  const rows = await db.deleteFrom('items').where(condition).returning('id').execute()
  if (rows.length === 0) return 0
  const ids = rows.map(row => row.id)
  await sql`insert into removed_items (item_id, tick) select unnest(${ids}::text[]), ${tick}::integer
    on conflict (item_id) do update set tick = excluded.tick`.execute(db)
  return rows.length
}
