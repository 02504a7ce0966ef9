import type { Overdue } from '#contract/sharing.ts'
import type { WritableDb } from '#database/handles.ts'

/** Records that a late step was told to these people. @returns whether it had not been told at this level before */
export async function tellEscalation(
  db: WritableDb,
  row: Pick<Overdue, 'subjectId' | 'step' | 'dueAt' | 'level'>,
  told: readonly string[],
  at: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('sharing_escalations')
    .values({
      subject_id: row.subjectId,
      step: row.step,
      due_at: row.dueAt,
      level: row.level,
      at,
      told: JSON.stringify(told),
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
