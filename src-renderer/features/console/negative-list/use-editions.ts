import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { toast } from '#components/toast/toast.ts'
import { download } from '#composables/download.ts'
import type { EditionFormat } from '#contract/negative-edition.ts'
import { bytesOf } from '#speech/base64.ts'

const topics = ['negative-list', 'catalog'] as const

/** Fetches the frozen file of an edition and hands it to the person. */
export async function takeEdition(number: number, format: EditionFormat): Promise<void> {
  const file = await hub.negativeEdition.file({ number, format })
  download(file.fileName, bytesOf(file.bytesBase64), file.mediaType)
}

/** The editions there are, what the next one would hold, and its publication. */
export function useEditions() {
  const { t } = useI18n()
  const trouble = ref<Explanation>()
  const heads = useQuery(
    () => 'negative editions',
    signal => hub.negativeEdition.editions(undefined, { signal }),
    { topics },
  )
  const draft = useQuery(
    () => 'negative edition draft',
    signal => hub.negativeEdition.draft({}, { signal }),
    { topics },
  )
  const last = computed(() => heads.data.value?.[0])
  const changes = computed(() => {
    const diff = draft.data.value?.diff
    return diff && { added: diff.added.length, removed: diff.removed.length, changed: diff.changed.length }
  })
  const unchanged = computed(
    () => last.value !== undefined && changes.value !== undefined && Object.values(changes.value).every(n => n === 0),
  )
  async function publish(issuer: string): Promise<void> {
    trouble.value = undefined
    try {
      const { number } = await hub.negativeEdition.publish({ expectedLast: last.value?.number ?? 0, issuer })
      toast(t('negative.edition.published', { n: number }))
      await Promise.all([heads.refetch(), draft.refetch()])
    } catch (error) {
      trouble.value = explainError(error)
    }
  }
  return { heads, draft, last, changes, unchanged, publish, trouble }
}
