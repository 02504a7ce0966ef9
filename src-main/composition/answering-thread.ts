import { Worker } from 'node:worker_threads'
import type { QuestionReading } from '#domain/assistant/index.ts'
import type { TextsInForce } from '#domain/knowledge/index.ts'

/** What the thread is told. Texts of an edition replace those before; questions are read against the latest. */
export type ReaderOrder =
  { kind: 'texts'; edition: number; texts: TextsInForce } | { kind: 'read'; id: number; asked: string }
export type ReaderNews =
  | { kind: 'ready'; edition: number; failed?: string }
  | { kind: 'read'; id: number; reading: QuestionReading }
  | { kind: 'failed'; id: number; message: string }

/** The young generation of the thread's heap: garbage of a search is small, a large nursery only costs memory. */
const NURSERY_MEGABYTES = 8

export type AnsweringThread = ReturnType<typeof createAnsweringThread>

type Waiting = { resolve: (reading: QuestionReading) => void; reject: (error: Error) => void }

/**
 * Reads questions in a thread of their own: neither building the index nor searching it holds up the hub. The thread
 * starts with the first texts; if it ends, whoever waits hears of it, and the next question starts another.
 */
export function createAnsweringThread() {
  let thread: Worker | undefined
  let told: { texts: TextsInForce; edition: number } | undefined
  let lastId = 0
  let preparing: { edition: number; done: Promise<void>; settle: (failed?: string) => void } | undefined
  let building = false
  const waiting = new Map<number, Waiting>()

  function start(): Worker {
    const started = new Worker(new URL('./answering.worker.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MEGABYTES },
    })
    started.on('message', (news: ReaderNews) => {
      if (news.kind === 'ready') {
        if (preparing?.edition === news.edition) preparing.settle(news.failed)
        return
      }
      const asker = waiting.get(news.id)
      waiting.delete(news.id)
      if (news.kind === 'read') asker?.resolve(news.reading)
      else asker?.reject(new Error(news.message))
      rest()
    })
    const ended = (error?: Error): void => {
      if (thread === started) {
        thread = undefined
        told = undefined
      }
      const reason = error ?? new Error('the reading thread ended')
      preparing?.settle(reason.message)
      for (const asker of waiting.values()) asker.reject(reason)
      waiting.clear()
    }
    started.once('error', ended)
    started.once('exit', () => ended())
    thread = started
    return started
  }
  /** An idle thread does not keep the program alive. */
  function rest(): void {
    if (waiting.size === 0 && !building) thread?.unref()
    else thread?.ref()
  }

  function prepare(texts: TextsInForce): Promise<void> {
    if (told?.texts === texts && preparing && preparing.edition === told.edition) return preparing.done
    const to = thread ?? start()
    told = { texts, edition: (told?.edition ?? 0) + 1 }
    const edition = told.edition
    preparing?.settle()
    let settle: (failed?: string) => void = () => undefined
    const done = new Promise<void>((resolve, reject) => {
      settle = failed => {
        building = false
        rest()
        if (failed === undefined) resolve()
        else reject(new Error(failed))
      }
    })
    done.catch(() => undefined) // whoever waits hears of it
    preparing = { edition, done, settle }
    building = true
    to.postMessage({ kind: 'texts', edition, texts } satisfies ReaderOrder)
    rest()
    return done
  }

  return {
    prepare,
    async read(texts: TextsInForce, asked: string): Promise<QuestionReading> {
      // Orders are carried out one after the other: the question is read against these texts or later ones.
      void prepare(texts)
      const id = ++lastId
      return new Promise<QuestionReading>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        thread?.postMessage({ kind: 'read', id, asked } satisfies ReaderOrder)
        rest()
      })
    },
    async close(): Promise<void> {
      const closing = thread
      thread = undefined
      await closing?.terminate()
    },
  }
}
