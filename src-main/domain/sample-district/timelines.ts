import type { ItemContent } from '#contract/catalog-item.ts'
import type { SampleTimeline } from '#domain/catalog/index.ts'
import type { VersionWithContent } from '#domain/catalog/model.ts'
import { decideEnd, decidePublish, inReviewAsSeen, versionInEffect } from '#domain/catalog/rules.ts'
import { newId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import type { SamplePerson } from './accounts.ts'
import type { SampleTime } from './time.ts'

function told<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the sample district tells what the catalogue refuses: ${result.violation.code}`)
  return result.value
}

const handOf = ({ accountId, name }: SamplePerson) => ({ id: accountId, name })

/** Adds to timelines; `day` is the day on which somebody acts, so that no rule is asked about the future. */
export function createTimelineWriter(time: SampleTime) {
  const at = (day: string) => {
    const morning = time.at(day, '10:20')
    return (morning < time.now ? morning : time.now).toISOString()
  }

  function draft(item: SampleTimeline, content: ItemContent, by: SamplePerson, day: string): VersionWithContent {
    return {
      id: newId(time.now.getTime()),
      itemId: item.id,
      number: item.versions.length + 1,
      state: 'draft',
      effectiveFrom: null,
      effectiveUntil: null,
      revision: 1,
      editors: [handOf(by)],
      submittedBy: null,
      decidedBy: null,
      reason: null,
      importId: null,
      changedAt: at(day),
      content,
    }
  }

  const withVersion = (item: SampleTimeline, version: VersionWithContent): SampleTimeline => ({
    ...item,
    versions: [...item.versions.filter(({ id }) => id !== version.id), version],
  })

  const writer = {
    begin: (code: string): SampleTimeline => ({ id: newId(time.now.getTime()), code, versions: [] }),

    draft: (item: SampleTimeline, content: ItemContent, by: SamplePerson, day: string) =>
      withVersion(item, draft(item, content, by, day)),

    inReview: (item: SampleTimeline, content: ItemContent, by: SamplePerson, day: string) =>
      withVersion(item, {
        ...draft(item, content, by, day),
        state: 'in-review',
        submittedBy: handOf(by),
        revision: 2,
      }),

    returned(item: SampleTimeline, content: ItemContent, by: SamplePerson, day: string, reason: string) {
      const sent = writer.inReview(item, content, by, day)
      const seen = told(inReviewAsSeen(sent.versions, { itemId: item.id, revision: 2 }))
      return withVersion(sent, { ...seen, state: 'draft', submittedBy: null, reason, revision: 3 })
    },

    /** @param from  first day in effect; from `day` on */
    publish(
      item: SampleTimeline,
      content: ItemContent,
      who: { by: SamplePerson; reviewer: SamplePerson },
      when: { day: string; from?: string },
    ) {
      const sent = writer.inReview(item, content, who.by, when.day)
      const by = handOf(who.reviewer)
      const { version, from, ends } = told(
        decidePublish(sent.versions, {
          itemId: item.id,
          revision: 2,
          by,
          today: when.day,
          from: when.from ?? when.day,
        }),
      )
      const ended = sent.versions.map(each =>
        each.id === ends?.versionId ? { ...each, effectiveUntil: ends.until } : each,
      )
      return withVersion(
        { ...sent, versions: ended },
        { ...version, state: 'published', effectiveFrom: from, decidedBy: by, revision: 3, changedAt: at(when.day) },
      )
    },

    end(item: SampleTimeline, state: 'suspended' | 'abolished', by: SamplePerson, day: string, reason: string) {
      const revision = versionInEffect(item.versions, day)?.revision ?? 0
      const hand = handOf(by)
      const { version, from, ends } = told(
        decideEnd(item.versions, { itemId: item.id, revision, by: hand, today: day, from: day, state }),
      )
      const ended = item.versions.map(each =>
        each.id === ends?.versionId ? { ...each, effectiveUntil: ends.until } : each,
      )
      return withVersion(
        { ...item, versions: ended },
        {
          ...version,
          id: newId(time.now.getTime()),
          number: item.versions.length + 1,
          state,
          effectiveFrom: from,
          effectiveUntil: null,
          revision: 1,
          editors: [hand],
          submittedBy: null,
          decidedBy: hand,
          reason,
          changedAt: at(day),
        },
      )
    },
  }
  return writer
}
export type TimelineWriter = ReturnType<typeof createTimelineWriter>
