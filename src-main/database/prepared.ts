import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { zipSync, type Zippable } from 'fflate'
import { Kysely, PGliteDialect } from 'kysely'
import { migrate } from './migrate.ts'
import { openDurablePglite, openMemoryPglite } from './pglite-durable.ts'
import type { Database } from './schema.ts'

/**
 * A prepared database: a cluster at the newest schema, made once, so that a first start need not run initdb. It comes as
 * two files: a dump for stores in memory, and an archive of a store folder that was closed properly, because a store
 * that was not makes PostgreSQL recover it and bring every file to the disk once more before it answers.
 * The build puts the archive beside the program; when running from source both lie in `.cache`, named by what they were
 * made from.
 */
const builtArchive = path.join(import.meta.dirname, 'prepared-store.zip')

function cachedFile(ending: 'tar.gz' | 'zip'): string {
  const folder = path.join(import.meta.dirname, 'migrations')
  const digest = createHash('sha256')
  for (const name of fs.readdirSync(folder).sort()) {
    if (name.endsWith('.sql')) digest.update(name).update(fs.readFileSync(path.join(folder, name)))
  }
  const made = digest.digest('hex').slice(0, 12)
  return path.resolve(import.meta.dirname, `../../.cache/prepared-database-${made}.${ending}`)
}

/** The dump for a store in memory, if there is one; without it a start is right but slow. */
export async function preparedDump(): Promise<Blob | undefined> {
  const file = cachedFile('tar.gz')
  return fs.existsSync(file) ? new Blob([await fs.promises.readFile(file)], { type: 'application/x-gzip' }) : undefined
}

/** The archive of a store folder, absolute path, if there is one; without it a first start is right but slow. */
export function preparedArchive(): string | undefined {
  return [builtArchive, cachedFile('zip')].find(candidate => fs.existsSync(candidate))
}

/** Written aside and renamed, so that two that start at once never read half a file. */
function writeWhole(file: string, content: Uint8Array): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  fs.writeFileSync(temporary, content)
  fs.renameSync(temporary, file)
}

async function makeDump(file: string): Promise<void> {
  const pglite = await openMemoryPglite()
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) })
  await migrate(db)
  const dump = await pglite.dumpDataDir('gzip')
  await db.destroy()
  writeWhole(file, Buffer.from(await dump.arrayBuffer()))
}

async function makeArchive(file: string): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-prepared-'))
  try {
    const pglite = await openDurablePglite(folder, { fsync: () => undefined })
    const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) })
    await migrate(db)
    await db.destroy()
    const content: Zippable = {}
    for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
      const place = path.join(entry.parentPath, entry.name)
      const name = path.relative(folder, place).split(path.sep).join('/')
      if (entry.isDirectory()) content[`${name}/`] = new Uint8Array()
      else content[name] = fs.readFileSync(place)
    }
    writeWhole(file, zipSync(content, { level: 6 }))
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Makes the prepared database unless it is there already.
 * @returns the path of the archive of a store folder
 */
export async function prepareDatabase(): Promise<string> {
  const [dump, archive] = [cachedFile('tar.gz'), cachedFile('zip')]
  if (!fs.existsSync(dump)) await makeDump(dump)
  if (!fs.existsSync(archive)) await makeArchive(archive)
  return archive
}
