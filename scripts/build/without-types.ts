import { readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import path from 'node:path'

/**
 * Writes a TypeScript module as plain JavaScript under its own name, for a Node that knows no types or shall not pay for
 * taking them out. What it imports from its own folder is expected beside it in the same form.
 * @param to  folder of the result
 * @returns the file that was written
 */
export function writeWithoutTypes(file: string, to: string): string {
  const code = stripTypeScriptTypes(readFileSync(file, 'utf8'))
  const written = path.join(to, `${path.basename(file, '.ts')}.js`)
  writeFileSync(written, code.replace(/(?<=['"]\.\/[\w-]+)\.ts(?=['"])/g, '.js'))
  return written
}
