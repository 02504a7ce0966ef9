import type { PGlite } from '@electric-sql/pglite'
import type { PGliteDialectConfig } from 'kysely'
import { LogUnwritable } from './pglite-durable.ts'

type DialectPglite = Exclude<PGliteDialectConfig['pglite'], (...given: never[]) => unknown>
type Transaction = Parameters<Parameters<DialectPglite['transaction']>[0]>[0]
type Query = Transaction['query']

/** Whether PostgreSQL gave itself up: a server would restart now; inside this process it stays broken. */
function isPanic(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // What a trap inside WASM is called; and the log that could not be written, which ends an instance before it panics.
  if (error.name === 'RuntimeError' || error instanceof LogUnwritable) return true
  return 'severity' in error && (error.severity === 'PANIC' || error.severity === 'FATAL')
}

/**
 * The embedded store as the query builder wants it, opened anew after a panic (a full or failing disk under its log), as a
 * server would do for itself: recovery replays the log, so that what was acknowledged is there and the rest is not.
 *
 * The instance that panicked is left alone: closing it would let it write a last checkpoint of a state it gave up.
 * @param open  opens the same folder again
 */
export function reopeningAfterPanic(first: PGlite, open: () => Promise<PGlite>): DialectPglite {
  let instance: PGlite | undefined = first
  let opening: Promise<PGlite> | undefined
  let closed = false

  async function healthy(): Promise<PGlite> {
    if (instance) return instance
    opening ??= open().finally(() => (opening = undefined))
    instance = await opening
    return instance
  }

  function watched(query: Query): Query {
    return async (...given) => {
      try {
        return await query(...given)
      } catch (error) {
        if (isPanic(error)) instance = undefined
        throw error
      }
    }
  }

  return {
    ready: true,
    waitReady: Promise.resolve(),
    get closed() {
      return closed
    },
    async close() {
      closed = true
      await instance?.close()
    },
    query: watched(async (...given) => (await healthy()).query(...given)),
    async transaction(callback) {
      try {
        const { transaction } = await healthy().then(
          pglite => ({ transaction: pglite.transaction.bind(pglite) as DialectPglite['transaction'] }),
          (error: unknown) => ({ transaction: refusing(error) }),
        )
        return await transaction(each =>
          callback({ query: watched(each.query.bind(each)), rollback: () => each.rollback() }),
        )
      } catch (error) {
        if (isPanic(error)) instance = undefined
        throw error
      }
    },
  }
}

/**
 * A transaction whose every query fails with why the store cannot be opened. The query builder waits for the callback to
 * be called, so a plain rejection would leave its caller waiting for ever.
 */
function refusing(why: unknown): DialectPglite['transaction'] {
  const query: Query = () => Promise.reject(why instanceof Error ? why : new Error(String(why)))
  return callback => callback({ query, rollback: () => Promise.resolve() })
}
