import { sql } from 'kysely'
import type { Lineage } from '#contract/gateway.ts'
import type { Grant } from '#contract/sharing-model.ts'
import { grantStateOn } from '#domain/sharing/index.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { GatewayParts } from './parts.ts'

const shownItems = 12

/** Where one resource goes: its grants, the items and papers they serve, and whom it was read for. */
export function createLineage({ db, clock, departmentNames, sharing, itemsOn, readers }: GatewayParts) {
  /** Answers and different subjects, by grant. */
  async function readBy(resourceId: string) {
    const { rows } = await sql<{ grant_id: string; answers: string; people: string }>`select grant_id,
      count(*) as answers, count(distinct subject_hash) as people from gateway_log
      where resource_id = ${resourceId} and outcome = 'answered' and act <> 'batch-end' group by 1`.execute(db)
    return new Map(rows.map(row => [row.grant_id, { answers: Number(row.answers), people: Number(row.people) }]))
  }

  /** Different subjects that were read under any of these grants. */
  async function peopleUnder(grantIds: readonly string[]): Promise<number> {
    const { people } = await db
      .selectFrom('gateway_log')
      .select(of => of.fn.count<string>('subject_hash').distinct().as('people'))
      .where('grant_id', '=', sql<string>`any(${grantIds}::text[])`)
      .where('outcome', '=', 'answered')
      .executeTakeFirstOrThrow()
    return Number(people)
  }

  return {
    async lineage(resourceId: string): Promise<Result<Lineage>> {
      const day = shanghaiDate(clock())
      const resource = await readers.resource(resourceId)
      if (!resource) return violation('NOT_FOUND', { kind: 'resource', id: resourceId })
      const [names, ever, items, readOf] = await Promise.all([
        departmentNames(),
        sharing.grantsEver(),
        itemsOn(day),
        readBy(resourceId),
      ])
      const itemNames = new Map(items.map(item => [item.itemId, item.content.name]))
      const grants = ever.filter(grant => grant.resourceId === resourceId)
      const inForce = grants.filter(grant => grantStateOn(grant, day) === 'in-force')
      const servedBy = (some: readonly Grant[]) => {
        const serves = some.flatMap(grant => grant.serves).filter(serve => itemNames.has(serve.itemId))
        return {
          itemIds: [...new Set(serves.map(serve => serve.itemId))],
          papers: new Set(serves.map(serve => `${serve.itemId} ${serve.materialId}`)).size,
        }
      }
      const served = servedBy(inForce)
      return ok({
        resourceId,
        resourceName: resource.name,
        providerName: names.get(resource.providerId) ?? resource.providerId,
        inForce: {
          grants: inForce.length,
          items: served.itemIds.length,
          papers: served.papers,
          answers: inForce.reduce((sum, { id }) => sum + (readOf.get(id)?.answers ?? 0), 0),
          people: await peopleUnder(inForce.map(({ id }) => id)),
        },
        grants: grants.map(grant => {
          const { itemIds, papers } = servedBy([grant])
          return {
            grantId: grant.id,
            number: grant.number,
            requesterName: grant.requesterName,
            state: grantStateOn(grant, day),
            items: itemIds.slice(0, shownItems).map(itemId => ({ itemId, itemName: itemNames.get(itemId) ?? '' })),
            itemCount: itemIds.length,
            papers,
            answers: readOf.get(grant.id)?.answers ?? 0,
            people: readOf.get(grant.id)?.people ?? 0,
          }
        }),
      })
    },
  }
}
