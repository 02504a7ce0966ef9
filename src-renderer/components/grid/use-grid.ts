import { useLocalStorage } from '@vueuse/core'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useDensity } from '#composables/use-density.ts'
import { useKeys, type KeyBinding } from '#composables/use-keys.ts'
import { toast } from '#components/toast/toast.ts'
import { say } from '#i18n/index.ts'
import type { RowSource } from './grid-lines.ts'
import { asTsv, between, inOrder, movedKey, type GridColumn } from './grid.props.ts'

export interface GridState<Row> {
  /** Index of the row the keys act on. */
  readonly at: Ref<number>
  /** Index of the column they act on; stays undefined where cells cannot be changed. */
  readonly atCell: Ref<number | undefined>
  readonly current: ComputedRef<Row | undefined>
  readonly currentColumn: ComputedRef<GridColumn<Row> | undefined>
  readonly editing: Ref<boolean>
  readonly selected: Ref<ReadonlySet<string>>
  readonly peekOpen: Ref<boolean>
  readonly shownColumns: ComputedRef<readonly GridColumn<Row>[]>
  readonly orderedColumns: ComputedRef<readonly GridColumn<Row>[]>
  readonly widths: Ref<Record<string, number>>
  readonly hiddenKeys: Ref<string[]>
  readonly order: Ref<string[]>
  move(step: number): void
  moveCell(step: number): void
  toggle(row: Row, through?: boolean): void
  toggleColumn(key: string): void
  /** Puts a shown column at the place of another shown one. */
  reorder(key: string, to: number): void
  startEditing(): void
  copy(): Promise<void>
}

export interface GridActs<Row> {
  readonly open: (row: Row) => void
  readonly peek?: boolean
  readonly keys?: readonly KeyBinding[]
  /** Cells may be changed where their column says how. */
  readonly cells?: boolean
  readonly mayEdit?: () => boolean
}

/**
 * The state of one list and its keys: `j k` rows, `Space` preview, `Enter` open, `x` select, `Shift j/k` extends, Ctrl C copies;
 * where cells can be changed, arrows choose one, F2 opens it and Alt with arrows moves its column.
 * Widths, order and hidden columns are remembered by the list's name on this machine.
 */
