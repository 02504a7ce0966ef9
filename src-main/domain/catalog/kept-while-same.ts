import type { ReadableDb } from '#database/handles.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import type { Day } from './model.ts'
import { currentTick } from './store.ts'

/** The state of the catalogue that something was worked out of. */
export interface CatalogueMoment {
  readonly day: Day
  readonly tick: number
}

/**
 * What is worked out of the whole catalogue, kept while neither the catalogue nor the day changes. One working out at a
 * time: whoever asks the same meanwhile shares it; whoever asks after a change waits for its end and begins anew.
 */
export function keptWhileSame<Value>(
  { db, clock }: { db: ReadableDb; clock: Clock },
  make: (moment: CatalogueMoment) => Promise<Value>,
): () => Promise<Value> {
  let last: { readonly key: string; readonly value: Promise<Value>; running: boolean } | undefined

  return async function current(): Promise<Value> {
    const moment = { day: shanghaiDate(clock()), tick: await currentTick(db) }
    const key = `${moment.day} ${moment.tick}`
    if (last?.key === key) return last.value
    if (last?.running) {
      await last.value.catch(() => undefined)
      return current()
    }
    const mine = { key, value: make(moment), running: true }
    last = mine
    try {
      return await mine.value
    } catch (error) {
      last = undefined
      throw error
    } finally {
      mine.running = false
    }
  }
}
