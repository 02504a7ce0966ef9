import type { Kysely, Transaction } from 'kysely'
import type { Database } from './schema.ts'

/** A reader's handle: a store that only reads asks for this, and gets no `insert`, `update` or `delete`. */
export type ReadableDb = Pick<Kysely<Database>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'dynamic'>

/** A writer's handle: only inside a unit of work, so that a change and its audit row are one commit. */
export type WritableDb = Transaction<Database>
