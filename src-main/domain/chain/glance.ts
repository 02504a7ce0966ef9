import type { ChainGlance } from '#contract/chain.ts'
import type { Grant } from '#contract/sharing-model.ts'
import { grantsInForce } from '#domain/certificate-free/rules.ts'
import { drawChain } from './drawing.ts'
import { truthsOf, type EntryInForce } from './model.ts'
import type { AnnouncementAbout, PublishedItem } from './ports.ts'

/** What one row of a list shows of each item's chain: its glyph and the three figures beside it. Pure. */
export function glancesAt(facts: {
  day: string
  items: readonly PublishedItem[]
  grants: readonly Grant[]
  entries: readonly EntryInForce[]
  announcements: ReadonlyMap<string, readonly AnnouncementAbout[]>
}): ChainGlance[] {
  return truthsOf(facts.items, grantsInForce(facts.grants, facts.day), facts.entries).map(truth => {
    const { item } = truth
    const { glyph } = drawChain(truth, facts.grants, facts.announcements.get(item.code) ?? [])
    return {
      itemId: item.itemId,
      glyph,
      waived: truth.certificateFree.waived,
      total: truth.certificateFree.total,
      listed: truth.entry !== undefined,
    }
  })
}
