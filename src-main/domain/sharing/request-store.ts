import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import { requestContentSchema, requestStepSchema, type RequestStatus } from '#contract/sharing-model.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { clockOrder, requestEventSchema, stateOf, type SharingRequest } from './model.ts'
import { resourcesByIds, type StoredResource } from './resource-store.ts'
import type { SharingTables } from './tables.ts'

const personSchema = requestStepSchema.shape.by
const eventsSchema = z.array(requestEventSchema)

type RequestRow = Selectable<SharingTables['sharing_requests']>

function requestOf(row: RequestRow, resource: StoredResource): SharingRequest {
  return {
    id: row.id,
    number: row.number,
    content: requestContentSchema.parse(JSON.parse(row.content)),
    resource,
    requesterId: row.requester_id,
    createdBy: personSchema.parse(JSON.parse(row.created_by)),
    events: eventsSchema.parse(JSON.parse(row.events)),
    revision: row.revision,
    createdAt: row.created_at,
  }
}

async function withResources(db: ReadableDb, rows: readonly RequestRow[]): Promise<SharingRequest[]> {
  const resources = await resourcesByIds(
    db,
    rows.map(row => row.resource_id),
  )
  return rows.flatMap(row => {
    const resource = resources.get(row.resource_id)
    return resource ? [requestOf(row, resource)] : []
  })
}

/** What follows from content and events, written beside them. */
function columns(request: SharingRequest) {
  const state = stateOf(request.events)
  return {
    resource_id: request.resource.id,
    status: state.status,
    clock_order: clockOrder(state),
    content: JSON.stringify(request.content),
    events: JSON.stringify(request.events),
    revision: request.revision,
  }
}

export async function findRequest(db: ReadableDb, id: string): Promise<SharingRequest | undefined> {
  const row = await db.selectFrom('sharing_requests').selectAll().where('id', '=', id).executeTakeFirst()
  return row && (await withResources(db, [row]))[0]
}

/** Every request for one resource, newest first: who else asked for the same data. */
export async function requestsForResource(db: ReadableDb, resourceId: string): Promise<SharingRequest[]> {
  const rows = await db
    .selectFrom('sharing_requests')
    .selectAll()
    .where('resource_id', '=', resourceId)
    .orderBy('id', 'desc')
    .execute()
  return withResources(db, rows)
}

/** Requests whose clock ended before an instant, the longest late first. */
export async function requestsLateAt(db: ReadableDb, at: Date): Promise<SharingRequest[]> {
  const rows = await db
    .selectFrom('sharing_requests')
    .selectAll()
    .where('clock_order', '<', at.toISOString())
    .orderBy('clock_order')
    .execute()
  return withResources(db, rows)
}

export async function insertRequest(db: WritableDb, request: SharingRequest, sample: boolean): Promise<void> {
  await db
    .insertInto('sharing_requests')
    .values({
      id: request.id,
      number: request.number,
      requester_id: request.requesterId,
      created_by: JSON.stringify(request.createdBy),
      created_at: request.createdAt,
      sample,
      ...columns(request),
    })
    .execute()
}

/** @returns whether it still had the revision before */
export async function updateRequest(db: WritableDb, request: SharingRequest): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sharing_requests')
    .set(columns(request))
    .where('id', '=', request.id)
    .where('revision', '=', request.revision - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The next number of a year, e.g. `GX-2026-0341`; numbers have no gaps because they commit with what they name. */
export async function nextNumber(db: WritableDb, year: number): Promise<string> {
  const { last } = await db
    .insertInto('sharing_numbers')
    .values({ year, last: 1 })
    .onConflict(conflict => conflict.column('year').doUpdateSet({ last: sql`sharing_numbers.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `GX-${year}-${String(last).padStart(4, '0')}`
}

/** Sets the last number of every year to what its requests say: after requests that brought numbers of their own came or went. */
export async function settleNumbers(db: WritableDb): Promise<void> {
  await db.deleteFrom('sharing_numbers').execute()
  await sql`insert into sharing_numbers (year, last)
    select substr(number, 4, 4)::integer, max(substr(number, 9)::integer) from sharing_requests group by 1`.execute(db)
}

/** Departments that requests or resources name, in any part. */
export async function departmentsNamed(db: ReadableDb): Promise<string[]> {
  const asking = await db.selectFrom('sharing_requests').select('requester_id as id').distinct().execute()
  const providing = await db.selectFrom('sharing_resources').select('provider_id as id').distinct().execute()
  return [...new Set([...asking, ...providing].map(({ id }) => id))]
}

export interface RequestFilter {
  readonly status?: readonly RequestStatus[] | undefined
  readonly text?: string | undefined
  readonly resourceId?: string | undefined
  readonly providerId?: string | undefined
  readonly requesterId?: string | undefined
  /** Only those whose clock ended before this instant. */
  readonly overdueAt?: Date | undefined
}

/** One page sorted by the clock, then the newest first; the cursor names the last row seen. */
export async function listRequests(
  db: ReadableDb,
  filter: RequestFilter & { cursor?: string | undefined; limit: number },
) {
  let matching = db
    .selectFrom('sharing_requests as request')
    .innerJoin('sharing_resources as resource', 'resource.id', 'request.resource_id')
  if (filter.status?.length) matching = matching.where('request.status', 'in', [...filter.status])
  if (filter.resourceId !== undefined) matching = matching.where('request.resource_id', '=', filter.resourceId)
  if (filter.providerId !== undefined) matching = matching.where('resource.provider_id', '=', filter.providerId)
  if (filter.requesterId !== undefined) matching = matching.where('request.requester_id', '=', filter.requesterId)
  if (filter.overdueAt) matching = matching.where('request.clock_order', '<', filter.overdueAt.toISOString())
  if (filter.text) {
    const pattern = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`
    matching = matching.where(eb =>
      eb.or([eb('request.number', 'like', pattern), eb('resource.name', 'like', pattern)]),
    )
  }
  const [seenOrder, seenId] = filter.cursor?.split(' ') ?? []
  const page =
    seenOrder === undefined || seenId === undefined
      ? matching
      : matching.where(eb =>
          eb.or([
            eb('request.clock_order', '>', seenOrder),
            eb.and([eb('request.clock_order', '=', seenOrder), eb('request.id', '<', seenId)]),
          ]),
        )
  const rows = await page
    .selectAll('request')
    .orderBy('request.clock_order')
    .orderBy('request.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const { total } = await matching.select(eb => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > filter.limit && last ? `${last.clock_order} ${last.id}` : undefined
  return { rows: await withResources(db, shown), total: Number(total), nextCursor }
}
