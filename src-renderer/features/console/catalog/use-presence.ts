import { computed, onMounted, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { onChange } from '#client/changes.ts'
import { hub } from '#client/hub.ts'
import { presenceMs, type Present } from '#contract/desk.ts'

/** Who else is in an item, and where I am; a hint that locks nothing. */
export function usePresence(itemId: () => string | undefined) {
  const others = shallowRef<readonly Present[]>([])
  const field = ref<string | null>(null)

  async function tell(leaving = false, id = itemId()): Promise<void> {
    if (id === undefined) return
    try {
      const heard = await hub.desk.present({ itemId: id, field: field.value, leaving })
      if (!leaving && id === itemId()) others.value = heard
    } catch {
      // A hint that did not arrive is no trouble: the next one comes in a third of its time.
      others.value = []
    }
  }
  onMounted(() => void tell())
  watch(field, () => void tell())
  watch(itemId, (_, before) => {
    void tell(true, before)
    void tell()
  })
  const timer = setInterval(() => void tell(), presenceMs / 3)
  const stop = onChange(({ topic, ids }) => topic === 'desk' && ids.includes(itemId() ?? '') && void tell())
  onScopeDispose(() => {
    clearInterval(timer)
    stop()
    void tell(true)
  })
  /** Follows the focus: fields name themselves by `data-field`. */
  function follow(event: FocusEvent): void {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]') : null
    field.value = at?.dataset['field'] ?? null
  }
  return { others, field, follow, inField: computed(() => new Map(others.value.map(one => [one.field ?? '', one]))) }
}
