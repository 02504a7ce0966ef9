import os from 'node:os'
import path from 'node:path'

/** The user's data folder by the custom of each system, unless PENGTONG_DATA names another. */
export function defaultDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['PENGTONG_DATA']
  if (named) return path.resolve(named)
  const home = os.homedir()
  if (process.platform === 'win32') return path.join(environment['APPDATA'] ?? home, 'Pengtong')
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Pengtong')
  return path.join(environment['XDG_DATA_HOME'] ?? path.join(home, '.local', 'share'), 'pengtong')
}
