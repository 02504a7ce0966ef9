import type { Kysely } from 'kysely'
import { editionDocx } from '#adapters/edition-docx.ts'
import { editionXlsx } from '#adapters/edition-xlsx.ts'
import { guideDocx } from '#adapters/guide-docx.ts'
import { readSheetFile } from '#adapters/sheet-file.ts'
import { writeSheet } from '#adapters/sheet-write.ts'
import type { ChangeNotice } from '#contract/changes.ts'
import type { Resource } from '#contract/sharing-model.ts'
import type { Database } from '#database/schema.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import { createAnnouncementService } from '#domain/announcements/index.ts'
import type { AuditTrail } from '#domain/audit/index.ts'
import { createCaseService } from '#domain/cases/index.ts'
import { createCatalogService } from '#domain/catalog/index.ts'
import { catalogueOfDay, createChainService } from '#domain/chain/index.ts'
import { createGuideService } from '#domain/guide/index.ts'
import { documentStates } from '#domain/knowledge/index.ts'
import { createNegativeListService } from '#domain/negative-list/index.ts'
import { createPromiseService } from '#domain/promises/index.ts'
import { createSharingService, type LateStep, type PeopleWho } from '#domain/sharing/index.ts'
import type { Announcer } from '#kernel/announcer.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { officeCalendar } from '#kernel/working-days.ts'
import { sheetThreads } from './sheet-thread.ts'

/** The links of the truth chain, each given to the next as small functions: catalogue, list, shares, promises, announcements. */
export function composeChain(parts: {
  db: Kysely<Database>
  work: UnitOfWork
  clock: Clock
  notices: Announcer<ChangeNotice>
  peopleWho: PeopleWho
  /** Resources that something connects to the gateway. */
  connectedResources: () => Promise<ReadonlySet<string>>
  /** Late steps of which other modules keep the clock. */
  lateElsewhere: (now: Date) => Promise<readonly LateStep[]>
  trail: AuditTrail
  /** SM3. */
  hash: (data: Uint8Array) => Uint8Array
}) {
  const { db, work, clock, trail } = parts
  const basisStates = (day: string) => documentStates(db, day)
  const catalog = createCatalogService({
    db,
    work,
    clock,
    readSheet: readSheetFile,
    compareSheet: sheetThreads(),
    writeSheet,
    basisStates,
  })
  const departmentNames = () => catalog.departmentNames(db)
  const catalogueOn = catalogueOfDay({
    publishedItems: day => catalog.publishedItems(day),
    catalogueVersion: catalog.version,
  })
  const itemsOn = async (day: string) => (await catalogueOn(day)).items
  const negativeList = createNegativeListService({
    db,
    work,
    clock,
    itemNames: catalog.itemNames,
    departmentNames: catalog.departmentNames,
    calendar: officeCalendar,
    catalogueOn,
    publishedAmong: (day, itemIds) => catalog.publishedItems(day, itemIds),
    casesByDistrict: async (itemIds, since) => ({ own: 0, elsewhere: await cases.casesByDistrict(itemIds, since) }),
    printDocx: editionDocx,
    printXlsx: editionXlsx,
    digest: bytes => Buffer.from(parts.hash(bytes)).toString('hex'),
    async inAudit(number) {
      const { rows } = await trail.history(db, { subjectId: String(number), limit: 50 })
      const row = rows.find(({ subjectKind }) => subjectKind === 'negative-edition')
      const { defects } = await trail.verify(db)
      return { record: row && { seq: row.seq, detail: row.detail }, trailWhole: defects.length === 0 }
    },
  })
  const sharing = createSharingService({
    db,
    work,
    clock,
    calendar: officeCalendar,
    departmentNames,
    publishedItems: itemsOn,
    peopleWho: parts.peopleWho,
    connectedResources: parts.connectedResources,
    lateElsewhere: parts.lateElsewhere,
  })
  const chain = createChainService({
    clock,
    ports: {
      publishedItem: catalog.publishedItem,
      publishedItems: catalog.publishedItems,
      catalogueOn,
      entriesInForce: negativeList.entriesInForce,
      grantsEver: sharing.grantsEver,
      announcementsAbout: itemCode => announcements.about(itemCode),
      announcementsAboutEach: itemCodes => announcements.aboutEach(itemCodes),
      catalogueVersion: catalog.version,
    },
  })
  const cases = createCaseService({
    db,
    work,
    clock,
    calendar: officeCalendar,
    ports: {
      publishedItem: catalog.publishedItem,
      async promisedNow(itemIds) {
        const guides = await chain.guides(itemIds)
        return new Map(
          guides.map(({ itemId, cityWide, materials }) => [
            itemId,
            {
              anywhere: cityWide.status === 'anywhere',
              insteadDo: cityWide.insteadDo ?? '',
              papers: Object.fromEntries(materials.map(({ name, needed }) => [name, needed])),
            },
          ]),
        )
      },
    },
  })
  const guides = createGuideService({
    clock,
    ports: { itemGuide: chain.itemGuide, publishedItem: catalog.publishedItem, document: guideDocx },
  })
  const promises = createPromiseService({
    clock,
    ports: {
      catalogueOn,
      grantsEver: sharing.grantsEver,
      listedOn: day => negativeList.entriesInForce(day),
      counts: async day => (await chain.counts(day)).counts,
      async resources() {
        const found: Resource[] = []
        for (let cursor: string | undefined; ;) {
          const page = await sharing.resources({ limit: 500, cursor })
          found.push(...page.rows.filter(resource => resource.sharing.type !== 'not-shared'))
          cursor = page.nextCursor
          if (cursor === undefined) return found
        }
      },
      createRequest: sharing.createRequest,
    },
  })
  const announcements = createAnnouncementService({
    db,
    work,
    async whatBasisSays({ kind, ref }) {
      if (kind === 'article') return ref
      const guide = await chain.itemGuide(ref, shanghaiDate(clock()))
      if (!guide.ok) return null
      // Everything a citizen is told of the item, and nothing that changes with the moment it was read.
      const { asOf: _asOf, version: _version, ...told } = guide.value
      const { entryId: _entryId, ...cityWide } = told.cityWide
      return JSON.stringify({ ...told, cityWide })
    },
  })
  return { catalog, itemsOn, negativeList, sharing, chain, guides, cases, promises, announcements }
}
export type ChainLinks = ReturnType<typeof composeChain>
