import type { Resource } from '#contract/sharing-model.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import type { SheetRead } from './ports.ts'

/** How an uploaded sheet becomes rows: the first row that names every field is the header; other columns stay outside. */

export interface SheetRowRead {
  readonly subject: string | null
  /** JSON object, field → text. */
  readonly cells: string
}

export function readSheetRows(
  file: SheetRead,
  resource: Pick<Resource, 'fields' | 'subjectField'>,
): Result<SheetRowRead[]> {
  const names = resource.fields.map(field => field.name)
  const headed = file.sheets.flatMap(sheet => {
    const place = sheet.rows.slice(0, 20).findIndex(row => {
      const cells = row.cells.map(cell => cell.trim())
      return names.every(name => cells.includes(name))
    })
    return place < 0 ? [] : [{ sheet, place }]
  })
  const [found] = headed
  if (!found) {
    const first = new Set(file.sheets[0]?.rows[0]?.cells.map(cell => cell.trim()))
    return violation('COLUMNS_MISSING', { fields: names.filter(name => !first.has(name)) })
  }
  const header = found.sheet.rows[found.place]?.cells.map(cell => cell.trim()) ?? []
  const columns = names.map(name => [name, header.indexOf(name)] as const)
  const rows = found.sheet.rows.slice(found.place + 1).filter(row => row.cells.some(cell => cell.trim() !== ''))
  return ok(
    rows.map(row => {
      const cells = Object.fromEntries(columns.map(([name, column]) => [name, row.cells[column]?.trim() ?? '']))
      const { subjectField } = resource
      return {
        subject: subjectField === undefined ? null : (cells[subjectField] ?? null),
        cells: JSON.stringify(cells),
      }
    }),
  )
}
