import { computed, inject, onScopeDispose, shallowRef, type ComputedRef, type InjectionKey } from 'vue'
import { onChange } from '#client/changes.ts'
import { hub } from '#client/hub.ts'
import type { ItemGuide } from '#contract/guide.ts'
import type { Words } from './words.ts'

export interface Example {
  readonly question: string
  readonly hint: string | undefined
}

const mostExamples = 3
/** The examples of the first screen wait: the answer that stands open is read anew first. */
const afterChangeMs = 2_000

export interface Examples {
  readonly examples: ComputedRef<readonly Example[]>
  /** To be called once somebody is signed in. */
  load(): Promise<void>
}

export const examplesKey: InjectionKey<ComputedRef<readonly Example[]>> = Symbol('questions to begin with')

/** The page's questions to begin with. */
export function usePageExamples(): ComputedRef<readonly Example[]> {
  return inject(
    examplesKey,
    computed(() => []),
  )
}

/** Questions to begin with: items of the catalogue that spare the citizen a paper first, else what every hall is asked. */
export function useExamples(w: Words): Examples {
  const guides = shallowRef<readonly ItemGuide[]>([])
  let stopWatching: (() => void) | undefined
  let later: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => {
    clearTimeout(later)
    stopWatching?.()
  })

  async function load(): Promise<void> {
    // How many papers are spared is a promise too: it goes with the grant it rests on.
    stopWatching ??= onChange(({ topic }) => {
      if (topic !== 'sharing' && topic !== 'catalog') return
      clearTimeout(later)
      later = setTimeout(() => void load(), afterChangeMs)
    })
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
  }
  const examples = computed(() => {
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
  return { examples, load }
}
