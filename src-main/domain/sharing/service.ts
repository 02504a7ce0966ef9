import type { SharingRequestView } from '#contract/sharing-model.ts'
import type { DecisionView, LimitRule } from '#contract/sharing.ts'
import type { Work } from '#database/unit-of-work.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { createApprovalService } from './approval-service.ts'
import { decisionView } from './decision-view.ts'
import { createDisputeService } from './dispute-service.ts'
import { createGrantService } from './grant-service.ts'
import { allGrants, deleteSample, findGrant, insertGrant, type StoredGrant } from './grant-store.ts'
import { deleteLimits, insertLimit } from './limit-store.ts'
import type { SharingRequest } from './model.ts'
import { clockFacts, type SharingParts } from './parts.ts'
import { createOverdueService } from './overdue-service.ts'
import { createRequestChange } from './request-change.ts'
import { createRequestService } from './request-service.ts'
import * as store from './request-store.ts'
import { createResourceService } from './resource-service.ts'
import { findResource, insertResource, type StoredResource } from './resource-store.ts'
import { requestView } from './views.ts'

export type SharingService = ReturnType<typeof createSharingService>

/** Data sharing (数据共享), from the resource to the grant. */
export function createSharingService(parts: SharingParts) {
  const { db, clock, calendar, departmentNames, publishedItems } = parts
  const change = createRequestChange(parts)

  return {
    ...createResourceService(parts),
    ...createRequestService(parts, change),
    ...createApprovalService(change),
    ...createDisputeService(change),
    ...createOverdueService(parts),
    ...createGrantService(parts),

    async requests(
      filter: Omit<store.RequestFilter, 'overdueAt'> & {
        overdue?: boolean | undefined
        cursor?: string | undefined
        limit: number
      },
    ) {
      const now = clock()
      const { overdue, ...rest } = filter
      const [page, names, facts] = await Promise.all([
        store.listRequests(db, { ...rest, ...(overdue ? { overdueAt: now } : {}) }),
        departmentNames(),
        clockFacts(db, calendar),
      ])
      const { nextCursor } = page
      return {
        rows: page.rows.map(request => requestView(request, names, facts, now)),
        total: page.total,
        ...(nextCursor === undefined ? {} : { nextCursor }),
      }
    },

    async request(id: string): Promise<Result<SharingRequestView>> {
      const request = await store.findRequest(db, id)
      if (!request) return violation('NOT_FOUND', { kind: 'sharing-request', id })
      return ok(requestView(request, await departmentNames(), await clockFacts(db, calendar), clock()))
    },

    /** @param fields  as the page has them struck out so far; absent: everything that is asked for */
    async decisionView(id: string, fields?: readonly string[]): Promise<Result<DecisionView>> {
      const request = await store.findRequest(db, id)
      if (!request) return violation('NOT_FOUND', { kind: 'sharing-request', id })
      const now = clock()
      const day = shanghaiDate(now)
      const [names, facts, requests, grants, items] = await Promise.all([
        departmentNames(),
        clockFacts(db, calendar),
        store.requestsForResource(db, request.resource.id),
        allGrants(db),
        publishedItems(day),
      ])
      const view = requestView(request, names, facts, now)
      const kept = fields ?? request.content.fields
      return ok(decisionView({ request, view, fields: kept, requests, grants, items, names, day }))
    },

    /** How the gateway reads what a key opens. */
    doors: {
      grant: (id: string) => findGrant(db, id),
      resource: (id: string) => findResource(db, id),
    },

    /** What grants were asked for, by grant: the purpose their requests named. */
    async purposesOf(grantIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const purposes = await Promise.all(
        grantIds.map(async id => {
          const grant = await findGrant(db, id)
          const request = grant && (await store.findRequest(db, grant.requestId))
          return [id, request?.content.purpose ?? ''] as const
        }),
      )
      return new Map(purposes)
    },

    /** Puts what the sample district tells into the store, inside its own change; it is removed as a whole. */
    async plantSample(
      current: Work,
      sample: {
        resources: readonly StoredResource[]
        requests: readonly SharingRequest[]
        grants: readonly StoredGrant[]
        /** Local limits that the sample's own rules set. */
        limits?: readonly LimitRule[]
      },
    ) {
      for (const limit of sample.limits ?? []) await insertLimit(current.db, limit)
      for (const resource of sample.resources) await insertResource(current.db, resource, true)
      for (const request of sample.requests) await store.insertRequest(current.db, request, true)
      for (const grant of sample.grants) await insertGrant(current.db, grant, true)
      await store.settleNumbers(current.db)
      const detail = {
        resources: sample.resources.length,
        requests: sample.requests.length,
        grants: sample.grants.length,
      }
      current.audit({ action: 'sharing.sample-planted', subjectKind: 'sample', subjectId: 'sharing', detail })
      current.changed('sharing')
    },

    /** Departments that what is left still names. */
    departmentsNamed: (current: Work) => store.departmentsNamed(current.db),

    /** @param limitIds  limits that were planted */
    async removeSample(current: Work, limitIds: readonly string[] = []): Promise<number> {
      const removed = await deleteSample(current.db)
      await deleteLimits(current.db, limitIds)
      await store.settleNumbers(current.db)
      current.audit({
        action: 'sharing.sample-removed',
        subjectKind: 'sample',
        subjectId: 'sharing',
        detail: { removed },
      })
      current.changed('sharing')
      return removed
    },
  }
}
