import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProgram } from '#hub/open-program.ts'

const writer = path.join(import.meta.dirname, 'killed-writer.ts')

/** Starts the writer, lets it acknowledge some changes, kills it at a moment nobody chose, and returns what it said. */
async function writeUntilKilled(dataFolder: string, round: number, milliseconds: number): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [writer, dataFolder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('the writer has no output')
  const acknowledged: string[] = []
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'open') continue
    // Counted from the first change, so that a slow machine kills a hub at work too and not one that starts.
    if (acknowledged.length === 0) setTimeout(() => child.kill('SIGKILL'), milliseconds)
    acknowledged.push(line)
  }
  await ended
  return acknowledged
}

describe('a hub that is killed', () => {
  let dataFolder: string
  beforeAll(() => {
    dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-killed-'))
  })
  afterAll(() => fs.rmSync(dataFolder, { recursive: true, force: true }))

  it('has lost nothing it acknowledged, and its audit trail still verifies', async () => {
    const acknowledged: string[] = []
    for (const [round, milliseconds] of [40, 333, 90, 717].entries()) {
      acknowledged.push(...(await writeUntilKilled(dataFolder, round, milliseconds)))
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(4)

    // The dead process left its lock behind; it is taken over because nobody holds it.
    const program = await openProgram({ dataFolder })
    const rows = await program.db.selectFrom('settings').select('key').execute()
    const stored = new Set(rows.map(row => row.key))
    expect(acknowledged.filter(name => !stored.has(name))).toEqual([])

    // A change and its audit record exist together or not at all.
    const report = await program.services.trail.verify(program.db)
    expect(report.defects).toEqual([])
    expect(report.rows).toBe(stored.size)
    await program.close()
  })
})
