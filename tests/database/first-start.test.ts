import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '#database/open.ts'

const folders: string[] = []
function emptyFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-first-start-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

/** Opens the store of a folder and counts how often PostgreSQL itself brings a file to the disk while it starts. */
async function started(dataFolder: string) {
  let syncs = 0
  const disk = { fsync: (handle: number) => (fs.fsyncSync(handle), void (syncs += 1)) }
  const store = await openDatabase({ dataFolder, disk })
  const { rows } = await sql<{ name: string }>`select name from schema_steps order by name`.execute(store.db)
  return { store, syncs, steps: rows.map(({ name }) => name) }
}

const steps = fs.readdirSync(path.resolve(import.meta.dirname, '../../src-main/database/migrations')).sort()

test('首次启动得到最新的库，PostgreSQL 不必再恢复一遍', async () => {
  const first = await started(emptyFolder())
  expect(first.steps).toEqual(steps)
  // A store that was not closed is recovered by bringing its thousand files to the disk one by one.
  expect(first.syncs).toBeLessThan(100)
  await first.store.close()
})

test('上次只解开了一半的库不会被当成库', async () => {
  const folder = emptyFolder()
  fs.mkdirSync(path.join(folder, 'store.new', 'base'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'store.new', 'PG_VERSION'), '17\n')
  const first = await started(folder)
  expect(first.steps).toEqual(steps)
  expect(fs.readdirSync(folder)).not.toContain('store.new')
  await first.store.close()
})

test('首次启动写下的内容，关掉再开还在', async () => {
  const folder = emptyFolder()
  const first = await started(folder)
  await sql`create table kept (word text)`.execute(first.store.db)
  await sql`insert into kept values ('在')`.execute(first.store.db)
  await first.store.close()
  const second = await started(folder)
  const { rows } = await sql<{ word: string }>`select word from kept`.execute(second.store.db)
  expect(rows).toEqual([{ word: '在' }])
  await second.store.close()
})
