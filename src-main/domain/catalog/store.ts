import { sql, type Selectable } from 'kysely'
import { itemContentSchema, type ItemContent } from '#contract/catalog-item.ts'
import type { ReadableDb } from '#database/handles.ts'
import { codeKey } from './item-code.ts'
import type { Day, Person, PublishedItem, StoredItem, StoredVersion, VersionWithContent } from './model.ts'
import type { CatalogTables } from './tables.ts'

type VersionRow = Selectable<CatalogTables['item_versions']>

/** Everything of a version but what it says. */
export const liteColumns = [
  'id',
  'item_id',
  'number',
  'state',
  'effective_from',
  'effective_until',
  'revision',
  'editors',
  'submitted_by',
  'decided_by',
  'reason',
  'import_id',
  'changed_at',
] as const

function personOf(json: string | null): Person | null {
  return json === null ? null : (JSON.parse(json) as Person)
}

export function versionOf(row: Pick<VersionRow, (typeof liteColumns)[number]>): StoredVersion {
  return {
    id: row.id,
    itemId: row.item_id,
    number: row.number,
    state: row.state,
    effectiveFrom: row.effective_from,
    effectiveUntil: row.effective_until,
    revision: row.revision,
    editors: JSON.parse(row.editors) as Person[],
    submittedBy: personOf(row.submitted_by),
    decidedBy: personOf(row.decided_by),
    reason: row.reason,
    importId: row.import_id,
    changedAt: row.changed_at.toISOString(),
  }
}

/** Contents were checked when they were written; fields added since get their defaults here. */
export function contentOf(json: string): ItemContent {
  return itemContentSchema.parse(JSON.parse(json))
}

export async function currentTick(db: ReadableDb): Promise<number> {
  return (await db.selectFrom('catalog_ticks').select('tick').executeTakeFirstOrThrow()).tick
}

export async function findItem(db: ReadableDb, idOrCode: string): Promise<StoredItem | undefined> {
  return db
    .selectFrom('items')
    .select(['id', 'code'])
    .where(eb => eb.or([eb('id', '=', idOrCode), eb('code_key', '=', codeKey(idOrCode))]))
    .executeTakeFirst()
}

/** Every version of an item with what it says, by number. */
export async function itemTimeline(db: ReadableDb, itemId: string): Promise<VersionWithContent[]> {
  const rows = await db
    .selectFrom('item_versions')
    .select([...liteColumns, 'content'])
    .where('item_id', '=', itemId)
    .orderBy('number')
    .execute()
  return rows.map(row => ({ ...versionOf(row), content: contentOf(row.content) }))
}

/** Every version of many items without contents, for decisions. */
export async function timelines(db: ReadableDb, itemIds: readonly string[]): Promise<Map<string, StoredVersion[]>> {
  const found = new Map<string, StoredVersion[]>()
  for (let start = 0; start < itemIds.length; start += 5_000) {
    const rows = await db
      .selectFrom('item_versions')
      .select(liteColumns)
      .where('item_id', '=', sql<string>`any(${itemIds.slice(start, start + 5_000)}::text[])`)
      .orderBy('number')
      .execute()
    for (const row of rows) {
      const versions = found.get(row.item_id)
      if (versions) versions.push(versionOf(row))
      else found.set(row.item_id, [versionOf(row)])
    }
  }
  return found
}

/** What is published on a day; `ids` narrows to those items. */
export async function publishedOn(db: ReadableDb, day: Day, ids?: readonly string[]): Promise<PublishedItem[]> {
  let query = db
    .selectFrom('item_versions as v')
    .innerJoin('items as i', 'i.id', 'v.item_id')
    .innerJoin('departments as d', 'd.id', 'v.department_id')
    .select(['v.id as version_id', 'v.item_id', 'v.number', 'v.effective_from', 'v.effective_until', 'v.content'])
    .select(['i.code', 'd.id as department_id', 'd.name as department_name'])
    .where('v.state', '=', 'published')
    .where('v.effective_from', '<=', day)
    .where(eb => eb.or([eb('v.effective_until', 'is', null), eb('v.effective_until', '>=', day)]))
    .orderBy('v.sound')
    .orderBy('v.item_id')
  if (ids) query = query.where('v.item_id', '=', sql<string>`any(${ids}::text[])`)
  const rows = await query.execute()
  return rows.map(row => ({
    itemId: row.item_id,
    code: row.code,
    versionId: row.version_id,
    version: row.number,
    departmentId: row.department_id,
    departmentName: row.department_name,
    effectiveFrom: row.effective_from ?? day,
    effectiveUntil: row.effective_until,
    content: contentOf(row.content),
  }))
}

/** What items say in the versions that a list shows of them. */
async function contentsShown(db: ReadableDb, shown: readonly { itemId: string; version: number }[]) {
  const rows = await db
    .selectFrom('item_versions')
    .select(['item_id', 'content'])
    .where(
      sql<boolean>`(item_id, number) in (select x."itemId", x.version from
        jsonb_to_recordset(${JSON.stringify(shown)}::text::jsonb) as x("itemId" text, version integer))`,
    )
    .execute()
  return new Map(rows.map(row => [row.item_id, contentOf(row.content)]))
}

/** Rows of a list with what they say, a thousand at a time; one whose version is gone is absent. */
export async function* contentsInParts<Row extends { itemId: string; version: number }>(
  db: ReadableDb,
  rows: readonly Row[],
): AsyncGenerator<{ row: Row; content: ItemContent }[]> {
  for (let start = 0; start < rows.length; start += 1_000) {
    const part = rows.slice(start, start + 1_000)
    const contents = await contentsShown(
      db,
      part.map(({ itemId, version }) => ({ itemId, version })),
    )
    yield part.flatMap(row => {
      const content = contents.get(row.itemId)
      return content ? [{ row, content }] : []
    })
  }
}

export async function countPublished(db: ReadableDb, day: Day): Promise<number> {
  const { count } = await db
    .selectFrom('item_versions')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('state', '=', 'published')
    .where('effective_from', '<=', day)
    .where(eb => eb.or([eb('effective_until', 'is', null), eb('effective_until', '>=', day)]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Unfinished versions that came by an import and have not been changed since. */
export async function importedInReview(db: ReadableDb, importId: string) {
  const rows = await db
    .selectFrom('item_versions')
    .select(['item_id', 'revision', 'state'])
    .where('import_id', '=', importId)
    .execute()
  return rows.map(row => ({ itemId: row.item_id, revision: row.revision, state: row.state }))
}

/** Code and newest name of items in any state, for rows that name them. */
export async function itemNames(db: ReadableDb, itemIds: readonly string[]) {
  const rows = await db
    .selectFrom('item_versions as v')
    .innerJoin('items as i', 'i.id', 'v.item_id')
    .select(['v.item_id', 'i.code', 'v.name', 'v.number'])
    .where('v.item_id', '=', sql<string>`any(${itemIds}::text[])`)
    .orderBy('v.number')
    .execute()
  return new Map(rows.map(({ item_id: itemId, code, name }) => [itemId, { code, name }]))
}
