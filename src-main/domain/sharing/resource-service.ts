import type { LimitRule, OfficeHours, TwoPersonRule } from '#contract/sharing.ts'
import type { NewResource, Resource, ResourceContent, ResourceField } from '#contract/sharing-model.ts'
import type { Actor } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { allGrants } from './grant-store.ts'
import * as limits from './limit-store.ts'
import { grantStateOn } from './model.ts'
import { dayOf, type SharingParts } from './parts.ts'
import * as store from './resource-store.ts'
import { insertTwoPersonRule, listTwoPersonRules } from './two-person-store.ts'
import { nameOf, resourceView } from './views.ts'

function namesUsedTwice(fields: readonly ResourceField[]): string[] {
  const names = fields.map(field => field.name)
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}

/** The resource catalogue (数据资源目录) and the limits the clocks run by. */
export function createResourceService({ db, work, departmentNames }: SharingParts) {
  return {
    async resources(filter: store.ResourceFilter & { cursor?: string | undefined; limit: number }) {
      const [page, names] = await Promise.all([store.listResources(db, filter), departmentNames()])
      const { nextCursor } = page
      return {
        rows: page.rows.map(resource => resourceView(resource, names)),
        total: page.total,
        ...(nextCursor === undefined ? {} : { nextCursor }),
      }
    },

    async resource(id: string) {
      const resource = await store.findResource(db, id)
      return resource
        ? ok(resourceView(resource, await departmentNames()))
        : violation('NOT_FOUND', { kind: 'resource', id })
    },

    /** A department registers what it is the source of; nobody registers for another. */
    async registerResource(actor: Actor, input: NewResource) {
      const names = await departmentNames()
      return work(actor, async (current): Promise<Result<Resource>> => {
        const providerId = input.providerId ?? actor.departmentId
        if (providerId === undefined) return violation('NO_DEPARTMENT')
        if (actor.departmentId !== providerId) return violation('NOT_THE_SOURCE', { source: nameOf(names, providerId) })
        const twice = namesUsedTwice(input.fields)
        if (twice.length > 0) return violation('FIELD_TWICE', { fields: twice })
        if (await store.codeTaken(current.db, input.code)) return violation('CODE_TAKEN', { code: input.code })
        const resource = {
          ...input,
          id: newId(current.now.getTime()),
          providerId,
          revision: 1,
          registeredAt: current.now.toISOString(),
        }
        await store.insertResource(current.db, resource, false)
        const detail = { code: resource.code, providerId }
        current.audit({
          action: 'sharing.resource-registered',
          subjectKind: 'resource',
          subjectId: resource.id,
          detail,
        })
        current.changed('sharing', resource.id)
        return ok(resourceView(resource, names))
      })
    },

    async amendResource(
      actor: Actor,
      { id, revision, ...content }: ResourceContent & { id: string; revision: number },
    ) {
      const names = await departmentNames()
      return work(actor, async (current): Promise<Result<Resource>> => {
        const known = await store.findResource(current.db, id)
        if (!known) return violation('NOT_FOUND', { kind: 'resource', id })
        if (actor.departmentId !== known.providerId) {
          return violation('NOT_THE_SOURCE', { source: nameOf(names, known.providerId) })
        }
        const twice = namesUsedTwice(content.fields)
        if (twice.length > 0) return violation('FIELD_TWICE', { fields: twice })
        const kept = new Set(content.fields.map(field => field.name))
        const grants = await allGrants(current.db, { resourceId: id })
        const used = grants
          .filter(grant => ['planned', 'in-force', 'suspended'].includes(grantStateOn(grant, dayOf(current))))
          .flatMap(grant => grant.fields.filter(field => !kept.has(field)))
        if (used.length > 0) return violation('FIELDS_IN_USE', { fields: [...new Set(used)] })
        const resource = { ...known, ...content, revision: revision + 1 }
        if (!(await store.updateResource(current.db, resource))) {
          return violation('STALE_REVISION', { kind: 'resource', id })
        }
        const detail = { fields: content.fields.map(field => field.name), sharing: content.sharing.type }
        current.audit({ action: 'sharing.resource-amended', subjectKind: 'resource', subjectId: id, detail })
        current.changed('sharing', id)
        return ok(resourceView(resource, names))
      })
    },

    limits: () => limits.listLimits(db),

    addLimit(actor: Actor, input: Omit<LimitRule, 'id'>) {
      return work(actor, async current => {
        const limit = { ...input, id: newId(current.now.getTime()) }
        await limits.insertLimit(current.db, limit)
        current.audit({
          action: 'sharing.limit-added',
          subjectKind: 'limit',
          subjectId: limit.id,
          detail: { ...input },
        })
        current.changed('settings', limit.id)
        return ok(limit)
      })
    },

    twoPersonRules: () => listTwoPersonRules(db),

    addTwoPersonRule(actor: Actor, input: Omit<TwoPersonRule, 'id'>) {
      return work(actor, async current => {
        const rule = { ...input, id: newId(current.now.getTime()) }
        await insertTwoPersonRule(current.db, rule)
        current.audit({
          action: 'sharing.two-person-rule-added',
          subjectKind: 'limit',
          subjectId: rule.id,
          detail: { ...input },
        })
        current.changed('settings', rule.id)
        return ok(rule)
      })
    },

    officeHours: () => limits.readOfficeHours(db),

    setOfficeHours(actor: Actor, hours: OfficeHours) {
      return work(actor, async current => {
        const inOrder = hours.every(
          (span, index) => span.from < span.to && span.from >= (hours[index - 1]?.to ?? '00:00') && span.to <= '24:00',
        )
        if (!inOrder) return violation('HOURS_OVERLAP')
        await limits.writeOfficeHours(current.db, hours, current.now)
        current.audit({
          action: 'settings.office-hours-set',
          subjectKind: 'setting',
          subjectId: 'office-hours',
          detail: { hours },
        })
        current.changed('settings', 'office-hours')
        return ok(hours)
      })
    },
  }
}
