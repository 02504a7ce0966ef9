import { parentPort, workerData } from 'node:worker_threads'
import { readSheetFile } from '#adapters/sheet-file.ts'
import { sheetComparer, type CatalogueFacts, type SheetOrder } from '#domain/catalog/compare-sheet.ts'
import type { FactAnswer, SheetNews } from './sheet-thread.ts'

/** The thread that reads one sheet; what it has to know of the catalogue it asks for. */
const port = parentPort
const waiting = new Map<number, (answer: unknown) => void>()
let lastId = 0

function say(news: SheetNews): void {
  port?.postMessage(news)
}

function ask(fact: keyof CatalogueFacts, keys: readonly string[]): Promise<unknown> {
  lastId += 1
  const id = lastId
  say({ kind: 'ask', id, fact, keys })
  return new Promise(resolve => waiting.set(id, resolve))
}

port?.on('message', ({ id, answer }: FactAnswer) => {
  waiting.get(id)?.(answer)
  waiting.delete(id)
})

const facts: CatalogueFacts = {
  lines: async () => (await ask('lines', [])) as Awaited<ReturnType<CatalogueFacts['lines']>>,
  leading: async keys => (await ask('leading', keys)) as Awaited<ReturnType<CatalogueFacts['leading']>>,
  basesOf: async keys => (await ask('basesOf', keys)) as Awaited<ReturnType<CatalogueFacts['basesOf']>>,
}

let toldAt = 0
const order = workerData as SheetOrder
const result = await sheetComparer(readSheetFile)(order, facts, progress => {
  const now = performance.now()
  if (now - toldAt < 100 && progress.rows !== progress.of) return
  toldAt = now
  say({ kind: 'progress', progress })
})
say({ kind: 'done', result })
port?.close()
