import { isDefinedError, ORPCError } from '@orpc/client'
import { useDebounceFn } from '@vueuse/core'
import { computed, nextTick, reactive, ref, shallowRef, watch } from 'vue'
import { useRouter } from 'vue-router'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { timeOf } from '#components/day-chip/day.ts'
import { toast } from '#components/toast/toast.ts'
import type { ItemContent } from '#contract/catalog-item.ts'
import type { ItemDetail } from '#contract/catalog-version.ts'
import { say } from '#i18n/index.ts'
import type { ContentField } from './field-words.ts'
import { itemContentDefaults } from './item-defaults.ts'
import { forgetDraft, keepDraft, keptDraft } from './kept-draft.ts'
import { mergeContents } from './merge-contents.ts'

const pauseMs = 700

/** A field that a colleague and I changed to different values: three values, one decision. */
export interface Conflict {
  readonly field: ContentField
  readonly base: ItemContent
  readonly mine: ItemContent
  readonly theirs: ItemContent
}

const plainOf = (content: ItemContent): ItemContent => JSON.parse(JSON.stringify(content)) as ItemContent
const codeOf = (error: unknown): string =>
  error instanceof ORPCError || isDefinedError(error) ? String((error as { code: unknown }).code) : ''

/**
 * A draft that saves itself a moment after the last key; there is nothing to press but 送审. What was typed stays on the page
 * and in this browser until the hub has it. When a colleague saved meanwhile, what both did is put together, and where both
 * changed one field the person decides: nothing is saved over anybody.
 * @param itemId  undefined: a new item, made with its first draft when code and name are there
 */
export function useItemDraft(itemId: () => string | undefined) {
  const router = useRouter()
  const content = reactive<ItemContent>(itemContentDefaults())
  const code = ref('')
  const state = ref<'loading' | 'clean' | 'changed' | 'saving' | 'saved' | 'conflict'>('loading')
  /** Whether the form holds the item: before that nothing can be typed that would be lost when it comes. */
  const ready = ref(false)
  const savedAt = ref('')
  const trouble = ref<Explanation>()
  const conflicts = shallowRef<readonly Conflict[]>([])
  let revision = 0
  let base: ItemContent = itemContentDefaults()

  /** Puts a content into the form as the hub's or as the person's own. */
  function show(next: ItemContent, then: 'clean' | 'changed' | 'conflict'): void {
    state.value = 'loading'
    Object.assign(content, plainOf(next))
    ready.value = true
    // The watcher sees the assignment with the next tick, before any key can: until then it is nobody's change.
    void nextTick(() => {
      state.value = then
      if (then === 'changed') void saveSoon()
    })
  }
  function takeOver(detail: ItemDetail): void {
    if (!detail.working) return
    revision = detail.working.revision
    code.value = detail.code.raw
    base = detail.working.content
  }

  async function load(): Promise<void> {
    const id = itemId()
    const kept = keptDraft(id)
    if (id === undefined) {
      if (kept) {
        code.value = kept.code
        toast(say('catalog.edit.found'))
      }
      show(kept?.mine ?? itemContentDefaults(), 'clean')
      return
    }
    try {
      takeOver(await hub.catalog.createDraft({ itemId: id }))
      trouble.value = undefined
      if (!kept) return show(base, 'clean')
      toast(say('catalog.edit.found'))
      together(kept.base, kept.mine)
    } catch (error) {
      trouble.value = explainError(error)
    }
  }

  /** Puts my changes since `from` onto what the hub has now. */
  function together(from: ItemContent, mine: ItemContent): void {
    const { content: merged, conflicts: fields } = mergeContents(from, mine, base)
    conflicts.value = fields.map(field => ({ field, base: from, mine, theirs: base }))
    show(merged, fields.length > 0 ? 'conflict' : 'changed')
  }
  /** Decides one conflict; the last one lets the draft be saved. */
  function settle(field: ContentField, whose: 'mine' | 'theirs'): void {
    const conflict = conflicts.value.find(one => one.field === field)
    if (!conflict) return
    Object.assign(content, { [field]: plainOf(conflict[whose])[field] })
    conflicts.value = conflicts.value.filter(one => one.field !== field)
    if (conflicts.value.length === 0) {
      state.value = 'changed'
      void saveSoon()
    }
  }

  async function save(): Promise<boolean> {
    const id = itemId()
    if (id === undefined || state.value === 'loading' || state.value === 'conflict') return false
    if (state.value === 'clean' || state.value === 'saved') return true
    state.value = 'saving'
    const mine = plainOf(content)
    try {
      const detail = await hub.catalog.saveDraft({ itemId: id, revision, content: mine })
      takeOver(detail)
      if (state.value === 'saving') {
        state.value = 'saved'
        forgetDraft(id)
      }
      savedAt.value = timeOf(new Date())
      trouble.value = undefined
      return true
    } catch (error) {
      state.value = 'changed'
      // Saved by a colleague, or sent, published or taken away meanwhile: begin from what there is now.
      if (['STALE_REVISION', 'NO_WORKING_VERSION'].includes(codeOf(error))) return await catchUp(id)
      trouble.value = explainError(error)
      return false
    }
  }
  async function catchUp(id: string): Promise<boolean> {
    const from = base
    try {
      takeOver(await hub.catalog.createDraft({ itemId: id }))
      together(from, plainOf(content))
      trouble.value = undefined
    } catch (error) {
      trouble.value = explainError(error)
    }
    return false
  }
  const saveSoon = useDebounceFn(() => save(), pauseMs)
  watch(content, () => {
    if (state.value === 'loading') return
    if (state.value !== 'conflict') state.value = 'changed'
    keepDraft(itemId(), { code: code.value, base, mine: plainOf(content) })
    void saveSoon()
  })

  async function create(): Promise<void> {
    try {
      const detail = await hub.catalog.createItem({ code: code.value, content: plainOf(content) })
      forgetDraft(undefined)
      await router.replace(`/items/${detail.itemId}/edit`)
      takeOver(detail)
      show(base, 'clean')
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
        : state.value === 'conflict'
          ? say('catalog.edit.decideFirst', { n: conflicts.value.length })
          : state.value === 'changed'
            ? say('catalog.edit.notSaved')
            : '',
  )
  return { content, code, state, ready, words, trouble, conflicts, settle, load, save, submit, create }
}
export type ItemDraft = ReturnType<typeof useItemDraft>
