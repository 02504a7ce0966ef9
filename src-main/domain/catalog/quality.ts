import type { ItemDefect } from '#contract/catalog-item.ts'
import type { ReadableDb } from '#database/handles.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import type { ItemList } from './item-list.ts'
import type { Day } from './model.ts'
import { judgeAll, severityOf, type BasisState, type JudgedItem } from './quality-rules.ts'
import { contentsShown, currentTick } from './store.ts'

/** What documents the knowledge base has on a day, by title; given by the composition. */
export type BasisStates = (day: Day) => Promise<ReadonlyMap<string, BasisState>>

interface Judged {
  readonly day: Day
  readonly tick: number
  readonly defects: ReadonlyMap<string, ItemDefect[]>
}

/** The whole catalogue judged: kept while neither the catalogue nor the day changes. */
export function qualityReading(parts: { db: ReadableDb; clock: Clock; list: ItemList; basisStates: BasisStates }) {
  const { db } = parts
  let judging: Promise<Judged> | undefined
  let judged: Judged | undefined

  async function judge(day: Day, tick: number): Promise<Judged> {
    const lines = (await parts.list.rows()).filter(({ phase }) => phase !== 'abolished')
    const items: JudgedItem[] = []
    for (let start = 0; start < lines.length; start += 1_000) {
      const part = lines.slice(start, start + 1_000)
      const contents = await contentsShown(db, part)
      for (const { itemId, name } of part) {
        const content = contents.get(itemId)
        if (content) items.push({ itemId, name, content })
      }
    }
    const states = await parts.basisStates(day)
    return { day, tick, defects: judgeAll(items, document => states.get(document) ?? 'unknown') }
  }

  async function current(): Promise<Judged> {
    const [day, tick] = [shanghaiDate(parts.clock()), await currentTick(db)]
    if (judged?.day === day && judged.tick === tick) return judged
    judging ??= judge(day, tick).finally(() => (judging = undefined))
    judged = await judging
    return judged
  }

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
      const start = Number(cursor ?? 0) || 0
      const filter = { departmentIds: [], itemTypes: [], phases: [], text: '', itemIds: hit }
      const page =
        hit.length === 0
          ? { rows: [], total: 0 }
          : await parts.list.page({ filter, sort: 'name', descending: false, limit, offset: start })
      const rows = page.rows.flatMap(({ itemId, code: itemCode, name, departmentName }) => {
        const defect = defects.get(itemId)?.find(each => each.code === code)
        return defect ? [{ itemId, code: itemCode, name, departmentName, field: defect.field, defect }] : []
      })
      const next = start + limit
      return { rows, total: page.total, ...(next < page.total ? { nextCursor: String(next) } : {}) }
    },
  }
}
