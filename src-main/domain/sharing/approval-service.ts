import type { GrantConditions, GrantView, SharingRequestView } from '#contract/sharing-model.ts'
import type { Actor } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok, type Result } from '#kernel/result.ts'
import { CalendarMissing } from '#kernel/working-days.ts'
import { deadlineOf, type ClockFacts } from './clock.ts'
import * as dispute from './dispute-rules.ts'
import { insertGrant, type StoredGrant } from './grant-store.ts'
import type { RequestEvent } from './model.ts'
import { dayOf, deedOf } from './parts.ts'
import type { Loaded, RequestChange, Target } from './request-change.ts'
import * as rules from './rules.ts'
import { twoPersonFrom } from './two-person-store.ts'
import { grantView } from './views.ts'

interface Granted {
  readonly request: SharingRequestView
  readonly grant?: GrantView
}

/** The provider's decision. Approval takes effect by itself: the grant is there with the same commit. */
export function createApprovalService({ change, append }: RequestChange) {
  async function give(
    loaded: Loaded,
    decided: RequestEvent,
    terms: { grantId: string; until: string; conditions: GrantConditions },
  ): Promise<Result<Granted>> {
    const { current, request, names, facts } = loaded
    const { content, resource } = request
    const saved = await append(loaded, ok(decided))
    if (!saved.ok) return saved
    if (decided.step !== 'approved') return ok({ request: saved.value })
    const supplyDueAt = supplyDue(facts, current.now)
    const deed = deedOf(current)
    const grant: StoredGrant = {
      id: terms.grantId,
      number: request.number,
      requestId: request.id,
      resourceId: resource.id,
      resourceName: resource.name,
      providerId: resource.providerId,
      requesterId: request.requesterId,
      fields: decided.fields ?? [],
      serves: content.serves,
      mode: content.mode,
      rowSlice: content.rowSlice,
      ...(content.rows ? { rows: content.rows } : {}),
      period: { from: content.period.from, until: terms.until },
      conditions: terms.conditions,
      grantedAt: deed.at,
      grantedBy: deed.by,
      ...(supplyDueAt ? { supplyDueAt } : {}),
      suspensions: [],
      revision: 1,
    }
    await insertGrant(current.db, grant, false)
    const detail = { number: grant.number, fields: grant.fields, period: grant.period }
    current.audit({ action: 'sharing.grant-given', subjectKind: 'grant', subjectId: grant.id, detail })
    current.changed('sharing', grant.id)
    return ok({ request: saved.value, grant: grantView(grant, names, dayOf(current)) })
  }

  return {
    refuse: (actor: Actor, target: Target, facts: { legalBasis: string; reason: string }) =>
      change<SharingRequestView>(actor, target, loaded =>
        append(loaded, rules.decideRefuse(loaded.request, deedOf(loaded.current), facts)),
      ),

    approve: (
      actor: Actor,
      target: Target,
      asked: { fields: readonly string[]; until?: string | undefined; conditions: GrantConditions },
    ) =>
      change<Granted>(actor, target, async loaded => {
        const { current, request } = loaded
        const { conditions } = asked
        const until = asked.until ?? request.content.period.until
        const grantId = newId(current.now.getTime())
        const decided = rules.decideApprove(request, deedOf(current), {
          fields: asked.fields,
          until,
          grantId,
          conditions,
          twoPersonFrom: await twoPersonFrom(current.db, dayOf(current)),
        })
        return decided.ok ? give(loaded, decided.value, { grantId, until, conditions }) : decided
      }),

    confirmApproval: (actor: Actor, target: Target) =>
      change<Granted>(actor, target, async loaded => {
        const { current, request } = loaded
        const grantId = newId(current.now.getTime())
        const decided = dispute.decideConfirm(request, deedOf(current), grantId)
        if (!decided.ok) return decided
        const { event, terms } = decided.value
        return give(loaded, event, { grantId, until: terms.until, conditions: terms.conditions })
      }),

    sendBack: (actor: Actor, target: Target, reason: string) =>
      change<SharingRequestView>(actor, target, loaded =>
        append(loaded, dispute.decideSendBack(loaded.request, deedOf(loaded.current), reason)),
      ),
  }
}

/**
 * By when the data must flow. It is told beside the grant and stops nobody, so a year whose calendar is not loaded leaves
 * it out instead of refusing the approval.
 */
function supplyDue(facts: ClockFacts, now: Date): string | undefined {
  try {
    return deadlineOf(facts, 'supply-after-agreement', now)?.dueAt
  } catch (error) {
    if (error instanceof CalendarMissing) return undefined
    throw error
  }
}
