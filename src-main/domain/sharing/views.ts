import type { GrantView, Resource, SharingRequestView } from '#contract/sharing-model.ts'
import { requestStepSchema } from '#contract/sharing-model.ts'
import type { Grant } from '#contract/sharing-model.ts'
import { daysBetween } from '#kernel/working-days.ts'
import { clockView, type ClockFacts } from './clock.ts'
import type { StoredGrant } from './grant-store.ts'
import { grantStateOn, stateOf, type SharingRequest } from './model.ts'
import type { StoredResource } from './resource-store.ts'

/** What is stored, with the names and states a page reads at one moment. */

export type Names = ReadonlyMap<string, string>

/** A department that the catalogue no longer knows is shown by its id, so that the row is not lost. */
export function nameOf(names: Names, departmentId: string): string {
  return names.get(departmentId) ?? departmentId
}

export function resourceView(resource: StoredResource, names: Names): Resource {
  return { ...resource, providerName: nameOf(names, resource.providerId) }
}

export function namedGrant(grant: StoredGrant, names: Names): Grant {
  return {
    ...grant,
    providerName: nameOf(names, grant.providerId),
    requesterName: nameOf(names, grant.requesterId),
  }
}

/** @param day  civil day, Asia/Shanghai */
export function grantView(grant: StoredGrant, names: Names, day: string): GrantView {
  return {
    ...namedGrant(grant, names),
    state: grantStateOn(grant, day),
    daysLeft: daysBetween(day, grant.period.until),
  }
}

export function requestView(
  request: SharingRequest,
  names: Names,
  clock: Pick<ClockFacts, 'calendar' | 'hours'>,
  now: Date,
): SharingRequestView {
  const state = stateOf(request.events)
  const running = clockView(clock, request.events, now)
  const { resource } = request
  return {
    id: request.id,
    number: request.number,
    ...request.content,
    resourceCode: resource.code,
    resourceName: resource.name,
    sharingType: resource.sharing.type,
    providerId: resource.providerId,
    providerName: nameOf(names, resource.providerId),
    requesterId: request.requesterId,
    requesterName: nameOf(names, request.requesterId),
    createdBy: request.createdBy,
    status: state.status,
    // The schema drops what only the rules keep (deadlines, ids).
    steps: request.events.map(event => requestStepSchema.parse(event)),
    ...(state.status === 'approved' ? { grantId: state.grantId } : {}),
    ...(state.status === 'first-approved'
      ? { firstApproval: { by: state.by, fields: [...state.fields], until: state.until } }
      : {}),
    ...(state.status === 'refused' && state.left ? { mayStill: state.left } : {}),
    ...(running ? { clock: running } : {}),
    revision: request.revision,
    createdAt: request.createdAt.toISOString(),
  }
}
