import type { SheetField } from '#contract/catalog-import.ts'
import { creditCodeValid, parseItemCode } from './item-code.ts'
import { typeOfWord } from './import-types.ts'
import type { SheetRow } from './ports.ts'
import { readLimit } from './time-limit.ts'

/** What a column is by its cells, for headings that nobody has seen before. */

const rowsLookedAt = 200
/** Share of the filled cells that must fit. */
const enough = 0.7

const looks: readonly (readonly [SheetField, (cell: string) => boolean])[] = [
  ['departmentCode', cell => creditCodeValid(cell.normalize('NFKC').toUpperCase())],
  ['code', cell => cell.length >= 10 && parseItemCode(cell).dialect !== 'unknown'],
  ['itemType', cell => typeOfWord(cell) !== undefined],
  ['link', cell => /^https?:\/\//.test(cell)],
  ['legalBasis', cell => /《[^》]{2,}》/.test(cell)],
]
const ofLimits = (cell: string) => readLimit(cell).kind === 'limit'

/** The field that nearly all filled cells of a column look like; nothing for fewer than three of them. */
export function fieldOfContents(rows: readonly SheetRow[], index: number, heading: string): SheetField | undefined {
  const cells: string[] = []
  for (const row of rows) {
    const cell = row.cells[index]?.trim() ?? ''
    if (cell !== '') cells.push(cell)
    if (cells.length >= rowsLookedAt) break
  }
  if (cells.length < 3) return undefined
  const found = looks.find(([, test]) => cells.filter(test).length >= cells.length * enough)
  if (found) return found[0]
  if (!/限|期|时|日/.test(heading) || cells.filter(ofLimits).length < cells.length * enough) return undefined
  return heading.includes('法') ? 'statutoryLimit' : 'promisedLimit'
}
