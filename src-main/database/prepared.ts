import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Kysely, PGliteDialect } from 'kysely'
import { migrate } from './migrate.ts'
import { openMemoryPglite } from './pglite-durable.ts'
import type { Database } from './schema.ts'

/**
 * A prepared database: a cluster at the newest schema, dumped once, so that a first start need not run initdb.
 * The build puts it beside the program; when running from source it lies in `.cache`, named by what it was made from.
 */
const builtFile = path.join(import.meta.dirname, 'prepared-database.tar.gz')

function cachedFile(): string {
  const folder = path.join(import.meta.dirname, 'migrations')
  const digest = createHash('sha256')
  for (const name of fs.readdirSync(folder).sort()) {
    if (name.endsWith('.sql')) digest.update(name).update(fs.readFileSync(path.join(folder, name)))
  }
  const made = digest.digest('hex').slice(0, 12)
  return path.resolve(import.meta.dirname, `../../.cache/prepared-database-${made}.tar.gz`)
}

/** The prepared database if there is one; without it a first start is right but slow. */
export async function preparedDataFile(): Promise<Blob | undefined> {
  const file = [builtFile, cachedFile()].find(candidate => fs.existsSync(candidate))
  return file ? new Blob([await fs.promises.readFile(file)], { type: 'application/x-gzip' }) : undefined
}

/**
 * Makes the prepared database unless it is there already.
 * @returns the file's path
 */
export async function prepareDatabase(): Promise<string> {
  const file = cachedFile()
  if (fs.existsSync(file)) return file
  const pglite = await openMemoryPglite()
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) })
  await migrate(db)
  const dump = await pglite.dumpDataDir('gzip')
  await db.destroy()
  fs.mkdirSync(path.dirname(file), { recursive: true })
  // Written aside and renamed, so that two tests that start at once never read half a file.
  const temporary = `${file}.${process.pid}`
  fs.writeFileSync(temporary, Buffer.from(await dump.arrayBuffer()))
  fs.renameSync(temporary, file)
  return file
}
