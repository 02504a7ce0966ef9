import type { ItemContent, ZeroVisitProgramme } from '#contract/catalog-item.ts'
import type { EndPolicy } from '#contract/negative-list.ts'
import type { Grant } from '#contract/sharing-model.ts'
import type { CertificateFreeStatus } from '#domain/certificate-free/model.ts'
import type { ListedUntil } from '#domain/city-service/rules.ts'

/** The three promises (全市域通办、免证办、零跑动) of a whole catalogue on one day: what they are made from and what they say. */

/** As much of a published item as the promises look at. */
export interface PromisedItem {
  readonly itemId: string
  readonly departmentId: string
  readonly content: Pick<ItemContent, 'itemType' | 'mainItemName' | 'materials' | 'visitCount' | 'zeroVisit'>
}

export interface PromiseFacts<Item extends PromisedItem = PromisedItem> {
  readonly day: string
  readonly atEnd: EndPolicy
  readonly items: readonly Item[]
  readonly grants: readonly Grant[]
  /** Approved entries of any day. */
  readonly entries: readonly ListedUntil[]
}

export interface ItemPromises {
  readonly cityWide: 'anywhere' | 'listed' | 'overdue'
  /** The entry that takes it out. */
  readonly entryId: string | null
  readonly certificateFree: CertificateFreeStatus
  readonly materials: number
  readonly waivedMaterials: number
  readonly zeroVisit: Readonly<Record<ZeroVisitProgramme, boolean>>
}

export interface PromiseTallies {
  readonly published: number
  readonly anywhere: number
  readonly listed: number
  /** Of the listed ones. */
  readonly overdue: number
  readonly certificateFree: number
  readonly partlyCertificateFree: number
  readonly zeroVisit: Readonly<Record<ZeroVisitProgramme, number>>
  readonly materials: number
  readonly waivedMaterials: number
}

/** One thing that became different: an item, a grant or an entry is there in this state, or is gone. */
export type PromiseChange<Item extends PromisedItem = PromisedItem> =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'item-gone'; readonly itemId: string }
  | { readonly kind: 'grant'; readonly grant: Grant }
  | { readonly kind: 'grant-gone'; readonly grantId: string }
  | { readonly kind: 'entry'; readonly entry: ListedUntil }
  | { readonly kind: 'entry-gone'; readonly entryId: string }
