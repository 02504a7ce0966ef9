import { sql, type Selectable } from 'kysely'
import type { ReviewComment } from '#contract/catalog-review.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { Person } from './model.ts'
import type { CatalogTables } from './tables.ts'

function commentOf(row: Selectable<CatalogTables['review_comments']>): ReviewComment {
  const by = JSON.parse(row.said_by) as Person
  return {
    id: row.id,
    itemId: row.item_id,
    versionId: row.version_id,
    revision: row.revision,
    field: row.field,
    text: row.text,
    by: by.name,
    byId: by.id,
    at: row.said_at.toISOString(),
    resolved: row.resolved_by !== null,
  }
}

export async function commentsOf(db: ReadableDb, versionId: string): Promise<ReviewComment[]> {
  const rows = await db
    .selectFrom('review_comments')
    .selectAll()
    .where('version_id', '=', versionId)
    .orderBy('said_at')
    .orderBy('id')
    .execute()
  return rows.map(commentOf)
}

export async function findComment(db: ReadableDb, id: string): Promise<ReviewComment | undefined> {
  const row = await db.selectFrom('review_comments').selectAll().where('id', '=', id).executeTakeFirst()
  return row && commentOf(row)
}

export interface NewComment extends Pick<ReviewComment, 'id' | 'itemId' | 'versionId' | 'revision' | 'field' | 'text'> {
  readonly by: Person
  readonly at: Date
}

export async function insertComments(db: WritableDb, comments: readonly NewComment[]): Promise<void> {
  if (comments.length === 0) return
  const values = comments.map(each => ({
    id: each.id,
    item_id: each.itemId,
    version_id: each.versionId,
    revision: each.revision,
    field: each.field,
    text: each.text,
    said_by: JSON.stringify(each.by),
    said_at: each.at,
  }))
  await db.insertInto('review_comments').values(values).execute()
}

export async function setResolved(db: WritableDb, id: string, by: Person | null): Promise<void> {
  const resolved = by === null ? null : JSON.stringify(by)
  await db.updateTable('review_comments').set({ resolved_by: resolved }).where('id', '=', id).execute()
}

/** What was said of fields that were held back goes on with them. */
export async function moveComments(db: WritableDb, from: string, to: string, fields: readonly string[]): Promise<void> {
  await db
    .updateTable('review_comments')
    .set({ version_id: to })
    .where('version_id', '=', from)
    .where('field', '=', sql<string>`any(${fields}::text[])`)
    .execute()
}

/** Versions in review with their items, the longest waiting first. */
export async function versionsInReview(db: ReadableDb, limit: number) {
  const rows = await db
    .selectFrom('item_versions as v')
    .innerJoin('items as i', 'i.id', 'v.item_id')
    .innerJoin('departments as d', 'd.id', 'v.department_id')
    .select(['v.id', 'v.item_id', 'v.number', 'v.revision', 'v.name', 'v.submitted_by', 'v.editors', 'v.changed_at'])
    .select(['i.code', 'd.name as department_name'])
    .select(eb => [
      eb.fn.countAll<string>().over().as('total'),
      eb
        .selectFrom('review_comments as c')
        .select(inner => inner.fn.countAll<string>().as('open'))
        .whereRef('c.version_id', '=', 'v.id')
        .where('c.resolved_by', 'is', null)
        .as('open'),
    ])
    .where('v.state', '=', 'in-review')
    .orderBy('v.changed_at')
    .orderBy('v.item_id')
    .limit(limit)
    .execute()
  return {
    total: Number(rows[0]?.total ?? 0),
    rows: rows.map(row => ({
      itemId: row.item_id,
      code: row.code,
      name: row.name,
      departmentName: row.department_name,
      version: row.number,
      revision: row.revision,
      submittedBy: row.submitted_by === null ? null : (JSON.parse(row.submitted_by) as Person),
      editors: JSON.parse(row.editors) as Person[],
      // Nothing of a version changes between its submission and its decision, so this is when it was submitted.
      submittedAt: row.changed_at,
      openComments: Number(row.open ?? 0),
    })),
  }
}
