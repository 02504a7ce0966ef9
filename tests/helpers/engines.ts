import pg from 'pg'
import { describe, inject } from 'vitest'
import { compose, type Program } from '#compose'
import { openMemoryDatabase, openPostgres, type OpenDatabase } from '#database/open.ts'
import { temporarySigner } from '#domain/audit/index.ts'
import type { Clock } from '#kernel/clock.ts'
import { templateDatabase } from './postgres-server.ts'

/** What one suite runs on: a fresh, empty store of one engine at the newest schema, and the whole program over it. */
export interface Engine {
  openStore(): Promise<OpenDatabase>
  openProgram(clock?: Clock): Promise<Program>
}

let databases = 0

/** A database of its own on the run's PostgreSQL server; dropped when it is closed. */
async function openOnServer(url: string): Promise<OpenDatabase> {
  const name = `suite_${process.pid}_${(databases += 1)}`
  const administer = async (statement: string) => {
    const client = new pg.Client(`${url}/postgres`)
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  await administer(`create database ${name} template ${templateDatabase}`)
  const store = await openPostgres(`${url}/${name}`)
  return {
    ...store,
    async close() {
      await store.close()
      await administer(`drop database ${name} with (force)`)
    },
  }
}

function engineOf(openStore: () => Promise<OpenDatabase>): Engine {
  return {
    openStore,
    openProgram: async clock =>
      compose({ store: await openStore(), signer: temporarySigner(), ...(clock ? { clock } : {}) }),
  }
}

/**
 * The same suite on every engine the program runs on: the embedded store (in memory) and a real PostgreSQL server that
 * the test run starts itself. Where the machine cannot start one, that half is skipped and its name says why.
 */
export function describeOnEachEngine(name: string, suite: (engine: Engine) => void): void {
  const embedded = engineOf(openMemoryDatabase)
  describe(`${name} (PGlite)`, () => suite(embedded))
  const server = inject('postgresServer')
  if ('url' in server) describe(`${name} (PostgreSQL)`, () => suite(engineOf(() => openOnServer(server.url))))
  else describe.skip(`${name} (PostgreSQL, which did not start here: ${server.unavailable})`, () => suite(embedded))
}
