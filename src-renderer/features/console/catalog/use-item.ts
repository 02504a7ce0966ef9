import { computed } from 'vue'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { may } from '#client/session.ts'
import type { ItemDetail } from '#contract/catalog-version.ts'

/** One item with its guide and its chain on a day; both are absent for an item that is not published then. */
export function useItem(itemId: () => string, day: () => string | undefined) {
  const key = (what: string): string => `${what} ${itemId()} ${day() ?? ''}`
  const asked = (): { day?: string } => {
    const chosen = day()
    return chosen === undefined ? {} : { day: chosen }
  }
  const detail = useQuery<ItemDetail>(
    () => key('item'),
    signal => hub.catalog.get({ idOrCode: itemId(), ...asked() }, { signal }),
    { topics: ['catalog'] },
  )
  const chain = useQuery(
    () => (may('chain.read') ? key('chain') : undefined),
    signal => hub.chain.ofItem({ item: itemId(), ...asked() }, { signal }),
    { topics: ['catalog', 'sharing', 'negative-list', 'announcements'] },
  )
  const guide = useQuery(
    () => (may('chain.read') ? key('guide') : undefined),
    signal => hub.chain.guide({ item: itemId(), ...asked() }, { signal }),
    { topics: ['catalog', 'sharing', 'negative-list'] },
  )
  const shown = computed(() => detail.data.value?.current ?? detail.data.value?.working ?? null)
  return { detail, chain, guide, shown }
}
