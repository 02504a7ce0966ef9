import fs from 'node:fs'
import path from 'node:path'
import { prepareDatabase } from '#database/prepared.ts'

/** `node scripts/prepare-database.ts [FOLDER]`: makes the prepared database, and puts the archive of its store into FOLDER. */
const file = await prepareDatabase()
const [folder] = process.argv.slice(2)
if (folder) {
  fs.mkdirSync(folder, { recursive: true })
  fs.copyFileSync(file, path.join(folder, 'prepared-store.zip.gz'))
}
process.exit(0)
