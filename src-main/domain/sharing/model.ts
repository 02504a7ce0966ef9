import { z } from 'zod'
import type { LimitStep } from '#contract/sharing.ts'
import {
  grantConditionsSchema,
  grantSchema,
  limitUnits,
  requestStepSchema,
  type Grant,
  type GrantConditions,
  type GrantState,
  type RequestContent,
  type RequestStep,
  type Resource,
  type RowCondition,
} from '#contract/sharing-model.ts'
import { shanghaiDate } from '#kernel/clock.ts'

/**
 * Invariants:
 * 1. The state of a request is folded from its events and from nothing else.
 * 2. A grant never holds a field that its request did not ask for.
 * 3. A grant is in force or not by its days, suspensions and revocation alone; no state is stored.
 */

/** A legal deadline as it was fixed when its clock started or went on; it keeps rule, unit and calendar version. */
export const storedDeadlineSchema = z.object({
  step: z.string(),
  startedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  limit: z.object({ value: z.int(), unit: z.enum(limitUnits) }),
  source: z.string(),
  place: z.string(),
  calendarVersion: z.string(),
})
export type StoredDeadline = z.infer<typeof storedDeadlineSchema> & { readonly step: LimitStep | string }

/** What happened to a request: a step as people see it, and what the rules keep beside it. */
export const requestEventSchema = requestStepSchema.extend({
  deadline: storedDeadlineSchema.optional(),
  grantId: z.string().optional(),
  /** At a first approval: what the second person confirms. */
  until: z.string().optional(),
  conditions: grantConditionsSchema.optional(),
})
export type RequestEvent = z.infer<typeof requestEventSchema>
export type Person = RequestStep['by']

/** What a grant keeps of its own; names are looked up when it is read. */
export const grantBodySchema = grantSchema.pick({
  fields: true,
  serves: true,
  mode: true,
  rowSlice: true,
  rows: true,
  conditions: true,
  grantedAt: true,
  grantedBy: true,
  supplyDueAt: true,
  suspensions: true,
  revoked: true,
})
export type GrantBody = z.infer<typeof grantBodySchema>

export interface SharingRequest {
  readonly id: string
  readonly number: string
  readonly content: RequestContent
  readonly resource: Pick<Resource, 'id' | 'code' | 'name' | 'providerId' | 'sharing' | 'fields'>
  /** Department that asks. */
  readonly requesterId: string
  readonly createdBy: Person
  readonly events: readonly RequestEvent[]
  readonly revision: number
  readonly createdAt: Date
}

export type RequestState =
  | { readonly status: 'draft' }
  | { readonly status: 'submitted'; readonly deadline?: StoredDeadline | undefined }
  | { readonly status: 'platform-checked'; readonly deadline?: StoredDeadline | undefined }
  | { readonly status: 'supplement-asked'; readonly since: string; readonly deadline?: StoredDeadline | undefined }
  | { readonly status: 'returned'; readonly reason: string }
  | ({ readonly status: 'first-approved'; readonly deadline?: StoredDeadline | undefined } & FirstApproval)
  | { readonly status: 'approved'; readonly grantId: string }
  /** `left`: what the requester may still do about it. */
  | { readonly status: 'refused'; readonly legalBasis: string; readonly left?: 'object' | 'ask-mediation' | undefined }
  | { readonly status: 'objected'; readonly legalBasis: string; readonly deadline?: StoredDeadline | undefined }
  | { readonly status: 'in-mediation'; readonly legalBasis: string; readonly deadline?: StoredDeadline | undefined }

/** What the first of two persons granted. */
export interface FirstApproval {
  readonly by: Person
  readonly fields: readonly string[]
  readonly until: string
  readonly conditions: GrantConditions
}

/** The clock that goes on from one state into the next. */
function deadlineIn(state: RequestState): StoredDeadline | undefined {
  return 'deadline' in state ? state.deadline : undefined
}

function basisIn(state: RequestState): string {
  return 'legalBasis' in state ? state.legalBasis : ''
}

