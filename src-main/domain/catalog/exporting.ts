import { sheetFieldLabels, sheetFields, type SheetField } from '#contract/catalog-import.ts'
import type { ExportFormat, FileOut } from '#contract/catalog-export.ts'
import type { ItemFilter, ItemSort } from '#contract/catalog-list.ts'
import type { Department } from '#contract/catalog-version.ts'
import type { ReadableDb } from '#database/handles.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { listDepartments } from './department-store.ts'
import { fileOut, tableBytes } from './file-out.ts'
import type { ItemList } from './item-list.ts'
import type { WriteSheet } from './ports.ts'
import { exportedFields, printCell, type ItemToPrint } from './sheet-print.ts'
import { contentsInParts } from './store.ts'

/** How the project's own JSON begins; an import knows it by that. */
export const catalogueKind = 'pengtong-catalogue'

export interface ExportRequest {
  readonly format: ExportFormat
  readonly filter: ItemFilter
  readonly sort: ItemSort
  readonly descending: boolean
  readonly day?: string | undefined
  readonly columns?: readonly SheetField[] | undefined
}

export function exportingActs(parts: { db: ReadableDb; clock: Clock; list: ItemList; writeSheet: WriteSheet }) {
  const { db, writeSheet } = parts

  async function itemsOf(request: ExportRequest): Promise<ItemToPrint[]> {
    const { rows } = await parts.list.page({ ...request, limit: Number.MAX_SAFE_INTEGER })
    const departments = new Map<string, Department>((await listDepartments(db)).map(each => [each.id, each]))
    const items: ItemToPrint[] = []
    for await (const part of contentsInParts(db, rows)) {
      for (const { row, content } of part) {
        const { name = '', creditCode = null } = departments.get(content.departmentId) ?? {}
        items.push({ code: row.code, content, department: { name, creditCode } })
      }
    }
    return items
  }

  function bytesOf(format: ExportFormat, items: readonly ItemToPrint[], day: string, columns: readonly SheetField[]) {
    if (format === 'json') {
      const whole = { kind: catalogueKind, version: 1, day, items }
      return new TextEncoder().encode(`${JSON.stringify(whole, null, 1)}\n`)
    }
    const head = columns.map(field => sheetFieldLabels[field])
    const rows = items.map(item => columns.map(field => printCell(field, item)))
    return tableBytes(writeSheet, format, '实施清单', [head, ...rows])
  }

  return {
    async exportItems(request: ExportRequest): Promise<FileOut> {
      const day = request.day ?? shanghaiDate(parts.clock())
      const items = await itemsOf(request)
      const chosen = request.columns
      const columns = exportedFields(sheetFields).filter(field => chosen?.includes(field) ?? true)
      const bytes = bytesOf(request.format, items, day, columns)
      return fileOut(`事项目录-${day}`, request.format, bytes, items.length)
    },
  }
}
