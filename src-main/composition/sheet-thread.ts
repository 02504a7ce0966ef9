import { Worker } from 'node:worker_threads'
import { readSheetFile } from '#adapters/sheet-file.ts'
import {
  sheetComparer,
  type CatalogueFacts,
  type ComparedSheet,
  type CompareSheet,
  type SheetOrder,
  type SheetProgress,
} from '#domain/catalog/index.ts'
import type { Result } from '#kernel/result.ts'

/** What the thread asks of the catalogue, and what it says. */
export type SheetNews =
  | { kind: 'progress'; progress: SheetProgress }
  | { kind: 'ask'; id: number; fact: keyof CatalogueFacts; keys: readonly string[] }
  | { kind: 'done'; result: Result<ComparedSheet> }
export type FactAnswer = { id: number; answer: unknown }

/** Sheets up to so many bytes are read in place: starting a thread takes longer than they do. */
const smallSheetBytes = 512 * 1024
/** A workbook is an archive, of XML that repeats itself in every cell: a text of the same rows is several times as long. */
const packedTimes = 4

/** Whether a sheet is read faster than a thread is started. */
export function isSmallSheet(bytes: Uint8Array): boolean {
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b
  return bytes.length * (packed ? packedTimes : 1) <= smallSheetBytes
}

/**
 * The heap of the thread, megabytes. What 200,000 rows need fits; a sheet that needs more ends its thread and not the
 * hub. The nursery is small, because a large one only grows what the hub is measured by.
 */
const heap = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 16 }

function factOf(facts: CatalogueFacts, { fact, keys }: { fact: keyof CatalogueFacts; keys: readonly string[] }) {
  if (fact === 'lines') return facts.lines()
  return fact === 'leading' ? facts.leading(keys) : facts.basesOf(keys)
}

function inThread(
  order: SheetOrder,
  facts: CatalogueFacts,
  tell: (progress: SheetProgress) => void,
  signal?: AbortSignal,
) {
  return new Promise<Result<ComparedSheet>>((resolve, reject) => {
    const thread = new Worker(new URL('./sheet.worker.ts', import.meta.url), {
      workerData: order,
      resourceLimits: heap,
    })
    const stop = () => {
      signal?.removeEventListener('abort', cancel)
      void thread.terminate()
    }
    const fail = (error: unknown) => {
      stop()
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    const cancel = () => fail(signal?.reason)
    signal?.addEventListener('abort', cancel, { once: true })
    thread.on('message', (news: SheetNews) => {
      if (news.kind === 'progress') tell(news.progress)
      else if (news.kind === 'done') {
        resolve(news.result)
        stop()
      } else {
        factOf(facts, news).then(answer => thread.postMessage({ id: news.id, answer } satisfies FactAnswer), fail)
      }
    })
    thread.once('error', fail)
    thread.once('exit', code => fail(new Error(`the thread that reads a sheet ended with ${code}`)))
  })
}

/** Reads and compares sheets beside the hub: while fifty thousand rows are read, everybody else is answered. */
export function sheetThreads(): CompareSheet {
  const inPlace = sheetComparer(readSheetFile)
  return async (order, facts, tell, signal) => {
    signal?.throwIfAborted()
    return isSmallSheet(order.bytes) ? inPlace(order, facts, tell, signal) : inThread(order, facts, tell, signal)
  }
}
