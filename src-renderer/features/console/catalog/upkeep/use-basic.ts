import { computed, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { usePages } from '#client/pages.ts'
import { useQuery } from '#client/query.ts'
import { toast } from '#components/toast/toast.ts'
import { takeFile } from '#composables/download.ts'
import { fileAsBase64 } from '#composables/file-bytes.ts'
import { sameFields, type BasicProposal, type Deviation } from '#contract/catalog-basic.ts'

/** The basic catalogue: what differs from it, loading it, and what is asked of the upper level. */
export function useBasic() {
  const { t } = useI18n()
  const route = useRoute()
  const trouble = ref<Explanation>()
  const field = computed(() => sameFields.find(one => one === route.query['field']))
  const list = usePages(
    () => `four same ${field.value ?? ''}`,
    async (cursor, signal) =>
      await hub.catalog.fourSame(
        { limit: 200, ...(field.value ? { field: field.value } : {}), ...(cursor ? { cursor } : {}) },
        { signal },
      ),
    ['catalog'],
  )
  const proposals = useQuery(
    () => 'basic proposals',
    signal => hub.catalog.basicProposals(undefined, { signal }),
    { topics: ['catalog'] },
  )
  const asking = ref<Deviation>()
  const form = reactive({ source: '', wanted: '', reason: '' })
  /** What is being typed as the answer to each proposal, by its id. */
  const answers = ref<Record<string, string>>({})

  async function guarded(act: () => Promise<void>): Promise<void> {
    trouble.value = undefined
    try {
      await act()
    } catch (error) {
      trouble.value = explainError(error)
    }
  }
  const load = (file: File): Promise<void> =>
    guarded(async () => {
      const source = form.source.trim() || file.name.replace(/\.[^.]*$/, '')
      const done = await hub.catalog.loadBasic({ fileName: file.name, bytes: await fileAsBase64(file), source })
      toast(t('upkeep.basic.loaded', { added: done.added, changed: done.changed, left: done.leftOut.length }))
    })
  const takeSheet = (): Promise<void> =>
    guarded(async () => takeFile(await hub.catalog.exportFourSame({ format: 'xlsx' })))
  function ask(deviation: Deviation): void {
    asking.value = deviation
    form.wanted = deviation.here
    form.reason = ''
  }
  const propose = (): Promise<void> =>
    guarded(async () => {
      const one = asking.value
      if (!one || one.field === 'code') return
      const { basicCode } = one
      await hub.catalog.proposeBasicChange({ basicCode, field: one.field, wanted: form.wanted, reason: form.reason })
      asking.value = undefined
      toast(t('upkeep.basic.sent'))
    })
  const answer = (proposal: BasicProposal, accepted: boolean): Promise<void> =>
    guarded(async () => {
      const words = answers.value[proposal.id]?.trim() || t(accepted ? 'upkeep.basic.accepted' : 'upkeep.basic.refused')
      await hub.catalog.answerBasicProposal({ id: proposal.id, accepted, answer: words })
      answers.value = { ...answers.value, [proposal.id]: '' }
      await proposals.refetch()
    })
  return { trouble, field, list, proposals, asking, form, answers, load, takeSheet, ask, propose, answer }
}
