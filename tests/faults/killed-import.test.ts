import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { openProgram } from '#hub/open-program.ts'
import { ownFolder } from './own-sheet.ts'

const importer = path.join(import.meta.dirname, 'killed-importer.ts')
const rows = 2_000

/** Lets the import run for this share of `applyMs` and kills it. @returns what it had acknowledged by then, and the time. */
async function importKilledAfter(dataFolder: string, limitMs: number) {
  const child = spawn(process.execPath, [importer, dataFolder, String(rows)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  let began = 0
  let appliedAfterMs = Number.NaN
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line === 'applied') appliedAfterMs = performance.now() - began
    if (line !== 'staged') continue
    began = performance.now()
    if (Number.isFinite(limitMs)) setTimeout(() => child.kill('SIGKILL'), limitMs)
  }
  await ended
  return { said, appliedAfterMs }
}

describe('服务端在导入 2,000 行的中途被杀掉', () => {
  it('重新打开以后，要么全部写入，要么一行也没有；确认过的不会丢；审计核对得上', async () => {
    const whole = await importKilledAfter(ownFolder('whole-import'), Number.POSITIVE_INFINITY)
    expect(whole.said).toEqual(['staged', 'applied'])
    for (const share of [0.2, 0.7, 0.95, 1.1]) {
      const dataFolder = ownFolder('killed-import')
      const { said } = await importKilledAfter(dataFolder, whole.appliedAfterMs * share)
      const program = await openProgram({ dataFolder })
      const items = (await program.db.selectFrom('items').select('id').execute()).length
      const versions = (await program.db.selectFrom('item_versions').select('id').execute()).length
      const { defects } = await program.services.trail.verify(program.db)
      const [staged] = await program.services.catalog.importing.imports()
      await program.close()
      expect([0, rows]).toContain(items)
      expect(versions).toBe(items)
      expect(staged?.state).toBe(items === 0 ? 'staged' : 'applied')
      if (said.includes('applied')) expect(items).toBe(rows)
      expect(defects).toEqual([])
    }
  })
})
