import { shallowRef } from 'vue'
import { isPolicyFile } from '#contract/knowledge.ts'

/** Files dropped anywhere on the window, until the page they belong to takes them. */
export const droppedFiles = shallowRef<readonly File[]>([])

export type DropGoal = 'items' | 'policies'

/** Sheets are lists of items; texts are policies. A drop of anything else is left alone. */
export function goalOf(fileNames: readonly string[]): DropGoal | undefined {
  if (fileNames.length === 0) return undefined
  if (fileNames.every(name => /\.(csv|xlsx|xls|tsv)$/i.test(name))) return 'items'
  if (fileNames.every(isPolicyFile)) return 'policies'
  return undefined
}

export function takeDroppedFiles(): readonly File[] {
  const files = droppedFiles.value
  droppedFiles.value = []
  return files
}
