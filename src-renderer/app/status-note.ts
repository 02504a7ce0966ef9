import { onScopeDispose, ref, watchEffect } from 'vue'

/** What the page on screen says in the status bar: on lists, the count and the time of the query. */
export const statusNote = ref('')

export function useStatusNote(note: () => string): void {
  watchEffect(() => (statusNote.value = note()))
  onScopeDispose(() => (statusNote.value = ''))
}
