import fs from 'node:fs'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import type { UnpackNews, UnpackOrder } from './unpack-store.ts'

/** The thread of `unpack-store.ts`: writes a prepared store, says so, then brings every file to the disk, and says so. */
const { archive, folder } = workerData as UnpackOrder
const say = (news: UnpackNews) => parentPort?.postMessage(news)

const entries = Object.entries(unzipSync(gunzipSync(fs.readFileSync(archive))))
const folders = entries.flatMap(([name]) => (name.endsWith('/') ? [name] : []))
const files = entries.filter(([name]) => !name.endsWith('/'))

const aside = `${folder}.new`
fs.rmSync(aside, { recursive: true, force: true })
fs.mkdirSync(aside, { recursive: true })
for (const name of folders) fs.mkdirSync(path.join(aside, name), { recursive: true })
for (const [name, content] of files) writeFile(path.join(aside, name), content)
fs.renameSync(aside, folder)
say('written')

for (const [name] of files) bringToDisk(path.join(folder, name), 'r+')
// A name in a folder survives a power cut when the folder was synced; Windows has no such call and needs none.
if (process.platform !== 'win32') {
  for (const name of ['..', '.', ...folders]) bringToDisk(path.join(folder, name), 'r')
}
say('durable')

/**
 * The zeros at the end of a file need not be written: the log segment is 16 MB of them. The file has its whole length all
 * the same, as PostgreSQL itself makes segments where `wal_init_zero` is off.
 */
function writeFile(place: string, content: Uint8Array): void {
  const whole = content.length
  let end = whole
  if (whole >= 1024 * 1024) while (end > 0 && content[end - 1] === 0) end -= 1
  fs.writeFileSync(place, content.subarray(0, end), { mode: 0o600 })
  if (end < whole) fs.truncateSync(place, whole)
}

function bringToDisk(place: string, flag: 'r' | 'r+'): void {
  let handle: number
  try {
    handle = fs.openSync(place, flag)
  } catch (error) {
    // PostgreSQL runs by now and throws away what it can make again (pg_internal.init).
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw error
  }
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
