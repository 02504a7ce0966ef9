import type { ItemMaterial, LegalBasis, ZeroVisitProgramme } from '#contract/catalog-item.ts'
import { zeroVisitProgrammes } from '#contract/catalog-item.ts'
import type { NegativeReason } from '#contract/negative-list.ts'
import type { PublishedItem } from '#domain/catalog/model.ts'
import type { CertificateFreeStatus, MaterialTruth } from '#domain/certificate-free/model.ts'
import { certificateFreeStatus, materialTruth, type GrantsInForce } from '#domain/certificate-free/rules.ts'
import { zeroVisitTruth, type ZeroVisitTruth } from '#domain/zero-visit/rules.ts'

/** A negative-list entry in force on a day. */
export interface EntryInForce {
  readonly id: string
  readonly itemId: string
  readonly reason: NegativeReason
  readonly reasonText: string
  readonly basis: LegalBasis
  readonly insteadDo: string
  /** Last day, included. */
  readonly until: string
  /** Past its last day with nobody having decided; by the office's setting it still counts. */
  readonly overdue: boolean
}

/** Everything that is true of one published item on one day. */
export interface ItemTruth {
  readonly item: PublishedItem
  readonly day: string
  readonly materials: readonly { readonly material: ItemMaterial; readonly truth: MaterialTruth }[]
  readonly certificateFree: CertificateFreeStatus
  readonly zeroVisit: Readonly<Record<ZeroVisitProgramme, ZeroVisitTruth>>
  /** The entry that takes it out of whole-city service; absent: done anywhere. */
  readonly entry?: EntryInForce | undefined
}

/** Joins the links of one item: pure, so that a what-if is the same call with other grants. */
export function truthOf(item: PublishedItem, grants: GrantsInForce, entry: EntryInForce | undefined): ItemTruth {
  return {
    item,
    day: grants.day,
    materials: item.content.materials.map(material => ({
      material,
      truth: materialTruth(material, item.itemId, grants),
    })),
    certificateFree: certificateFreeStatus(item, grants),
    zeroVisit: {
      'special-groups': zeroVisitTruth(item, 'special-groups', grants),
      'key-enterprises': zeroVisitTruth(item, 'key-enterprises', grants),
    },
    entry,
  }
}

/** The same for many items; each has the entry that speaks for it among these. */
export function truthsOf(
  items: readonly PublishedItem[],
  grants: GrantsInForce,
  entries: readonly EntryInForce[],
): ItemTruth[] {
  const entryOf = new Map(entries.map(entry => [entry.itemId, entry]))
  return items.map(item => truthOf(item, grants, entryOf.get(item.itemId)))
}

/** Programmes the item is zero-visit for. */
export function programmesOf(truth: ItemTruth): ZeroVisitProgramme[] {
  return zeroVisitProgrammes.filter(programme => truth.zeroVisit[programme].qualifies)
}
