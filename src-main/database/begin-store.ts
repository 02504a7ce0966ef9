import fs from 'node:fs'
import path from 'node:path'
import { lockDataFolder } from './data-lock.ts'
import { preparedArchive } from './prepared-files.ts'
import { unpackStore } from './unpack-store.ts'

/** A data folder that is taken, and whose store is being made where there was none. */
export interface StoreBegun {
  /** Of the store, absolute or as the data folder was given. */
  readonly folder: string
  /** When every file of a new store is written; its `durable` as in `unpackStore`. Nothing for a store that was there. */
  readonly unpacked: Promise<{ durable: Promise<void> } | undefined>
  /** Gives the data folder back. */
  release(): void
}

/**
 * What can begin before the program's modules are loaded: it needs none of them, and a first start waits for it.
 * @throws DataFolderInUse when another process has the folder
 */
export function beginStore(dataFolder: string): StoreBegun {
  const release = lockDataFolder(dataFolder)
  const folder = path.join(dataFolder, 'store')
  const unpacked = unpackedIfNew(folder)
  unpacked.catch(() => undefined) // whoever opens the store hears of it
  return { folder, unpacked, release }
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
