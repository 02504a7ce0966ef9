import type { Correction } from '#contract/corrections.ts'
import type { LimitRule, OfficeHours } from '#contract/sharing.ts'
import type { Grant, Resource } from '#contract/sharing-model.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { deadlineOf, type DepartmentNames, type LateStep } from '#domain/sharing/index.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { CalendarMissing, type WorkingCalendar } from '#kernel/working-days.ts'
import * as store from './store.ts'

export interface CorrectionParts {
  readonly db: ReadableDb
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly calendar: WorkingCalendar
  readonly departmentNames: DepartmentNames
  readonly grant: (id: string) => Promise<Pick<Grant, 'resourceId' | 'requesterId' | 'fields'> | undefined>
  readonly resource: (id: string) => Promise<Pick<Resource, 'id' | 'name' | 'providerId'> | undefined>
  readonly limits: () => Promise<readonly LimitRule[]>
  readonly officeHours: () => Promise<OfficeHours>
  /** The keyed hash by which the gateway knows a subject. */
  readonly hashOf: (subject: string) => Promise<string>
  /** Departments that read this subject of this resource through the gateway. */
  readonly readersOf: (resourceId: string, subjectHash: string) => Promise<readonly string[]>
}

export type CorrectionService = ReturnType<typeof createCorrectionService>

