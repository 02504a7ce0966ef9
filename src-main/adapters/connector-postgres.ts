import pg from 'pg'
import type { Connector, SourceFilter, SourceQuery, SourceRow, SourceToOpen } from '#domain/gateway/index.ts'
import { createLookups, type LookupShape } from './connector-postgres-lookups.ts'

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

  /** Conditions whose values are bound from `$first` on. */
  function conditionsOf(filters: readonly SourceFilter[], first: number): { where: string[]; values: unknown[] } {
    const values: unknown[] = []
    const bind = (value: unknown) => {
      values.push(value)
      return `$${first + values.length - 1}`
    }
    const where = filters.map(filter => {
      const column = columnOf(filter.field)
      if (filter.kind === 'equals') return `${column} = ${bind(filter.value)}`
      if (filter.kind === 'one-of') return `${column} = any(${bind(filter.values)})`
      return `starts_with(${column}::text, ${bind(filter.prefix)})`
    })
    return { where, values }
  }

  const columnsOf = (query: SourceQuery) =>
    query.fields.map((field, index) => `${columnOf(field)} as f${index}`).join(', ')

  function statement(query: SourceQuery): { text: string; values: unknown[] } {
    const { where, values } = conditionsOf(query.where, 1)
    const limited = query.limit < Number.MAX_SAFE_INTEGER
    const limit = limited ? ` limit $${values.length + 1}` : ''
    const conditions = where.length > 0 ? ` where ${where.join(' and ')}` : ''
    const text = `select ${columnsOf(query)} from ${table}${conditions}${limit}`
    return { text, values: limited ? [...values, query.limit] : values }
  }

  /** The shape of a look-up by one subject, which comes first among the filters; nothing for any other read. */
  function lookupOf(query: SourceQuery): { shape: LookupShape; value: string } | undefined {
    const [subject, ...rest] = query.where
    if (subject?.kind !== 'equals') return undefined
    const { where, values } = conditionsOf(rest, 2)
    const conditions = where.map(condition => ` and ${condition}`).join('')
    const column = columnOf(subject.field)
    const shape = { table, column, columns: columnsOf(query), conditions, values, limit: query.limit }
    return { shape, value: subject.value }
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

  const lookups = createLookups(pool, nameOf)

  return {
    async find(query, signal) {
      signal.throwIfAborted()
      const lookup = lookupOf(query)
      if (lookup) {
        const found = await lookups.find(lookup.shape, lookup.value, signal)
        return found.map(cells => rowOf(query, cells))
      }
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
