import type { Router } from 'vue-router'
import { may } from '#client/session.ts'
import type { KeyBinding } from '#composables/use-keys.ts'
import type { ItemRow } from '#contract/catalog-list.ts'

/** The keys of the catalogue's list beside those that every list has. */
export function itemKeys(acts: {
  readonly current: () => ItemRow | undefined
  readonly marked: () => number
  readonly router: Router
  readonly find: () => void
  readonly fillDown: () => void
  readonly bulk: () => void
  readonly markAll: () => void
  readonly turn: (direction: 'undo' | 'redo') => void
}): readonly KeyBinding[] {
  const go = (place: (itemId: string) => string) => (): void => {
    const row = acts.current()
    if (row) void acts.router.push(place(row.itemId))
  }
  const mayEdit = (): boolean => may('catalog.edit')
  return [
    { keys: '/', word: 'parts.keys.filter', run: acts.find, shown: true },
    { keys: 'e', word: 'app.palette.edit', run: go(id => `/items/${id}/edit`), when: mayEdit, shown: true },
    { keys: 'd', word: 'app.palette.history', run: go(id => `/items/${id}/history`), shown: true },
    {
      keys: 'a',
      word: 'catalog.record.review',
      run: go(id => `/items/${id}/review`),
      when: () => may('catalog.review') && acts.current()?.working === 'in-review',
    },
    { keys: 'g g', word: 'app.palette.chain', run: go(id => `/chain/${id}`) },
    { keys: 'n', word: 'catalog.new', run: () => void acts.router.push('/items/new'), when: mayEdit },
    { keys: '$mod+a', word: 'catalog.edits.markAll', run: acts.markAll },
    { keys: '$mod+d', word: 'catalog.edits.fill', run: acts.fillDown, when: mayEdit },
    { keys: 'Shift+E', word: 'catalog.edits.bulkKey', run: acts.bulk, when: () => mayEdit() && acts.marked() > 0 },
    { keys: '$mod+z', word: 'parts.toast.undo', run: () => acts.turn('undo'), when: mayEdit, shown: true },
    { keys: '$mod+Shift+Z', word: 'catalog.edits.redo', run: () => acts.turn('redo'), when: mayEdit },
    { keys: '$mod+y', word: 'catalog.edits.redo', run: () => acts.turn('redo'), when: mayEdit },
  ]
}
