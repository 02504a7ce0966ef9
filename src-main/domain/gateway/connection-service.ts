import { sourceSchema, type Source } from '#contract/gateway.ts'
import type { Actor } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { GatewayParts } from './parts.ts'
import { readSheetRows } from './sheet.ts'
import type { SourceNews } from './sources.ts'

export const secretName = (resourceId: string) => `gateway-source-${resourceId}`

/** Connecting resources: by their own department alone, tried before it is saved. */
export function createConnectionService(parts: GatewayParts) {
  const { db, work, clock, readers, departmentNames, secrets } = parts

  async function ownResource(actor: Actor, resourceId: string) {
    const resource = await readers.resource(resourceId)
    if (!resource) return violation('NOT_FOUND', { kind: 'resource', id: resourceId })
    if (actor.departmentId === resource.providerId) return ok(resource)
    const names = await departmentNames()
    return violation('NOT_THE_SOURCE', { source: names.get(resource.providerId) ?? resource.providerId })
  }

  async function save(
    actor: Actor,
    resourceId: string,
    facts: { source: Source; timeoutMs: number; rows?: number | undefined },
    sheet?: { edition: string; rows: readonly { subject: string | null; cells: string }[] },
  ): Promise<Result<null>> {
    return work(actor, async current => {
      const source = JSON.stringify(facts.source)
      const common = {
        source,
        timeout_ms: facts.timeoutMs,
        last_ok_at: current.now,
        last_failed_at: null,
        last_failure: null,
        row_count: facts.rows === undefined ? null : String(facts.rows),
        connected_by: current.actor.name,
        connected_at: current.now,
      }
      await current.db
        .insertInto('gateway_connections')
        .values({ resource_id: resourceId, revision: 1, ...common })
        .onConflict(conflict =>
          conflict
            .column('resource_id')
            .doUpdateSet(eb => ({ ...common, revision: eb('gateway_connections.revision', '+', 1) })),
        )
        .execute()
      if (sheet) {
        await current.db.deleteFrom('gateway_sheet_rows').where('resource_id', '=', resourceId).execute()
        for (let start = 0; start < sheet.rows.length; start += 1000) {
          await current.db
            .insertInto('gateway_sheet_rows')
            .values(
              sheet.rows
                .slice(start, start + 1000)
                .map((row, offset) => ({ resource_id: resourceId, edition: sheet.edition, n: start + offset, ...row })),
            )
            .execute()
        }
      }
      const detail = { kind: facts.source.kind, rows: facts.rows }
      current.audit({ action: 'gateway.connected', subjectKind: 'resource', subjectId: resourceId, detail })
      current.changed('sharing', resourceId)
      return ok(null)
    })
  }

  return {
    async connect(
      actor: Actor,
      input: { resourceId: string; source: Source; secret?: string | undefined; timeoutMs: number },
    ): Promise<Result<{ rowCount?: number }>> {
      const own = await ownResource(actor, input.resourceId)
      if (!own.ok) return own
      const { resourceId, secret, timeoutMs } = input
      const source = sourceSchema.parse(input.source)
      const { subjectField, fields } = own.value
      const connector = parts.openConnector({
        resourceId,
        subjectField,
        fields,
        source,
        secret: secret ?? (await secrets.get(secretName(resourceId))),
      })
      try {
        const { rows } = await connector.probe(AbortSignal.timeout(timeoutMs))
        if (secret !== undefined) {
          const unavailable = secrets.unavailable()
          if (unavailable !== undefined) return violation('NO_SECRET_STORE', { reason: unavailable })
          await secrets.set(secretName(resourceId), secret)
        }
        const saved = await save(actor, resourceId, { source, timeoutMs, rows })
        return saved.ok ? ok(rows === undefined ? {} : { rowCount: rows }) : saved
      } catch (error) {
        // The driver's own words may hold an address or a password: only its kind is told.
        const detail = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
        return violation('SOURCE_FAILED', { detail })
      } finally {
        await connector.close()
      }
    },

    async uploadSheet(
      actor: Actor,
      input: { resourceId: string; fileName: string; base64: string },
    ): Promise<Result<{ rows: number }>> {
      const own = await ownResource(actor, input.resourceId)
      if (!own.ok) return own
      const read = parts.readSheet(new Uint8Array(Buffer.from(input.base64, 'base64')))
      if (!read.ok) return read
      const rows = readSheetRows(read.value, own.value)
      if (!rows.ok) return rows
      const edition = newId(clock().getTime())
      const source = { kind: 'sheet', edition } as const
      const count = rows.value.length
      const saved = await save(
        actor,
        input.resourceId,
        { source, timeoutMs: 3000, rows: count },
        {
          edition,
          rows: rows.value,
        },
      )
      return saved.ok ? ok({ rows: count }) : saved
    },

    /** Health of a feed, as the last read found it; at most once a minute for each resource while it does well. */
    async remember({ resourceId, ok: well, failure }: SourceNews): Promise<void> {
      const now = clock()
      await db
        .updateTable('gateway_connections')
        .set(well ? { last_ok_at: now } : { last_failed_at: now, last_failure: failure ?? 'SOURCE_DOWN' })
        .where('resource_id', '=', resourceId)
        .execute()
    },

    async connectedResources(): Promise<ReadonlySet<string>> {
      const rows = await db.selectFrom('gateway_connections').select('resource_id').execute()
      return new Set(rows.map(row => row.resource_id))
    },
  }
}
