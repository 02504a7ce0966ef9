import fs from 'node:fs/promises'
import path from 'node:path'
import { sql, type Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** One forward step of the schema: `0010-catalog-items.sql`, named by a sentence. */
interface Migration {
  readonly name: string
  readonly text: string
}

async function allMigrations(): Promise<Migration[]> {
  const folder = path.join(import.meta.dirname, 'migrations')
  const names = (await fs.readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async name => ({ name, text: await fs.readFile(path.join(folder, name), 'utf8') })))
}

/**
 * Brings the store forward, each step in its own transaction; a step that was applied is never run again.
 * @param upTo  stop after this step (its whole file name): for tests that migrate from the state before
 * @returns names of the steps applied now
 */
export async function migrate(db: Kysely<Database>, upTo?: string): Promise<string[]> {
  await sql`create table if not exists schema_steps (name text primary key, applied_at timestamptz not null default now())`.execute(
    db,
  )
  const applied = await sql<{ name: string }>`select name from schema_steps`.execute(db)
  const done = new Set(applied.rows.map(row => row.name))
  const appliedNow: string[] = []
  for (const step of await allMigrations()) {
    if (!done.has(step.name)) {
      await db.transaction().execute(async transaction => {
        // Several hubs may start against one server at once: one migrates, the others wait and find the work done.
        await sql`select pg_advisory_xact_lock(80901)`.execute(transaction)
        const { rows } = await sql`select 1 from schema_steps where name = ${step.name}`.execute(transaction)
        if (rows.length > 0) return
        for (const statement of splitStatements(step.text)) await sql.raw(statement).execute(transaction)
        await sql`insert into schema_steps (name) values (${step.name})`.execute(transaction)
        appliedNow.push(step.name)
      })
    }
    if (step.name === upTo) break
  }
  return appliedNow
}

/**
 * Cuts a migration at the semicolons that end a line: the drivers' extended protocol takes one statement at a time.
 * Function bodies in `$$` may hold such semicolons and stay whole.
 */
export function splitStatements(text: string): string[] {
  const statements: string[] = []
  let current = ''
  let insideBody = false
  for (const line of text.split('\n')) {
    if (!insideBody && line.trimStart().startsWith('--')) continue
    current += `${line}\n`
    if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) insideBody = !insideBody
    if (!insideBody && line.trimEnd().endsWith(';')) {
      statements.push(current.trim().replace(/;$/, ''))
      current = ''
    }
  }
  if (current.trim()) statements.push(current.trim())
  return statements
}
