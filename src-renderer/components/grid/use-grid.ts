import { useLocalStorage } from '@vueuse/core'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useDensity } from '#composables/use-density.ts'
import { useKeys, type KeyBinding } from '#composables/use-keys.ts'
import { toast } from '#components/toast/toast.ts'
import { say } from '#i18n/index.ts'
import { asTsv, between, type GridColumn } from './grid.props.ts'

export interface GridState<Row> {
  /** Index of the row the keys act on. */
  readonly at: Ref<number>
  readonly current: ComputedRef<Row | undefined>
  readonly selected: Ref<ReadonlySet<string>>
  readonly peekOpen: Ref<boolean>
  readonly shownColumns: ComputedRef<readonly GridColumn<Row>[]>
  readonly widths: Ref<Record<string, number>>
  readonly hiddenKeys: Ref<string[]>
  move(step: number): void
  toggle(row: Row): void
  toggleColumn(key: string): void
  copy(): Promise<void>
}

/**
 * The state of one list and its keys: `j k` rows, `Space` preview, `Enter` open, `x` select, `Shift j/k` extends, Ctrl C copies.
 * Widths and hidden columns are remembered by the list's name on this machine.
 */
export function useGrid<Row>(
  name: string,
  columns: () => readonly GridColumn<Row>[],
  rows: () => readonly Row[],
  keyOf: (row: Row) => string,
  acts: { readonly open: (row: Row) => void; readonly peek?: boolean; readonly keys?: readonly KeyBinding[] },
): GridState<Row> {
  const { largePrint } = useDensity()
  const at = ref(0)
  const selected = ref<ReadonlySet<string>>(new Set())
  const peekOpen = useLocalStorage(`pengtong.grid.${name}.peek`, acts.peek ?? false)
  const widths = useLocalStorage<Record<string, number>>(`pengtong.grid.${name}.widths`, {})
  const hiddenKeys = useLocalStorage<string[]>(
    `pengtong.grid.${name}.hidden`,
    columns()
      .filter(column => column.hidden)
      .map(column => column.key),
  )
  const current = computed(() => rows()[at.value])
  const shownColumns = computed(() =>
    columns().filter(column => !hiddenKeys.value.includes(column.key) && !(largePrint.value && column.secondary)),
  )

  watch(
    () => rows().length,
    length => (at.value = Math.min(at.value, Math.max(0, length - 1))),
  )

  function move(step: number): void {
    at.value = Math.min(Math.max(0, rows().length - 1), Math.max(0, at.value + step))
  }
  function select(indexes: readonly number[]): void {
    const next = new Set(selected.value)
    for (const index of indexes) {
      const row = rows()[index]
      if (row !== undefined) next.add(keyOf(row))
    }
    selected.value = next
  }
  function extend(step: number): void {
    const from = at.value
    move(step)
    select(between(from, at.value))
  }
  function toggle(row: Row): void {
    const next = new Set(selected.value)
    if (!next.delete(keyOf(row))) next.add(keyOf(row))
    selected.value = next
  }
  function toggleColumn(key: string): void {
    hiddenKeys.value = hiddenKeys.value.includes(key)
      ? hiddenKeys.value.filter(hidden => hidden !== key)
      : [...hiddenKeys.value, key]
  }
  async function copy(): Promise<void> {
    const chosen = rows().filter(row => selected.value.has(keyOf(row)))
    const copied = chosen.length > 0 ? chosen : current.value === undefined ? [] : [current.value]
    await navigator.clipboard.writeText(asTsv(shownColumns.value, copied))
    toast(say('parts.grid.copied', { n: copied.length }))
  }

  const some = (): boolean => rows().length > 0
  const nothingMarked = (): boolean => (window.getSelection()?.toString() ?? '') === ''
  useKeys('parts.keys.grid', [
    { keys: 'j', word: 'parts.keys.rows', run: () => move(1), shown: true },
    { keys: 'k', word: 'parts.keys.rows', run: () => move(-1), shown: true },
    { keys: 'ArrowDown', word: 'parts.keys.rows', run: () => move(1), when: inGrid },
    { keys: 'ArrowUp', word: 'parts.keys.rows', run: () => move(-1), when: inGrid },
    { keys: 'PageDown', word: 'parts.keys.rows', run: () => move(20) },
    { keys: 'PageUp', word: 'parts.keys.rows', run: () => move(-20) },
    { keys: 'Home', word: 'parts.keys.rows', run: () => move(-Infinity), when: inGrid },
    { keys: 'Shift+J', word: 'parts.keys.select', run: () => extend(1) },
    { keys: 'Shift+K', word: 'parts.keys.select', run: () => extend(-1) },
    {
      keys: 'Space',
      word: 'parts.keys.peek',
      run: () => (peekOpen.value = !peekOpen.value),
      shown: true,
      when: () => notOnButton() && acts.peek !== undefined && some(),
    },
    {
      keys: 'Enter',
      word: 'parts.keys.open',
      run: () => current.value !== undefined && acts.open(current.value),
      shown: true,
      when: () => notOnButton() && some(),
    },
    {
      keys: 'x',
      word: 'parts.keys.select',
      run: () => current.value !== undefined && toggle(current.value),
      shown: true,
      when: some,
    },
    { keys: '$mod+c', word: 'parts.keys.copy', run: () => void copy(), when: () => some() && nothingMarked() },
    { keys: 'Escape', word: 'parts.keys.closePeek', run: () => (peekOpen.value = false), when: () => peekOpen.value },
    ...(acts.keys ?? []),
  ])
  return { at, current, selected, peekOpen, shownColumns, widths, hiddenKeys, move, toggle, toggleColumn, copy }
}

/** Arrows belong to the list unless another control has the focus. */
function inGrid(): boolean {
  const focused = document.activeElement
  return focused === null || focused === document.body || focused.closest('[role=grid]') !== null
}

/** Space and Enter on a focused button or link press that control. */
function notOnButton(): boolean {
  return (
    document.activeElement?.closest('button,a,[role=button],[role=menuitem],[role=tab],summary') === null ||
    document.activeElement === null
  )
}
