import { computed, type ComputedRef, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { today } from '#components/day-chip/day.ts'

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** The day a page is read as of; part of the address, so that a link shows the same day to a colleague. */
export function useDay(): {
  /** `undefined`: today, and the page moves on with the calendar. */
  readonly chosen: WritableComputedRef<string | undefined>
  readonly day: ComputedRef<string>
} {
  const route = useRoute()
  const router = useRouter()
  const chosen = computed<string | undefined>({
    get: () => {
      const asked = route.query['day']
      return typeof asked === 'string' && dayPattern.test(asked) ? asked : undefined
    },
    set: day => {
      const { day: _, ...rest } = route.query
      void router.replace({ query: day === undefined || day === today() ? rest : { ...rest, day } })
    },
  })
  return { chosen, day: computed(() => chosen.value ?? today()) }
}
