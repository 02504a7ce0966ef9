import fs from 'node:fs/promises'
import path from 'node:path'

/**
 * The prepared database: an empty, initialised cluster as gzip, made by `scripts/prepare-database.ts` at build time.
 * Without it a first start runs initdb, which is right but slow.
 */
export async function preparedDataFile(): Promise<Blob | undefined> {
  for (const folder of [import.meta.dirname, path.join(import.meta.dirname, '../../.cache')]) {
    const file = path.join(folder, 'prepared-database.tar.gz')
    try {
      return new Blob([await fs.readFile(file)], { type: 'application/x-gzip' })
    } catch (error) {
      // Absent is fine: initdb does the same work.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return undefined
}
