import type { ConnectionView } from '#contract/gateway.ts'
import type { Resource, UpdateCycle } from '#contract/sharing-model.ts'
import { addDays } from '#kernel/working-days.ts'

/** Natural days after which a feed of this cycle is late; on demand never is. One cycle and as much again for grace. */
const lateAfterDays: Record<UpdateCycle, number | undefined> = {
  realtime: 1,
  daily: 2,
  weekly: 14,
  monthly: 62,
  quarterly: 184,
  yearly: 732,
  'on-demand': undefined,
}

/** Whether a feed flows, by what was last seen of it. @param day  civil day */
export function feedState(
  resource: Pick<Resource, 'updateCycle' | 'lastUpdatedOn'>,
  connection: { last_ok_at: Date | null; last_failed_at: Date | null } | undefined,
  day: string,
): ConnectionView['state'] {
  if (!connection) return 'not-connected'
  const { last_ok_at: well, last_failed_at: failed } = connection
  if (failed && (!well || failed > well)) return 'failing'
  const allowed = lateAfterDays[resource.updateCycle]
  const last = resource.lastUpdatedOn
  return allowed !== undefined && last !== undefined && addDays(last, allowed) < day ? 'late' : 'fresh'
}
