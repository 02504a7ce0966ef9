import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The shared data folder: `PENGTONG_SHARED`, else `../shared` beside the repository; undefined where it is absent. */
export function sharedFolder(): string | undefined {
  const places = [process.env['PENGTONG_SHARED'], resolve(import.meta.dirname, '../../../shared')]
  return places.find(p => p !== undefined && existsSync(join(p, 'data', 'qa-dev.jsonl')))
}
