import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { beginStore, type StoreBegun } from './begin-store.ts'
import { requireRoom } from './disk-full.ts'
import { migrate } from './migrate.ts'
import { openDurablePglite, openMemoryPglite, type Disk } from './pglite-durable.ts'
import { preparedDump } from './prepared.ts'
import { reopeningAfterPanic } from './reopen-after-panic.ts'
import type { Database } from './schema.ts'

/** An open store: the handle, what it runs on, and how to let go of it. */
export interface OpenDatabase {
  readonly db: Kysely<Database>
  readonly engine: 'pglite' | 'postgres'
  /** Throws `DiskFull` when a change should not even begin; absent where the disk is not this machine's. */
  readonly requireRoom?: () => void
  close(): Promise<void>
}

async function finishOpening(db: Kysely<Database>, engine: OpenDatabase['engine'], release: () => void) {
  try {
    await migrate(db)
  } catch (error) {
    await db.destroy()
    release()
    throw error
  }
  return {
    db,
    engine,
    async close() {
      await db.destroy()
      release()
    },
  }
}

/**
 * Opens the store of a data folder: PostgreSQL when an address is given, else the embedded store in `<folder>/store`.
 * Brings it to the newest schema.
 * @param options.begun  the embedded store of this folder, where its opening has begun already
 * @param options.disk  what stands for the system's disk; tests bring one that fails
 * @throws DataFolderInUse when another process has the folder
 */
export async function openDatabase(options: {
  dataFolder: string
  databaseUrl?: string
  disk?: Disk
  begun?: StoreBegun
}): Promise<OpenDatabase> {
  if (options.databaseUrl) return openPostgres(options.databaseUrl)
  const begun = options.begun ?? beginStore(options.dataFolder)
  const { folder: storeFolder, release } = begun
  try {
    const unpacked = await begun.unpacked
    const pglite = await openDurablePglite(storeFolder, options.disk)
    const reopening = reopeningAfterPanic(pglite, () => openDurablePglite(storeFolder, options.disk))
    const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite: reopening }) })
    const store = await finishOpening(db, 'pglite', release)
    await unpacked?.durable
    return { ...store, requireRoom: () => requireRoom(storeFolder) }
  } catch (error) {
    release()
    throw error
  }
}

/** Opens a PostgreSQL server by its address and brings it to the newest schema. */
export async function openPostgres(databaseUrl: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return finishOpening(db, 'postgres', () => undefined)
}

/** A store in memory at the newest schema, for tests and dry runs. */
export async function openMemoryDatabase(): Promise<OpenDatabase> {
  const pglite = await openMemoryPglite(await preparedDump())
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) })
  return finishOpening(db, 'pglite', () => undefined)
}
