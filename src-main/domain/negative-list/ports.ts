import type { ReadableDb } from '#database/handles.ts'

/** What the negative list wants from the catalogue, as small function types; the composition gives them. */

export interface NamedItem {
  readonly code: string
  readonly name: string
}

/** Codes and names of items by their ids, as they stand on a day or, if not published then, as they last did. */
export type ItemNames = (
  db: ReadableDb,
  itemIds: readonly string[],
  day: string,
) => Promise<ReadonlyMap<string, NamedItem>>
export type DepartmentNames = (db: ReadableDb) => Promise<ReadonlyMap<string, string>>
export type CountPublished = (db: ReadableDb, day: string) => Promise<number>