/** Corrections (校核), from the report to the notice. */
export function createCorrectionService(parts: CorrectionParts) {
  const { db, work, clock, calendar, departmentNames } = parts

  function view(
    correction: store.StoredCorrection,
    facts: { names: ReadonlyMap<string, string>; told: readonly string[]; departmentId: string | undefined },
  ): Correction {
    const { names, told, departmentId } = facts
    const { deadline, ...body } = correction.body
    const concerned = departmentId === correction.providerId || departmentId === correction.reporterId
    const nameOf = (id: string) => names.get(id) ?? id
    return {
      id: correction.id,
      number: correction.number,
      resourceId: correction.resourceId,
      ...body,
      providerId: correction.providerId,
      providerName: nameOf(correction.providerId),
      reporterId: correction.reporterId,
      reporterName: nameOf(correction.reporterId),
      ...(concerned && correction.subject !== null ? { subject: correction.subject } : {}),
      filedAt: correction.filedAt.toISOString(),
      status: correction.status,
      ...(deadline
        ? { dueAt: deadline.dueAt, limit: { ...deadline.limit, source: deadline.source, place: deadline.place } }
        : {}),
      overdue: correction.status === 'open' && deadline !== undefined && new Date(deadline.dueAt) < clock(),
      told: told.map(nameOf),
      revision: correction.revision,
    }
  }

  return {
    /** @param everything  the platform's view */
    async list(actor: Actor, everything: boolean): Promise<Correction[]> {
      const { departmentId } = actor
      const [all, notices, names] = await Promise.all([
        store.allCorrections(db),
        store.noticesOf(db),
        departmentNames(),
      ])
      return all.flatMap(correction => {
        const told = notices.get(correction.id) ?? []
        const mine =
          departmentId !== undefined && [correction.providerId, correction.reporterId, ...told].includes(departmentId)
        return everything || mine ? [view(correction, { names, told, departmentId })] : []
      })
    },

    /** Only who may read the data reports on them, and only on fields it was granted. */
    async file(
      actor: Actor,
      input: Pick<Correction, 'fields' | 'evidence'> & { grantId: string; subject: string },
    ): Promise<Result<Correction>> {
      const grant = await parts.grant(input.grantId)
      const resource = grant && (await parts.resource(grant.resourceId))
      if (!grant || !resource) return violation('NOT_FOUND', { kind: 'grant', id: input.grantId })
      if (actor.departmentId === undefined || actor.departmentId !== grant.requesterId) {
        return violation('NOT_THE_REQUESTER')
      }
      const foreign = input.fields.map(field => field.name).filter(name => !grant.fields.includes(name))
      if (foreign.length > 0) return violation('FIELDS_NOT_REQUESTED', { fields: foreign })
      const [names, limits, hours, subjectHash] = await Promise.all([
        departmentNames(),
        parts.limits(),
        parts.officeHours(),
        parts.hashOf(input.subject),
      ])
      const reporterId = actor.departmentId
      try {
        return await work(actor, async current => {
          const deadline = deadlineOf({ calendar, hours, limits }, 'correction-answer', current.now)
          const { accountId, name } = actor
          const correction: store.StoredCorrection = {
            id: newId(current.now.getTime()),
            number: await store.nextNumber(current.db, Number(shanghaiDate(current.now).slice(0, 4))),
            resourceId: resource.id,
            grantId: input.grantId,
            providerId: resource.providerId,
            reporterId,
            body: {
              resourceName: resource.name,
              fields: input.fields,
              evidence: input.evidence,
              filedBy: { accountId, name, departmentId: reporterId },
              ...(deadline ? { deadline } : {}),
            },
            subject: input.subject,
            subjectHash,
            status: 'open',
            revision: 1,
            filedAt: current.now,
          }
          await store.insertCorrection(current.db, correction)
          const detail = { number: correction.number, fields: input.fields.map(field => field.name) }
          current.audit({
            action: 'corrections.filed',
            subjectKind: 'correction',
            subjectId: correction.id,
            detail: { ...detail, dueAt: deadline?.dueAt },
          })
          current.changed('sharing', correction.id)
          return ok(view(correction, { names, told: [], departmentId: reporterId }))
        })
      } catch (error) {
        if (error instanceof CalendarMissing) return violation('CALENDAR_MISSING', { year: error.year })
        throw error
      }
    },

    /** The source answers; whoever read the record is told, and the identifier of the person is let go. */
    async answer(
      actor: Actor,
      input: { id: string; revision: number; outcome: 'corrected' | 'kept'; text: string },
    ): Promise<Result<Correction>> {
      const known = await store.findCorrection(db, input.id)
      if (!known) return violation('NOT_FOUND', { kind: 'correction', id: input.id })
      const names = await departmentNames()
      const readers = await parts.readersOf(known.resourceId, known.subjectHash)
      return work(actor, async (current): Promise<Result<Correction>> => {
        const correction = await store.findCorrection(current.db, input.id)
        if (!correction || correction.revision !== input.revision) {
          return violation('STALE_REVISION', { kind: 'correction', id: input.id })
        }
        if (actor.departmentId !== correction.providerId) {
          return violation('NOT_THE_SOURCE', { source: names.get(correction.providerId) ?? correction.providerId })
        }
        if (correction.status !== 'open') return violation('NOT_OPEN', { status: correction.status })
        const { outcome, text } = input
        const by = { accountId: actor.accountId, name: actor.name, departmentId: correction.providerId }
        const answered: store.StoredCorrection = {
          ...correction,
          body: { ...correction.body, answer: { outcome, text, by, at: current.now.toISOString() } },
          subject: null,
          status: 'answered',
          revision: correction.revision + 1,
        }
        if (!(await store.updateCorrection(current.db, answered))) {
          return violation('STALE_REVISION', { kind: 'correction', id: input.id })
        }
        const told = [...new Set([correction.reporterId, ...readers])].sort()
        await store.tell(current.db, correction.id, told, current.now)
        const detail = { number: correction.number, outcome, told }
        current.audit({ action: 'corrections.answered', subjectKind: 'correction', subjectId: correction.id, detail })
        current.changed('sharing', correction.id)
        return ok(view(answered, { names, told, departmentId: actor.departmentId }))
      })
    },

    /** For the list of what is late. */
    async late(now: Date): Promise<LateStep[]> {
      return (await store.lateCorrections(db, now)).flatMap(correction => {
        const { deadline, resourceName: title } = correction.body
        const { id: subjectId, number, providerId: departmentId } = correction
        return deadline ? [{ kind: 'correction', subjectId, number, title, deadline, departmentId } as const] : []
      })
    },
  }
}
