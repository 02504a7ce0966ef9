import { changeTopics, type ChangeNotice } from '#contract/changes.ts'
import { hub, line } from './hub.ts'

type Listener = (notice: ChangeNotice) => void

const listeners = new Set<Listener>()
let watching = false

async function watch(): Promise<void> {
  if (watching) return
  watching = true
  try {
    for await (const notice of await hub.changes.watch()) for (const tell of listeners) tell(notice)
  } catch {
    // The line broke, or nobody is signed in any more; the next line starts the watch again.
  } finally {
    watching = false
  }
}

line.whenUp(() => {
  if (listeners.size === 0) return
  void watch()
  // Whatever happened while the line was down was not heard.
  const at = new Date().toISOString()
  for (const topic of changeTopics) for (const tell of listeners) tell({ topic, ids: [], at })
})

/** Tells of every change at the hub; returns how to stop. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener)
  void watch()
  return () => listeners.delete(listener)
}
