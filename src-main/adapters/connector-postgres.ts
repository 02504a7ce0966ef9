import pg from 'pg'
import type { Connector, SourceFilter, SourceQuery, SourceRow, SourceToOpen } from '#domain/gateway/index.ts'

/** Every value as the server writes it: no time zone, no rounding, no surprise between two drivers. */
const asText = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig
/** Few enough that a page is gone before the next one comes, whatever the file's length. */
const pageRows = 500

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A table of a PostgreSQL server, read with statements whose values never become part of the text. */
export function connectPostgresTable(opened: SourceToOpen): Connector {
  const { source } = opened
  if (source.kind !== 'postgres') throw new TypeError(`not a PostgreSQL source: ${source.kind}`)
  const pool = new pg.Pool({
    connectionString: opened.secret,
    max: 10,
    types: asText,
    application_name: 'pengtong-gateway',
    connectionTimeoutMillis: 3000,
    // Whatever happens, the source does no work of ours beyond this.
    options: '-c default_transaction_read_only=on',
  })
  // A connection that breaks while it rests is replaced by the pool; the next read tells.
  pool.on('error', () => undefined)
  const table = `${quoted(source.schema)}.${quoted(source.table)}`
  const columnOf = (field: string) => quoted(source.columns[field] ?? field)

  function statement(query: SourceQuery): { text: string; values: unknown[] } {
    const values: unknown[] = []
    const bind = (value: unknown) => {
      values.push(value)
      return `$${values.length}`
    }
    const condition = (filter: SourceFilter): string => {
      const column = columnOf(filter.field)
      if (filter.kind === 'equals') return `${column} = ${bind(filter.value)}`
      if (filter.kind === 'one-of') return `${column} = any(${bind(filter.values)})`
      return `starts_with(${column}::text, ${bind(filter.prefix)})`
    }
    const fields = query.fields.map((field, index) => `${columnOf(field)} as f${index}`)
    const where = query.where.map(condition)
    const limit = query.limit < Number.MAX_SAFE_INTEGER ? ` limit ${bind(query.limit)}` : ''
    const conditions = where.length > 0 ? ` where ${where.join(' and ')}` : ''
    return { text: `select ${fields.join(', ')} from ${table}${conditions}${limit}`, values }
  }

  const rowOf = (query: SourceQuery, cells: unknown[]): SourceRow =>
    Object.fromEntries(query.fields.map((field, index) => [field, cells[index]]))

  /** Names of prepared statements by their text; few, since a grant always asks the same way. */
  const names = new Map<string, string>()
  function nameOf(text: string): string | undefined {
    const known = names.get(text)
    if (known !== undefined || names.size >= 200) return known
    const name = `gateway_${names.size}`
    names.set(text, name)
    return name
  }

  return {
    async find(query, signal) {
      signal.throwIfAborted()
      const { text, values } = statement(query)
      const name = nameOf(text)
      const { rows } = await pool.query<unknown[]>({ text, values, rowMode: 'array', ...(name ? { name } : {}) })
      return rows.map(cells => rowOf(query, cells))
    },

    async *stream(query, signal) {
      const client = await pool.connect()
      try {
        await client.query('begin read only')
        const { text, values } = statement(query)
        await client.query(`declare gateway_rows no scroll cursor for ${text}`, values)
        for (;;) {
          signal.throwIfAborted()
          const { rows } = await client.query<unknown[]>({
            text: `fetch ${pageRows} from gateway_rows`,
            rowMode: 'array',
          })
          if (rows.length === 0) break
          yield rows.map(cells => rowOf(query, cells))
        }
        await client.query('commit')
        client.release()
      } catch (error) {
        client.release(true)
        throw error
      }
    },

    async probe() {
      const fields = opened.fields.map(field => columnOf(field.name)).join(', ')
      await pool.query(`select ${fields} from ${table} limit 0`)
      const { rows } = await pool.query<{ rows: string }>(
        'select greatest(reltuples, 0)::bigint as rows from pg_class where oid = to_regclass($1)',
        [table],
      )
      const [first] = rows
      return first && Number(first.rows) > 0 ? { rows: Number(first.rows) } : {}
    },

    close: () => pool.end(),
  }
}
