import { may, session } from '#client/session.ts'
import type { RequestStatus } from '#contract/sharing-model.ts'

export interface RequestWish {
  readonly status: RequestStatus[]
  readonly providerId?: string
  readonly requesterId?: string
}

/** Which requests wait for this person: the platform checks all, a provider answers for its own data, a requester for its own. */
export function myRequests(): readonly RequestWish[] {
  const departmentId = session.account.value?.departmentId
  return [
    ...(may('sharing.check') ? [{ status: ['submitted' as const, 'in-mediation' as const] }] : []),
    ...(may('sharing.decide') && departmentId
      ? [
          {
            status: ['platform-checked' as const, 'first-approved' as const, 'objected' as const],
            providerId: departmentId,
          },
        ]
      : []),
    ...(may('sharing.request') && departmentId
      ? [{ status: ['supplement-asked' as const, 'returned' as const], requesterId: departmentId }]
      : []),
  ]
}
