import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { ChangeTopic } from '#contract/changes.ts'
import { onChange } from './changes.ts'

export interface WindowAnswer<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

export interface Windowed<Row, Answer> {
  /** The whole list by index; what is not here reads as undefined and is fetched when `need` asks for it. */
  readonly rows: ComputedRef<{ readonly length: number; at(index: number): Row | undefined }>
  readonly total: ComputedRef<number>
  /** The newest answer whole, for what it carries beside its rows. */
  readonly first: Readonly<Ref<Answer | undefined>>
  /** Whether the first rows have come. */
  readonly loaded: Readonly<Ref<boolean>>
  readonly busy: Readonly<Ref<boolean>>
  readonly error: Readonly<Ref<unknown>>
  readonly tookMs: Readonly<Ref<number>>
  need(from: number, to: number): void
  /** Fetches a range and gives it, however long. */
  range(from: number, to: number): Promise<readonly Row[]>
  refetch(): Promise<void>
}

const part = 200
const mostAtOnce = 500
/** Parts kept of one list: sixty of 200 rows are some 10 MB. */
const keptParts = 60
const quietMs = 150

/**
 * A list of any length, of which only the parts that are looked at are here. A new question keeps the old rows on screen
 * until its answer is here; a change at the hub fetches again what is on screen.
 */
export function useWindow<Answer extends WindowAnswer<unknown>>(
  key: () => string,
  load: (offset: number, limit: number, signal: AbortSignal) => Promise<Answer>,
  topics: readonly ChangeTopic[],
): Windowed<Answer['rows'][number], Answer> {
  type Row = Answer['rows'][number]
  const first = shallowRef<Answer>()
  const parts = shallowRef<ReadonlyMap<number, readonly Row[]>>(new Map())
  const busy = ref(false)
  const error = shallowRef<unknown>()
  const tookMs = ref(0)
  let running = new AbortController()
  let fetching = new Set<number>()
  let looked: readonly [number, number] = [0, part - 1]

  async function guarded<Value>(act: (signal: AbortSignal) => Promise<Value>): Promise<Value | undefined> {
    const mine = running
    const slow = setTimeout(() => (busy.value = true), quietMs)
    try {
      const value = await act(mine.signal)
      if (!mine.signal.aborted) error.value = undefined
      return value
    } catch (failure) {
      if (!mine.signal.aborted) error.value = failure
      return undefined
    } finally {
      clearTimeout(slow)
      if (mine === running) busy.value = false
    }
  }
  const partsOf = (from: number, to: number): number[] => {
    const first = Math.max(0, Math.floor(from / part))
    return Array.from({ length: Math.max(0, Math.floor(to / part) - first + 1) }, (_, step) => first + step)
  }

  function keep(fetched: ReadonlyMap<number, readonly Row[]>): void {
    const next = new Map([...parts.value].filter(([number]) => !fetched.has(number)))
    for (const [number, rows] of fetched) next.set(number, rows)
    const onScreen = new Set(partsOf(...looked))
    for (const number of next.keys()) {
      if (next.size <= keptParts) break
      if (!onScreen.has(number)) next.delete(number)
    }
    parts.value = next
  }

  async function refetch(): Promise<void> {
    running.abort()
    running = new AbortController()
    fetching = new Set()
    await guarded(async signal => {
      const started = performance.now()
      const wanted = partsOf(...looked)
      const answers = new Map<number, readonly Row[]>()
      let head: Answer | undefined
      for (const number of wanted.length > 0 ? wanted : [0]) {
        const answer = await load(number * part, part, signal)
        head ??= answer
        answers.set(number, answer.rows)
      }
      if (signal.aborted || !head) return
      tookMs.value = Math.round(performance.now() - started)
      parts.value = answers
      first.value = head
      // The list grew shorter than where it was looked at: its beginning is shown instead.
      if (head.total > 0 && looked[0] >= head.total) {
        looked = [0, part - 1]
        await refetch()
      }
    })
  }

  function need(from: number, to: number): void {
    looked = [from, to]
    const margin = part / 2
    const last = Math.max(0, (first.value?.total ?? 1) - 1)
    for (const number of partsOf(from - margin, Math.min(last, to + margin))) {
      if (parts.value.has(number) || fetching.has(number)) continue
      const mine = fetching
      mine.add(number)
      void guarded(async signal => {
        const answer = await load(number * part, part, signal)
        if (!signal.aborted) keep(new Map([[number, answer.rows]]))
      }).finally(() => mine.delete(number))
    }
  }

  async function range(from: number, to: number): Promise<readonly Row[]> {
    const rows: Row[] = []
    const signal = new AbortController().signal
    for (let offset = from; offset <= to; offset += mostAtOnce) {
      const answer = await load(offset, Math.min(mostAtOnce, to - offset + 1), signal)
      rows.push(...answer.rows)
      if (answer.rows.length === 0) break
    }
    return rows
  }

  const total = computed(() => first.value?.total ?? 0)
  const rows = computed(() => {
    const here = parts.value
    return {
      length: total.value,
      at: (index: number): Row | undefined => here.get(Math.floor(index / part))?.[index % part],
    }
  })

  watch(
    key,
    () => {
      looked = [0, part - 1]
      void refetch()
    },
    { immediate: true },
  )
  const stop = onChange(notice => topics.includes(notice.topic) && void refetch())
  onScopeDispose(() => {
    stop()
    running.abort()
  })
  const loaded = computed(() => first.value !== undefined)
  return { rows, total, first, loaded, busy, error, tookMs, need, range, refetch }
}
