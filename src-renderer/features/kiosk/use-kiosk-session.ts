import { onMounted, ref, shallowRef } from 'vue'
import { ORPCError } from '@orpc/client'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { enter, may, resume } from '#client/session.ts'

/** Somebody of the staff who is signed in, or the terminal's own session, which can only ask and speak. */
export function useKioskSession(opened: () => void) {
  const state = ref<'opening' | 'open' | 'refused'>('opening')
  const trouble = shallowRef<Explanation>()

  async function open(): Promise<void> {
    state.value = 'opening'
    trouble.value = undefined
    try {
      if (!(await resume()) || !may('assistant.ask')) enter(await hub.identity.openKiosk())
      state.value = 'open'
      opened()
    } catch (error) {
      if (!(error instanceof ORPCError && error.code === 'NOT_THIS_MACHINE')) trouble.value = explainError(error)
      state.value = 'refused'
    }
  }
  onMounted(open)
  return { state, trouble, open }
}
