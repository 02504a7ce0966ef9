import type { LifeEvent } from '#contract/chain.ts'
import type { Grant } from '#contract/sharing-model.ts'
import { certificateFreeStatus, grantsInForce } from '#domain/certificate-free/rules.ts'
import { firstDay } from '#domain/sharing/model.ts'
import { shanghaiDate } from '#kernel/clock.ts'
import { addDays } from '#kernel/working-days.ts'
import type { PublishedItem } from './ports.ts'

const dayOf = (instant: string) => shanghaiDate(new Date(instant))

/**
 * The life of an item as its grants and decisions make it: what happened and what will, by day. The item is taken as it
 * is published on the day asked for; earlier versions of it are the catalogue's own history.
 */
export function lifeOf(item: PublishedItem, grants: readonly Grant[]): LifeEvent[] {
  const serving = grants.filter(grant => grant.serves.some(serve => serve.itemId === item.itemId))
  const events: LifeEvent[] = serving.flatMap(grant => {
    const { number } = grant
    const begins = firstDay(grant)
    const given = dayOf(grant.grantedAt)
    const suspended = grant.suspensions.map(span => ({ day: dayOf(span.from), kind: 'suspended' as const, number }))
    return [
      { day: given, kind: 'granted' as const, number },
      ...(begins === given ? [] : [{ day: begins, kind: 'began' as const, number }]),
      ...suspended,
      grant.revoked
        ? { day: dayOf(grant.revoked.at), kind: 'revoked' as const, number }
        : { day: grant.period.until, kind: 'ends' as const, number },
    ]
  })
  const decisions = item.content.materials.flatMap(({ decision }) => (decision ? [decision] : []))
  const turningDays = new Set([
    ...serving.flatMap(grant => [
      firstDay(grant),
      addDays(grant.period.until, 1),
      ...(grant.revoked ? [dayOf(grant.revoked.at)] : []),
      ...grant.suspensions.flatMap(({ from, until }) => [dayOf(from), ...(until ? [dayOf(until)] : [])]),
    ]),
    ...decisions.flatMap(({ from, until }) => [from, ...(until === undefined ? [] : [addDays(until, 1)])]),
  ])
  let wasFree = false
  for (const day of [...turningDays].sort()) {
    const isFree = certificateFreeStatus(item, grantsInForce(serving, day)).status === 'full'
    if (isFree !== wasFree) {
      events.push({ day, kind: isFree ? 'became-certificate-free' : 'ceased-certificate-free' })
      wasFree = isFree
    }
  }
  return events.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
