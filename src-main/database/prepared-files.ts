import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * A prepared database: a cluster at the newest schema, made once, so that a first start need not run initdb. It comes as
 * two files: a dump for stores in memory, and an archive of a store folder that was closed properly, because a store
 * that was not makes PostgreSQL recover it and bring every file to the disk once more before it answers.
 * The build puts the archive beside the program; when running from source both lie in `.cache`, named by what they were
 * made from.
 */
const builtArchive = path.join(import.meta.dirname, 'prepared-store.zip.gz')
/** Goes up when a prepared database comes to be made otherwise from the same migrations. */
const recipe = '3'

/** Where a prepared database lies when running from source. */
export function cachedFile(ending: 'tar.gz' | 'zip.gz'): string {
  const folder = path.join(import.meta.dirname, 'migrations')
  const digest = createHash('sha256').update(recipe)
  for (const name of fs.readdirSync(folder).sort()) {
    if (name.endsWith('.sql')) digest.update(name).update(fs.readFileSync(path.join(folder, name)))
  }
  const made = digest.digest('hex').slice(0, 12)
  return path.resolve(import.meta.dirname, `../../.cache/prepared-database-${made}.${ending}`)
}

/** The archive of a store folder, absolute path, if there is one; without it a first start is right but slow. */
export function preparedArchive(): string | undefined {
  if (fs.existsSync(builtArchive)) return builtArchive
  const made = cachedFile('zip.gz')
  return fs.existsSync(made) ? made : undefined
}
