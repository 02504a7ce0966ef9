import { computed, onMounted, shallowRef, type ComputedRef } from 'vue'
import { hub } from '#client/hub.ts'
import type { ItemGuide } from '#contract/guide.ts'
import type { Words } from './words.ts'

export interface Example {
  readonly question: string
  readonly hint: string | undefined
}

const mostExamples = 3

/** Questions to begin with: items of the catalogue that spare the citizen a paper first, else what every hall is asked. */
export function useExamples(w: Words): ComputedRef<readonly Example[]> {
  const guides = shallowRef<readonly ItemGuide[]>([])
  onMounted(async () => {
    try {
      const { rows } = await hub.catalog.list({ limit: 40 })
      const found = await Promise.all(
        rows
          .slice(0, 12)
          .map(({ code }) => (code ? hub.chain.guide({ item: code }).catch(() => undefined) : undefined)),
      )
      const waived = ({ materials }: ItemGuide): number => materials.filter(({ needed }) => !needed).length
      guides.value = found.filter(guide => guide !== undefined).toSorted((a, b) => waived(b) - waived(a))
    } catch {
      // No catalogue yet: the hall's usual questions stand there.
    }
  })
  return computed(() => {
    const known = guides.value.slice(0, mostExamples).map(guide => {
      const spared = guide.materials.filter(({ needed }) => !needed).length
      return {
        question: w('bringQuestion', { name: guide.name }),
        hint: spared > 0 ? w('spares', { n: spared }) : undefined,
      }
    })
    const usual = ['question1', 'question2', 'question3'].map(key => ({ question: w(key), hint: undefined }))
    return [...known, ...usual].slice(0, mostExamples)
  })
}
