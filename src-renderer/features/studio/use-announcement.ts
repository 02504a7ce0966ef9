import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Announcement, SentenceBasis } from '#contract/announcements.ts'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { onChange } from '#client/changes.ts'

export interface EditedSentence {
  text: string
  basis: SentenceBasis[]
  /** Said by the hub: what it rests on is no longer so. */
  readonly changed?: string | undefined
}

const autosaveMs = 800

/** One announcement under edit: saved by itself a moment after the last keystroke; nothing typed is lost on a failure. */
export function useAnnouncement(id: string) {
  const stored = shallowRef<Announcement>()
  const title = ref('')
  const sentences = ref<EditedSentence[]>([])
  const trouble = shallowRef<Explanation>()
  const dirty = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | undefined

  function take(announcement: Announcement): void {
    const before = stored.value
    stored.value = announcement
    if (dirty.value) return
    // The same edition, read again: a row that was begun and holds nothing yet stays.
    if (before?.revision === announcement.revision) return mark(announcement)
    title.value = announcement.title
    sentences.value = announcement.sentences.map(({ text, basis, changed }) => ({ text, basis: [...basis], changed }))
    if (sentences.value.length === 0) sentences.value = [{ text: '', basis: [] }]
  }

  /** Says of each sentence whether what it rests on is still so. */
  function mark(announcement: Announcement): void {
    const texts = announcement.sentences.map(sentence => sentence.text)
    sentences.value = sentences.value.map(({ text, basis }) => {
      const { changed } = announcement.sentences[texts.indexOf(text.trim())] ?? {}
      return { text, basis, changed }
    })
  }

  async function load(): Promise<void> {
    // The hub tells of our own save before it has answered it.
    await saving
    try {
      take(await hub.announcements.get({ id }))
      trouble.value = undefined
    } catch (error) {
      trouble.value = explainError(error)
    }
  }

  async function saveNow(): Promise<void> {
    const before = stored.value
    if (!before || !dirty.value) return
    dirty.value = false
    try {
      const saved = await hub.announcements.save({
        id,
        revision: before.revision,
        title: title.value.trim() || before.title,
        sentences: sentences.value
          .filter(({ text }) => text.trim() !== '')
          .map(({ text, basis }) => ({ text: text.trim(), basis })),
      })
      stored.value = saved
      trouble.value = undefined
      mark(saved)
    } catch (error) {
      dirty.value = true
      trouble.value = explainError(error)
    }
  }

  /** Saves what is typed; one save at a time. */
  async function save(): Promise<void> {
    clearTimeout(timer)
    await saving
    saving = saveNow()
    await saving
  }

  function edited(): void {
    dirty.value = true
    clearTimeout(timer)
    timer = setTimeout(() => void save(), autosaveMs)
  }

  const stop = onChange(notice => {
    // A grant, an item or a law changed: whether the sentences still hold is asked again.
    if (['announcements', 'catalog', 'sharing', 'negative-list', 'knowledge'].includes(notice.topic)) void load()
  })
  onScopeDispose(() => {
    stop()
    if (dirty.value) void save()
  })
  watch(() => id, load, { immediate: true })
  return {
    stored,
    title,
    sentences,
    trouble,
    dirty: computed(() => dirty.value),
    edited,
    save,
    reload: load,
  }
}
