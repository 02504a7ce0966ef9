import { sql, type Kysely } from 'kysely'
import { areaSchema, sourceSchema, unusualRuleSchema, type AreaEdition, type UnusualRule } from '#contract/gateway.ts'
import type { Database } from '#database/schema.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { Grant, Resource } from '#contract/sharing-model.ts'
import { grantStateOn } from '#domain/sharing/index.ts'
import { z } from 'zod'
import type { Door } from './model.ts'

const areasSchema = z.array(areaSchema)

export async function readEpoch(db: ReadableDb): Promise<string> {
  const row = await db.selectFrom('gateway_epoch').select('n').where('id', '=', 1).executeTakeFirstOrThrow()
  return String(row.n)
}

export async function listAreaEditions(db: ReadableDb): Promise<AreaEdition[]> {
  const rows = await db
    .selectFrom('gateway_area_editions')
    .selectAll()
    .orderBy('effective_from')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    effectiveFrom: row.effective_from,
    note: row.note,
    areas: areasSchema.parse(JSON.parse(row.areas)),
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
  }))
}

/** The areas of a department on a day: of the newest edition that has begun. @param editions  oldest first */
export function areasOf(editions: readonly AreaEdition[], departmentId: string, day: string): string[] {
  const edition = editions.findLast(candidate => candidate.effectiveFrom <= day)
  return edition?.areas.filter(area => area.departmentId === departmentId).map(area => area.value) ?? []
}

export async function listUnusualRules(db: ReadableDb): Promise<UnusualRule[]> {
  const rows = await db.selectFrom('gateway_rules').selectAll().orderBy('effective_from').orderBy('id').execute()
  return rows.map(row =>
    unusualRuleSchema.parse({
      id: row.id,
      kind: row.kind,
      threshold: row.threshold,
      windowMinutes: row.window_minutes,
      act: row.act,
      source: row.source,
      effectiveFrom: row.effective_from,
      effectiveUntil: row.effective_until ?? undefined,
    }),
  )
}

/** Reads grants and resources as data sharing keeps them. */
export interface DoorReaders {
  readonly grant: (id: string) => Promise<Omit<Grant, 'providerName' | 'requesterName'> | undefined>
  readonly resource: (id: string) => Promise<Omit<Resource, 'providerName'> | undefined>
}

/** Everything behind one credential, or nothing when it is unknown. */
export async function readDoor(db: ReadableDb, readers: DoorReaders, credentialId: string): Promise<Door | undefined> {
  const credential = await db
    .selectFrom('gateway_credentials')
    .selectAll()
    .where('id', '=', credentialId)
    .executeTakeFirst()
  const grant = credential && (await readers.grant(credential.grant_id))
  const resource = grant && (await readers.resource(grant.resourceId))
  if (!credential || !grant || !resource) return undefined
  const connection = await db
    .selectFrom('gateway_connections')
    .select(['source', 'timeout_ms', 'revision'])
    .where('resource_id', '=', resource.id)
    .executeTakeFirst()
  const editions = grant.rows?.some(row => row.kind === 'own-area') ? await listAreaEditions(db) : []
  return {
    credentialId,
    departmentId: credential.department_id,
    storedKey: credential.stored_key,
    until: credential.until?.getTime(),
    grant: {
      id: grant.id,
      number: grant.number,
      mode: grant.mode,
      fields: grant.fields,
      rowSlice: grant.rowSlice,
      rows: grant.rows ?? [],
      conditions: grant.conditions,
      stateOn: day => grantStateOn(grant, day),
    },
    resource: {
      id: resource.id,
      name: resource.name,
      fields: resource.fields,
      subjectField: resource.subjectField,
    },
    connection: connection && {
      source: sourceSchema.parse(JSON.parse(connection.source)),
      timeoutMs: connection.timeout_ms,
      revision: connection.revision,
    },
    areasOn: day => areasOf(editions, credential.department_id, day),
    rules: await listUnusualRules(db),
  }
}

/** The salt under which subjects are hashed: the same on every hub of one store, made when first needed. */
export async function subjectSalt(db: Kysely<Database>): Promise<string> {
  const fresh = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex')
  const key = 'gateway-subject-salt'
  await sql`insert into settings (key, value, updated_at) values (${key}, ${JSON.stringify(fresh)}, now())
    on conflict (key) do nothing`.execute(db)
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirstOrThrow()
  return z.string().parse(JSON.parse(row.value))
}
