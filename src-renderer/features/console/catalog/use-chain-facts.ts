import { onScopeDispose, shallowRef } from 'vue'
import type { ChainGlance } from '#contract/chain.ts'
import { onChange } from '#client/changes.ts'
import { hub } from '#client/hub.ts'
import { may } from '#client/session.ts'

/** What one row of the catalogue shows of its chain. */
export type ChainFacts = ChainGlance

/** Rows asked for in one call; the contract takes three hundred. */
const atOnce = 100
const keptRows = 2_000

/** The chain of the rows on screen, read in one answer as they come into view and again when anything of the chain changes. */
export function useChainFacts(day: () => string | undefined) {
  const known = shallowRef<ReadonlyMap<string, ChainFacts | null>>(new Map())
  let wanted: readonly string[] = []
  let running = new AbortController()
  let asking = false

  async function go(): Promise<void> {
    const missing = wanted.filter(itemId => !known.value.has(itemId)).slice(0, atOnce)
    if (asking || missing.length === 0 || !may('chain.read')) return
    asking = true
    const { signal } = running
    const asked = day()
    try {
      const glances = await hub.chain.ofItems({ itemIds: [...missing], ...(asked ? { day: asked } : {}) }, { signal })
      if (signal.aborted) return
      const found = new Map(glances.map(glance => [glance.itemId, glance]))
      const next = new Map(known.value)
      // An item that is not published on that day has no chain to show.
      for (const itemId of missing) next.set(itemId, found.get(itemId) ?? null)
      for (const old of [...next.keys()].slice(0, Math.max(0, next.size - keptRows))) next.delete(old)
      known.value = next
    } catch {
      // The column stays empty; it is asked for again with the next rows or the next change.
      wanted = []
    } finally {
      asking = false
      if (!signal.aborted || running.signal !== signal) void go()
    }
  }
  function show(itemIds: readonly string[]): void {
    wanted = itemIds
    void go()
  }
  /** Fetches the chains of rows that are not on screen, for an export; those on screen stay. */
  async function ready(itemIds: readonly string[]): Promise<void> {
    if (!may('chain.read')) return
    const asked = day()
    const next = new Map(known.value)
    for (let start = 0; start < itemIds.length; start += 300) {
      const missing = itemIds.slice(start, start + 300).filter(itemId => !next.has(itemId))
      if (missing.length === 0) continue
      const glances = await hub.chain.ofItems({ itemIds: missing, ...(asked ? { day: asked } : {}) })
      for (const glance of glances) next.set(glance.itemId, glance)
    }
    known.value = next
  }
  function forget(): void {
    running.abort()
    running = new AbortController()
    known.value = new Map()
    void go()
  }
  const stop = onChange(notice => ['catalog', 'sharing', 'negative-list'].includes(notice.topic) && forget())
  onScopeDispose(() => {
    stop()
    running.abort()
  })
  return { of: (itemId: string): ChainFacts | undefined => known.value.get(itemId) ?? undefined, show, ready, forget }
}
