import type { ItemMaterial } from '#contract/catalog-item.ts'
import type { TrustGrade, WaiverMode } from '#contract/guide.ts'
import type { Grant } from '#contract/sharing-model.ts'

/** The words of 免证办: what stands in for a paper, and by which decision. Nothing here is ever stored. */

export type Waiver =
  | {
      readonly mode: 'data-share'
      readonly trustGrade: TrustGrade
      readonly grant: Grant
      readonly fields: readonly string[]
    }
  | {
      readonly mode: Exclude<WaiverMode, 'data-share'>
      readonly trustGrade: TrustGrade
      readonly decision: NonNullable<ItemMaterial['decision']>
    }

export type MaterialTruth = { readonly needed: true } | { readonly needed: false; readonly waivedBy: Waiver }

/** What the rules look at of an item. */
export interface ItemPapers {
  readonly itemId: string
  readonly content: { readonly materials: readonly ItemMaterial[] }
}

export interface CertificateFreeStatus {
  readonly status: 'full' | 'partial' | 'none'
  readonly waived: number
  /** Certificates among the materials; forms and other papers are not counted. */
  readonly total: number
}
