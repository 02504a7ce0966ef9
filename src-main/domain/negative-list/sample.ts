import type { Work } from '#database/unit-of-work.ts'
import type { StoredEntry } from './model.ts'
import * as store from './store.ts'

/** The sample district's part of the list: planted and removed as a whole, inside the district's own change. */
export const sampleActs = {
  /** Puts the sample district's entries into the list, inside its own change; they are removed as a whole. */
  async plantSample(current: Work, entries: readonly StoredEntry[]): Promise<void> {
    await store.insertEntries(current.db, entries, true)
    const detail = { entries: entries.length }
    current.audit({
      action: 'negative-list.sample-planted',
      subjectKind: 'sample',
      subjectId: 'negative-list',
      detail,
    })
    current.changed('negative-list')
  },

  async removeSample(current: Work): Promise<number> {
    const removed = await store.deleteSampleEntries(current.db)
    const detail = { removed }
    current.audit({
      action: 'negative-list.sample-removed',
      subjectKind: 'sample',
      subjectId: 'negative-list',
      detail,
    })
    current.changed('negative-list')
    return removed
  },

  /** Departments that what is left still names. */
  departmentsNamed: (current: Work) => store.departmentsNamed(current.db),
}
