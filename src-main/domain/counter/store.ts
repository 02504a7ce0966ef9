import type { Selectable } from 'kysely'
import { z } from 'zod'
import { checkOutcomes, checkResults, consentWays, type CounterCheck } from '#contract/counter.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { CounterTables } from './tables.ts'

export interface StoredCheck extends CounterCheck {
  readonly caseId: string
  readonly itemId: string
  readonly requestId: string | null
  readonly answerSm3: string | null
}

function checkOf(row: Selectable<CounterTables['counter_checks']>): StoredCheck {
  const [result, code] = row.result.split(' ')
  return {
    id: row.id,
    caseId: row.case_id,
    itemId: row.item_id,
    materialId: row.material_id,
    materialName: row.material_name,
    grantId: row.grant_id,
    grantNumber: row.grant_number,
    resourceName: row.resource_name,
    fields: z.array(z.string()).parse(JSON.parse(row.fields)),
    consentNumber: row.consent_number,
    consentHow: z.enum(consentWays).parse(row.consent_how),
    requestId: row.request_id,
    answerSm3: row.answer_sm3,
    result: z.enum(checkResults).parse(result),
    ...(code === undefined ? {} : { code }),
    ...(row.outcome === null ? {} : { outcome: z.enum(checkOutcomes).parse(row.outcome) }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    checkedBy: row.checked_by,
    checkedAt: row.checked_at.toISOString(),
    ...(row.concluded_by === null ? {} : { concludedBy: row.concluded_by }),
    revision: row.revision,
  }
}

/** As a page gets it: without what only the proof needs. */
export function shownCheck(check: StoredCheck): CounterCheck {
  const { caseId: _case, itemId: _item, requestId: _request, answerSm3: _answer, ...shown } = check
  return shown
}

/** Oldest first. */
export async function checksOfCase(db: ReadableDb, caseId: string): Promise<StoredCheck[]> {
  const rows = await db.selectFrom('counter_checks').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
  return rows.map(checkOf)
}

export async function findCheck(db: ReadableDb, id: string): Promise<StoredCheck | undefined> {
  const row = await db.selectFrom('counter_checks').selectAll().where('id', '=', id).executeTakeFirst()
  return row && checkOf(row)
}

export async function insertCheck(db: WritableDb, check: StoredCheck): Promise<void> {
  await db
    .insertInto('counter_checks')
    .values({
      id: check.id,
      case_id: check.caseId,
      item_id: check.itemId,
      material_id: check.materialId,
      material_name: check.materialName,
      grant_id: check.grantId,
      grant_number: check.grantNumber,
      resource_name: check.resourceName,
      fields: JSON.stringify(check.fields),
      consent_number: check.consentNumber,
      consent_how: check.consentHow,
      request_id: check.requestId,
      answer_sm3: check.answerSm3,
      result: check.code === undefined ? check.result : `${check.result} ${check.code}`,
      outcome: null,
      reason: null,
      checked_by: check.checkedBy,
      checked_at: new Date(check.checkedAt),
      concluded_by: null,
      concluded_at: null,
      revision: check.revision,
    })
    .execute()
}

/** Numbers one more consent for a case. @returns its number, from 1 */
export async function nextConsent(db: WritableDb, caseId: string): Promise<number> {
  const { given } = await db
    .insertInto('counter_consents')
    .values({ case_id: caseId, given: 1 })
    .onConflict(conflict =>
      conflict.column('case_id').doUpdateSet(of => ({ given: of('counter_consents.given', '+', 1) })),
    )
    .returning('given')
    .executeTakeFirstOrThrow()
  return given
}

/** @returns whether it still had this revision */
export async function concludeCheck(
  db: WritableDb,
  check: Pick<StoredCheck, 'id' | 'revision'>,
  end: { outcome: string; reason: string; by: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('counter_checks')
    .set({
      outcome: end.outcome,
      reason: end.reason === '' ? null : end.reason,
      concluded_by: end.by,
      concluded_at: end.at,
      revision: check.revision + 1,
    })
    .where('id', '=', check.id)
    .where('revision', '=', check.revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
