import { onScopeDispose, ref } from 'vue'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import type { Dress, KeptBody, Making } from '#contract/appearance.ts'

/** Has a host dressed by the hub, with how far it is and a way to give it up. */
export function useMaking() {
  const making = ref<Making>()
  const trouble = ref<Explanation>()
  let running: AbortController | undefined

  async function make(dress: Dress): Promise<KeptBody | undefined> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    trouble.value = undefined
    making.value = { step: 'paint', share: 0 }
    try {
      for await (const next of await hub.appearance.make(dress, { signal: mine.signal })) {
        making.value = next
        if (next.body) return next.body
      }
    } catch (error) {
      if (!mine.signal.aborted) trouble.value = explainError(error)
    } finally {
      if (running === mine) making.value = undefined
    }
    return undefined
  }
  const cancel = (): void => running?.abort()
  onScopeDispose(cancel)
  return { making, trouble, make, cancel }
}
