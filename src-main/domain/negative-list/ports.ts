import type { EditionContent } from '#contract/negative-edition.ts'
import type { ItemType } from '#contract/catalog-item.ts'
import type { ReadableDb } from '#database/handles.ts'

/** What the negative list wants from outside, as small function types; the composition gives them. */

export interface NamedItem {
  readonly code: string
  readonly name: string
}

/** Codes and names of items by their ids, as they last were, read through the caller's own handle. */
export type ItemNames = (db: ReadableDb, itemIds: readonly string[]) => Promise<ReadonlyMap<string, NamedItem>>
export type DepartmentNames = (db: ReadableDb) => Promise<ReadonlyMap<string, string>>

/** As much of a published item as the list looks at. */
export interface ListedItem {
  readonly itemId: string
  readonly code: string
  readonly version: number
  readonly departmentId: string
  readonly departmentName: string
  readonly content: {
    readonly name: string
    readonly itemType: ItemType | null
    readonly mainItemName: string | null
  }
}
/** Everything published on a day, with the version of the catalogue; outside any change. */
export type CatalogueOn = (
  day: string,
) => Promise<{ readonly catalogueVersion: string; readonly items: readonly ListedItem[] }>
/** Those of these items that are published on a day; outside any change. */
export type PublishedAmong = (day: string, itemIds: readonly string[]) => Promise<readonly ListedItem[]>

/** An edition in the office's form, as bytes of a file. */
export type EditionPrinter = (edition: EditionContent) => Uint8Array
/** SM3 of bytes, hexadecimal. */
export type Digest = (bytes: Uint8Array) => string

/** What the audit trail holds of an edition, and whether the trail itself is whole. */
export type EditionInAudit = (number: number) => Promise<{
  readonly record: { readonly seq: number; readonly detail: unknown } | undefined
  readonly trailWhole: boolean
}>

/** Cases (办件) of items since a day, by the district of the window that received them; `own` is this district. */
export type CasesByDistrict = (
  itemIds: readonly string[],
  since: string,
) => Promise<{ readonly own: number; readonly elsewhere: readonly { district: string; cases: number }[] }>
