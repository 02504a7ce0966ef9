import type { ReadableDb, WritableDb } from '#database/handles.ts'

/** The only SQL of the voice settings: two rows of JSON, each with a revision. Revision 0 stands for "never saved". */
const ID = 'office'

export async function readChoices(db: ReadableDb): Promise<{ choices: unknown; revision: number }> {
  const row = await db.selectFrom('host_voice_settings').selectAll().where('id', '=', ID).executeTakeFirst()
  return row ? { choices: JSON.parse(row.choices) as unknown, revision: row.revision } : { choices: {}, revision: 0 }
}

export async function readWords(db: ReadableDb): Promise<{ words: unknown; revision: number }> {
  const row = await db.selectFrom('host_readings').selectAll().where('id', '=', ID).executeTakeFirst()
  return row ? { words: JSON.parse(row.words) as unknown, revision: row.revision } : { words: [], revision: 0 }
}

/** @returns whether the row still had the revision before this one */
export async function saveChoices(db: WritableDb, choices: object, revision: number, now: Date): Promise<boolean> {
  const values = { choices: JSON.stringify(choices), revision, updated_at: now }
  if (revision === 1) {
    const inserted = await db
      .insertInto('host_voice_settings')
      .values({ id: ID, ...values })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const updated = await db
    .updateTable('host_voice_settings')
    .set(values)
    .where('id', '=', ID)
    .where('revision', '=', revision - 1)
    .executeTakeFirst()
  return updated.numUpdatedRows > 0n
}

/** @returns whether the row still had the revision before this one */
export async function saveWords(db: WritableDb, words: object, revision: number, now: Date): Promise<boolean> {
  const values = { words: JSON.stringify(words), revision, updated_at: now }
  if (revision === 1) {
    const inserted = await db
      .insertInto('host_readings')
      .values({ id: ID, ...values })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const updated = await db
    .updateTable('host_readings')
    .set(values)
    .where('id', '=', ID)
    .where('revision', '=', revision - 1)
    .executeTakeFirst()
  return updated.numUpdatedRows > 0n
}
