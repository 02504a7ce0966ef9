import { onScopeDispose, ref, shallowReadonly, shallowRef, watch, type Ref } from 'vue'
import type { ChangeTopic } from '#contract/changes.ts'
import { onChange } from './changes.ts'

/** Under this, waiting is not shown at all (visual language, section 10). */
const quietMs = 150
const keptAnswers = 60
const answers = new Map<string, unknown>()

function remember(key: string, value: unknown): void {
  answers.delete(key)
  answers.set(key, value)
  const oldest = answers.keys().next().value
  if (answers.size > keptAnswers && oldest !== undefined) answers.delete(oldest)
}

/** Forgets every answer, when another person signs in. */
export function forgetAnswers(): void {
  answers.clear()
}

export interface Query<Value> {
  /** The last answer to this question; stays on screen while a newer one is fetched. */
  readonly data: Readonly<Ref<Value | undefined>>
  readonly error: Readonly<Ref<unknown>>
  /** True once an answer takes longer than a moment. */
  readonly busy: Readonly<Ref<boolean>>
  /** Milliseconds of the last answer, for the status bar. */
  readonly tookMs: Readonly<Ref<number>>
  refetch(): Promise<void>
}

export interface QueryOptions {
  /** Changes of these topics make the question be asked again. */
  readonly topics?: readonly ChangeTopic[]
}

/**
 * A question to the hub whose answer stays true: asked when its key changes and when the hub tells of a change.
 * @param key  the question in words; answers are kept by it. `undefined`: nothing is asked.
 * @param load  asks; its signal ends when the key changes or the page goes
 */
export function useQuery<Value>(
  key: () => string | undefined,
  load: (signal: AbortSignal) => Promise<Value>,
  options: QueryOptions = {},
): Query<Value> {
  const data = shallowRef<Value>()
  const error = shallowRef<unknown>()
  const busy = ref(false)
  const tookMs = ref(0)
  let running: AbortController | undefined

  async function ask(): Promise<void> {
    const asked = key()
    running?.abort()
    if (asked === undefined) return
    const mine = new AbortController()
    running = mine
    const started = performance.now()
    const slow = setTimeout(() => (busy.value = true), quietMs)
    try {
      const answer = await load(mine.signal)
      if (mine.signal.aborted) return
      data.value = answer
      error.value = undefined
      tookMs.value = Math.round(performance.now() - started)
      remember(asked, answer)
    } catch (failure) {
      if (!mine.signal.aborted) error.value = failure
    } finally {
      clearTimeout(slow)
      if (running === mine) busy.value = false
    }
  }

  watch(
    key,
    now => {
      data.value = now === undefined ? undefined : ((answers.get(now) as Value | undefined) ?? data.value)
      void ask()
    },
    { immediate: true },
  )
  const topics = options.topics ?? []
  const stop = topics.length > 0 ? onChange(notice => topics.includes(notice.topic) && void ask()) : undefined
  onScopeDispose(() => {
    stop?.()
    running?.abort()
  })
  return {
    // An answer is replaced, never written in: a proxy around every row of it would only cost time.
    data: shallowReadonly(data),
    error: shallowReadonly(error),
    busy: shallowReadonly(busy),
    tookMs: shallowReadonly(tookMs),
    refetch: ask,
  }
}
