import type { Department } from '#contract/catalog-version.ts'
import type { ItemContent } from '#contract/catalog-item.ts'
import type { Work } from '#database/unit-of-work.ts'
import { newId } from '#kernel/ids.ts'
import { deleteSampleDepartments, insertDepartments, listDepartments } from './department-store.ts'
import { personOf } from './drafting.ts'
import type { Day, VersionWithContent } from './model.ts'
import * as writes from './store-writes.ts'

/** An item with everything that was decided of it, told as the rules would have decided it. */
export interface SampleTimeline {
  readonly id: string
  readonly code: string
  readonly versions: readonly VersionWithContent[]
}

/** Puts the departments and the items of the sample district, with their histories, into the catalogue in one piece. */
export async function plantSampleCatalogue(
  current: Work,
  sample: { departments: readonly Department[]; items: readonly SampleTimeline[] },
): Promise<void> {
  const tick = await writes.nextTick(current.db)
  // A department that stayed when the sample went before is there already.
  const there = new Set((await listDepartments(current.db)).map(({ id }) => id))
  const missing = sample.departments.filter(({ id }) => !there.has(id))
  await insertDepartments(current.db, missing, true)
  await writes.insertItems(current.db, sample.items, { tick, now: current.now, sample: true })
  const versions = sample.items.flatMap(({ code, versions: told }) => told.map(version => ({ ...version, code })))
  await writes.insertVersions(current.db, versions)
  const detail = { departments: sample.departments.length, items: sample.items.length, versions: versions.length }
  current.audit({ action: 'catalog.sample-added', subjectKind: 'catalog', subjectId: 'sample', detail })
  current.changed('catalog')
}

export interface SampleItem {
  readonly id?: string
  readonly code: string
  readonly content: ItemContent
  /** Absent: published from `from` of the batch. */
  readonly state?: 'draft' | 'in-review' | 'published' | 'suspended' | 'abolished'
  readonly from?: Day
}

/**
 * Puts the departments and items of the sample district into the catalogue in one piece, as if decided long ago.
 * Only the sample and tests use it: everything else goes through drafts and review.
 * @returns ids in the order of the items
 */
export async function addSampleCatalogue(
  current: Work,
  sample: { departments: readonly Department[]; items: readonly SampleItem[]; from: Day; isSample?: boolean },
): Promise<string[]> {
  const marked = sample.isSample ?? true
  const tick = await writes.nextTick(current.db)
  await insertDepartments(current.db, sample.departments, marked)
  const by = personOf(current.actor)
  const versions = sample.items.map(item => {
    const state = item.state ?? 'published'
    const unfinished = state === 'draft' || state === 'in-review'
    return {
      id: newId(current.now.getTime()),
      itemId: item.id ?? newId(current.now.getTime()),
      code: item.code,
      number: 1,
      state,
      effectiveFrom: unfinished ? null : (item.from ?? sample.from),
      effectiveUntil: null,
      revision: 1,
      editors: [by],
      submittedBy: state === 'draft' ? null : by,
      decidedBy: unfinished ? null : by,
      reason: null,
      importId: null,
      changedAt: current.now.toISOString(),
      content: item.content,
    }
  })
  const items = versions.map(version => ({ id: version.itemId, code: version.code }))
  await writes.insertItems(current.db, items, { tick, now: current.now, sample: marked })
  await writes.insertVersions(current.db, versions)
  const detail = { departments: sample.departments.length, items: items.length }
  current.audit({ action: 'catalog.sample-added', subjectKind: 'catalog', subjectId: 'sample', detail })
  current.changed('catalog')
  return items.map(item => item.id)
}

/**
 * Takes the sample district's items away, and its departments that nothing else uses.
 * @param inUse  departments that other modules still name, asked once the items are gone
 */
export async function removeSampleCatalogue(
  current: Work,
  inUse: () => Promise<readonly string[]> = async () => [],
): Promise<number> {
  const removed = await writes.removeItems(current.db, 'sample', await writes.nextTick(current.db))
  await deleteSampleDepartments(current.db, await inUse())
  current.audit({
    action: 'catalog.sample-removed',
    subjectKind: 'catalog',
    subjectId: 'sample',
    detail: { items: removed },
  })
  current.changed('catalog')
  return removed
}
