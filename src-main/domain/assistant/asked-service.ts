import type { AnswerBand, AnswerEvent, AskedQuestion } from '#contract/assistant.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import { theProgram } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok } from '#kernel/result.ts'
import { maskPerson } from './mask.ts'
import * as store from './store.ts'

export type AskedService = ReturnType<typeof createAskedService>

/** What visitors ask and how it ended, for those who write the answers; masked before it is kept. */
export function createAskedService(parts: {
  db: ReadableDb
  work: UnitOfWork
  /** Hears that a question could not be kept, without a word of it. */
  onError: (error: unknown) => void
}) {
  const { db, work, onError } = parts
  async function keep(asked: {
    question: string
    language: AskedQuestion['language']
    band: AnswerBand
    nearest: string
  }) {
    await work(theProgram, async current => {
      const row = { id: newId(current.now.getTime()), ...asked, question: maskPerson(asked.question) }
      await store.countQuestion(current.db, row, current.now)
      return ok({})
    })
  }
  /** A question that cannot be kept (a full disk) is lost to those who write answers, never to who asked. */
  async function tryToKeep(asked: Parameters<typeof keep>[0]): Promise<void> {
    try {
      await keep(asked)
    } catch (error) {
      // A store's message may quote the row, so only its kind is told.
      onError(new Error(`a question asked in the hall was not kept (${kindOf(error)})`))
    }
  }
  return {
    list: (input: { unanswered: boolean; limit: number }): Promise<AskedQuestion[]> => store.askedQuestions(db, input),

    /** Passes an answer on and keeps how its question ended. What ended by rule (insults, emergencies) is nobody's gap. */
    async *watch(question: string, events: AsyncIterable<AnswerEvent>): AsyncGenerator<AnswerEvent> {
      let ended: Parameters<typeof keep>[0] | undefined
      for await (const event of events) {
        if (event.kind === 'band' && event.band !== 'safety')
          ended = { question, language: event.language, band: event.band, nearest: '' }
        if (ended && event.kind === 'citations') ended = { ...ended, nearest: event.citations[0]?.label ?? '' }
        if (event.kind === 'done' && ended) await tryToKeep(ended)
        yield event
      }
    },
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`
}
