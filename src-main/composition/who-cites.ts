import type { Citing } from '#domain/knowledge/index.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import type { ChainLinks } from './chain.ts'

/** Entries that stand or may come to; what was refused, withdrawn or is over rests on nothing any more. */
const livePhases = ['proposed', 'scheduled', 'in-force', 'overdue'] as const

type Links = Pick<ChainLinks, 'announcements' | 'negativeList' | 'catalog'>

/** Everything of the office that rests on a document: announcements, entries of the negative list, published items. */
export const whoCites = (links: Links, clock: Clock) => async (): Promise<readonly Citing[]> => {
  const announcements = (await links.announcements.stored()).flatMap(announcement =>
    announcement.sentences.flatMap(({ basis }) =>
      basis
        .filter(({ kind }) => kind === 'article')
        .map(({ ref }): Citing => ({
          kind: 'announcement',
          id: announcement.id,
          label: announcement.title,
          articleId: ref,
        })),
    ),
  )
  const { rows } = await links.negativeList.list({ phases: livePhases })
  const entries = rows.map((entry): Citing => ({
    kind: 'negative-list-entry',
    id: entry.id,
    label: entry.reasonText,
    ...entry.basis,
  }))
  const published = await links.catalog.publishedItems(shanghaiDate(clock()))
  const items = published.flatMap(({ code, content }) =>
    content.legalBasis.map((basis): Citing => ({ kind: 'item', id: code, label: content.name, ...basis })),
  )
  return [...announcements, ...entries, ...items]
}
