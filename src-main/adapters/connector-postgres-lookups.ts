import type pg from 'pg'

/** A record of one subject that is wanted, and where its rows go. */
interface Waiting {
  readonly value: string
  /** Aborted: nobody waits any more. */
  readonly signal: AbortSignal
  settle(rows: readonly unknown[][]): void
  fail(error: unknown): void
}

/** What all look-ups that may travel together have in common. */
export interface LookupShape {
  /** Quoted name of the table, and of the column that finds the record. */
  readonly table: string
  readonly column: string
  /** `a as f0, b as f1`. */
  readonly columns: string
  /** Further conditions with `$2`, `$3`, …, each begun with ` and `; and their values. */
  readonly conditions: string
  readonly values: readonly unknown[]
  /** Rows of one subject at most. */
  readonly limit: number
}

/** Statements under way at once for one shape: while they are, the next look-ups gather. */
const atOnce = 2
/** Subjects of one statement at most. */
const together = 64

/** SQLSTATE class 22: a value that the column's type cannot hold; 23514: one that the check of its domain refuses. */
function isAboutAValue(error: unknown): boolean {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && (code.startsWith('22') || code === '23514')
}

/**
 * Look-ups that come while others are on their way travel in one statement: a server of a department answers twenty subjects
 * for little more than the price of one. Each subject's rows are found and limited by themselves, so nothing is answered that
 * the look-up alone would not answer; a value that cannot be read is tried alone and fails alone.
 */
export function createLookups(pool: pg.Pool, nameOf: (text: string) => string | undefined) {
  interface Group {
    readonly shape: LookupShape
    gathered: Waiting[]
    underWay: number
  }
  const groups = new Map<string, Group>()
  /** Types of the columns that find records, as SQL writes them. */
  const types = new Map<string, Promise<string | undefined>>()

  function typeOf({ table, column }: LookupShape): Promise<string | undefined> {
    const key = `${table} ${column}`
    const known = types.get(key)
    if (known) return known
    const asked = pool
      .query<{ type: string }>(
        `select format_type(atttypid, -1) as type from pg_attribute
          where attrelid = to_regclass($1) and quote_ident(attname) = quote_ident($2) and attnum > 0 and not attisdropped`,
        [table, column.slice(1, -1).replaceAll('""', '"')],
      )
      .then(({ rows }) => rows[0]?.type)
    types.set(key, asked)
    asked.catch(() => types.delete(key))
    return asked
  }

  async function read(text: string, values: unknown[]): Promise<unknown[][]> {
    const name = nameOf(text)
    const { rows } = await pool.query<unknown[]>({ text, values, rowMode: 'array', ...(name ? { name } : {}) })
    return rows
  }

  async function alone(shape: LookupShape, { value, settle, fail }: Waiting): Promise<void> {
    const { table, column, columns, conditions, values, limit } = shape
    const last = `$${values.length + 2}`
    try {
      const text = `select ${columns} from ${table} where ${column} = $1${conditions} limit ${last}`
      settle(await read(text, [value, ...values, limit]))
    } catch (error) {
      fail(error)
    }
  }

  async function inOneStatement(shape: LookupShape, type: string, batch: readonly Waiting[]): Promise<void> {
    const { table, column, columns, conditions, values, limit } = shape
    const last = `$${values.length + 2}`
    const text = `select wanted.place, found.* from unnest($1::${type}[]) with ordinality as wanted(value, place)
      cross join lateral (select ${columns} from ${table} where ${column} = wanted.value${conditions} limit ${last}) as found`
    try {
      const rows = await read(text, [batch.map(({ value }) => value), ...values, limit])
      const found = batch.map((): unknown[][] => [])
      for (const [place, ...cells] of rows) found[Number(place) - 1]?.push(cells)
      batch.forEach((waiting, index) => waiting.settle(found[index] ?? []))
    } catch (error) {
      if (isAboutAValue(error)) await Promise.all(batch.map(waiting => alone(shape, waiting)))
      else for (const waiting of batch) waiting.fail(error)
    }
  }

  async function send(shape: LookupShape, batch: readonly Waiting[]): Promise<void> {
    const [first] = batch
    if (batch.length === 1 && first) return alone(shape, first)
    try {
      const type = await typeOf(shape)
      if (type === undefined) await Promise.all(batch.map(waiting => alone(shape, waiting)))
      else await inOneStatement(shape, type, batch)
    } catch (error) {
      for (const waiting of batch) waiting.fail(error)
    }
  }

  async function run(key: string, group: Group): Promise<void> {
    // One turn of the loop lets the look-ups that came together travel together.
    await new Promise<void>(resolve => setImmediate(resolve))
    while (group.gathered.length > 0) {
      const batch = group.gathered.slice(0, together)
      group.gathered = group.gathered.slice(together)
      const wanted = batch.filter(({ signal, fail }) => {
        if (signal.aborted) fail(signal.reason)
        return !signal.aborted
      })
      if (wanted.length > 0) await send(group.shape, wanted)
    }
    group.underWay -= 1
    if (group.underWay === 0) groups.delete(key)
  }

  return {
    /** @returns cells row by row, in the order of `columns` */
    find: (shape: LookupShape, value: string, signal: AbortSignal): Promise<readonly unknown[][]> =>
      new Promise((settle, fail) => {
        const key = JSON.stringify(shape)
        const group = groups.get(key) ?? { shape, gathered: [], underWay: 0 }
        groups.set(key, group)
        group.gathered.push({ value, signal, settle, fail })
        if (group.underWay >= atOnce) return
        group.underWay += 1
        void run(key, group)
      }),
  }
}
