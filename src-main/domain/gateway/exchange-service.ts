import { sql } from 'kysely'
import type { AlertView, ConnectionView, LogRow, UnusualKind } from '#contract/gateway.ts'
import type { Actor } from '#domain/audit/model.ts'
import { grantStateOn } from '#domain/sharing/index.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { feedState } from './feed.ts'
import { logRows, type LogFilter } from './log-store.ts'
import type { GatewayParts } from './parts.ts'

const monthMs = 30 * 86_400_000

/** The exchange as it stands (中台枢纽): feeds, who uses them, where the data go, what looked unusual. */
export function createExchangeService(parts: GatewayParts, hashOf: (subject: string) => Promise<string>) {
  const { db, work, clock, departmentNames, sharing, itemsOn } = parts

  const grantsById = async () => new Map((await sharing.grantsEver()).map(grant => [grant.id, grant]))

  async function namedLog(filter: LogFilter): Promise<{ rows: LogRow[]; nextCursor?: string }> {
    const [{ rows, nextCursor }, names, grants] = await Promise.all([
      logRows(db, filter),
      departmentNames(),
      grantsById(),
    ])
    const named = rows.map((row): LogRow => {
      const grant = grants.get(row.grant_id)
      return {
        id: row.id,
        at: row.at.toISOString(),
        departmentName: names.get(row.department_id) ?? row.department_id,
        resourceName: grant?.resourceName ?? row.resource_id,
        grantId: row.grant_id,
        grantNumber: grant?.number ?? '',
        act: row.act as LogRow['act'],
        outcome: row.outcome,
        fields: JSON.parse(row.fields) as string[],
        ...(row.case_ref === null ? {} : { caseRef: row.case_ref }),
        rowCount: row.row_count,
        ...(row.subject_hash === null ? {} : { subject: row.subject_hash.slice(0, 8) }),
      }
    })
    return { rows: named, ...(nextCursor === undefined ? {} : { nextCursor }) }
  }

  return {
    async connections(): Promise<ConnectionView[]> {
      const now = clock()
      const day = shanghaiDate(now)
      const since = new Date(now.getTime() - monthMs)
      const [{ rows: resources }, connected, names, grants, used] = await Promise.all([
        sharing.resources({ limit: 500 }),
        db.selectFrom('gateway_connections').selectAll().execute(),
        departmentNames(),
        sharing.grantsEver(),
        sql<{ resource_id: string; department_id: string; answers: string }>`select resource_id, department_id,
          count(*) as answers from gateway_log where outcome = 'answered' and act <> 'batch-end' and at > ${since}
          group by 1, 2 order by 3 desc`.execute(db),
      ])
      const byResource = new Map(connected.map(row => [row.resource_id, row]))
      return resources.map(resource => {
        const connection = byResource.get(resource.id)
        const usedBy = used.rows
          .filter(row => row.resource_id === resource.id)
          .map(row => ({
            departmentName: names.get(row.department_id) ?? row.department_id,
            answers: Number(row.answers),
          }))
        const kind = connection && (JSON.parse(connection.source) as { kind: ConnectionView['kind'] }).kind
        return {
          resourceId: resource.id,
          resourceName: resource.name,
          providerName: resource.providerName,
          ...(kind ? { kind } : {}),
          state: feedState(resource, connection, day),
          ...(connection?.last_ok_at ? { lastOkAt: connection.last_ok_at.toISOString() } : {}),
          ...(connection?.last_failure ? { lastFailure: connection.last_failure } : {}),
          ...(connection?.row_count ? { rowCount: Number(connection.row_count) } : {}),
          updateCycle: resource.updateCycle,
          grantsInForce: grants.filter(
            grant => grant.resourceId === resource.id && grantStateOn(grant, day) === 'in-force',
          ).length,
          answers: usedBy.reduce((sum, user) => sum + user.answers, 0),
          usedBy,
        }
      })
    },

    /** Departments that read this subject of a resource. */
    async readersOf(resourceId: string, subject: string): Promise<string[]> {
      const rows = await db
        .selectFrom('gateway_log')
        .select('department_id')
        .distinct()
        .where('resource_id', '=', resourceId)
        .where('subject_hash', '=', subject)
        .where('outcome', '=', 'answered')
        .execute()
      return rows.map(row => row.department_id)
    },

    async log(filter: LogFilter) {
      const page = await namedLog(filter)
      return { ...page, total: page.rows.length }
    },

    async alerts(): Promise<AlertView[]> {
      const [rows, names, grants] = await Promise.all([
        db.selectFrom('gateway_alerts').selectAll().orderBy('id', 'desc').limit(200).execute(),
        departmentNames(),
        grantsById(),
      ])
      return rows.map(row => {
        const grant = grants.get(row.grant_id)
        return {
          id: row.id,
          grantId: row.grant_id,
          grantNumber: grant?.number ?? '',
          departmentName: grant ? (names.get(grant.requesterId) ?? grant.requesterId) : '',
          resourceName: grant?.resourceName ?? '',
          kind: row.kind as UnusualKind,
          at: row.at.toISOString(),
          count: (JSON.parse(row.facts) as { count: number }).count,
          suspended: row.suspended,
          ...(row.seen_by === null ? {} : { seenBy: row.seen_by }),
        }
      })
    },

    seeAlert: (actor: Actor, id: string) =>
      work(actor, async (current): Promise<Result<Record<string, never>>> => {
        const row = await current.db
          .updateTable('gateway_alerts')
          .set({ seen_by: actor.name, seen_at: current.now })
          .where('id', '=', id)
          .returning('grant_id')
          .executeTakeFirst()
        if (!row) return violation('NOT_FOUND', { kind: 'alert', id })
        current.audit({ action: 'gateway.alert-seen', subjectKind: 'grant', subjectId: row.grant_id, detail: { id } })
        current.changed('sharing', row.grant_id)
        return ok({})
      }),

    /** Looking is itself on record: who looked, with which consent; the person is named by the hash alone. */
    async subjectReads(actor: Actor, input: { idNumber: string; consent: { method: string; reference: string } }) {
      const subject = await hashOf(input.idNumber)
      const recorded = await work(actor, async current => {
        const detail = { method: input.consent.method, reference: input.consent.reference }
        current.audit({
          action: 'gateway.subject-viewed',
          subjectKind: 'person',
          subjectId: subject.slice(0, 16),
          detail,
        })
        return ok(null)
      })
      if (!recorded.ok) return recorded
      const [{ rows }, grants, items] = await Promise.all([
        namedLog({ subject, limit: 500 }),
        grantsById(),
        itemsOn(shanghaiDate(clock())),
      ])
      const itemNames = new Map(items.map(item => [item.itemId, item.content.name]))
      const purposes = await parts.purposesOf([...new Set(rows.map(row => row.grantId))])
      return ok(
        rows
          .filter(row => row.outcome === 'answered')
          .map(row => ({
            ...row,
            purpose: purposes.get(row.grantId) ?? '',
            items: [...new Set(grants.get(row.grantId)?.serves.map(serve => serve.itemId) ?? [])]
              .flatMap(id => itemNames.get(id) ?? [])
              .slice(0, 20),
          })),
      )
    },
  }
}
