import type { StatusShape } from '#app/status-shapes.ts'
import type { ImportRowState } from '#contract/catalog-import.ts'

export const importShapes: Readonly<Record<ImportRowState, StatusShape>> = {
  new: 'added',
  changed: 'changed',
  unchanged: 'unchanged',
  'possible-duplicate': 'duplicate',
  refused: 'unreadable',
}
/** The bar under the counts: a hue per state, as token names. */
export const importHues: Readonly<Record<ImportRowState, string>> = {
  new: 'b500',
  changed: 'v500',
  unchanged: 'line2',
  'possible-duplicate': 'w500',
  refused: 'r500',
}
