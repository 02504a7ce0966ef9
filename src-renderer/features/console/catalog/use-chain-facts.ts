import { onScopeDispose, shallowRef } from 'vue'
import type { ItemChain, LinkState } from '#contract/chain.ts'
import { onChange } from '#client/changes.ts'
import { hub } from '#client/hub.ts'

/** What one row of the catalogue shows of its chain. */
export interface ChainFacts {
  readonly glyph: readonly LinkState[]
  readonly waived: number
  readonly total: number
  readonly listed: boolean
}

export function chainFacts(chain: ItemChain): ChainFacts {
  const free = chain.nodes.find(node => node.subject.kind === 'certificate-free')?.subject
  const wide = chain.nodes.find(node => node.subject.kind === 'city-wide')?.subject
  return {
    glyph: chain.glyph,
    waived: free?.kind === 'certificate-free' ? free.waived : 0,
    total: free?.kind === 'certificate-free' ? free.total : 0,
    listed: wide?.kind === 'city-wide' && wide.status === 'listed',
  }
}

const atOnce = 6

/** The chain of the rows on screen, read as they come into view and again when anything of the chain changes. */
export function useChainFacts(day: () => string | undefined) {
  const known = shallowRef<ReadonlyMap<string, ChainFacts | null>>(new Map())
  let wanted: readonly string[] = []
  let running = 0

  function put(itemId: string, facts: ChainFacts | null): void {
    known.value = new Map(known.value).set(itemId, facts)
  }
  async function read(itemId: string): Promise<void> {
    running += 1
    put(itemId, null)
    const asked = day()
    try {
      put(itemId, chainFacts(await hub.chain.ofItem({ item: itemId, ...(asked ? { day: asked } : {}) })))
    } catch {
      // Not published on that day: the row has no chain to show.
    } finally {
      running -= 1
      go()
    }
  }
  function go(): void {
    for (const itemId of wanted) {
      if (running >= atOnce) return
      if (!known.value.has(itemId)) void read(itemId)
    }
  }
  function show(itemIds: readonly string[]): void {
    wanted = itemIds
    go()
  }
  function forget(): void {
    known.value = new Map()
    go()
  }
  const stop = onChange(notice => ['catalog', 'sharing', 'negative-list'].includes(notice.topic) && forget())
  onScopeDispose(stop)
  return { of: (itemId: string): ChainFacts | undefined => known.value.get(itemId) ?? undefined, show, forget }
}
