import type { Selectable } from 'kysely'
import { listLayoutSchema, type EditedCell, type JournalEntry, type ListLayout } from '#contract/desk.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { DeskTables } from './tables.ts'

export interface StoredView {
  readonly id: string
  readonly list: string
  readonly name: string
  readonly query: string
  readonly layout: ListLayout
  readonly shared: boolean
  readonly madeBy: string
  readonly madeByName: string
  readonly revision: number
}

export interface StoredEdit {
  readonly id: string
  readonly madeBy: string
  readonly madeAt: string
  readonly kind: JournalEntry['kind']
  readonly undone: boolean
  readonly cells: readonly EditedCell[]
}

function viewOf(row: Selectable<DeskTables['desk_views']>): StoredView {
  return {
    id: row.id,
    list: row.list,
    name: row.name,
    query: row.query,
    layout: listLayoutSchema.parse(JSON.parse(row.layout)),
    shared: row.shared,
    madeBy: row.made_by,
    madeByName: row.made_by_name,
    revision: row.revision,
  }
}

function editOf(row: Selectable<DeskTables['desk_edits']>): StoredEdit {
  return {
    id: row.id,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    kind: row.kind,
    undone: row.undone,
    cells: JSON.parse(row.cells) as EditedCell[],
  }
}

/** The views of a list that an account sees: its own, then the shared ones of others, each by name. */
export async function viewsFor(db: ReadableDb, list: string, accountId: string): Promise<StoredView[]> {
  const rows = await db
    .selectFrom('desk_views')
    .selectAll()
    .where('list', '=', list)
    .where(eb => eb.or([eb('made_by', '=', accountId), eb('shared', '=', true)]))
    .orderBy('name')
    .orderBy('id')
    .execute()
  const views = rows.map(viewOf)
  return [...views.filter(view => view.madeBy === accountId), ...views.filter(view => view.madeBy !== accountId)]
}

export async function findView(db: ReadableDb, id: string): Promise<StoredView | undefined> {
  const row = await db.selectFrom('desk_views').selectAll().where('id', '=', id).executeTakeFirst()
  return row && viewOf(row)
}

export async function viewNamed(db: ReadableDb, view: Pick<StoredView, 'list' | 'madeBy' | 'name'>) {
  return db
    .selectFrom('desk_views')
    .select('id')
    .where('list', '=', view.list)
    .where('made_by', '=', view.madeBy)
    .where('name', '=', view.name)
    .executeTakeFirst()
}

export async function writeView(db: WritableDb, view: StoredView, now: Date): Promise<void> {
  const values = {
    list: view.list,
    name: view.name,
    query: view.query,
    layout: JSON.stringify(view.layout),
    shared: view.shared,
    made_by: view.madeBy,
    made_by_name: view.madeByName,
    revision: view.revision,
    changed_at: now,
  }
  await db
    .insertInto('desk_views')
    .values({ id: view.id, ...values })
    .onConflict(conflict => conflict.column('id').doUpdateSet(values))
    .execute()
}

export async function deleteView(db: WritableDb, id: string): Promise<void> {
  await db.deleteFrom('desk_views').where('id', '=', id).execute()
}

export async function insertEdit(db: WritableDb, edit: StoredEdit): Promise<void> {
  await db
    .insertInto('desk_edits')
    .values({
      id: edit.id,
      made_by: edit.madeBy,
      made_at: new Date(edit.madeAt),
      kind: edit.kind,
      undone: edit.undone,
      cells: JSON.stringify(edit.cells),
    })
    .execute()
}

/** An edit, held until this change commits, so that two windows cannot take it back at once. */
export async function lockEdit(db: WritableDb, id: string): Promise<StoredEdit | undefined> {
  const row = await db.selectFrom('desk_edits').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && editOf(row)
}

export async function markEdit(db: WritableDb, id: string, undone: boolean): Promise<void> {
  await db.updateTable('desk_edits').set({ undone }).where('id', '=', id).execute()
}

export async function editsOf(db: ReadableDb, accountId: string, limit: number): Promise<StoredEdit[]> {
  const rows = await db
    .selectFrom('desk_edits')
    .selectAll()
    .where('made_by', '=', accountId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(editOf)
}
