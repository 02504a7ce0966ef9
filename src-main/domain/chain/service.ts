import type { ChainGlance, Counts, ItemChain, Revocation } from '#contract/chain.ts'
import type { ItemGuide } from '#contract/guide.ts'
import type { Grant } from '#contract/sharing-model.ts'
import { changesBetween, grantsInForce } from '#domain/certificate-free/rules.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { countAll } from './counts.ts'
import { drawChain } from './drawing.ts'
import { glancesAt } from './glance.ts'
import { guideOf } from './guide.ts'
import { lifeOf } from './life.ts'
import { programmesOf, truthOf, truthsOf, type ItemTruth } from './model.ts'
import type { ChainPorts, PublishedItem } from './ports.ts'
import { sayMaterials } from './say.ts'

export type ChainService = ReturnType<typeof createChainService>

/** The grants as they would be if one of them were taken back on this day. */
function withoutGrant(grants: readonly Grant[], grantId: string): Grant[] {
  return grants.map(grant =>
    grant.id === grantId && !grant.revoked
      ? // From the first moment it was given, so that the what-if holds for any day that is looked at.
        { ...grant, revoked: { at: grant.grantedAt, by: grant.grantedBy, reason: 'what-if' } }
      : grant,
  )
}

/** The truth chain (依据链), joined from the catalogue, the grants and the negative list whenever it is asked for. */
export function createChainService({ ports, clock }: { ports: ChainPorts; clock: Clock }) {
  async function itemOn(idOrCode: string, day: string): Promise<Result<PublishedItem>> {
    const item = await ports.publishedItem(idOrCode, day)
    return item ? ok(item) : violation('ITEM_NOT_PUBLISHED', { item: idOrCode, day })
  }

  async function truthOn(item: PublishedItem, day: string, grants: readonly Grant[]): Promise<ItemTruth> {
    const entries = await ports.entriesInForce(day, [item.itemId])
    return truthOf(
      item,
      grantsInForce(grants, day),
      entries.find(entry => entry.itemId === item.itemId),
    )
  }

  const today = () => shanghaiDate(clock())
  const { catalogueOn } = ports

  return {
    /** The guide of one item, by id or code; absent day: now. */
    async itemGuide(idOrCode: string, day = today()): Promise<Result<ItemGuide>> {
      const found = await itemOn(idOrCode, day)
      if (!found.ok) return found
      const truth = await truthOn(found.value, day, await ports.grantsEver())
      return ok(guideOf(truth, clock()))
    },

    /** The guides of many items, by id, in one reading; items not published that day are left out. */
    async guides(itemIds: readonly string[], day = today()): Promise<ItemGuide[]> {
      const [items, grants, entries] = await Promise.all([
        ports.publishedItems(day, itemIds),
        ports.grantsEver(),
        ports.entriesInForce(day, itemIds),
      ])
      return truthsOf(items, grantsInForce(grants, day), entries).map(truth => guideOf(truth, clock()))
    },

    /** Everything that is true of one item on a day, with the sentences the host says of it. */
    async truthOf(idOrCode: string, day = today()) {
      const found = await itemOn(idOrCode, day)
      if (!found.ok) return found
      return ok(await truthOn(found.value, day, await ports.grantsEver()))
    },

    /** @param ifRevoked  a grant that is taken as revoked; nothing is saved */
    async ofItem(idOrCode: string, day = today(), ifRevoked?: string): Promise<Result<ItemChain>> {
      const found = await itemOn(idOrCode, day)
      if (!found.ok) return found
      const item = found.value
      const [grants, announcements, catalogueVersion] = await Promise.all([
        ports.grantsEver(),
        ports.announcementsAbout(item.code),
        ports.catalogueVersion(),
      ])
      if (ifRevoked !== undefined && !grants.some(grant => grant.id === ifRevoked)) {
        return violation('NOT_FOUND', { kind: 'grant', id: ifRevoked })
      }
      const now = await truthOn(item, day, grants)
      const supposed = ifRevoked === undefined ? grants : withoutGrant(grants, ifRevoked)
      const truth = ifRevoked === undefined ? now : await truthOn(item, day, supposed)
      return ok({
        itemId: item.itemId,
        itemCode: item.code,
        name: item.content.name,
        departmentName: item.departmentName,
        version: item.version,
        versionFrom: item.effectiveFrom,
        day,
        catalogueVersion,
        ...(ifRevoked === undefined ? {} : { ifRevoked }),
        ...drawChain(truth, supposed, announcements, ifRevoked === undefined ? undefined : now),
        life: lifeOf(item, grants),
      })
    },

    /** The chains of the rows of a list in one answer; items not published that day are left out. */
    async glances(itemIds: readonly string[], day = today()): Promise<ChainGlance[]> {
      const items = await ports.publishedItems(day, itemIds)
      const [grants, entries, announcements] = await Promise.all([
        ports.grantsEver(),
        ports.entriesInForce(day, itemIds),
        ports.announcementsAboutEach(items.map(item => item.code)),
      ])
      return glancesAt({ day, items, grants, entries, announcements })
    },

    /** What revoking a grant today would take back, over the whole catalogue. */
    async whatIfRevoked(grantId: string): Promise<Result<Revocation>> {
      const day = today()
      const [grants, { items }] = await Promise.all([ports.grantsEver(), catalogueOn(day)])
      const grant = grants.find(candidate => candidate.id === grantId)
      if (!grant) return violation('NOT_FOUND', { kind: 'grant', id: grantId })
      const before = grantsInForce(grants, day)
      const after = grantsInForce(withoutGrant(grants, grantId), day)
      const { changes, certificateFreeBefore, certificateFreeAfter } = changesBetween(items, before, after)
      return ok({
        grantId,
        number: grant.number,
        day,
        items: changes.map(change => {
          const was = truthOf(change.item, before, undefined)
          const is = truthOf(change.item, after, undefined)
          const still = programmesOf(is)
          return {
            itemId: change.item.itemId,
            itemCode: change.item.code,
            name: change.item.content.name,
            materialsNeededAgain: change.neededAgain.map(material => material.name),
            ceasesCertificateFree: change.before.status === 'full' && change.after.status !== 'full',
            ceasesZeroVisit: programmesOf(was).filter(programme => !still.includes(programme)),
            saidBefore: sayMaterials(was),
            saidAfter: sayMaterials(is),
          }
        }),
        certificateFreeBefore,
        certificateFreeAfter,
      })
    },

    /** Every count of the catalogue on one day, each with its definition. */
    async counts(day = today()): Promise<Counts> {
      const [{ items, catalogueVersion }, entries, grants] = await Promise.all([
        catalogueOn(day),
        ports.entriesInForce(day),
        ports.grantsEver(),
      ])
      return countAll({ day, catalogueVersion, items, grants, entries })
    },
  }
}
