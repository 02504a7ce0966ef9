import { computed, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { useDay } from '#composables/use-day.ts'
import type { ChainNode } from '#contract/chain.ts'
import { orderedColumns } from './layout.ts'

/** The chain page's state, all of it in the address: the day, and the grant that is taken away in a trial. */
export function useChain() {
  const route = useRoute()
  const router = useRouter()
  const { chosen } = useDay()
  const item = computed(() => String(route.params['id']))
  const revoke = computed(() => (typeof route.query['revoke'] === 'string' ? route.query['revoke'] : undefined))
  const selected = ref<string>()

  const asked = (): { item: string; day?: string } => ({
    item: item.value,
    ...(chosen.value ? { day: chosen.value } : {}),
  })
  const topics = ['catalog', 'sharing', 'negative-list', 'announcements'] as const
  const now = useQuery(
    () => `chain ${item.value} ${chosen.value ?? ''}`,
    signal => hub.chain.ofItem(asked(), { signal }),
    { topics },
  )
  const trial = useQuery(
    () => (revoke.value ? `chain ${item.value} ${chosen.value ?? ''} without ${revoke.value}` : undefined),
    signal => hub.chain.ofItem({ ...asked(), ...(revoke.value ? { ifRevoked: revoke.value } : {}) }, { signal }),
    { topics },
  )
  const shown = computed(() => (revoke.value ? trial.data.value : undefined) ?? now.data.value)
  const grants = computed(() =>
    (now.data.value?.nodes ?? []).filter(
      node => node.subject.kind === 'grant' && (node.state === 'in-force' || node.state === 'expiring'),
    ),
  )
  const node = computed(() => shown.value?.nodes.find(({ id }) => id === selected.value))
  /** The grant the panel speaks of: the selected one, else the one of the trial, else the first in force. */
  const grant = computed((): ChainNode | undefined => {
    if (node.value?.subject.kind === 'grant') return node.value
    return (
      grants.value.find(({ subject }) => subject.kind === 'grant' && subject.grantId === revoke.value) ??
      grants.value[0]
    )
  })
  const revocation = useQuery(
    () => (grant.value?.subject.kind === 'grant' ? `revocation ${grant.value.subject.grantId}` : undefined),
    signal =>
      hub.chain.whatIfRevoked(
        { grantId: grant.value?.subject.kind === 'grant' ? grant.value.subject.grantId : '' },
        { signal },
      ),
    { topics },
  )
  watch(now.data, chain => {
    if (chain && !chain.nodes.some(({ id }) => id === selected.value))
      selected.value =
        grants.value[0]?.id ?? chain.nodes.find(({ column }) => column === 'promise')?.id ?? chain.nodes[0]?.id
  })

  function setRevoke(grantId: string | undefined): void {
    const { revoke: _, ...rest } = route.query
    void router.replace({ query: grantId ? { ...rest, revoke: grantId } : rest })
  }
  function toggleTrial(): void {
    if (revoke.value) setRevoke(undefined)
    else if (grant.value?.subject.kind === 'grant') setRevoke(grant.value.subject.grantId)
  }
  /** Left and right walk along a thread, up and down inside the column. */
  function walk(direction: 'left' | 'right' | 'up' | 'down'): void {
    const chain = shown.value
    const at = node.value
    if (!chain || !at) return
    if (direction === 'left' || direction === 'right') {
      const thread = chain.threads.find(one => (direction === 'right' ? one.from : one.to) === at.id)
      if (thread) selected.value = direction === 'right' ? thread.to : thread.from
      return
    }
    const column = orderedColumns(chain).get(at.column) ?? []
    const next = column[column.findIndex(({ id }) => id === at.id) + (direction === 'down' ? 1 : -1)]
    if (next) selected.value = next.id
  }
  return { item, chosen, now, shown, revoke, selected, node, grant, grants, revocation, setRevoke, toggleTrial, walk }
}
export type Chain = ReturnType<typeof useChain>
