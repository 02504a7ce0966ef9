import type { Overdue } from '#contract/sharing.ts'
import { theProgram } from '#domain/audit/model.ts'
import { ok } from '#kernel/result.ts'
import { CalendarMissing } from '#kernel/working-days.ts'
import { deadlineOf, type ClockFacts } from './clock.ts'
import { tellEscalation } from './escalation-store.ts'
import { allGrants } from './grant-store.ts'
import { grantStateOn, stateOf } from './model.ts'
import { escalationLevel, lateDays, whoActs, type LateStep } from './overdue.ts'
import { clockFacts, type SharingParts } from './parts.ts'
import { requestsLateAt } from './request-store.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { nameOf } from './views.ts'

/** Statuses in which the platform, not the provider, has to act. */
const withPlatform: readonly string[] = ['submitted', 'in-mediation']

/** Late steps by name (超期督办): who has to act, who is told, and the record that they were. */
export function createOverdueService(parts: SharingParts) {
  const { db, work, clock, calendar, departmentNames, peopleWho } = parts

  async function lateRequests(now: Date): Promise<LateStep[]> {
    return (await requestsLateAt(db, now)).flatMap(request => {
      const state = stateOf(request.events)
      if (!('deadline' in state) || !state.deadline) return []
      const { id: subjectId, number, resource } = request
      const departmentId = withPlatform.includes(state.status) ? undefined : resource.providerId
      return [
        { kind: 'request', subjectId, number, title: resource.name, deadline: state.deadline, departmentId } as const,
      ]
    })
  }

  /** Grants whose data should flow by now and do not: nothing connects their resource to the gateway. */
  async function lateSupplies(now: Date, facts: ClockFacts): Promise<LateStep[]> {
    const connected = await parts.connectedResources()
    const grants = (await allGrants(db)).filter(
      grant =>
        grant.supplyDueAt !== undefined &&
        new Date(grant.supplyDueAt) < now &&
        grantStateOn(grant, shanghaiDate(now)) === 'in-force' &&
        !connected.has(grant.resourceId),
    )
    return grants.flatMap(grant => {
      const deadline = deadlineOrNothing(facts, new Date(grant.grantedAt))
      const { id: subjectId, number, resourceName: title, providerId: departmentId } = grant
      return deadline ? [{ kind: 'supply', subjectId, number, title, deadline, departmentId } as const] : []
    })
  }

  async function overdue(): Promise<Overdue[]> {
    const now = clock()
    const [names, facts] = await Promise.all([departmentNames(), clockFacts(db, calendar)])
    const late = [
      ...(await lateRequests(now)),
      ...(await lateSupplies(now, facts)),
      ...(await parts.lateElsewhere(now)),
    ]
    const platform = (await peopleWho(whoActs.platform)).map(person => person.name)
    const rows = late.map(async step => {
      const { deadline, departmentId } = step
      const people =
        departmentId === undefined
          ? platform
          : (await peopleWho(whoActs.provider, departmentId)).map(person => person.name)
      const { step: name, dueAt, limit, source, place, calendarVersion } = deadline
      return {
        kind: step.kind,
        subjectId: step.subjectId,
        number: step.number,
        title: step.title,
        step: name,
        dueAt,
        limit,
        lateWorkingDays: lateDays(calendar, new Date(dueAt), now),
        departmentName: departmentId === undefined ? '共享平台' : nameOf(names, departmentId),
        people,
        escalatedTo: departmentId === undefined ? [] : platform,
        level: escalationLevel(now, secondLevelAfter(facts, new Date(dueAt))),
        source,
        place,
        calendarVersion,
      }
    })
    return (await Promise.all(rows)).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
  }

  return {
    overdue,

    /** Tells what became late since the last look, once for each deadline and level. @returns how many were told */
    async escalate(): Promise<number> {
      const late = await overdue()
      if (late.length === 0) return 0
      const told = await work(theProgram, async current => {
        let count = 0
        for (const row of late) {
          const names = [...new Set([...row.people, ...row.escalatedTo])]
          if (!(await tellEscalation(current.db, row, names, current.now))) continue
          count += 1
          const detail = { number: row.number, step: row.step, dueAt: row.dueAt, level: row.level, people: names }
          const subjectKind = row.kind === 'supply' ? 'grant' : row.kind === 'request' ? 'sharing-request' : row.kind
          current.audit({ action: 'sharing.escalated', subjectKind, subjectId: row.subjectId, detail })
          current.changed('sharing', row.subjectId)
        }
        return ok(count)
      })
      return told.ok ? told.value : 0
    },
  }
}

function deadlineOrNothing(facts: ClockFacts, start: Date) {
  try {
    return deadlineOf(facts, 'supply-after-agreement', start)
  } catch (error) {
    if (error instanceof CalendarMissing) return undefined
    throw error
  }
}

function secondLevelAfter(facts: ClockFacts, dueAt: Date): Date | undefined {
  try {
    const second = deadlineOf(facts, 'escalation', dueAt)
    return second && new Date(second.dueAt)
  } catch (error) {
    if (error instanceof CalendarMissing) return undefined
    throw error
  }
}
