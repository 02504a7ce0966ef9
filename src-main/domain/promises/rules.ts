import type { ZeroVisitProgramme } from '#contract/catalog-item.ts'
import type { Grant, Serve } from '#contract/sharing-model.ts'
import {
  certificateFreeLabel,
  grantCarries,
  lastsLonger,
  paperNeeded,
  type GrantsInForce,
} from '#domain/certificate-free/rules.ts'
import { cityWideService, type ListedUntil } from '#domain/city-service/rules.ts'
import { zeroVisitTruth } from '#domain/zero-visit/rules.ts'
import type { ItemPromises, PromisedItem, PromiseFacts, PromiseTallies } from './model.ts'

/** One item's three promises, from the rules of the three rooms; nothing is decided here. */

export interface Served {
  readonly grant: Grant
  readonly serve: Serve
}

/** The grants in force as one item sees them: of the serves that name it, the one that lasts longest carries each paper. */
export function grantsForItem(
  day: string,
  served: readonly Served[],
  inForce: (grant: Grant) => boolean,
): GrantsInForce {
  // A list, not a map: an item has a handful of papers, and a catalogue has a hundred thousand items.
  const best: { materialId: string; carrier: { grant: Grant; fields: readonly string[] } }[] = []
  for (const { grant, serve } of served) {
    if (!inForce(grant) || !grantCarries(grant, serve)) continue
    const carrier = { grant, fields: serve.fields }
    const at = best.findIndex(({ materialId }) => materialId === serve.materialId)
    const other = best[at]
    if (!other) best.push({ materialId: serve.materialId, carrier })
    else if (lastsLonger(grant, other.carrier.grant)) other.carrier = carrier
  }
  const covering = (_itemId: string, material: string) =>
    best.find(({ materialId }) => materialId === material)?.carrier
  return { day, count: best.length, covering }
}

export function promisesOf(
  item: PromisedItem,
  grants: GrantsInForce,
  entries: readonly ListedUntil[],
  { day, atEnd }: Pick<PromiseFacts, 'day' | 'atEnd'>,
): ItemPromises {
  const { itemId, departmentId, content } = item
  const { itemType, mainItemName } = content
  const where =
    entries.length === 0
      ? { status: 'anywhere' as const }
      : cityWideService({ itemId, departmentId, itemType, mainItemName }, entries, day, atEnd)
  let waivedMaterials = 0
  let certificates = 0
  let waivedCertificates = 0
  for (const material of content.materials) {
    const certificate = material.kind === 'certificate'
    if (certificate) certificates += 1
    if (paperNeeded(material, itemId, grants)) continue
    waivedMaterials += 1
    if (certificate) waivedCertificates += 1
  }
  const offers = (programme: ZeroVisitProgramme) =>
    content.zeroVisit.some(offer => offer.programme === programme) && zeroVisitTruth(item, programme, grants).qualifies
  return {
    cityWide: where.status === 'anywhere' ? 'anywhere' : where.overdue ? 'overdue' : 'listed',
    entryId: where.status === 'anywhere' ? null : where.entry.id,
    certificateFree: {
      status: certificateFreeLabel(waivedCertificates, certificates),
      waived: waivedCertificates,
      total: certificates,
    },
    materials: content.materials.length,
    waivedMaterials,
    zeroVisit: {
      'special-groups': offers('special-groups'),
      'key-enterprises': offers('key-enterprises'),
    },
  }
}

type Counting<Of> = { -readonly [Key in keyof Of]: Of[Key] extends number ? number : Counting<Of[Key]> }

export function noTallies(): Counting<PromiseTallies> {
  return {
    published: 0,
    anywhere: 0,
    listed: 0,
    overdue: 0,
    certificateFree: 0,
    partlyCertificateFree: 0,
    zeroVisit: { 'special-groups': 0, 'key-enterprises': 0 },
    materials: 0,
    waivedMaterials: 0,
  }
}

/** Adds one item to running tallies, or takes it out. @param times  1 or -1 */
export function tally(tallies: Counting<PromiseTallies>, of: ItemPromises, times: 1 | -1): void {
  tallies.published += times
  if (of.cityWide === 'anywhere') tallies.anywhere += times
  else tallies.listed += times
  if (of.cityWide === 'overdue') tallies.overdue += times
  if (of.certificateFree.status === 'full') tallies.certificateFree += times
  if (of.certificateFree.status === 'partial') tallies.partlyCertificateFree += times
  if (of.zeroVisit['special-groups']) tallies.zeroVisit['special-groups'] += times
  if (of.zeroVisit['key-enterprises']) tallies.zeroVisit['key-enterprises'] += times
  tallies.materials += times * of.materials
  tallies.waivedMaterials += times * of.waivedMaterials
}
