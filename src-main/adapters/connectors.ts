import type { Kysely } from 'kysely'
import type { Source } from '#contract/gateway.ts'
import type { Database } from '#database/schema.ts'
import type { Connector, OpenConnector, SourceToOpen } from '#domain/gateway/index.ts'
import { connectHttpInterface } from './connector-http.ts'
import { connectPostgresTable } from './connector-postgres.ts'
import { connectSheet } from './connector-sheet.ts'

/** Every kind of source and what reads it; a new kind is a line here and in `contract/gateway.ts`. */
export function openConnectors(db: Kysely<Database>): OpenConnector {
  const kinds: Record<Source['kind'], (source: SourceToOpen) => Connector> = {
    postgres: connectPostgresTable,
    http: connectHttpInterface,
    sheet: source => connectSheet(db, source),
  }
  return source => kinds[source.source.kind](source)
}
