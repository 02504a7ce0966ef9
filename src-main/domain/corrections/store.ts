import { sql, type Selectable } from 'kysely'
import { type z } from 'zod'
import { correctionSchema } from '#contract/corrections.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { storedDeadlineSchema } from '#domain/sharing/model.ts'
import type { CorrectionTables } from './tables.ts'

export const bodySchema = correctionSchema
  .pick({ resourceName: true, fields: true, evidence: true, filedBy: true, answer: true })
  .extend({ deadline: storedDeadlineSchema.optional() })
export type CorrectionBody = z.infer<typeof bodySchema>

export interface StoredCorrection {
  readonly id: string
  readonly number: string
  readonly resourceId: string
  readonly grantId: string
  readonly providerId: string
  readonly reporterId: string
  readonly body: CorrectionBody
  readonly subject: string | null
  readonly subjectHash: string
  readonly status: 'open' | 'answered'
  readonly revision: number
  readonly filedAt: Date
}

function correctionOf(row: Selectable<CorrectionTables['corrections']>): StoredCorrection {
  return {
    id: row.id,
    number: row.number,
    resourceId: row.resource_id,
    grantId: row.grant_id,
    providerId: row.provider_id,
    reporterId: row.reporter_id,
    body: bodySchema.parse(JSON.parse(row.body)),
    subject: row.subject,
    subjectHash: row.subject_hash,
    status: row.status === 'open' ? 'open' : 'answered',
    revision: row.revision,
    filedAt: row.filed_at,
  }
}

function columns(correction: StoredCorrection) {
  return {
    body: JSON.stringify(correction.body),
    subject: correction.subject,
    due_at: correction.body.deadline?.dueAt ?? null,
    status: correction.status,
    revision: correction.revision,
  }
}

export async function insertCorrection(db: WritableDb, correction: StoredCorrection): Promise<void> {
  await db
    .insertInto('corrections')
    .values({
      id: correction.id,
      number: correction.number,
      resource_id: correction.resourceId,
      grant_id: correction.grantId,
      provider_id: correction.providerId,
      reporter_id: correction.reporterId,
      subject_hash: correction.subjectHash,
      filed_at: correction.filedAt,
      ...columns(correction),
    })
    .execute()
}

/** @returns whether it still had the revision before */
export async function updateCorrection(db: WritableDb, correction: StoredCorrection): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('corrections')
    .set(columns(correction))
    .where('id', '=', correction.id)
    .where('revision', '=', correction.revision - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function findCorrection(db: ReadableDb, id: string): Promise<StoredCorrection | undefined> {
  const row = await db.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst()
  return row && correctionOf(row)
}

/** All of them, open ones by their clock first, then the newest. */
export async function allCorrections(db: ReadableDb): Promise<StoredCorrection[]> {
  const rows = await db
    .selectFrom('corrections')
    .selectAll()
    .orderBy('status', 'desc')
    .orderBy(sql`due_at nulls last`)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(correctionOf)
}

export async function lateCorrections(db: ReadableDb, now: Date): Promise<StoredCorrection[]> {
  const rows = await db
    .selectFrom('corrections')
    .selectAll()
    .where('status', '=', 'open')
    .where('due_at', '<', now.toISOString())
    .execute()
  return rows.map(correctionOf)
}

export async function noticesOf(db: ReadableDb): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.selectFrom('correction_notices').selectAll().orderBy('department_id').execute()
  const told = new Map<string, string[]>()
  for (const row of rows) told.set(row.correction_id, [...(told.get(row.correction_id) ?? []), row.department_id])
  return told
}

export async function tell(db: WritableDb, correctionId: string, departments: readonly string[], at: Date) {
  for (const departmentId of departments) {
    await db
      .insertInto('correction_notices')
      .values({ correction_id: correctionId, department_id: departmentId, told_at: at })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
}

/** JH-2026-0001; numbers of a year have no gaps because they commit with what they name. */
export async function nextNumber(db: WritableDb, year: number): Promise<string> {
  const { last } = await db
    .insertInto('correction_numbers')
    .values({ year, last: 1 })
    .onConflict(conflict => conflict.column('year').doUpdateSet({ last: sql`correction_numbers.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `JH-${year}-${String(last).padStart(4, '0')}`
}
