import { sql } from 'kysely'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { Frontier } from './merkle.ts'
import type { Checkpoint } from './checkpoint.ts'

function fromHex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

/** The frontier, locked until the transaction ends: appends are one after the other on every engine. */
export async function lockFrontier(db: WritableDb): Promise<Frontier> {
  const row = await db.selectFrom('audit_frontier').select(['size', 'hashes']).forUpdate().executeTakeFirstOrThrow()
  return { size: row.size, hashes: (JSON.parse(row.hashes) as string[]).map(fromHex) }
}

export async function saveFrontier(db: WritableDb, frontier: Frontier): Promise<void> {
  const hashes = JSON.stringify(frontier.hashes.map(toHex))
  await db.updateTable('audit_frontier').set({ size: frontier.size, hashes }).execute()
}

export async function insertRows(db: WritableDb, rows: readonly { seq: number; entry: string; leaf_hash: string }[]) {
  const chunk = 500
  for (let start = 0; start < rows.length; start += chunk) {
    await db
      .insertInto('audit_rows')
      .values(rows.slice(start, start + chunk))
      .execute()
  }
}

export async function insertCheckpoint(db: WritableDb, checkpoint: Checkpoint, signature: string): Promise<void> {
  const { size, root, at } = checkpoint
  await db.insertInto('audit_checkpoints').values({ size, root, at, signature }).execute()
}

/** Rows after `afterSeq`, in order of their numbers. */
export async function rowsAfter(db: ReadableDb, afterSeq: number, limit: number) {
  return db.selectFrom('audit_rows').selectAll().where('seq', '>', afterSeq).orderBy('seq').limit(limit).execute()
}

export async function allCheckpoints(db: ReadableDb) {
  return db.selectFrom('audit_checkpoints').selectAll().orderBy('size').execute()
}

/** Newest first; `subjectId` narrows to one thing's history. */
export async function latestRows(db: ReadableDb, options: { beforeSeq?: number; subjectId?: string; limit: number }) {
  let query = db.selectFrom('audit_rows').select(['seq', 'entry']).orderBy('seq', 'desc').limit(options.limit)
  if (options.beforeSeq !== undefined) query = query.where('seq', '<', options.beforeSeq)
  if (options.subjectId !== undefined) query = query.where(sql`entry::jsonb ->> 'subjectId'`, '=', options.subjectId)
  return query.execute()
}

export async function countRows(db: ReadableDb): Promise<number> {
  const { count } = await db
    .selectFrom('audit_rows')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
