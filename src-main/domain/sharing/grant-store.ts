import { sql } from 'kysely'
import type { Grant } from '#contract/sharing-model.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { grantBodySchema } from './model.ts'

/** A grant without the names of its departments, which belong to the catalogue. */
export type StoredGrant = Omit<Grant, 'providerName' | 'requesterName'>

function withNames(db: ReadableDb) {
  return db
    .selectFrom('sharing_grants as grant')
    .innerJoin('sharing_resources as resource', 'resource.id', 'grant.resource_id')
    .selectAll('grant')
    .select(['resource.name as resource_name', 'resource.provider_id'])
}

type GrantRow = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number]

function grantOf(row: GrantRow): StoredGrant {
  return {
    id: row.id,
    number: row.number,
    requestId: row.request_id,
    resourceId: row.resource_id,
    resourceName: row.resource_name,
    providerId: row.provider_id,
    requesterId: row.requester_id,
    period: { from: row.from_day, until: row.until_day },
    ...grantBodySchema.parse(JSON.parse(row.body)),
    revision: row.revision,
  }
}

export async function findGrant(db: ReadableDb, id: string): Promise<StoredGrant | undefined> {
  const row = await withNames(db).where('grant.id', '=', id).executeTakeFirst()
  return row && grantOf(row)
}

/** Every grant there ever was, by its last day: the state of each is the caller's question of a day. */
export async function allGrants(
  db: ReadableDb,
  filter: { resourceId?: string | undefined; itemId?: string | undefined } = {},
): Promise<StoredGrant[]> {
  let query = withNames(db)
  if (filter.resourceId !== undefined) query = query.where('grant.resource_id', '=', filter.resourceId)
  if (filter.itemId !== undefined) {
    const serving = JSON.stringify([{ itemId: filter.itemId }])
    query = query.where(sql<boolean>`(${sql.ref('grant.body')}::jsonb -> 'serves') @> ${serving}::jsonb`)
  }
  const rows = await query.orderBy('grant.until_day').orderBy('grant.id').execute()
  return rows.map(grantOf)
}

export async function insertGrant(db: WritableDb, grant: StoredGrant, sample: boolean): Promise<void> {
  await db
    .insertInto('sharing_grants')
    .values({
      id: grant.id,
      number: grant.number,
      request_id: grant.requestId,
      resource_id: grant.resourceId,
      requester_id: grant.requesterId,
      from_day: grant.period.from,
      until_day: grant.period.until,
      body: JSON.stringify(grantBodySchema.parse(grant)),
      sample,
      revision: grant.revision,
    })
    .execute()
}

/** @returns whether it still had the revision before */
export async function updateGrant(db: WritableDb, grant: StoredGrant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sharing_grants')
    .set({ body: JSON.stringify(grantBodySchema.parse(grant)), revision: grant.revision })
    .where('id', '=', grant.id)
    .where('revision', '=', grant.revision - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Removes what the sample district brought; a sample resource that real requests name stays. @returns rows removed */
export async function deleteSample(db: WritableDb): Promise<number> {
  // A grant that somebody gave on a sample request goes with it.
  const grants = await db
    .deleteFrom('sharing_grants')
    .where('request_id', 'in', eb => eb.selectFrom('sharing_requests').select('id').where('sample', '=', true))
    .executeTakeFirst()
  const requests = await db.deleteFrom('sharing_requests').where('sample', '=', true).executeTakeFirst()
  const resources = await db
    .deleteFrom('sharing_resources')
    .where('sample', '=', true)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('sharing_requests')
            .select('sharing_requests.id')
            .whereRef('sharing_requests.resource_id', '=', 'sharing_resources.id'),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(grants.numDeletedRows + requests.numDeletedRows + resources.numDeletedRows)
}
