import type { Selectable } from 'kysely'
import type { Film } from '#contract/announcements.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { StoredAnnouncement, StoredSentence } from './model.ts'
import type { AnnouncementTables } from './tables.ts'

function announcementOf(row: Selectable<AnnouncementTables['announcements']>): StoredAnnouncement {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    sentences: JSON.parse(row.sentences) as StoredSentence[],
    films: JSON.parse(row.films) as Film[],
    approved: row.approved === null ? null : (JSON.parse(row.approved) as StoredAnnouncement['approved']),
    editedBy: row.edited_by,
    editedByName: row.edited_by_name,
    revision: row.revision,
    changedAt: row.changed_at,
  }
}

function rowOf(announcement: StoredAnnouncement) {
  return {
    title: announcement.title,
    sentences: JSON.stringify(announcement.sentences),
    films: JSON.stringify(announcement.films),
    approved: announcement.approved && JSON.stringify(announcement.approved),
    edited_by: announcement.editedBy,
    edited_by_name: announcement.editedByName,
    changed_at: announcement.changedAt,
  }
}

export async function listAnnouncements(db: ReadableDb): Promise<StoredAnnouncement[]> {
  const rows = await db.selectFrom('announcements').selectAll().orderBy('changed_at', 'desc').execute()
  return rows.map(announcementOf)
}

export async function findAnnouncement(db: ReadableDb, id: string): Promise<StoredAnnouncement | undefined> {
  const row = await db.selectFrom('announcements').selectAll().where('id', '=', id).executeTakeFirst()
  return row && announcementOf(row)
}

/** The next number of a year, PB-2026-001; called inside a transaction. */
export async function nextNumber(db: WritableDb, year: string): Promise<string> {
  const prefix = `PB-${year}-`
  const last = await db
    .selectFrom('announcements')
    .select('number')
    .where('number', 'like', `${prefix}%`)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const next = last ? Number.parseInt(last.number.slice(prefix.length), 10) + 1 : 1
  return prefix + String(next).padStart(3, '0')
}

export async function insertAnnouncement(db: WritableDb, announcement: StoredAnnouncement, sample = false) {
  const { id, number, revision } = announcement
  await db
    .insertInto('announcements')
    .values({ id, number, revision, sample, ...rowOf(announcement) })
    .execute()
}

/** @returns whether the row still had this revision and now has the next one */
export async function updateAnnouncement(db: WritableDb, announcement: StoredAnnouncement): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('announcements')
    .set({ ...rowOf(announcement), revision: announcement.revision + 1 })
    .where('id', '=', announcement.id)
    .where('revision', '=', announcement.revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteAnnouncement(db: WritableDb, id: string, revision: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('announcements')
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function deleteSampleAnnouncements(db: WritableDb): Promise<void> {
  await db.deleteFrom('announcements').where('sample', '=', true).execute()
}
