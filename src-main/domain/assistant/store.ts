import { z } from 'zod'
import { answerBands, questionLanguageSchema, type AnswerMode, type AskedQuestion } from '#contract/assistant.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'

/** The only SQL of the assistant. */
export type EndpointRow = {
  mode: AnswerMode
  baseUrl: string
  model: string
  reserve: { baseUrl: string; model: string }
  dailyLimit: number
  revision: number
}

const ID = 'endpoint'

/** Revision 0 stands for "never saved". */
export async function readEndpoint(db: ReadableDb): Promise<EndpointRow> {
  const row = await db.selectFrom('assistant_endpoint').selectAll().where('id', '=', ID).executeTakeFirst()
  const none = { baseUrl: '', model: '' }
  if (!row) return { mode: 'offline', ...none, reserve: none, dailyLimit: 0, revision: 0 }
  const reserve = { baseUrl: row.reserve_base_url, model: row.reserve_model }
  const { mode, revision } = row
  return { mode, baseUrl: row.base_url, model: row.model, reserve, dailyLimit: row.daily_limit, revision }
}

/** @returns whether the row still had the revision before this one */
export async function saveEndpoint(db: WritableDb, row: EndpointRow, now: Date): Promise<boolean> {
  const values = {
    mode: row.mode,
    base_url: row.baseUrl,
    model: row.model,
    reserve_base_url: row.reserve.baseUrl,
    reserve_model: row.reserve.model,
    daily_limit: row.dailyLimit,
    revision: row.revision,
    updated_at: now,
  }
  if (row.revision === 1) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('assistant_endpoint')
      .values({ id: ID, ...values })
      .onConflict(c => c.doNothing())
      .executeTakeFirst()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const { numUpdatedRows } = await db
    .updateTable('assistant_endpoint')
    .set(values)
    .where('id', '=', ID)
    .where('revision', '=', row.revision - 1)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function countQuestion(
  db: WritableDb,
  row: { id: string; question: string; language: string; band: string; nearest: string },
  now: Date,
): Promise<void> {
  const latest = { band: row.band, nearest_label: row.nearest, last_at: now }
  await db
    .insertInto('asked_questions')
    .values({ id: row.id, question: row.question, language: row.language, times: 1, first_at: now, ...latest })
    .onConflict(c =>
      c.column('question').doUpdateSet(eb => ({ ...latest, times: eb('asked_questions.times', '+', 1) })),
    )
    .execute()
}

export async function askedQuestions(
  db: ReadableDb,
  { unanswered, limit }: { unanswered: boolean; limit: number },
): Promise<AskedQuestion[]> {
  let query = db.selectFrom('asked_questions').selectAll()
  if (unanswered) query = query.where('band', '!=', 'answer')
  const rows = await query.orderBy('times', 'desc').orderBy('last_at', 'desc').limit(limit).execute()
  return rows.map(row => ({
    id: row.id,
    question: row.question,
    language: questionLanguageSchema.parse(row.language),
    band: z.enum(answerBands).parse(row.band),
    nearestLabel: row.nearest_label,
    times: row.times,
    lastAt: row.last_at.toISOString(),
  }))
}
