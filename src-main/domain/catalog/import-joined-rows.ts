import type { SheetField } from '#contract/catalog-import.ts'
import type { ItemRowOfSheet } from './import-rows.ts'
import { tidyText } from './tidy-text.ts'

/** One item over several rows, a row for each of its materials: common where the item's own cells were merged. */

/** Cells that may say more in each row; everything else has to be the same, or empty. */
const going: readonly SheetField[] = ['materials', 'legalBasis', 'faq']

function cellOf({ row, columnOf }: ItemRowOfSheet, field: SheetField): string {
  return tidyText(row.cells[columnOf.get(field)?.index ?? -1] ?? '')
}

const identities: readonly SheetField[] = ['code', 'name', 'subItemName', 'mainItemName']

/** Whether a row says nothing of its own but a further material of the item above it. */
function goesOn(above: ItemRowOfSheet, row: ItemRowOfSheet): boolean {
  if (row.columnOf !== above.columnOf || row.row.formulas.length > 0) return false
  const more = cellOf(row, 'materials')
  if (more === '' || more === cellOf(above, 'materials')) return false
  const nameless = identities.every(field => cellOf(row, field) === '')
  const named = identities.some(field => cellOf(row, field) !== '' && cellOf(row, field) === cellOf(above, field))
  if (!nameless && !named) return false
  return [...row.columnOf.keys()].every(field => {
    if (going.includes(field)) return true
    const own = cellOf(row, field)
    return own === cellOf(above, field) || (own === '' && (nameless || !identities.includes(field)))
  })
}

/** Puts what such rows add into the row of their item, each on a line of its own. */
export function joinedRows(rows: readonly ItemRowOfSheet[]): ItemRowOfSheet[] {
  if (!rows.some(({ columnOf }) => columnOf.has('materials'))) return [...rows]
  const joined: ItemRowOfSheet[] = []
  let above: ItemRowOfSheet | undefined
  for (const row of rows) {
    const last = joined.at(-1)
    if (!last || !above || !goesOn(above, row)) {
      joined.push(row)
      above = row
      continue
    }
    const cells = [...last.row.cells]
    for (const field of going) {
      const index = row.columnOf.get(field)?.index
      const more = index === undefined ? '' : (row.row.cells[index] ?? '').trim()
      if (index === undefined || more === '') continue
      const lines = (cells[index] ?? '').split('\n')
      if (!lines.includes(more)) cells[index] = [...lines.filter(line => line !== ''), more].join('\n')
    }
    joined[joined.length - 1] = { ...last, row: { ...last.row, cells } }
  }
  return joined
}
