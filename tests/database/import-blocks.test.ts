import { Kysely, PGliteDialect, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { migrate } from '#database/migrate.ts'
import { openMemoryPglite } from '#database/pglite-durable.ts'
import type { Database } from '#database/schema.ts'
import { importRows, remarkedRows } from '#domain/catalog/import-store.ts'

describe('previews staged before rows were kept in blocks', () => {
  it('升级之后一行不少，次序、状态和提示都在', async () => {
    const pglite = await openMemoryPglite()
    const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) })
    await migrate(db, '0120-catalog-review-and-basic-list.sql')
    await sql`insert into catalog_imports values ('i', 'staged', now(), '{}')`.execute(db)
    await sql`insert into catalog_import_rows
      select 'i', n, case when n % 100 = 0 then 'refused' else 'new' end, n = 7,
        json_build_object('line', n, 'name', '事项“' || n || '”', 'warnings', '[]'::json)::text,
        case when n % 100 = 0 then null else '{"code":"1","content":{},"base":null}' end
      from generate_series(1, 1203) as n`.execute(db)
    await migrate(db)
    const refused = await remarkedRows(db, 'i')
    expect(refused.map(row => row.line)).toEqual([7, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200])
    const asked = { importId: 'i', states: ['new' as const], withWarnings: false, limit: 1_000 }
    const page = await importRows(db, asked)
    expect(page.total).toBe(1_191)
    expect(page.rows[0]?.name).toBe('事项“1”')
    const rest = await importRows(db, { ...asked, cursor: page.nextCursor })
    expect([...page.rows, ...rest.rows].map(row => row.line)).toHaveLength(1_191)
    expect(rest.rows.at(-1)?.line).toBe(1_203)
    await db.destroy()
  })
})
