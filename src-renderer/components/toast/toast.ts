import { shallowRef } from 'vue'

/** What was done, and how to take it back. Errors are never toasts: they stand where they happened. */
export interface Toast {
  readonly text: string
  readonly action?: { readonly word: string; readonly run: () => void | Promise<void> }
}

export const toastMs = 6_000
export const shownToast = shallowRef<Toast>()
let timer: ReturnType<typeof setTimeout> | undefined

/** One at a time, six seconds. */
export function toast(text: string, action?: Toast['action']): void {
  clearTimeout(timer)
  shownToast.value = action ? { text, action } : { text }
  timer = setTimeout(dismissToast, toastMs)
}

export function dismissToast(): void {
  clearTimeout(timer)
  shownToast.value = undefined
}
