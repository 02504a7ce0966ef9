import { onScopeDispose, ref, watchEffect } from 'vue'

/** The name of the record that is open, for the address line and the window's title. */
export const recordName = ref('')

export function useRecordName(name: () => string | undefined): void {
  watchEffect(() => (recordName.value = name() ?? ''))
  onScopeDispose(() => (recordName.value = ''))
}
