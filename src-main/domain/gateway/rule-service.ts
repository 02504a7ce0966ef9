import type { AreaEdition, UnusualRule } from '#contract/gateway.ts'
import type { Actor } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { listAreaEditions, listUnusualRules } from './door-store.ts'
import type { GatewayParts } from './parts.ts'

/** What the platform sets: whose area is whose (切块), and which use is unusual. Both are dated. */
export function createRuleService({ db, work }: GatewayParts) {
  return {
    areaEditions: () => listAreaEditions(db),

    /** A new division from a day on; grants that are sliced by areas follow it by themselves. */
    addAreaEdition(actor: Actor, input: Pick<AreaEdition, 'effectiveFrom' | 'note' | 'areas'>) {
      return work(actor, async (current): Promise<Result<AreaEdition>> => {
        const values = input.areas.map(area => area.value)
        const twice = [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
        // One area has one department: two would both see its people.
        if (twice.length > 0) return violation('AREA_TWICE', { areas: twice })
        const edition: AreaEdition = {
          ...input,
          id: newId(current.now.getTime()),
          madeBy: current.actor.name,
          madeAt: current.now.toISOString(),
        }
        await current.db
          .insertInto('gateway_area_editions')
          .values({
            id: edition.id,
            effective_from: edition.effectiveFrom,
            note: edition.note,
            areas: JSON.stringify(edition.areas),
            made_by: edition.madeBy,
            made_at: current.now,
          })
          .execute()
        const detail = { effectiveFrom: input.effectiveFrom, note: input.note, areas: input.areas.length }
        current.audit({ action: 'gateway.areas-divided', subjectKind: 'areas', subjectId: edition.id, detail })
        current.changed('sharing')
        return ok(edition)
      })
    },

    unusualRules: () => listUnusualRules(db),

    addUnusualRule(actor: Actor, input: Omit<UnusualRule, 'id'>) {
      return work(actor, async current => {
        const rule = { ...input, id: newId(current.now.getTime()) }
        await current.db
          .insertInto('gateway_rules')
          .values({
            id: rule.id,
            kind: rule.kind,
            threshold: rule.threshold,
            window_minutes: rule.windowMinutes,
            act: rule.act,
            source: rule.source,
            effective_from: rule.effectiveFrom,
            effective_until: rule.effectiveUntil ?? null,
          })
          .execute()
        current.audit({ action: 'gateway.rule-added', subjectKind: 'limit', subjectId: rule.id, detail: { ...input } })
        current.changed('settings', rule.id)
        return ok(rule)
      })
    },
  }
}
