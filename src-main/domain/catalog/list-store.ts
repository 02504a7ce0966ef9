import { sql } from 'kysely'
import type { ReadableDb } from '#database/handles.ts'
import type { ListVersion } from './list-rows.ts'
import type { Day } from './model.ts'

/**
 * The versions that lists show: unfinished ones, and those whose time is not over on `day`.
 * @param afterTick  only items changed after this tick of the catalogue
 */
export async function listVersions(db: ReadableDb, day: Day, afterTick: number): Promise<ListVersion[]> {
  const rows = await db
    .selectFrom('item_versions as v')
    .innerJoin('items as i', 'i.id', 'v.item_id')
    .select(['v.item_id', 'i.code', 'v.number', 'v.state', 'v.revision', 'v.effective_from', 'v.effective_until'])
    .select(['v.name', 'v.basic_code', 'v.item_type', 'v.department_id', 'v.promised_limit', 'v.statutory_limit'])
    .select(['v.visit_count', 'v.material_count', 'v.changed_at', 'v.sound', 'v.search_words', 'v.search_latin'])
    .select(sql<boolean>`v.reason is not null`.as('returned'))
    .where('i.changed_tick', '>', afterTick)
    .where(eb => eb.or([eb('v.effective_until', 'is', null), eb('v.effective_until', '>=', day)]))
    .orderBy('v.item_id')
    .orderBy('v.number')
    .execute()
  return rows.map(row => ({
    itemId: row.item_id,
    code: row.code,
    number: row.number,
    state: row.state,
    revision: row.revision,
    effectiveFrom: row.effective_from,
    effectiveUntil: row.effective_until,
    returned: row.returned,
    name: row.name,
    basicCode: row.basic_code,
    itemType: row.item_type,
    departmentId: row.department_id,
    promisedLimit: row.promised_limit,
    statutoryLimit: row.statutory_limit,
    visitCount: row.visit_count,
    materials: row.material_count,
    changedAt: row.changed_at.toISOString(),
    sound: row.sound,
    searchWords: row.search_words,
    searchLatin: row.search_latin,
  }))
}

export async function removedAfter(db: ReadableDb, afterTick: number): Promise<string[]> {
  const rows = await db.selectFrom('removed_items').select('item_id').where('tick', '>', afterTick).execute()
  return rows.map(row => row.item_id)
}
