import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeWithoutTypes } from './without-types.ts'

/** What the licence wants beside the program, and what the program reads of itself. */
const besides = ['COPYING', 'LICENSE.md', 'README.md']

/**
 * Writes the voice pack as plain JavaScript, module for module: it stays a program of its own, that any Node runs, and its source
 * can still be read in it.
 * @param from  folder of its source
 * @param to  folder that holds nothing else
 */
export function buildVoicePack(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  for (const file of readdirSync(from)) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    writeWithoutTypes(path.join(from, file), to)
  }
  for (const file of besides) copyFileSync(path.join(from, file), path.join(to, file))
  const manifest = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8')) as Record<string, unknown>
  writeFileSync(path.join(to, 'package.json'), `${JSON.stringify({ ...manifest, main: 'main.js' }, null, 2)}\n`)
}
