import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { EntryDraft, KnowledgeEntry } from '#contract/knowledge.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { Actor } from '#domain/audit/model.ts'
import type { KnowledgeTables } from './tables.ts'

/** The SQL of the office's own entries. */
const texts = z.array(z.string())

const entryOf = (row: Selectable<KnowledgeTables['knowledge_entries']>): KnowledgeEntry => ({
  id: row.id,
  title: row.title,
  body: row.body,
  basis: row.basis,
  questions: texts.parse(JSON.parse(row.questions)),
  state: row.state,
  draftedBy: row.drafted_by,
  draftedName: row.drafted_name,
  ...(row.approved_name === null ? {} : { approvedName: row.approved_name }),
  ...(row.policy_id === null ? {} : { policyId: row.policy_id }),
  revision: row.revision,
  updatedAt: row.updated_at.toISOString(),
})

export async function allEntries(db: ReadableDb): Promise<KnowledgeEntry[]> {
  const rows = await db
    .selectFrom('knowledge_entries')
    .selectAll()
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(entryOf)
}

export async function findEntry(db: ReadableDb, id: string): Promise<KnowledgeEntry | undefined> {
  const row = await db.selectFrom('knowledge_entries').selectAll().where('id', '=', id).executeTakeFirst()
  return row && entryOf(row)
}

/** Writes a new entry, or a new draft over what was there. */
export async function saveDraft(
  db: WritableDb,
  entry: EntryDraft & { id: string; revision: number },
  by: Actor,
  now: Date,
): Promise<void> {
  const values = {
    title: entry.title,
    body: entry.body,
    basis: entry.basis,
    questions: JSON.stringify(entry.questions),
    state: 'draft' as const,
    drafted_by: by.accountId,
    drafted_name: by.name,
    approved_name: null,
    revision: entry.revision,
    updated_at: now,
  }
  await db
    .insertInto('knowledge_entries')
    .values({ id: entry.id, policy_id: null, ...values })
    .onConflict(c => c.column('id').doUpdateSet(values))
    .execute()
}

export async function markApproved(
  db: WritableDb,
  entry: { id: string; revision: number; policyId: string },
  by: Actor,
  now: Date,
): Promise<void> {
  await db
    .updateTable('knowledge_entries')
    .set({
      state: 'approved',
      approved_name: by.name,
      policy_id: entry.policyId,
      revision: entry.revision,
      updated_at: now,
    })
    .where('id', '=', entry.id)
    .execute()
}