export function useGrid<Row>(
  name: string,
  columns: () => readonly GridColumn<Row>[],
  rows: () => RowSource<Row>,
  keyOf: (row: Row) => string,
  acts: GridActs<Row>,
): GridState<Row> {
  const { largePrint } = useDensity()
  const at = ref(0)
  const atCell = ref<number | undefined>()
  const editing = ref(false)
  const selected = ref<ReadonlySet<string>>(new Set())
  const peekOpen = useLocalStorage(`pengtong.grid.${name}.peek`, acts.peek ?? false)
  const widths = useLocalStorage<Record<string, number>>(`pengtong.grid.${name}.widths`, {})
  const order = useLocalStorage<string[]>(`pengtong.grid.${name}.order`, [])
  const hiddenKeys = useLocalStorage<string[]>(
    `pengtong.grid.${name}.hidden`,
    columns()
      .filter(column => column.hidden)
      .map(column => column.key),
  )
  const current = computed(() => rows().at(at.value))
  const orderedColumns = computed(() => inOrder(columns(), order.value))
  const shownColumns = computed(() =>
    orderedColumns.value.filter(
      column => !hiddenKeys.value.includes(column.key) && !(largePrint.value && column.secondary),
    ),
  )
  const currentColumn = computed(() => (atCell.value === undefined ? undefined : shownColumns.value[atCell.value]))
  let anchor = 0

  watch(
    () => rows().length,
    length => (at.value = Math.min(at.value, Math.max(0, length - 1))),
  )
  watch(at, () => (editing.value = false))

  function move(step: number): void {
    at.value = Math.min(Math.max(0, rows().length - 1), Math.max(0, at.value + step))
  }
  function moveCell(step: number): void {
    const last = shownColumns.value.length - 1
    atCell.value = atCell.value === undefined ? 0 : Math.min(last, Math.max(0, atCell.value + step))
  }
  function select(indexes: readonly number[]): void {
    const next = new Set(selected.value)
    for (const index of indexes) {
      const row = rows().at(index)
      if (row !== undefined) next.add(keyOf(row))
    }
    selected.value = next
  }
  function extend(step: number): void {
    const from = at.value
    move(step)
    select(between(from, at.value))
  }
  function indexOf(row: Row): number {
    const source = rows()
    for (let index = 0; index < source.length; index += 1) if (source.at(index) === row) return index
    return at.value
  }
  function toggle(row: Row, through = false): void {
    const index = indexOf(row)
    if (through) select(between(anchor, index))
    else {
      const next = new Set(selected.value)
      if (!next.delete(keyOf(row))) next.add(keyOf(row))
      selected.value = next
    }
    anchor = index
  }
  function toggleColumn(key: string): void {
    hiddenKeys.value = hiddenKeys.value.includes(key)
      ? hiddenKeys.value.filter(hidden => hidden !== key)
      : [...hiddenKeys.value, key]
  }
  function reorder(key: string, to: number): void {
    const shown = shownColumns.value.map(column => column.key)
    const all = orderedColumns.value.map(column => column.key)
    const beside = movedKey(shown, key, to)
    const left = beside[beside.indexOf(key) - 1]
    const rest = all.filter(other => other !== key)
    order.value = movedKey([...rest, key], key, left === undefined ? 0 : rest.indexOf(left) + 1)
  }
  function carryColumn(step: number): void {
    const column = currentColumn.value
    if (!column || atCell.value === undefined) return
    reorder(column.key, atCell.value + step)
    atCell.value = shownColumns.value.findIndex(other => other.key === column.key)
  }
  function startEditing(): void {
    const can = currentColumn.value?.edit !== undefined && current.value !== undefined
    if (can && (acts.mayEdit?.() ?? true)) editing.value = true
  }
  async function copy(): Promise<void> {
    const copied: Row[] = []
    const source = rows()
    if (selected.value.size > 0)
      for (let index = 0; index < source.length; index += 1) {
        const row = source.at(index)
        if (row !== undefined && selected.value.has(keyOf(row))) copied.push(row)
      }
    if (copied.length === 0 && current.value !== undefined) copied.push(current.value)
    await navigator.clipboard.writeText(asTsv(shownColumns.value, copied))
    toast(say('parts.grid.copied', { n: copied.length }))
  }

  const some = (): boolean => rows().length > 0
  const nothingMarked = (): boolean => (window.getSelection()?.toString() ?? '') === ''
  const cells = (): boolean => acts.cells === true && inGrid() && some()
  useKeys('parts.keys.grid', [
    { keys: 'j', word: 'parts.keys.rows', run: () => move(1), shown: true },
    { keys: 'k', word: 'parts.keys.rows', run: () => move(-1), shown: true },
    { keys: 'ArrowDown', word: 'parts.keys.rows', run: () => move(1), when: inGrid },
    { keys: 'ArrowUp', word: 'parts.keys.rows', run: () => move(-1), when: inGrid },
    { keys: 'PageDown', word: 'parts.keys.rows', run: () => move(20) },
    { keys: 'PageUp', word: 'parts.keys.rows', run: () => move(-20) },
    { keys: 'Home', word: 'parts.keys.rows', run: () => move(-Infinity), when: inGrid },
    { keys: 'End', word: 'parts.keys.rows', run: () => move(Infinity), when: inGrid },
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
    {
      keys: 'Escape',
      word: 'parts.keys.closePeek',
      run: () => {
        if (selected.value.size > 0) selected.value = new Set()
        else peekOpen.value = false
      },
      when: () => peekOpen.value || selected.value.size > 0,
    },
    ...(acts.cells
      ? ([
          { keys: 'ArrowRight', word: 'parts.keys.cells', run: () => moveCell(1), when: cells },
          { keys: 'ArrowLeft', word: 'parts.keys.cells', run: () => moveCell(-1), when: cells },
          { keys: 'Alt+ArrowRight', word: 'parts.keys.carry', run: () => carryColumn(1), when: cells },
          { keys: 'Alt+ArrowLeft', word: 'parts.keys.carry', run: () => carryColumn(-1), when: cells },
          { keys: 'F2', word: 'parts.keys.cell', run: startEditing, when: () => cells() && (acts.mayEdit?.() ?? true) },
        ] satisfies KeyBinding[])
      : []),
    ...(acts.keys ?? []),
  ])
  return {
    at,
    atCell,
    current,
    currentColumn,
    editing,
    selected,
    peekOpen,
    shownColumns,
    orderedColumns,
    widths,
    hiddenKeys,
    order,
    move,
    moveCell,
    toggle,
    toggleColumn,
    reorder,
    startEditing,
    copy,
  }
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