function afterEvent(state: RequestState, event: RequestEvent): RequestState {
  switch (event.step) {
    case 'submitted':
      return { status: 'submitted', deadline: event.deadline }
    case 'platform-checked':
    case 'supplemented':
    case 'reopened':
    case 'mediated-share':
      return { status: 'platform-checked', deadline: event.deadline }
    case 'first-approved':
      return {
        status: 'first-approved',
        deadline: deadlineIn(state),
        by: event.by,
        fields: event.fields ?? [],
        until: event.until ?? '',
        conditions: event.conditions ?? { returnForm: 'masked' },
      }
    case 'sent-back':
      return { status: 'platform-checked', deadline: deadlineIn(state) }
    case 'supplement-asked':
      return {
        status: 'supplement-asked',
        since: event.at,
        deadline: deadlineIn(state),
      }
    case 'returned':
      return { status: 'returned', reason: event.note ?? '' }
    case 'approved':
      return { status: 'approved', grantId: event.grantId ?? '' }
    case 'refused':
      return { status: 'refused', legalBasis: event.legalBasis ?? '', left: 'object' }
    case 'objected':
      return { status: 'objected', legalBasis: basisIn(state), deadline: event.deadline }
    case 'objection-rejected':
      return { status: 'refused', legalBasis: basisIn(state), left: 'ask-mediation' }
    case 'mediation-asked':
    case 'passed-up':
      return { status: 'in-mediation', legalBasis: basisIn(state), deadline: event.deadline ?? deadlineIn(state) }
    case 'mediated-uphold':
      return { status: 'refused', legalBasis: basisIn(state) }
  }
}

/** The state a request is in after its events. */
export function stateOf(events: readonly RequestEvent[]): RequestState {
  return events.reduce<RequestState>(afterEvent, { status: 'draft' })
}

/** Where the request stands in a list sorted by the clock: running clocks first, then stopped ones, then the rest. */
export function clockOrder(state: RequestState): string {
  if (state.status === 'supplement-asked') return '9998'
  return deadlineIn(state)?.dueAt ?? '9999'
}

/** The days a grant can carry something: from the later of its first day and the day it was given. */
export function firstDay(grant: Pick<Grant, 'period' | 'grantedAt'>): string {
  const given = shanghaiDate(new Date(grant.grantedAt))
  return given > grant.period.from ? given : grant.period.from
}

/**
 * The state of a grant at the end of a civil day. Its last day still counts; the day it is revoked no longer does.
 * @param day  `YYYY-MM-DD`, Asia/Shanghai
 */
export function grantStateOn(
  grant: Pick<Grant, 'period' | 'grantedAt' | 'suspensions' | 'revoked'>,
  day: string,
): GrantState {
  if (grant.revoked && shanghaiDate(new Date(grant.revoked.at)) <= day) return 'revoked'
  if (day < firstDay(grant)) return 'planned'
  if (day > grant.period.until) return 'expired'
  const suspended = grant.suspensions.some(
    ({ from, until }) =>
      shanghaiDate(new Date(from)) <= day && (until === undefined || shanghaiDate(new Date(until)) > day),
  )
  return suspended ? 'suspended' : 'in-force'
}

/** As many characters as the words of a slice may have on a request and on a grant. */
const longestSliceWords = 300

function conditionInWords(condition: RowCondition): string {
  const { field } = condition
  switch (condition.kind) {
    case 'own-area':
      return `${field}在各自辖区内`
    case 'one-of':
      return `${field}是${condition.values.join('、')}`
    case 'starts-with':
      return `${field}以“${condition.prefix}”开头`
    case 'age-band':
      return `${field}满 ${condition.from} 岁到 ${condition.to} 岁`
  }
}

/** What the conditions of a slice (切块) say, for people; the conditions are what is kept, however long they are. */
export function sliceInWords(rows: readonly RowCondition[]): string {
  const words = rows.map(conditionInWords).join('；')
  return words.length <= longestSliceWords ? words : `${words.slice(0, longestSliceWords - 1)}…`
}
