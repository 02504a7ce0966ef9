import type { StatusShape } from '#app/status-shapes.ts'
import type { GrantState, GrantView, RequestStatus, SharingRequestView } from '#contract/sharing-model.ts'

export const requestShapes: Readonly<Record<RequestStatus, StatusShape>> = {
  draft: 'draft',
  submitted: 'review',
  'platform-checked': 'review',
  'supplement-asked': 'stopped',
  returned: 'returned',
  'first-approved': 'review',
  objected: 'reminder',
  'in-mediation': 'review',
  approved: 'inForce',
  refused: 'broken',
}

export const grantShapes: Readonly<Record<GrantState, StatusShape>> = {
  planned: 'planned',
  'in-force': 'inForce',
  suspended: 'stopped',
  expired: 'abolished',
  revoked: 'broken',
}

/** Days before its last day at which a grant in force is drawn as expiring. */
export const expiringDays = 30

export function grantShape(grant: Pick<GrantView, 'state' | 'daysLeft'>): StatusShape {
  return grant.state === 'in-force' && grant.daysLeft <= expiringDays ? 'expiring' : grantShapes[grant.state]
}

/** The provider's reply is not there yet, or is disputed. */
const replyStatuses: readonly RequestStatus[] = [
  'platform-checked',
  'supplement-asked',
  'first-approved',
  'objected',
  'in-mediation',
]

export type ProgressState = 'done' | 'now' | 'ahead'
export interface ProgressStep {
  readonly name: 'submitted' | 'check' | 'reply' | 'effect'
  readonly state: ProgressState
  readonly who?: string
  readonly at?: string
}

/** The way of a request from left to right: who has done what, where it stands, what is still ahead. */
export function progressOf(request: SharingRequestView): readonly ProgressStep[] {
  const last = (step: string) => request.steps.findLast(taken => taken.step === step)
  const done = (name: ProgressStep['name'], step: ReturnType<typeof last>): ProgressStep | undefined =>
    step && { name, state: 'done', who: step.by.name, at: step.at }
  const open = (name: ProgressStep['name'], now: boolean): ProgressStep => ({ name, state: now ? 'now' : 'ahead' })
  const status = request.status
  const asked = status === 'draft' || status === 'returned' ? undefined : last('submitted')
  const passed =
    status === 'draft' || status === 'returned' || status === 'submitted' ? undefined : last('platform-checked')
  const decided = last('approved') ?? (status === 'refused' ? last('refused') : undefined)
  return [
    done('submitted', asked) ?? open('submitted', true),
    done('check', passed) ?? open('check', status === 'submitted'),
    done('reply', decided) ?? open('reply', replyStatuses.includes(status)),
    ...(status === 'refused'
      ? []
      : [request.grantId ? (done('effect', last('approved')) ?? open('effect', true)) : open('effect', false)]),
  ]
}
