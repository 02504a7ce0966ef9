import type { ItemMaterial } from '#contract/catalog-item.ts'
import type { TrustGrade, WaiverMode } from '#contract/guide.ts'
import type { Grant, Serve } from '#contract/sharing-model.ts'
import { grantStateOn } from '#domain/sharing/model.ts'
import type { CertificateFreeStatus, ItemPapers, MaterialTruth, Waiver } from './model.ts'

/**
 * Whether a paper is still needed (免证办), derived from grants and decisions; nothing is ticked and nothing is kept.
 * Invariants, each a property test:
 * 1. Revoking a grant restores exactly the materials there were before it was given.
 * 2. Adding a grant never makes a material needed.
 * 3. A material is waived by a share only while one grant in force holds every field its serve names.
 */

/** A data themselves used directly, B a certificate, C a colleague's check, D the citizen's own word with a promise. */
export const trustGradeOfMode: Record<WaiverMode, TrustGrade> = {
  'data-share': 'A',
  'e-certificate': 'B',
  'internal-check': 'C',
  'notify-and-commit': 'D',
}

/** The grants in force on one day, found by the paper they replace. */
export interface GrantsInForce {
  readonly day: string
  readonly count: number
  /** The grant that carries this paper longest, with the fields that do; nothing when none covers it. */
  covering(itemId: string, materialId: string): { grant: Grant; fields: readonly string[] } | undefined
}

/**
 * Indexes the grants that are in force at the end of a civil day (Asia/Shanghai).
 * The last day of a grant still counts; the day of its revocation no longer does.
 */
export function grantsInForce(grants: readonly Grant[], day: string): GrantsInForce {
  // By item, then by paper: a whole catalogue is asked paper by paper, and most items have no grant.
  const best = new Map<string, Map<string, { grant: Grant; fields: readonly string[] }>>()
  let count = 0
  for (const grant of grants) {
    if (grantStateOn(grant, day) !== 'in-force') continue
    count += 1
    for (const serve of grant.serves) {
      if (!grantCarries(grant, serve)) continue
      const papers = best.get(serve.itemId) ?? new Map<string, { grant: Grant; fields: readonly string[] }>()
      best.set(serve.itemId, papers)
      const other = papers.get(serve.materialId)
      if (!other || lastsLonger(grant, other.grant)) papers.set(serve.materialId, { grant, fields: serve.fields })
    }
  }
  return { day, count, covering: (itemId, materialId) => best.get(itemId)?.get(materialId) }
}

/** Whether a grant holds every field that this paper needs. */
export function grantCarries(grant: Pick<Grant, 'fields'>, serve: Serve): boolean {
  return serve.fields.length > 0 && serve.fields.every(field => grant.fields.includes(field))
}

/** Of two grants that carry the same paper, whether the first one is named: it lasts longer, or its id is smaller. */
export function lastsLonger(one: Grant, other: Grant): boolean {
  if (one.period.until !== other.period.until) return one.period.until > other.period.until
  return one.id < other.id
}

function decidedOn({ decision }: ItemMaterial, day: string): boolean {
  return !!decision && day >= decision.from && (decision.until === undefined || day <= decision.until)
}

function decisionOn(material: ItemMaterial, day: string): Waiver | undefined {
  const { decision } = material
  if (!decision || !decidedOn(material, day)) return undefined
  return { mode: decision.mode, trustGrade: trustGradeOfMode[decision.mode], decision }
}

/** Whether one paper of an item is needed on the day of `grants`, and if not, what stands in for it and why. */
export function materialTruth(material: ItemMaterial, itemId: string, grants: GrantsInForce): MaterialTruth {
  const share = grants.covering(itemId, material.id)
  if (share) return { needed: false, waivedBy: { mode: 'data-share', trustGrade: 'A', ...share } }
  const waivedBy = decisionOn(material, grants.day)
  return waivedBy ? { needed: false, waivedBy } : { needed: true }
}

/** The same answer as `materialTruth(…).needed`, for passes over a whole catalogue that need no reason. */
export function paperNeeded(material: ItemMaterial, itemId: string, grants: GrantsInForce): boolean {
  return grants.covering(itemId, material.id) === undefined && !decidedOn(material, grants.day)
}

/** 免证办, 部分免证 or neither, by how many of the certificates are waived. */
export function certificateFreeLabel(waived: number, total: number): CertificateFreeStatus['status'] {
  return waived === 0 ? 'none' : waived === total ? 'full' : 'partial'
}

/**
 * 免证办 when every certificate of the item is waived, 部分免证 when some are.
 * An item that asks for no certificate frees nobody of one: it is `none` and not counted.
 */
export function certificateFreeStatus(item: ItemPapers, grants: GrantsInForce): CertificateFreeStatus {
  let total = 0
  let waived = 0
  for (const material of item.content.materials) {
    if (material.kind !== 'certificate') continue
    total += 1
    if (!paperNeeded(material, item.itemId, grants)) waived += 1
  }
  return { status: certificateFreeLabel(waived, total), waived, total }
}

/** What one item gains or loses between two states of the grants. */
export interface ItemChange<Item extends ItemPapers> {
  readonly item: Item
  readonly waivedNow: readonly ItemMaterial[]
  readonly neededAgain: readonly ItemMaterial[]
  readonly before: CertificateFreeStatus
  readonly after: CertificateFreeStatus
}

/** Compares every item under two states of the grants: what an approval would free, what a revocation would take back. */
export function changesBetween<Item extends ItemPapers>(
  items: readonly Item[],
  before: GrantsInForce,
  after: GrantsInForce,
): { changes: ItemChange<Item>[]; certificateFreeBefore: number; certificateFreeAfter: number } {
  const changes: ItemChange<Item>[] = []
  let certificateFreeBefore = 0
  let certificateFreeAfter = 0
  for (const item of items) {
    const change = {
      item,
      waivedNow: [] as ItemMaterial[],
      neededAgain: [] as ItemMaterial[],
      before: certificateFreeStatus(item, before),
      after: certificateFreeStatus(item, after),
    }
    for (const material of item.content.materials) {
      const was = materialTruth(material, item.itemId, before).needed
      const is = materialTruth(material, item.itemId, after).needed
      if (was && !is) change.waivedNow.push(material)
      if (!was && is) change.neededAgain.push(material)
    }
    if (change.before.status === 'full') certificateFreeBefore += 1
    if (change.after.status === 'full') certificateFreeAfter += 1
    if (change.waivedNow.length + change.neededAgain.length > 0) changes.push(change)
  }
  return { changes, certificateFreeBefore, certificateFreeAfter }
}
