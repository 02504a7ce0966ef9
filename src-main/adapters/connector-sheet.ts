import type { Kysely } from 'kysely'
import type { Database } from '#database/schema.ts'
import type { Connector, SourceQuery, SourceRow, SourceToOpen } from '#domain/gateway/index.ts'

const pageRows = 2000

/** A sheet that the source department uploaded; its rows lie in the hub's own store, found by their subject. */
export function connectSheet(db: Kysely<Database>, opened: SourceToOpen): Connector {
  const { source, resourceId, subjectField } = opened
  if (source.kind !== 'sheet') throw new TypeError(`not a sheet: ${source.kind}`)
  const { edition } = source

  function page(query: SourceQuery, after: number, limit: number) {
    let select = db
      .selectFrom('gateway_sheet_rows')
      .select(['n', 'cells'])
      .where('resource_id', '=', resourceId)
      .where('edition', '=', edition)
      .where('n', '>', after)
    for (const filter of query.where) {
      if (filter.kind === 'equals' && filter.field === subjectField) select = select.where('subject', '=', filter.value)
    }
    return select.orderBy('n').limit(limit).execute()
  }

  const cellsOf = (query: SourceQuery, cells: string): SourceRow => {
    const all = JSON.parse(cells) as SourceRow
    return Object.fromEntries(query.fields.map(field => [field, all[field]]))
  }

  const holds = (query: SourceQuery, row: SourceRow) =>
    query.where.every(filter => {
      const value = row[filter.field]
      if (filter.kind === 'equals') return value === filter.value
      if (filter.kind === 'one-of') return typeof value === 'string' && filter.values.includes(value)
      return typeof value === 'string' && value.startsWith(filter.prefix)
    })

  async function* stream(query: SourceQuery, signal: AbortSignal) {
    for (let after = -1; ;) {
      signal.throwIfAborted()
      const rows = await page(query, after, pageRows)
      yield rows.map(row => cellsOf(query, row.cells)).filter(row => holds(query, row))
      const last = rows.at(-1)
      if (rows.length < pageRows || !last) return
      after = last.n
    }
  }

  return {
    stream,
    async find(query, signal) {
      const found: SourceRow[] = []
      for await (const rows of stream(query, signal)) {
        found.push(...rows)
        if (found.length >= query.limit) break
      }
      return found.slice(0, query.limit)
    },
    async probe() {
      const { rows } = await db
        .selectFrom('gateway_sheet_rows')
        .select(eb => eb.fn.countAll<string>().as('rows'))
        .where('resource_id', '=', resourceId)
        .where('edition', '=', edition)
        .executeTakeFirstOrThrow()
      return { rows: Number(rows) }
    },
    close: async () => undefined,
  }
}
