import { appearancePlaces, type Appearance } from '#contract/appearance.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'

/** One entry a place; a place nobody has chosen for has no host of its own and revision 0. */
export async function readAppearances(db: ReadableDb): Promise<Appearance[]> {
  const rows = await db.selectFrom('appearance_choice').selectAll().execute()
  return appearancePlaces.map(place => {
    const row = rows.find(candidate => candidate.place === place)
    return { place, avatarId: row?.avatar_id ?? null, revision: row?.revision ?? 0 }
  })
}

/** @returns false when somebody else has chosen since `revision − 1` */
export async function saveAppearance(
  db: WritableDb,
  { place, avatarId, revision }: Appearance & { avatarId: string },
  now: Date,
): Promise<boolean> {
  const row = { avatar_id: avatarId, revision, updated_at: now }
  const result =
    revision === 1
      ? await db
          .insertInto('appearance_choice')
          .values({ place, ...row })
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirst()
          .then(inserted => inserted.numInsertedOrUpdatedRows)
      : await db
          .updateTable('appearance_choice')
          .set(row)
          .where('place', '=', place)
          .where('revision', '=', revision - 1)
          .executeTakeFirst()
          .then(updated => updated.numUpdatedRows)
  return result === 1n
}
