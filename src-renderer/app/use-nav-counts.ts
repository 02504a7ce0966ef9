import { computed, type ComputedRef } from 'vue'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { may, session } from '#client/session.ts'

export interface NavCount {
  readonly value: number
  /** Somebody is late. */
  readonly hot: boolean
}

/** What waits behind a place of the navigation for the person who is signed in; only what that person may act on. */
export function useNavCounts(): ComputedRef<Readonly<Record<string, NavCount | undefined>>> {
  const account = (): string => session.account.value?.id ?? ''
  const sharing = useQuery(
    () => (may('sharing.check') || may('sharing.decide') ? `nav sharing ${account()}` : undefined),
    async () => {
      const status = may('sharing.check') ? (['submitted'] as const) : (['platform-checked'] as const)
      const page = await hub.sharing.requests({ status: [...status], limit: 1 })
      return { value: page.total, hot: page.rows[0]?.clock?.level === 'hot' || page.rows[0]?.clock?.overdue === true }
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
