import { computed, ref, shallowRef } from 'vue'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import type { SampleProgress } from '#contract/sample-district.ts'

/** The sample district: comes with one click and a password of your own for its accounts, goes with one click. */
export function useSample() {
  const state = useQuery(
    () => 'sample',
    signal => hub.sample.state(undefined, { signal }),
    { topics: ['catalog', 'settings'] },
  )
  const progress = shallowRef<SampleProgress>()
  const trouble = ref<Explanation>()
  const busy = computed(() => progress.value !== undefined && progress.value.step !== 'finished')

  async function load(password: string): Promise<boolean> {
    trouble.value = undefined
    try {
      for await (const step of await hub.sample.load({ password })) progress.value = step
      await state.refetch()
      return true
    } catch (error) {
      trouble.value = explainError(error)
      return false
    } finally {
      progress.value = undefined
    }
  }
  async function remove(): Promise<boolean> {
    trouble.value = undefined
    try {
      await hub.sample.remove()
      await state.refetch()
      return true
    } catch (error) {
      trouble.value = explainError(error)
      return false
    }
  }
  return { state, progress, trouble, busy, load, remove }
}
