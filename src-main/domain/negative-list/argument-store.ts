import type { Practice } from '#contract/negative-argument.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { NegativeListTables } from './tables.ts'
import type { Person } from './model.ts'

export interface StoredArgument {
  readonly id: string
  readonly entryId: string
  readonly saidBy: Person
  readonly saidAt: Date
  readonly stance: NegativeListTables['negative_arguments']['stance']
  readonly words: string
}

export async function argumentsOf(db: ReadableDb, entryId: string): Promise<StoredArgument[]> {
  const rows = await db
    .selectFrom('negative_arguments')
    .selectAll()
    .where('entry_id', '=', entryId)
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    entryId: row.entry_id,
    saidBy: JSON.parse(row.said_by) as Person,
    saidAt: row.said_at,
    stance: row.stance,
    words: row.words,
  }))
}

export async function insertArgument(db: WritableDb, argument: StoredArgument): Promise<void> {
  const { id, entryId, saidBy, saidAt, stance, words } = argument
  await db
    .insertInto('negative_arguments')
    .values({ id, entry_id: entryId, said_by: JSON.stringify(saidBy), said_at: saidAt, stance, words })
    .execute()
}

export async function practicesOf(db: ReadableDb, itemCodes: readonly string[]): Promise<Practice[]> {
  if (itemCodes.length === 0) return []
  const rows = await db
    .selectFrom('district_practices')
    .selectAll()
    .where('item_code', 'in', [...itemCodes])
    .orderBy('district')
    .execute()
  return rows.map(({ item_code, district, practice, source, seen_on }) => ({
    itemCode: item_code,
    district,
    practice,
    source,
    seenOn: seen_on,
  }))
}

/** The newest word about a district replaces the older one. */
export async function putPractice(db: WritableDb, practice: Practice): Promise<void> {
  const { itemCode, district, seenOn, source, practice: how } = practice
  const said = { practice: how, source, seen_on: seenOn }
  await db
    .insertInto('district_practices')
    .values({ item_code: itemCode, district, ...said })
    .onConflict(conflict => conflict.columns(['item_code', 'district']).doUpdateSet(said))
    .execute()
}
