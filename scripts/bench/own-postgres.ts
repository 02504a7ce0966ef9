import { startPostgres } from '#tests/helpers/embedded-postgres.ts'

/** A PostgreSQL server for one measurement, with its usual durability: what a commit costs is part of what is measured. */
export async function startOwnPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await startPostgres()
  return { url: await server.createDatabase('measured'), stop: () => server.stop() }
}
