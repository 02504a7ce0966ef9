import { onMounted, onScopeDispose } from 'vue'
import { cellsOfTsv, type GridColumn } from '#components/grid/grid.props.ts'
import type { GridState } from '#components/grid/use-grid.ts'
import { takesText } from '#composables/use-keys.ts'
import type { CellEdit, ItemRow } from '#contract/catalog-list.ts'
import { readCell } from './cell-values.ts'
import { fieldOfColumn, leadingValue } from './columns.ts'
import type { EditPlan, ItemEdits } from './use-item-edits.ts'
import type { Items } from './use-items.ts'

/** Most rows that one pasting, filling or marking may name; the hub takes 20,000 cells in one change. */
export const mostRows = 5_000

/** Writing in the list: one cell, a fill down, a pasting from Excel. */
export function useGridWriting(grid: GridState<ItemRow>, items: Items, edits: ItemEdits) {
  const offices = () => items.offices.data.value ?? []

  function take(row: ItemRow, column: GridColumn<ItemRow>, text: string, then: 'down' | 'right' | 'stay'): void {
    grid.editing.value = false
    const field = fieldOfColumn[column.key]
    const read = field && readCell(field, text, offices())
    if (field && read && 'change' in read) {
      const unchanged = JSON.stringify(leadingValue(row, field)) === JSON.stringify(read.change.value)
      if (!unchanged) void edits.write([{ itemId: row.itemId, change: read.change }], 'cell')
    }
    if (then === 'down') grid.move(1)
    if (then === 'right') grid.moveCell(1)
  }

  /** The rows that are marked, in the order of the list; whole even where they are not on screen. */
  async function markedRows(): Promise<readonly ItemRow[]> {
    const wanted = grid.selected.value
    if (wanted.size === 0) return []
    const rows = await items.list.range(0, Math.min(items.list.total.value, 100_000) - 1)
    return rows.filter(row => wanted.has(row.itemId))
  }

  /** The current cell's value into the same column of the marked rows; without marks, the value above into this one. */
  async function fillDown(): Promise<void> {
    const column = grid.currentColumn.value
    const field = column && fieldOfColumn[column.key]
    if (!field) return
    const marked = await markedRows()
    const above = items.list.rows.value.at(grid.at.value - 1)
    const source = marked.length > 0 ? grid.current.value : above
    const targets = marked.length > 0 ? marked : grid.current.value ? [grid.current.value] : []
    if (!source) return
    const value = leadingValue(source, field)
    // The value was read out of this very field, so it is one of its own.
    const change = { field, value } as CellEdit['change']
    const filled = targets.filter(row => row.itemId !== source.itemId).map(row => ({ itemId: row.itemId, change }))
    if (filled.length === 1) void edits.write(filled, 'fill')
    else if (filled.length > 1) void edits.propose(filled, 'fill')
  }

  async function paste(text: string): Promise<void> {
    const start = grid.atCell.value
    if (start === undefined) return
    const all = cellsOfTsv(text)
    const titles = grid.shownColumns.value.map(column => column.title)
    // A block copied out of this list carries its heads along.
    const rows = all[0]?.every(cell => titles.includes(cell)) ? all.slice(1) : all
    const targets = await items.list.range(grid.at.value, grid.at.value + Math.min(rows.length, mostRows) - 1)
    const changes: CellEdit[] = []
    const unread: EditPlan['unread'][number][] = []
    for (const [down, row] of targets.entries()) {
      for (const [right, cell] of (rows[down] ?? []).entries()) {
        const column = grid.shownColumns.value[start + right]
        const field = column && fieldOfColumn[column.key]
        if (!field) continue
        const read = readCell(field, cell, offices())
        if ('change' in read) changes.push({ itemId: row.itemId, change: read.change })
        else unread.push({ name: row.name, text: cell, wrong: read.wrong })
      }
    }
    const [only] = changes
    if (changes.length === 1 && only && unread.length === 0) await edits.write([only], 'paste')
    else if (changes.length + unread.length > 0) await edits.propose(changes, 'paste', unread)
  }
  function onPaste(event: ClipboardEvent): void {
    if (takesText(event.target) || document.querySelector('[data-pt-modal]') !== null) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text === '' || grid.atCell.value === undefined) return
    event.preventDefault()
    void paste(text)
  }
  onMounted(() => document.addEventListener('paste', onPaste))
  onScopeDispose(() => document.removeEventListener('paste', onPaste))
  return { take, fillDown, markedRows, paste }
}
