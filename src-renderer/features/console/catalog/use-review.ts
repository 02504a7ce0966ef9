import { useSessionStorage } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { may, session } from '#client/session.ts'
import { toast } from '#components/toast/toast.ts'
import { say } from '#i18n/index.ts'
import {
  changedFields,
  fieldGroups,
  fieldLines,
  pairedLines,
  type ContentField,
  type FieldGroup,
} from './field-words.ts'
import { itemContentDefaults } from './item-defaults.ts'

/** What the reviewer thinks of one changed field; absent: not looked at yet. */
export type Mark = { readonly kind: 'approved' } | { readonly kind: 'returned'; readonly reason: string }

export interface ReviewBlock {
  readonly field: ContentField
  readonly group: FieldGroup
  readonly pairs: readonly { readonly before: string; readonly after: string }[]
}

const allFields = Object.values(fieldGroups).flat() as readonly ContentField[]
const groupOf = (field: ContentField): FieldGroup =>
  (Object.entries(fieldGroups) as [FieldGroup, readonly ContentField[]][]).find(([, fields]) =>
    fields.includes(field),
  )?.[0] ?? 'what'

/**
 * One version in review, field by field. The marks are bound to its digest: any later change of the version voids them, and
 * the page says so. They live in this window until the decision is taken.
 */
export function useReview(itemId: () => string) {
  const router = useRouter()
  const trouble = ref<Explanation>()
  const busy = ref(false)
  const voided = ref(false)
  const review = useQuery(
    () => `review ${itemId()}`,
    signal => hub.catalog.reviewOf({ itemId: itemId() }, { signal }),
    { topics: ['catalog'] },
  )
  const history = useQuery(
    () => `history ${itemId()}`,
    signal => hub.catalog.history({ itemId: itemId() }, { signal }),
    { topics: ['catalog'] },
  )
  const offices = useQuery(
    () => 'departments',
    () => hub.catalog.departments(),
    { topics: ['catalog'] },
  )
  const queue = useQuery(
    () => 'review queue',
    signal => hub.catalog.reviewQueue({}, { signal }),
    { topics: ['catalog'] },
  )
  const kept = useSessionStorage<Record<string, Record<string, Mark>>>('pengtong.review-marks', {})
  const shown = computed(() => review.data.value)
  const officeName = (id: string): string => offices.data.value?.find(office => office.id === id)?.name ?? id

  const blocks = computed((): readonly ReviewBlock[] => {
    const now = shown.value
    if (!now) return []
    const base = history.data.value?.find(version => version.number === now.against)?.content ?? itemContentDefaults()
    // A new item is compared with nothing: everything it says is new.
    const named = new Set<string>(
      now.against === null ? changedFields(base, now.working.content) : now.changes.map(({ field }) => field),
    )
    return allFields
      .filter(field => named.has(field))
      .map(field => {
        const pairs = pairedLines(
          fieldLines(base, field, officeName),
          fieldLines(now.working.content, field, officeName),
        )
        const told = now.changes.filter(change => change.field === field)
        // What differs beneath the words is told as the hub prints it.
        return { field, group: groupOf(field), pairs: pairs.length > 0 ? pairs : told }
      })
  })
  const marks = computed((): Readonly<Record<string, Mark>> => kept.value[shown.value?.digest ?? ''] ?? {})
  function mark(field: ContentField, next: Mark | undefined): void {
    const digest = shown.value?.digest
    if (digest === undefined) return
    const { [field]: _, ...rest } = marks.value
    kept.value = { ...kept.value, [digest]: next ? { ...rest, [field]: next } : rest }
  }
  watch(
    () => shown.value?.digest,
    (now, before) => {
      if (before !== undefined && now !== before && Object.keys(kept.value[before] ?? {}).length > 0)
        voided.value = true
    },
  )
  const approved = computed(() => blocks.value.filter(({ field }) => marks.value[field]?.kind === 'approved'))
  const returned = computed(() =>
    blocks.value.flatMap(({ field }) => {
      const its = marks.value[field]
      return its?.kind === 'returned' ? [{ field, reason: its.reason }] : []
    }),
  )
  const unseen = computed(() => blocks.value.length - approved.value.length - returned.value.length)
  /** A new item goes out whole or not at all; only changes of an item can be parted. */
  const parts = computed(() => shown.value?.against !== null || approved.value.length === blocks.value.length)
  const own = computed(() => shown.value?.working.editorIds.includes(session.account.value?.id ?? '') ?? false)
  const decides = computed(() => may('catalog.review') && !own.value && shown.value?.working.state === 'in-review')

  async function act(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    trouble.value = undefined
    try {
      await work()
      return true
    } catch (error) {
      trouble.value = explainError(error)
      return false
    } finally {
      busy.value = false
    }
  }
  async function after(done: string): Promise<void> {
    const digest = shown.value?.digest ?? ''
    const { [digest]: _, ...rest } = kept.value
    kept.value = rest
    toast(done)
    await router.push(`/items/${itemId()}`)
  }
  const reasons = (): string => returned.value.map(({ reason }) => reason).join(say('catalog.review.reasonComma'))

  /** Publishes what was approved; what was not goes back with its reasons. */
  async function publish(from: string): Promise<void> {
    const now = shown.value
    if (!now || approved.value.length === 0 || !parts.value) return
    const whole = approved.value.length === blocks.value.length
    const target = { itemId: itemId(), revision: now.working.revision }
    const partly = {
      ...target,
      fields: approved.value.map(({ field }) => field),
      reason: reasons() || say('catalog.review.notSeen'),
    }
    const n = now.working.number
    const done = await act(() => hub.catalog.publish({ targets: [whole ? target : partly], from }))
    if (done) await after(whole ? say('catalog.record.published', { n }) : say('catalog.review.partlyDone', { n }))
  }
  async function giveBack(): Promise<void> {
    const now = shown.value
    if (!now || returned.value.length === 0) return
    const done = await act(() =>
      hub.catalog.returnToDraft({
        itemId: itemId(),
        revision: now.working.revision,
        reason: reasons(),
        fields: [...returned.value],
      }),
    )
    if (done) await after(say('catalog.record.returned'))
  }
  const comment = (field: ContentField | null, text: string): Promise<boolean> =>
    act(async () => {
      await hub.catalog.comment({ itemId: itemId(), revision: shown.value?.working.revision ?? 0, field, text })
      await review.refetch()
    })
  const resolve = (commentId: string, resolved: boolean): Promise<boolean> =>
    act(async () => {
      await hub.catalog.resolveComment({ commentId, resolved })
      await review.refetch()
    })
  return {
    review,
    shown,
    blocks,
    marks,
    mark,
    approved,
    returned,
    unseen,
    own,
    parts,
    decides,
    voided,
    trouble,
    busy,
    queue,
    officeName,
    publish,
    giveBack,
    comment,
    resolve,
  }
}
export type Review = ReturnType<typeof useReview>
