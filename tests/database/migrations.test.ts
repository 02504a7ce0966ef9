import { Kysely, PGliteDialect, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { migrate, splitStatements } from '#database/migrate.ts'
import { openMemoryPglite } from '#database/pglite-durable.ts'
import type { Database } from '#database/schema.ts'

describe('the migrations', () => {
  it('run once, in order, and a second run finds nothing to do', async () => {
    const pglite = await openMemoryPglite()
    const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) })
    const first = await migrate(db)
    expect(first).toEqual([...first].sort())
    expect(first[0]).toBe('0010-audit-rows.sql')
    expect(await migrate(db)).toEqual([])
    await db.destroy()
  })

  it('go on from the state before each step without losing its rows', async () => {
    const pglite = await openMemoryPglite()
    const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) })
    const [firstStep] = await migrate(db, '0010-audit-rows.sql')
    expect(firstStep).toBe('0010-audit-rows.sql')
    await sql`insert into settings (key, value, updated_at) values ('kept', '"yes"', now())`.execute(db)
    expect((await migrate(db)).length).toBeGreaterThan(0)
    const kept = await db.selectFrom('settings').select('value').where('key', '=', 'kept').executeTakeFirst()
    expect(kept?.value).toBe('"yes"')
    await db.destroy()
  })

  it('are cut into statements without cutting a function body', () => {
    const text =
      '-- a comment;\ncreate table a (b text);\ncreate function f() returns void as $$\nbegin;\nend;\n$$ language sql;\n'
    expect(splitStatements(text)).toEqual([
      'create table a (b text)',
      'create function f() returns void as $$\nbegin;\nend;\n$$ language sql',
    ])
  })
})
