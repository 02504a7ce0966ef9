import { beginStore, type StoreBegun } from '#database/begin-store.ts'
import { defaultDataFolder } from './data-folder.ts'

/**
 * The process of the hub inside the desktop program. It first takes the data folder and lets a thread make a new store, and
 * only then loads its modules, which take longer.
 */
let begin: () => StoreBegun | undefined = () => undefined
if (!process.env['DATABASE_URL']) {
  try {
    const begun = beginStore(defaultDataFolder())
    begin = () => begun
  } catch (error) {
    begin = () => {
      throw error
    }
  }
}
void import('./desktop-windows.ts').then(({ serveWindows }) => serveWindows(begin))
