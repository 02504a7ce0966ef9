import type { Grant, GrantState, GrantView } from '#contract/sharing-model.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import * as rules from './grant-rules.ts'
import { allGrants, findGrant, updateGrant } from './grant-store.ts'
import { dayOf, deedOf, type SharingParts } from './parts.ts'
import type { Target } from './request-change.ts'
import { grantView, namedGrant } from './views.ts'

export interface GrantFilter {
  readonly state?: readonly GrantState[] | undefined
  readonly resourceId?: string | undefined
  readonly itemId?: string | undefined
}

/** Grants (共享授权) once they are given: read, suspended, resumed, taken back. */
export function createGrantService({ db, work, clock, departmentNames }: SharingParts) {
  async function change(
    actor: Actor,
    { id, revision }: Target,
    asPlatform: boolean,
    action: string,
    decide: (grant: Grant, deed: rules.GrantDeed) => Result<Partial<Grant>>,
    detail: Record<string, unknown> = {},
  ): Promise<Result<GrantView>> {
    const names = await departmentNames()
    return work(actor, async (current): Promise<Result<GrantView>> => {
      const stored = await findGrant(current.db, id)
      if (!stored) return violation('NOT_FOUND', { kind: 'grant', id })
      if (stored.revision !== revision) return violation('STALE_REVISION', { kind: 'grant', id })
      const deed = { ...deedOf(current), asPlatform, day: dayOf(current) }
      const decided = decide(namedGrant(stored, names), deed)
      if (!decided.ok) return decided
      const saved = { ...stored, ...decided.value, revision: revision + 1 }
      if (!(await updateGrant(current.db, saved))) return violation('STALE_REVISION', { kind: 'grant', id })
      current.audit({ action, subjectKind: 'grant', subjectId: id, detail: { number: stored.number, ...detail } })
      current.changed('sharing', id, stored.requestId)
      return ok(grantView(saved, names, deed.day))
    })
  }

  return {
    /** Every grant there ever was, for those who derive something of a day from them. */
    async grantsEver(): Promise<Grant[]> {
      const [grants, names] = await Promise.all([allGrants(db), departmentNames()])
      return grants.map(grant => namedGrant(grant, names))
    },

    /** One page by the last day. States follow from the day, so they are told apart after reading; grants are few. */
    async grants(filter: GrantFilter & { cursor?: string | undefined; limit: number }) {
      const [all, names] = await Promise.all([allGrants(db, filter), departmentNames()])
      const day = shanghaiDate(clock())
      const matching = all
        .map(grant => grantView(grant, names, day))
        .filter(grant => !filter.state?.length || filter.state.includes(grant.state))
      const keyOf = (grant: GrantView) => `${grant.period.until} ${grant.id}`
      const { cursor } = filter
      const page = cursor === undefined ? matching : matching.filter(grant => keyOf(grant) > cursor)
      const rows = page.slice(0, filter.limit)
      const last = rows.at(-1)
      return {
        rows,
        total: matching.length,
        ...(page.length > rows.length && last ? { nextCursor: keyOf(last) } : {}),
      }
    },

    async grant(id: string): Promise<Result<GrantView>> {
      const grant = await findGrant(db, id)
      if (!grant) return violation('NOT_FOUND', { kind: 'grant', id })
      return ok(grantView(grant, await departmentNames(), shanghaiDate(clock())))
    },

    revokeGrant: (actor: Actor, target: Target, asPlatform: boolean, reason: string) =>
      change(
        actor,
        target,
        asPlatform,
        'sharing.grant-revoked',
        (grant, deed) => rules.decideRevoke(grant, deed, reason),
        {
          reason,
        },
      ),

    suspendGrant: (actor: Actor, target: Target, asPlatform: boolean, reason: string) =>
      change(
        actor,
        target,
        asPlatform,
        'sharing.grant-suspended',
        (grant, deed) => rules.decideSuspend(grant, deed, reason),
        {
          reason,
        },
      ),

    resumeGrant: (actor: Actor, target: Target, asPlatform: boolean) =>
      change(actor, target, asPlatform, 'sharing.grant-resumed', rules.decideResume),
  }
}
