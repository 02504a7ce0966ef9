import type { TestProject } from 'vitest/node'
import { openPostgres } from '#database/open.ts'
import { startPostgres } from './embedded-postgres.ts'

/** The PostgreSQL server of a test run: its address, or why this machine has none. */
export type PostgresServer = { readonly url: string } | { readonly unavailable: string }

declare module 'vitest' {
  interface ProvidedContext {
    postgresServer: PostgresServer
  }
}

/** The migrated database that each suite's own is copied from. */
export const templateDatabase = 'pengtong_template'

/** Durability is what the embedded store's tests prove; here only the SQL of a real server is wanted. */
const hurried = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** Runs once before the suites that open stores: a real PostgreSQL server of their own, taken away afterwards. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  try {
    const server = await startPostgres(hurried)
    const template = await openPostgres(await server.createDatabase(templateDatabase))
    await template.close()
    project.provide('postgresServer', { url: server.url })
    return () => server.stop()
  } catch (error) {
    const unavailable = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    project.provide('postgresServer', { unavailable })
    return undefined
  }
}
