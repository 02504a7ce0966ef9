import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Clock } from '#kernel/clock.ts'
import { editingActs } from './editing.ts'
import type { DeskPorts, LeadingItem } from './ports.ts'
import { createPresence } from './presence.ts'
import { viewActs } from './views.ts'

export type DeskService = ReturnType<typeof createDeskService>

/** A person's desk: saved views, presence, and edits that can be taken back. */
export function createDeskService<Leading extends LeadingItem>(parts: {
  db: ReadableDb
  work: UnitOfWork
  clock: Clock
  catalog: DeskPorts<Leading>
  /** Tells open pages who came into or left an item. */
  presenceMoved: (itemId: string) => void
}) {
  return {
    ...viewActs(parts),
    ...editingActs(parts),
    present: createPresence({ clock: parts.clock, told: parts.presenceMoved }),
  }
}
