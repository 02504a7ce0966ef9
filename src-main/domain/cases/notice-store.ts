import { z } from 'zod'
import { caseNoticeKinds, type CaseNotice } from '#contract/cases.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { NoticeFacts, Promised } from './rules.ts'

const promisedSchema = z.object({
  anywhere: z.boolean(),
  insteadDo: z.string(),
  papers: z.record(z.string(), z.boolean()),
})

/** What each of these cases was promised last, with the revision of it. */
export async function promisedOf(db: ReadableDb, caseIds: readonly string[]) {
  if (caseIds.length === 0) return new Map<string, { promised: Promised; revision: number }>()
  const rows = await db
    .selectFrom('case_promises')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .execute()
  return new Map(
    rows.map(row => [
      row.case_id,
      { promised: promisedSchema.parse(JSON.parse(row.promised)), revision: row.revision },
    ]),
  )
}

export async function keepPromised(db: WritableDb, caseId: string, promised: Promised): Promise<void> {
  await db
    .insertInto('case_promises')
    .values({ case_id: caseId, promised: JSON.stringify(promised), revision: 1 })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** @returns whether nobody else replaced it meanwhile: of two hubs one tells */
export async function replacePromised(
  db: WritableDb,
  caseId: string,
  promised: Promised,
  revision: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('case_promises')
    .set({ promised: JSON.stringify(promised), revision: revision + 1 })
    .where('case_id', '=', caseId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function insertNotice(db: WritableDb, id: string, caseId: string, notice: NoticeFacts, at: Date) {
  await db
    .insertInto('case_notices')
    .values({
      id,
      case_id: caseId,
      kind: notice.kind,
      facts: JSON.stringify(notice.facts),
      at,
      seen_by: null,
      seen_at: null,
    })
    .execute()
}

/** Newest first, by case. */
export async function noticesOf(db: ReadableDb, caseIds: readonly string[]): Promise<Map<string, CaseNotice[]>> {
  const byCase = new Map<string, CaseNotice[]>()
  if (caseIds.length === 0) return byCase
  const rows = await db
    .selectFrom('case_notices')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('id', 'desc')
    .execute()
  for (const row of rows) {
    const notice: CaseNotice = {
      id: row.id,
      kind: z.enum(caseNoticeKinds).parse(row.kind),
      facts: z.array(z.string()).parse(JSON.parse(row.facts)),
      at: row.at.toISOString(),
      ...(row.seen_by === null ? {} : { seenBy: row.seen_by }),
    }
    byCase.set(row.case_id, [...(byCase.get(row.case_id) ?? []), notice])
  }
  return byCase
}

/** @returns how many had not been seen */
export async function markSeen(db: WritableDb, caseId: string, seen: { by: string; at: Date }): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('case_notices')
    .set({ seen_by: seen.by, seen_at: seen.at })
    .where('case_id', '=', caseId)
    .where('seen_by', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
