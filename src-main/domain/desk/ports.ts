import type { ItemContent } from '#contract/catalog-item.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { Work } from '#database/unit-of-work.ts'

/** What the desk asks of the catalogue, as small function types. */

export interface LeadingItem {
  readonly itemId: string
  readonly code: string
  readonly version: { readonly content: ItemContent }
  readonly closed: 'in-review' | 'abolished' | null
}

export interface DeskPorts<Leading extends LeadingItem = LeadingItem> {
  readonly leadingOf: (db: ReadableDb, itemIds: readonly string[]) => Promise<Map<string, Leading>>
  readonly changeDrafts: (
    current: Work,
    leading: ReadonlyMap<string, Leading>,
    changes: readonly { itemId: string; content: ItemContent; fields: readonly string[] }[],
    dropHollow?: boolean,
  ) => Promise<void>
  readonly holdCatalogue: (current: Work) => Promise<void>
  readonly departmentNames: (db: ReadableDb) => Promise<ReadonlyMap<string, string>>
}
