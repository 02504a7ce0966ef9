import type { Selectable } from 'kysely'
import { itemClassSchema } from '#contract/negative-list.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { Person, StoredEntry } from './model.ts'
import type { NegativeListTables } from './tables.ts'

type EntryRow = Selectable<NegativeListTables['negative_entries']>

function entryOf(row: EntryRow): StoredEntry {
  return {
    id: row.id,
    itemId: row.item_id,
    itemClass: row.item_class === null ? null : itemClassSchema.parse(JSON.parse(row.item_class)),
    state: row.state,
    reason: row.reason,
    reasonText: row.reason_text,
    basis: { document: row.basis_document, article: row.basis_article },
    departmentId: row.department_id,
    from: row.valid_from,
    until: row.valid_until,
    closedOn: row.closed_on,
    reviewOn: row.review_on,
    insteadDo: row.instead_do,
    insteadItemId: row.instead_item_id,
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
    item_class: entry.itemClass && JSON.stringify(entry.itemClass),
    state: entry.state,
    reason: entry.reason,
    reason_text: entry.reasonText,
    basis_document: entry.basis.document,
    basis_article: entry.basis.article,
    department_id: entry.departmentId,
    valid_from: entry.from,
    valid_until: entry.until,
    closed_on: entry.closedOn,
    review_on: entry.reviewOn,
    instead_do: entry.insteadDo,
    instead_item_id: entry.insteadItemId,
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

/**
 * Entries that a new one has to agree with: those of the same item or of any class, and all that name another item instead.
 */
export async function entriesBeside(db: ReadableDb, itemId: string | null): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom('negative_entries')
    .selectAll()
    .where(when =>
      when.or([
        when('item_id', '=', itemId ?? ''),
        when('item_id', 'is', null),
        when('instead_item_id', 'is not', null),
      ]),
    )
    .execute()
  return rows.map(entryOf)
}

/** Every approved entry of any day: a list of exceptions is short, and which of them count follows from the day. */
export async function approvedEver(db: ReadableDb): Promise<StoredEntry[]> {
  const rows = await db
    .selectFrom('negative_entries')
    .selectAll()
    .where('state', '=', 'approved')
    .orderBy('id')
    .execute()
  return rows.map(entryOf)
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
      closed_on: entry.closedOn,
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
