import { sql } from 'kysely'
import type { ReadableDb } from '#database/handles.ts'
import type { ListVersion } from './list-rows.ts'
import type { Day } from './model.ts'

export interface VersionsAsked {
  readonly day: Day
  /** Only items changed after this tick of the catalogue. */
  readonly afterTick: number
  /** Leaves unfinished versions out: a past or planned day is what was or will be decided. */
  readonly decidedOnly: boolean
}

/** Items read at once: small, so that a hub that reads its whole list answers others in between. */
const itemsAtOnce = 4_000

/**
 * The versions that lists show: unfinished ones, and those whose time is not over on `day`. They come in parts, the
 * versions of one item always together.
 */
export async function* listVersions(db: ReadableDb, asked: VersionsAsked): AsyncGenerator<ListVersion[]> {
  let after = ''
  for (;;) {
    const ids = await db
      .selectFrom('items')
      .select('id')
      .where('id', '>', after)
      .where('changed_tick', '>', asked.afterTick)
      .orderBy('id')
      .limit(itemsAtOnce)
      .execute()
    const last = ids.at(-1)
    if (!last) return
    yield await versionsBetween(db, asked, { after, last: last.id })
    if (ids.length < itemsAtOnce) return
    after = last.id
  }
}

async function versionsBetween(
  db: ReadableDb,
  { day, afterTick, decidedOnly }: VersionsAsked,
  { after, last }: { after: string; last: string },
): Promise<ListVersion[]> {
  const rows = await db
    .selectFrom('item_versions as v')
    .innerJoin('items as i', 'i.id', 'v.item_id')
    .select(['v.item_id', 'i.code', 'v.number', 'v.state', 'v.revision', 'v.effective_from', 'v.effective_until'])
    .select(['v.name', 'v.basic_code', 'v.item_type', 'v.department_id', 'v.promised_limit', 'v.statutory_limit'])
    .select(['v.visit_count', 'v.material_count', 'v.changed_at', 'v.sound', 'v.search_words', 'v.search_latin'])
    .select(sql<boolean>`v.reason is not null`.as('returned'))
    .where('i.id', '>', after)
    .where('i.id', '<=', last)
    .where('i.changed_tick', '>', afterTick)
    .$if(decidedOnly, query => query.where('v.state', 'not in', ['draft', 'in-review']))
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
