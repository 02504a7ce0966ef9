import { parentPort } from 'node:worker_threads'
import { readQuestion } from '#domain/assistant/index.ts'
import { buildInForce, type KnowledgeInForce } from '#domain/knowledge/index.ts'
import type { ReaderNews, ReaderOrder } from './answering-thread.ts'

/** The thread that builds the index of the texts in force and reads questions against it; it knows no store. */
let known: KnowledgeInForce | undefined

function say(news: ReaderNews): void {
  parentPort?.postMessage(news)
}

parentPort?.on('message', (order: ReaderOrder) => {
  try {
    if (order.kind === 'texts') {
      known = undefined
      known = buildInForce(order.texts)
      // Dictionaries are loaded with the first question; a visitor should not wait for them.
      readQuestion(known, '办证要带什么材料')
      say({ kind: 'ready', edition: order.edition })
    } else if (known) say({ kind: 'read', id: order.id, reading: readQuestion(known, order.asked) })
    else throw new Error('a question came before the texts')
  } catch (error) {
    // The asker's side decides what a failure means; a thread that dies of one question would take the others with it.
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    say(
      order.kind === 'texts'
        ? { kind: 'ready', edition: order.edition, failed: message }
        : { kind: 'failed', id: order.id, message },
    )
  }
})
