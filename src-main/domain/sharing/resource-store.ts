import type { Selectable } from 'kysely'
import { resourceContentSchema, type Resource } from '#contract/sharing-model.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { SharingTables } from './tables.ts'

/** A resource without the name of its department, which belongs to the catalogue. */
export type StoredResource = Omit<Resource, 'providerName'>

function resourceOf(row: Selectable<SharingTables['sharing_resources']>): StoredResource {
  return {
    id: row.id,
    code: row.code,
    ...resourceContentSchema.parse(JSON.parse(row.content)),
    providerId: row.provider_id,
    revision: row.revision,
    registeredAt: row.registered_at.toISOString(),
  }
}

function columns(resource: StoredResource) {
  return {
    name: resource.name,
    sharing_type: resource.sharing.type,
    content: JSON.stringify(resourceContentSchema.parse(resource)),
    revision: resource.revision,
  }
}

export async function findResource(db: ReadableDb, id: string): Promise<StoredResource | undefined> {
  const row = await db.selectFrom('sharing_resources').selectAll().where('id', '=', id).executeTakeFirst()
  return row && resourceOf(row)
}

export async function resourcesByIds(db: ReadableDb, ids: readonly string[]): Promise<Map<string, StoredResource>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('sharing_resources')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, resourceOf(row)]))
}

export async function codeTaken(db: ReadableDb, code: string): Promise<boolean> {
  const row = await db.selectFrom('sharing_resources').select('id').where('code', '=', code).executeTakeFirst()
  return row !== undefined
}

export async function insertResource(db: WritableDb, resource: StoredResource, sample: boolean): Promise<void> {
  await db
    .insertInto('sharing_resources')
    .values({
      id: resource.id,
      code: resource.code,
      provider_id: resource.providerId,
      sample,
      registered_at: new Date(resource.registeredAt),
      ...columns(resource),
    })
    .execute()
}

/** @returns whether it still had the revision before */
export async function updateResource(db: WritableDb, resource: StoredResource): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sharing_resources')
    .set(columns(resource))
    .where('id', '=', resource.id)
    .where('revision', '=', resource.revision - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface ResourceFilter {
  readonly text?: string | undefined
  readonly providerId?: string | undefined
}

/** One page by code, from after `cursor` (the code of the last row seen). */
export async function listResources(
  db: ReadableDb,
  { text, providerId, cursor, limit }: ResourceFilter & { cursor?: string | undefined; limit: number },
) {
  let matching = db.selectFrom('sharing_resources')
  if (providerId !== undefined) matching = matching.where('provider_id', '=', providerId)
  if (text) {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    matching = matching.where(eb => eb.or([eb('name', 'like', pattern), eb('code', 'like', pattern)]))
  }
  const page = cursor === undefined ? matching : matching.where('code', '>', cursor)
  const rows = await page
    .selectAll()
    .orderBy('code')
    .limit(limit + 1)
    .execute()
  const { total } = await matching.select(eb => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const shown = rows.slice(0, limit)
  const nextCursor = rows.length > limit ? shown.at(-1)?.code : undefined
  return { rows: shown.map(resourceOf), total: Number(total), nextCursor }
}
