import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { ok, violation } from '#kernel/result.ts'
import { basicActs } from './basic-acts.ts'
import { changeDrafts, holdCatalogue, leadingOf } from './cell-edits.ts'
import type { CompareSheet } from './compare-sheet.ts'
import { correctedCopies } from './corrected-copy.ts'
import { itemDefects } from './defects.ts'
import { departmentActs } from './department-acts.ts'
import { findDepartment, listDepartments } from './department-store.ts'
import { itemDetail, shownWithContent } from './detail.ts'
import { draftingActs } from './drafting.ts'
import { exportingActs } from './exporting.ts'
import { importingActs } from './importing.ts'
import { createItemList } from './item-list.ts'
import type { Day, PublishedItem } from './model.ts'
import type { ReadSheetFile, WriteSheet } from './ports.ts'
import { qualityReading, type BasisStates } from './quality.ts'
import { reviewReading } from './review-reading.ts'
import { reviewingActs } from './reviewing.ts'
import { addSampleCatalogue, plantSampleCatalogue, removeSampleCatalogue } from './sample.ts'
import * as store from './store.ts'
import { structureActs } from './structure-acts.ts'

export type CatalogService = ReturnType<typeof createCatalogService>

/** The catalogue (事项目录). The members down to `searchItems` are what other modules may call. */
export function createCatalogService(parts: {
  db: ReadableDb
  work: UnitOfWork
  clock: Clock
  readSheet: ReadSheetFile
  /** Where sheets are read and compared. */
  compareSheet: CompareSheet
  writeSheet: WriteSheet
  basisStates: BasisStates
}) {
  const { db, clock } = parts
  const list = createItemList({ db, clock })
  const today = () => shanghaiDate(clock())

  return {
    /** An item as it is published on a day, by its id or implementation code; undefined when it is not. */
    async publishedItem(idOrCode: string, day: Day = today()): Promise<PublishedItem | undefined> {
      const item = await store.findItem(db, idOrCode)
      return item && (await store.publishedOn(db, day, [item.id]))[0]
    },
    /** Everything published on a day, by name; `itemIds` narrows to those. */
    publishedItems: (day: Day = today(), itemIds?: readonly string[]) => store.publishedOn(db, day, itemIds),
    countPublished: (day: Day = today()) => store.countPublished(db, day),
    /** Items whose name, code, alias, pinyin or initials hold every word of the text; published ones by default. */
    async searchItems(text: string, options: { limit?: number; publishedOnly?: boolean } = {}) {
      const phases = options.publishedOnly === false ? [] : (['published'] as const)
      const filter = { departmentIds: [], itemTypes: [], phases: [...phases], text }
      return (await list.page({ filter, sort: 'name', descending: false, limit: options.limit ?? 20 })).rows
    },
    findDepartment: (id: string) => findDepartment(db, id),
    findItem: (idOrCode: string) => store.findItem(db, idOrCode),
    /** Names of departments by their ids, read through the caller's own handle: inside a change that is its transaction. */
    departmentNames: async (reading: ReadableDb) =>
      new Map((await listDepartments(reading)).map(({ id, name }) => [id, name])),
    /** Code and newest name of items in any state; items that are gone are absent. */
    itemNames: (reading: ReadableDb, itemIds: readonly string[]) => store.itemNames(reading, itemIds),
    /** Grows with every change of the catalogue: what a count says it was made from. */
    version: async () => String(await store.currentTick(db)),

    list: list.page,
    /** Reads the list into memory before anybody asks for it; in parts, so that others are answered meanwhile. */
    prepareList: list.prepare,
    departments: () => listDepartments(db),
    get: (idOrCode: string, day: Day = today()) => itemDetail(db, idOrCode, day),
    async history(itemId: string) {
      const versions = await store.itemTimeline(db, itemId)
      if (versions.length === 0) return violation('NOT_FOUND', { kind: 'item', id: itemId })
      return ok(versions.map(version => shownWithContent(version, today())))
    },
    ...departmentActs(parts.work),
    ...draftingActs(parts.work),
    ...reviewingActs(parts.work),
    ...reviewReading(parts),
    ...structureActs(parts),
    ...basicActs({ ...parts, list }),
    check: itemDefects,
    importing: importingActs({ ...parts, list }),
    ...qualityReading({ ...parts, list }),
    ...exportingActs({ ...parts, list }),
    correctedCopy: correctedCopies(parts),
    /** What the desk edits many items with, inside a change of its own. */
    cells: { leadingOf, changeDrafts, holdCatalogue },
    addSampleCatalogue,
    plantSampleCatalogue,
    removeSampleCatalogue,
  }
}
