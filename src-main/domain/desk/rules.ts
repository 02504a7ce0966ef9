import type { ItemContent } from '#contract/catalog-item.ts'
import type { CellEdit, CellField } from '#contract/catalog-list.ts'
import type { EditedCell } from '#contract/desk.ts'

/**
 * Cells that are changed, taken back and done again. What stays true:
 * 1. taking back restores exactly the cells nobody has touched since, and tells the others;
 * 2. doing again after taking back gives what the edit gave;
 * 3. a cell changes nothing but its own field.
 */

/** Equal as content: a limit's wording does not count where value and unit agree. */
export function sameValue(field: CellField, one: unknown, other: unknown): boolean {
  const seen = (value: unknown): unknown => {
    if (field !== 'promisedLimit' && field !== 'statutoryLimit') return value
    if (value === null || value === undefined) return null
    const { value: figure, unit } = value as { value: number; unit: string }
    return [figure, unit]
  }
  return JSON.stringify(seen(one)) === JSON.stringify(seen(other))
}

/** The content with one field changed; any other field stays the very same value. */
export function withCell(content: ItemContent, change: { field: CellField; value: unknown }): ItemContent {
  // The value was checked against this field's schema when it came in, or was read out of this very field before.
  return { ...content, [change.field]: change.value }
}

/** Edits by item, in their order; where a cell is named twice, the later value stands. */
export function editsByItem(edits: readonly CellEdit[]): Map<string, Map<CellField, CellEdit['change']>> {
  const found = new Map<string, Map<CellField, CellEdit['change']>>()
  for (const { itemId, change } of edits) {
    const cells = found.get(itemId) ?? new Map<CellField, CellEdit['change']>()
    cells.delete(change.field)
    cells.set(change.field, change)
    found.set(itemId, cells)
  }
  return found
}

/** Which cells may be turned: those that still hold what the edit (or its undoing) left there. */
export function turnable<Cell extends Pick<EditedCell, 'field' | 'before' | 'after'>>(
  cells: readonly Cell[],
  direction: 'undo' | 'redo',
  foundIn: (cell: Cell) => unknown,
): { turn: Cell[]; touched: (Cell & { found: unknown })[] } {
  const turn: Cell[] = []
  const touched: (Cell & { found: unknown })[] = []
  for (const cell of cells) {
    const found = foundIn(cell)
    const left = direction === 'undo' ? cell.after : cell.before
    if (sameValue(cell.field, found, left)) turn.push(cell)
    else touched.push({ ...cell, found })
  }
  return { turn, touched }
}
