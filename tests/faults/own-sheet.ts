import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

export { noMapping, ownSheet } from './sheet-bytes.ts'

/** A folder of its own for one test file, gone when the file is done. */
export function ownFolder(name: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `pengtong-${name}-`))
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}
