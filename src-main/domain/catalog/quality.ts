import type { ItemDefect } from '#contract/catalog-item.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { Clock } from '#kernel/clock.ts'
import type { ItemList } from './item-list.ts'
import { keptWhileSame } from './kept-while-same.ts'
import { nextOffset, offsetOf } from './list-cursor.ts'
import type { Day } from './model.ts'
import { judgeAll, severityOf, type BasisState, type JudgedItem } from './quality-rules.ts'
import { contentsInParts } from './store.ts'

/** What documents the knowledge base has on a day, by title; given by the composition. */
export type BasisStates = (day: Day) => Promise<ReadonlyMap<string, BasisState>>

/** The whole catalogue judged: kept while neither the catalogue nor the day changes. */
export function qualityReading(parts: { db: ReadableDb; clock: Clock; list: ItemList; basisStates: BasisStates }) {
  const { db } = parts

  const current = keptWhileSame(parts, async ({ day, tick }) => {
    const lines = (await parts.list.rows()).filter(({ phase }) => phase !== 'abolished')
    const items: JudgedItem[] = []
    for await (const part of contentsInParts(db, lines)) {
      for (const { row, content } of part) items.push({ itemId: row.itemId, name: row.name, content })
    }
    const states = await parts.basisStates(day)
    const defects: ReadonlyMap<string, ItemDefect[]> = judgeAll(items, document => states.get(document) ?? 'unknown')
    return { day, tick, defects }
  })

  return {
    async quality() {
      const { day, tick, defects } = await current()
      const counts = new Map<string, number>()
      for (const found of defects.values()) {
        for (const code of new Set(found.map(defect => defect.code))) counts.set(code, (counts.get(code) ?? 0) + 1)
      }
      const checks = [...counts]
        .map(([code, count]) => ({ code, severity: severityOf(code), count }))
        .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
      const itemsWithDefects = [...defects.values()].filter(found => found.length > 0).length
      return { day, catalogueVersion: String(tick), items: defects.size, itemsWithDefects, checks }
    },

    async qualityRows({ code, cursor, limit }: { code: string; cursor?: string | undefined; limit: number }) {
      const { defects } = await current()
      const hit = [...defects]
        .filter(([, found]) => found.some(defect => defect.code === code))
        .map(([itemId]) => itemId)
      const start = offsetOf(cursor)
      const filter = { departmentIds: [], itemTypes: [], phases: [], text: '', itemIds: hit }
      const page =
        hit.length === 0
          ? { rows: [], total: 0 }
          : await parts.list.page({ filter, sort: 'name', descending: false, limit, offset: start })
      const rows = page.rows.flatMap(({ itemId, code: itemCode, name, departmentName }) => {
        const defect = defects.get(itemId)?.find(each => each.code === code)
        return defect ? [{ itemId, code: itemCode, name, departmentName, field: defect.field, defect }] : []
      })
      return { rows, total: page.total, ...nextOffset(start + limit, page.total) }
    },
  }
}
