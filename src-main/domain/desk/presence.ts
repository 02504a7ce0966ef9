import { presenceMs, type Present } from '#contract/desk.ts'
import type { Clock } from '#kernel/clock.ts'

interface Word {
  readonly present: Present
  readonly at: number
}

/**
 * Who is in which item, as their pages say it. A hint for people, kept in this hub's memory and nowhere else: it locks
 * nothing, and what two people write at once is settled by revisions.
 * @param told  called when somebody came, left or went to another field
 */
export function createPresence(parts: { clock: Clock; told: (itemId: string) => void }) {
  const items = new Map<string, Map<string, Word>>()

  function sweep(now: number): void {
    for (const [itemId, words] of items) {
      for (const [accountId, word] of words) if (now - word.at >= presenceMs) words.delete(accountId)
      if (words.size === 0) items.delete(itemId)
    }
  }

  /** @returns everybody else who is in the item */
  return (
    who: { accountId: string; name: string },
    said: { itemId: string; field: string | null; leaving: boolean },
  ) => {
    const now = parts.clock().getTime()
    sweep(now)
    const words = items.get(said.itemId) ?? new Map<string, Word>()
    const before = words.get(who.accountId)?.present
    if (said.leaving) words.delete(who.accountId)
    else words.set(who.accountId, { present: { ...who, field: said.field }, at: now })
    if (words.size > 0) items.set(said.itemId, words)
    else items.delete(said.itemId)
    const moved = said.leaving ? before !== undefined : before?.field !== said.field || before === undefined
    if (moved) parts.told(said.itemId)
    return [...words.values()].map(word => word.present).filter(present => present.accountId !== who.accountId)
  }
}
