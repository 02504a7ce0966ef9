import { computed, type ComputedRef } from 'vue'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { may, session } from '#client/session.ts'
import { myRequests } from '#features/console/sharing/my-requests.ts'

export interface NavCount {
  readonly value: number
  /** Somebody is late. */
  readonly hot: boolean
}

/** What waits behind a place of the navigation for the person who is signed in; only what that person may act on. */
export function useNavCounts(): ComputedRef<Readonly<Record<string, NavCount | undefined>>> {
  const account = (): string => session.account.value?.id ?? ''
  const sharing = useQuery(
    () => (myRequests().length > 0 ? `nav sharing ${account()}` : undefined),
    async () => {
      const pages = await Promise.all(myRequests().map(wish => hub.sharing.requests({ ...wish, limit: 1 })))
      const clocks = pages.flatMap(page => page.rows[0]?.clock ?? [])
      return {
        value: pages.reduce((sum, page) => sum + page.total, 0),
        hot: clocks.some(clock => clock.level === 'hot' || clock.overdue),
      }
    },
    { topics: ['sharing'] },
  )
  const items = useQuery(
    () => (may('catalog.review') ? `nav items ${account()}` : undefined),
    async () => ({
      value: (await hub.catalog.list({ filter: { phases: ['in-review'] }, limit: 1 })).total,
      hot: false,
    }),
    { topics: ['catalog'] },
  )
  const negative = useQuery(
    () => (may('negative-list.approve') ? `nav negative ${account()}` : undefined),
    async () => ({ value: (await hub.negativeList.list({ phases: ['proposed'] })).rows.length, hot: false }),
    { topics: ['negative-list'] },
  )
  return computed(() => {
    const entries = { sharing: sharing.data.value, items: items.data.value, 'negative-list': negative.data.value }
    const shown = Object.fromEntries(Object.entries(entries).filter(([, count]) => (count?.value ?? 0) > 0))
    const sum = Object.values(shown).reduce((total, count) => total + (count?.value ?? 0), 0)
    const hot = Object.values(shown).some(count => count?.hot)
    return sum > 0 ? { ...shown, today: { value: sum, hot } } : shown
  })
}
