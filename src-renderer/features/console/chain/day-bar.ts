import { addDays, daysBetween } from '#components/day-chip/day.ts'
import type { ItemChain, LifeEvent } from '#contract/chain.ts'

/** The life of an item on a bar: in force up to today, then to the end of the nearest grant (visual language, section 12). */
export interface LifeBar {
  readonly from: string
  readonly until: string
  readonly events: readonly (LifeEvent & { readonly at: number })[]
  readonly months: readonly { readonly label: string; readonly at: number }[]
  /** Today, 0…1 along the bar. */
  readonly today: number
  /** First day of force and the end that is known, 0…1; absent where nothing is in force. */
  readonly inForce?: readonly [number, number]
  readonly nearestEnd?: number
}

const marginDays = 60

export function lifeBar(chain: Pick<ItemChain, 'life'>, now: string): LifeBar {
  const days = [...chain.life.map(event => event.day), now].sort()
  const from = addDays(days[0] ?? now, -marginDays)
  const until = addDays(days.at(-1) ?? now, marginDays)
  const length = Math.max(1, daysBetween(from, until))
  const at = (day: string): number => Math.min(1, Math.max(0, daysBetween(from, day) / length))

  const months: { label: string; at: number }[] = []
  for (let day = `${from.slice(0, 7)}-01`; day <= until; day = addDays(day, 32).slice(0, 7) + '-01') {
    const month = Number(day.slice(5, 7))
    const everyOther = length > 240 ? month % 2 === 1 : true
    if (day >= from && everyOther)
      months.push({ label: month === 1 || months.length === 0 ? day.slice(0, 7) : day.slice(5, 7), at: at(day) })
  }
  const began = chain.life
    .filter(event => event.kind === 'granted' || event.kind === 'began')
    .map(event => event.day)
    .sort()[0]
  const end = chain.life
    .filter(event => event.kind === 'ends' && event.day >= now)
    .map(event => event.day)
    .sort()[0]
  return {
    from,
    until,
    events: chain.life.map(event => ({ ...event, at: at(event.day) })),
    months,
    today: at(now),
    ...(began !== undefined && began <= now ? { inForce: [at(began), at(now)] as const } : {}),
    ...(end !== undefined ? { nearestEnd: at(end) } : {}),
  }
}

/** The civil day at a place along the bar. */
export function dayAt(bar: Pick<LifeBar, 'from' | 'until'>, place: number): string {
  return addDays(bar.from, Math.round(Math.min(1, Math.max(0, place)) * daysBetween(bar.from, bar.until)))
}

/** Events too near to be labelled each: the first one speaks for them, and says how many they are. */
export interface EventGroup {
  readonly first: LifeBar['events'][number]
  readonly count: number
  /** Centre of the label, 0…1: above its event, or as near to it as the ends of the bar and the flag of the day allow. */
  readonly labelAt: number
  /** Stands on the second line, where the label before would run into it. */
  readonly low: boolean
}
const samePlace = 0.02
export const labelWidth = 0.13
export const flagWidth = 0.07

const wholeOnBar = { first: labelWidth / 2, last: 1 - labelWidth / 2 }

/** Above the event as far as the ends of the bar allow; beside the flag, on the side with room, where the flag would hide it. */
function placeOfLabel(eventAt: number, flagAt: number): number {
  const { first, last } = wholeOnBar
  const apart = (labelWidth + flagWidth) / 2
  const above = Math.min(last, Math.max(first, eventAt))
  if (Math.abs(above - flagAt) >= apart) return above
  const ownSide = eventAt <= flagAt ? flagAt - apart : flagAt + apart
  return ownSide >= first && ownSide <= last ? ownSide : 2 * flagAt - ownSide
}

/**
 * Events from left to right, on two lines of labels. An event that has room on neither line joins the one before it, so that
 * labels of one line are never nearer than a label is wide, and none lies under the flag or leaves the bar.
 * @param flagAt  where the flag of the shown day stands, 0…1
 */
export function groupedEvents(events: LifeBar['events'], flagAt: number): readonly EventGroup[] {
  const groups: { first: LifeBar['events'][number]; count: number; labelAt: number; low: boolean }[] = []
  const lastOn = { high: -Infinity, low: -Infinity }
  for (const event of [...events].sort((one, other) => one.at - other.at)) {
    const labelAt = placeOfLabel(event.at, flagAt)
    const last = groups.at(-1)
    const samePlaceAsLast = last !== undefined && event.at - last.first.at < samePlace
    const line = labelAt - lastOn.high >= labelWidth ? 'high' : labelAt - lastOn.low >= labelWidth ? 'low' : undefined
    if (last && (samePlaceAsLast || line === undefined)) {
      last.count += 1
      continue
    }
    lastOn[line ?? 'high'] = labelAt
    groups.push({ first: event, count: 1, labelAt, low: line === 'low' })
  }
  return groups
}
