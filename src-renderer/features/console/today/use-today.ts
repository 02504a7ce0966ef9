import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { may, session } from '#client/session.ts'
import { myRequests } from '#features/console/sharing/my-requests.ts'
import { remainingWords } from '#components/clock/clock.props.ts'
import { greetingKey } from './greeting.ts'
import { timeOf } from '#components/day-chip/day.ts'
import type { SentencePart } from '#components/sentence/sentence.props.ts'
import type { StatusShape } from '#app/status-shapes.ts'
import type { ClockView } from '#contract/sharing-model.ts'

/** One thing that waits for the person who is signed in. */
export interface WaitingThing {
  readonly id: string
  readonly shape: StatusShape
  readonly name: string
  readonly detail: string
  readonly kind: string
  readonly to: string
  readonly clock?: ClockView | undefined
}

const most = 50

export function useToday() {
  const { t } = useI18n()
  const who = (): string => session.account.value?.id ?? ''

  const requests = useQuery(
    () => (may('sharing.read') ? `today requests ${who()}` : undefined),
    async () => {
      const asked = await Promise.all(myRequests().map(wish => hub.sharing.requests({ ...wish, limit: most })))
      const rows = asked
        .flatMap(page => page.rows)
        .sort((one, other) => (one.clock?.dueAt ?? '9').localeCompare(other.clock?.dueAt ?? '9'))
      return { rows, total: asked.reduce((sum, page) => sum + page.total, 0) }
    },
    { topics: ['sharing'] },
  )
  const items = useQuery(
    () => (may('catalog.review') || may('catalog.edit') ? `today items ${who()}` : undefined),
    () =>
      hub.catalog.list({
        filter: { phases: may('catalog.review') ? ['in-review'] : ['returned', 'draft'] },
        limit: most,
        sort: 'changed',
        descending: true,
      }),
    { topics: ['catalog'] },
  )
  const negative = useQuery(
    () => (may('negative-list.approve') ? `today negative ${who()}` : undefined),
    () => hub.negativeList.list({ phases: ['proposed'] }),
    { topics: ['negative-list'] },
  )
  const counts = useQuery(
    () => (may('chain.read') ? 'today counts' : undefined),
    () => hub.chain.counts({}),
    { topics: ['catalog', 'sharing', 'negative-list'] },
  )

  const waiting = computed((): readonly WaitingThing[] => [
    ...(requests.data.value?.rows ?? []).map(request => ({
      id: request.id,
      shape: (request.status === 'returned' ? 'returned' : 'review') as StatusShape,
      name: t('today.request', { who: request.requesterName, what: request.resourceName }),
      detail: t('today.requestDetail', { number: request.number, n: request.fields.length }),
      kind: t(`today.kinds.${request.status}`),
      to: `/sharing/requests/${request.id}`,
      clock: request.clock,
    })),
    ...(negative.data.value?.rows ?? []).map(entry => ({
      id: entry.id,
      shape: 'negative' as const,
      name: entry.itemName,
      detail: t('today.negativeDetail', { from: entry.from, until: entry.until }),
      kind: t('today.kinds.negative'),
      to: `/negative-list?entry=${entry.id}`,
    })),
    ...(items.data.value?.rows ?? []).map(row => ({
      id: row.itemId,
      shape: (row.working === 'returned' ? 'returned' : row.working === 'draft' ? 'draft' : 'review') as StatusShape,
      name: row.name,
      detail: t('today.itemDetail', { n: row.version, who: row.departmentName }),
      kind: t(`today.kinds.${row.working ?? 'in-review'}`),
      to: `/items/${row.itemId}`,
    })),
  ])
  const total = computed(
    () => (requests.data.value?.total ?? 0) + (items.data.value?.total ?? 0) + (negative.data.value?.rows.length ?? 0),
  )

  const sentence = computed((): readonly SentencePart[] => {
    const hour = Number(timeOf(new Date()).slice(0, 2))
    const parts: SentencePart[] = [
      {
        text: t('today.hello', {
          name: session.account.value?.displayName ?? '',
          greeting: t(`today.greetings.${greetingKey(hour)}`),
        }),
      },
    ]
    if (total.value === 0) parts.push({ text: t('today.nothingWaits') })
    else {
      parts.push(
        { text: t('today.waits1') },
        { text: String(total.value), tone: 'strong' },
        { text: t('today.waits2') },
      )
      const first = waiting.value[0]
      if (first?.clock) {
        const { key, n, h } = remainingWords(first.clock)
        const left = first.clock.overdue ? t('parts.clock.overdue') : t('parts.clock.left', { time: t(key, { n, h }) })
        const urgent = first.clock.level === 'hot' || first.clock.overdue
        parts.push(
          { text: t('today.mostUrgent') },
          { text: first.name, to: first.to },
          { text: t('today.comma') },
          urgent ? { text: left, tone: 'hot' } : { text: left, tone: 'strong' },
        )
      }
      parts.push({ text: t('today.stop') })
    }
    const free = counts.data.value?.counts.find(count => count.key === 'certificate-free')
    if (free && free.denominator !== undefined && free.denominator > 0) {
      parts.push(
        { text: t('today.free1', { total: free.denominator.toLocaleString('en-US') }) },
        { text: free.value.toLocaleString('en-US'), tone: 'strong' },
        { text: t('today.free2') },
      )
    }
    return parts
  })
  return {
    waiting,
    total,
    sentence,
    counts,
    busy: computed(() => requests.busy.value || items.busy.value),
    error: requests.error,
  }
}
