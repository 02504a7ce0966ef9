import fs from 'node:fs'
import path from 'node:path'
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { lockDataFolder } from './data-lock.ts'
import { requireRoom } from './disk-full.ts'
import { migrate } from './migrate.ts'
import { openDurablePglite, openMemoryPglite, type Disk } from './pglite-durable.ts'
import { preparedArchive, preparedDump } from './prepared.ts'
import { reopeningAfterPanic } from './reopen-after-panic.ts'
import type { Database } from './schema.ts'
import { unpackStore } from './unpack-store.ts'

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
 * @param options.disk  what stands for the system's disk; tests bring one that fails
 * @throws DataFolderInUse when another process has the folder
 */
export async function openDatabase(options: {
  dataFolder: string
  databaseUrl?: string
  disk?: Disk
}): Promise<OpenDatabase> {
  if (options.databaseUrl) return openPostgres(options.databaseUrl)
  const release = lockDataFolder(options.dataFolder)
  const storeFolder = path.join(options.dataFolder, 'store')
  try {
    const unpacked = await unpackedIfNew(storeFolder)
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

/** A first start begins with the prepared store; without one PostgreSQL makes its own, which is slower. */
async function unpackedIfNew(folder: string): Promise<{ durable: Promise<void> } | undefined> {
  if (fs.existsSync(path.join(folder, 'PG_VERSION'))) return undefined
  const archive = preparedArchive()
  // A folder without a store in it is in the way only while it is empty: anything else is the owner's.
  if (!archive || (fs.existsSync(folder) && fs.readdirSync(folder).length > 0)) return undefined
  fs.rmSync(folder, { recursive: true, force: true })
  return unpackStore({ archive, folder })
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
