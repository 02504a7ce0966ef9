import { beginStore, type StoreBegun } from '#database/begin-store.ts'
import { defaultDataFolder } from './data-folder.ts'

/**
 * The process of the hub inside the desktop program. It first takes the data folder and lets a thread make a new store, and
 * only then loads its modules, which take longer.
 */
async function begin(): Promise<StoreBegun | undefined> {
  return process.env['DATABASE_URL'] ? undefined : beginStore(defaultDataFolder())
}

const begun = begin()
begun.catch(() => undefined) // told to the shell once the modules are there
void import('./desktop-windows.ts').then(({ serveWindows }) => serveWindows(begun))
