import { z } from 'zod'
import { endPolicies, type EndPolicy } from '#contract/negative-list.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'

/** The office's setting for entries that reach their end undecided; absent: they stay listed as overdue. */
const key = 'negative-list.at-end'
const valueSchema = z.enum(endPolicies)

export async function readEndPolicy(db: ReadableDb): Promise<EndPolicy> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
  return row ? valueSchema.parse(JSON.parse(row.value)) : 'stays-overdue'
}

export async function writeEndPolicy(db: WritableDb, policy: EndPolicy, now: Date): Promise<void> {
  const row = { key, value: JSON.stringify(policy), updated_at: now }
  await db
    .insertInto('settings')
    .values(row)
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value: row.value, updated_at: row.updated_at }))
    .execute()
}
