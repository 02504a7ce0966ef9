import { onScopeDispose, ref, watchEffect, type Ref } from 'vue'
import { figure } from '#components/day-chip/day.ts'
import { say } from '#i18n/index.ts'

/** What the page on screen says in the status bar: on lists, the count and the time of the query. */
export const statusNote = ref('')

export function useStatusNote(note: () => string): void {
  watchEffect(() => (statusNote.value = note()))
  onScopeDispose(() => (statusNote.value = ''))
}

/** Says of a list how many rows it has and how long the hub took; nothing before they have come. */
export function useListNote(list: {
  readonly loaded: Readonly<Ref<boolean>>
  readonly total: Readonly<Ref<number>>
  readonly tookMs: Readonly<Ref<number>>
}): void {
  useStatusNote(() =>
    list.loaded.value ? say('catalog.note', { n: figure(list.total.value), ms: list.tookMs.value }) : '',
  )
}
