import { computed, onScopeDispose, readonly, ref, shallowRef } from 'vue'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import type { AnswerEvent } from '#contract/assistant.ts'
import { newTrial, withTrialEvent, type Trial } from './trial.ts'

/** Asks the assistant as a citizen would and shows the answer as it comes; a new question ends the one before. */
export function useAsk() {
  const trial = shallowRef<Trial>()
  const policyOf = shallowRef<ReadonlyMap<string, string>>(new Map())
  const trouble = ref<Explanation>()
  const asking = ref(false)
  let running: AbortController | undefined

  /** The policy of each cited article, so that its number is a link and not a search. */
  async function findPolicies(event: Extract<AnswerEvent, { kind: 'citations' }>, signal: AbortSignal): Promise<void> {
    const found = await Promise.all(
      event.citations
        .filter(({ kind }) => kind === 'article')
        // An article taken out a moment ago has no page any more; its passage is still shown.
        .map(({ id }) => hub.knowledge.article({ id }, { signal }).catch(() => undefined)),
    )
    if (signal.aborted) return
    policyOf.value = new Map(found.flatMap(article => (article ? [[article.id, article.policyId] as const] : [])))
  }

  function forget(): void {
    const sessionId = trial.value?.sessionId
    if (sessionId !== undefined) void hub.assistant.forget({ sessionId }).catch(() => undefined)
  }

  async function ask(question: string): Promise<void> {
    running?.abort()
    forget()
    const mine = new AbortController()
    running = mine
    trouble.value = undefined
    policyOf.value = new Map()
    trial.value = newTrial(question)
    asking.value = true
    try {
      for await (const event of await hub.assistant.ask({ question }, { signal: mine.signal })) {
        if (mine.signal.aborted) return
        trial.value = withTrialEvent(trial.value, event)
        if (event.kind === 'citations') void findPolicies(event, mine.signal)
      }
    } catch (error) {
      if (!mine.signal.aborted) trouble.value = explainError(error)
    } finally {
      if (running === mine) asking.value = false
    }
  }

  onScopeDispose(() => {
    running?.abort()
    forget()
  })
  return {
    trial: computed(() => trial.value),
    policyOf: computed(() => policyOf.value),
    trouble,
    asking: readonly(asking),
    ask,
  }
}
