import { useDebounceFn } from '@vueuse/core'
import { computed, reactive, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { timeOf } from '#components/day-chip/day.ts'
import { toast } from '#components/toast/toast.ts'
import type { ItemContent, ItemContentInput } from '#contract/catalog-item.ts'
import { itemContentDefaults } from './item-defaults.ts'
import { say } from '#i18n/index.ts'

const pauseMs = 700

/**
 * A draft that saves itself a moment after the last key; there is nothing to press but 送审. What was typed stays on the page
 * when the hub does not answer, and is saved with the next change or the retry.
 * @param itemId  undefined: a new item, made with its first draft when code and name are there
 */
export function useItemDraft(itemId: () => string | undefined) {
  const router = useRouter()
  const content = reactive<ItemContent>(itemContentDefaults())
  const code = ref('')
  const state = ref<'loading' | 'clean' | 'changed' | 'saving' | 'saved'>('loading')
  const savedAt = ref('')
  const trouble = ref<Explanation>()
  let revision = 0

  async function load(): Promise<void> {
    const id = itemId()
    if (id === undefined) {
      state.value = 'clean'
      return
    }
    try {
      const detail = await hub.catalog.createDraft({ itemId: id })
      if (!detail.working) return
      revision = detail.working.revision
      code.value = detail.code.raw
      Object.assign(content, structuredClone(detail.working.content))
      // The assignment above is no change of the person's.
      setTimeout(() => (state.value = 'clean'))
    } catch (error) {
      trouble.value = explainError(error)
    }
  }
  const plain = (): ItemContentInput => JSON.parse(JSON.stringify(content)) as ItemContentInput

  async function save(): Promise<boolean> {
    const id = itemId()
    if (id === undefined || state.value === 'loading') return false
    if (state.value === 'clean' || state.value === 'saved') return true
    state.value = 'saving'
    try {
      const detail = await hub.catalog.saveDraft({ itemId: id, revision, content: plain() })
      revision = detail.working?.revision ?? revision
      if (state.value === 'saving') state.value = 'saved'
      savedAt.value = timeOf(new Date())
      trouble.value = undefined
      return true
    } catch (error) {
      state.value = 'changed'
      trouble.value = explainError(error)
      return false
    }
  }
  const saveSoon = useDebounceFn(() => save(), pauseMs)
  watch(content, () => {
    if (state.value === 'loading') return
    state.value = 'changed'
    void saveSoon()
  })

  async function create(): Promise<void> {
    try {
      const detail = await hub.catalog.createItem({ code: code.value, content: plain() })
      await router.replace(`/items/${detail.itemId}/edit`)
    } catch (error) {
      trouble.value = explainError(error)
    }
  }
  async function submit(): Promise<void> {
    const id = itemId()
    if (id === undefined) return await create()
    if (!(await save())) return
    try {
      await hub.catalog.submit({ itemId: id, revision })
      toast(say('catalog.record.submitted'))
      await router.push(`/items/${id}`)
    } catch (error) {
      trouble.value = explainError(error)
    }
  }
  const words = computed(() =>
    state.value === 'saving'
      ? say('catalog.edit.saving')
      : state.value === 'saved'
        ? say('catalog.edit.saved', { at: savedAt.value })
        : state.value === 'changed'
          ? say('catalog.edit.notSaved')
          : '',
  )
  return { content, code, state, words, trouble, load, save, submit, create }
}
