import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import { theProgram } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import * as notices from './notice-store.ts'
import { whatChanged, type Promised } from './rules.ts'
import { openCases } from './store.ts'

/** What items promise at this moment, by id; one that is not published any more is absent. */
export type PromisedNow = (itemIds: readonly string[]) => Promise<ReadonlyMap<string, Promised>>

/**
 * Holds what every open case was promised against what its item promises now, and tells the holder what became different: a
 * paper that is needed again reaches the window before the citizen does.
 */
export function createHolderNews(parts: { db: ReadableDb; work: UnitOfWork; promisedNow: PromisedNow }) {
  const { db, work, promisedNow } = parts

  async function tellOne(one: { id: string; number: string }, now: Promised, known: Known | undefined) {
    const changes = known ? whatChanged(known.promised, now) : []
    if (known && changes.length === 0) return 0
    const done = await work(theProgram, async current => {
      if (!known) {
        await notices.keepPromised(current.db, one.id, now)
        return ok(0)
      }
      if (!(await notices.replacePromised(current.db, one.id, now, known.revision))) return ok(0)
      for (const change of changes) {
        await notices.insertNotice(current.db, newId(current.now.getTime()), one.id, change, current.now)
      }
      const detail = { number: one.number, changes }
      current.audit({ action: 'cases.holder-told', subjectKind: 'city-case', subjectId: one.id, detail })
      current.changed('cases', one.id)
      return ok(changes.length)
    })
    return done.ok ? done.value : 0
  }

  return {
    /** @returns notices written */
    async tell(): Promise<number> {
      const cases = await openCases(db)
      if (cases.length === 0) return 0
      // What they were promised first: whoever tells meanwhile makes it newer, and then `replacePromised` refuses.
      const known = await notices.promisedOf(
        db,
        cases.map(({ id }) => id),
      )
      const now = await promisedNow([...new Set(cases.map(({ itemId }) => itemId))])
      let told = 0
      for (const one of cases) {
        const promised = now.get(one.itemId)
        if (promised) told += await tellOne(one, promised, known.get(one.id))
      }
      return told
    },
  }
}
type Known = { readonly promised: Promised; readonly revision: number }
