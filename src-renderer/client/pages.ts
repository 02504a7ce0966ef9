import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { ChangeTopic } from '#contract/changes.ts'
import { onChange } from './changes.ts'
import { explainError, type Explanation } from './explain-error.ts'
import { useQuery, type Query, type QueryOptions } from './query.ts'

export interface PageAnswer<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly nextCursor?: string | undefined
}

export interface Pages<Row, First> {
  readonly rows: ComputedRef<readonly Row[]>
  readonly total: ComputedRef<number>
  /** The first page whole, for what it carries beside its rows. */
  readonly first: Readonly<Ref<First | undefined>>
  readonly busy: Readonly<Ref<boolean>>
  readonly error: Readonly<Ref<unknown>>
  readonly trouble: ComputedRef<Explanation | undefined>
  /** Whether the first page has come. */
  readonly loaded: ComputedRef<boolean>
  readonly tookMs: Readonly<Ref<number>>
  more(): Promise<void>
  all(): Promise<readonly Row[]>
  refetch(): Promise<void>
}

const quietMs = 150
const troubleOf = (error: Readonly<Ref<unknown>>): ComputedRef<Explanation | undefined> =>
  computed(() => (error.value === undefined ? undefined : explainError(error.value)))

/** A list short enough to come whole, in the form of one that comes in pages. */
export function useWholeList<Row>(
  key: () => string,
  load: (signal: AbortSignal) => Promise<readonly Row[]>,
  options: QueryOptions,
): Query<readonly Row[]> & Pick<Pages<Row, unknown>, 'rows' | 'total' | 'trouble' | 'loaded'> {
  const query = useQuery(key, load, options)
  const rows = computed(() => query.data.value ?? [])
  return {
    ...query,
    rows,
    total: computed(() => rows.value.length),
    trouble: troubleOf(query.error),
    loaded: computed(() => query.data.value !== undefined),
  }
}

/**
 * A long list, fetched page by page as it is scrolled; a change at the hub fetches again what is on screen.
 * @param load  one page from a cursor on; `undefined` is the beginning
 */
export function usePages<First extends PageAnswer<unknown>>(
  key: () => string,
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<First>,
  topics: readonly ChangeTopic[],
): Pages<First['rows'][number], First> {
  type Row = First['rows'][number]
  const first = shallowRef<First>()
  const rest = shallowRef<readonly First[]>([])
  const busy = ref(false)
  const error = shallowRef<unknown>()
  const tookMs = ref(0)
  let running = new AbortController()
  let fetching: Promise<void> | undefined

  async function guarded(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const mine = running
    const slow = setTimeout(() => (busy.value = true), quietMs)
    try {
      await act(mine.signal)
      error.value = undefined
    } catch (failure) {
      if (!mine.signal.aborted) error.value = failure
    } finally {
      clearTimeout(slow)
      if (mine === running) busy.value = false
    }
  }

  async function refetch(): Promise<void> {
    running.abort()
    running = new AbortController()
    const kept = rest.value.length
    fetching = undefined
    await guarded(async signal => {
      const started = performance.now()
      const head = await load(undefined, signal)
      tookMs.value = Math.round(performance.now() - started)
      const following: First[] = []
      for (let last = head; following.length < kept && last.nextCursor !== undefined;) {
        last = await load(last.nextCursor, signal)
        following.push(last)
      }
      if (signal.aborted) return
      first.value = head
      rest.value = following
    })
  }

  async function next(): Promise<void> {
    const last = rest.value.at(-1) ?? first.value
    const cursor = last?.nextCursor
    if (cursor === undefined) return
    await guarded(async signal => {
      const page = await load(cursor, signal)
      if (!signal.aborted) rest.value = [...rest.value, page]
    })
  }

  function more(): Promise<void> {
    fetching ??= next().finally(() => (fetching = undefined))
    return fetching
  }

  const rows = computed((): readonly Row[] => [...(first.value?.rows ?? []), ...rest.value.flatMap(page => page.rows)])
  async function all(): Promise<readonly Row[]> {
    while ((rest.value.at(-1) ?? first.value)?.nextCursor !== undefined && error.value === undefined) await more()
    return rows.value
  }

  watch(
    key,
    () => {
      rest.value = []
      void refetch()
    },
    { immediate: true },
  )
  const stop = onChange(notice => topics.includes(notice.topic) && void refetch())
  onScopeDispose(() => {
    stop()
    running.abort()
  })
  return {
    rows,
    total: computed(() => first.value?.total ?? 0),
    first,
    loaded: computed(() => first.value !== undefined),
    busy,
    error,
    trouble: troubleOf(error),
    tookMs,
    more,
    all,
    refetch,
  }
}
