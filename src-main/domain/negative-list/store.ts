import type { Selectable } from 'kysely'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { Day, Person, StoredEntry } from './model.ts'
import type { NegativeListTables } from './tables.ts'

type EntryRow = Selectable<NegativeListTables['negative_entries']>

function entryOf(row: EntryRow): StoredEntry {
  return {
    id: row.id,
    itemId: row.item_id,
    state: row.state,
    reason: row.reason,
    reasonText: row.reason_text,
    basis: { document: row.basis_document, article: row.basis_article },
    departmentId: row.department_id,
    from: row.valid_from,
    until: row.valid_until,
    insteadDo: row.instead_do,
    proposedBy: JSON.parse(row.proposed_by) as Person,
    proposedAt: row.proposed_at,
    decidedBy: row.decided_by === null ? null : (JSON.parse(row.decided_by) as Person),
    decidedAt: row.decided_at,
    remark: row.remark,
    revision: row.revision,
  }
}

function rowOf(entry: StoredEntry, sample: boolean) {
  return {
    id: entry.id,
    item_id: entry.itemId,
    state: entry.state,
    reason: entry.reason,
    reason_text: entry.reasonText,
    basis_document: entry.basis.document,
    basis_article: entry.basis.article,
    department_id: entry.departmentId,
    valid_from: entry.from,
    valid_until: entry.until,
    instead_do: entry.insteadDo,
    proposed_by: JSON.stringify(entry.proposedBy),
    proposed_at: entry.proposedAt,
    decided_by: entry.decidedBy && JSON.stringify(entry.decidedBy),
    decided_at: entry.decidedAt,
    remark: entry.remark,
    sample,
    revision: entry.revision,
  }
}

/** Every entry, the one that ends first first. */
export async function listEntries(db: ReadableDb): Promise<StoredEntry[]> {
  const rows = await db.selectFrom('negative_entries').selectAll().orderBy('valid_until').orderBy('id').execute()
  return rows.map(entryOf)
}

export async function findEntry(db: ReadableDb, id: string): Promise<StoredEntry | undefined> {
  const row = await db.selectFrom('negative_entries').selectAll().where('id', '=', id).executeTakeFirst()
  return row && entryOf(row)
}

export async function entriesOfItem(db: ReadableDb, itemId: string): Promise<StoredEntry[]> {
  const rows = await db.selectFrom('negative_entries').selectAll().where('item_id', '=', itemId).execute()
  return rows.map(entryOf)
}

export async function approvedOn(db: ReadableDb, day: Day, itemIds?: readonly string[]): Promise<StoredEntry[]> {
  if (itemIds?.length === 0) return []
  let query = db
    .selectFrom('negative_entries')
    .selectAll()
    .where('state', '=', 'approved')
    .where('valid_from', '<=', day)
    .where('valid_until', '>=', day)
  if (itemIds) query = query.where('item_id', 'in', [...itemIds])
  return (await query.execute()).map(entryOf)
}

export async function insertEntries(db: WritableDb, entries: readonly StoredEntry[], sample = false): Promise<void> {
  if (entries.length === 0) return
  await db
    .insertInto('negative_entries')
    .values(entries.map(entry => rowOf(entry, sample)))
    .execute()
}

/** @returns whether the row still had this revision and now has the next one */
export async function updateEntry(db: WritableDb, entry: StoredEntry): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('negative_entries')
    .set({
      state: entry.state,
      valid_until: entry.until,
      decided_by: entry.decidedBy && JSON.stringify(entry.decidedBy),
      decided_at: entry.decidedAt,
      remark: entry.remark,
      revision: entry.revision + 1,
    })
    .where('id', '=', entry.id)
    .where('revision', '=', entry.revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteSampleEntries(db: WritableDb): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('negative_entries').where('sample', '=', true).executeTakeFirst()
  return Number(numDeletedRows)
}

/** Departments that entries name. */
export async function departmentsNamed(db: ReadableDb): Promise<string[]> {
  const rows = await db.selectFrom('negative_entries').select('department_id').distinct().execute()
  return rows.map(row => row.department_id)
}
