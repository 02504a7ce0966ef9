import type { Grant } from '#contract/sharing-model.ts'
import type { LinkState } from '#contract/chain.ts'
import type { PublishedItem } from '#domain/catalog/model.ts'
import type { EntryInForce } from './model.ts'

/** What the chain reads from the modules whose links it joins, as small function types; it stores nothing itself. */

export type { EntryInForce, PublishedItem }

/** An announcement with sentences that rest on an item. */
export interface AnnouncementAbout {
  readonly announcementId: string
  readonly number: string
  readonly title: string
  /** Numbers of the sentences, from 1. */
  readonly sentences: readonly number[]
  readonly state: LinkState
}

export type CatalogueOn = (
  day: string,
) => Promise<{ readonly catalogueVersion: string; readonly items: readonly PublishedItem[] }>

export interface ChainPorts {
  readonly publishedItem: (idOrCode: string, day: string) => Promise<PublishedItem | undefined>
  readonly publishedItems: (day: string, itemIds?: readonly string[]) => Promise<readonly PublishedItem[]>
  /** The whole published catalogue of a day, with its version. */
  readonly catalogueOn: CatalogueOn
  readonly entriesInForce: (day: string, itemIds?: readonly string[]) => Promise<readonly EntryInForce[]>
  /** Every grant there ever was: the chain asks each for its state on the day. */
  readonly grantsEver: () => Promise<readonly Grant[]>
  readonly announcementsAbout: (itemCode: string) => Promise<readonly AnnouncementAbout[]>
  /** The same for many items in one reading, by item code. */
  readonly announcementsAboutEach: (
    itemCodes: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly AnnouncementAbout[]>>
  /** Changes with every change of the catalogue; printed beside every count. */
  readonly catalogueVersion: () => Promise<string>
}
