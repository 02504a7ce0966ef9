import { appearancePlaceSchema, appearancePlaces, type Appearance } from '#contract/appearance.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { placeKey } from './rules.ts'

/** The two places first, then what was chosen for one screen or one film, in the order of their keys. */
export async function readAppearances(db: ReadableDb): Promise<Appearance[]> {
  const rows = await db.selectFrom('appearance_choice').selectAll().orderBy('place').execute()
  const forAll = appearancePlaces.map(place => {
    const row = rows.find(candidate => candidate.place === place)
    return { place, of: null, avatarId: row?.avatar_id || null, revision: row?.revision ?? 0 }
  })
  const forOne = rows.flatMap(row => {
    const [place = '', of] = row.place.split(':')
    if (of === undefined) return []
    const avatarId = row.avatar_id === '' ? null : row.avatar_id
    return [{ place: appearancePlaceSchema.parse(place), of, avatarId, revision: row.revision }]
  })
  return [...forAll, ...forOne]
}

/** @returns false when somebody else has chosen since `revision − 1` */
export async function saveAppearance(
  db: WritableDb,
  { place, of, avatarId, revision }: Appearance,
  now: Date,
): Promise<boolean> {
  const key = placeKey(place, of)
  const row = { avatar_id: avatarId ?? '', revision, updated_at: now }
  const result =
    revision === 1
      ? await db
          .insertInto('appearance_choice')
          .values({ place: key, ...row })
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirst()
          .then(inserted => inserted.numInsertedOrUpdatedRows)
      : await db
          .updateTable('appearance_choice')
          .set(row)
          .where('place', '=', key)
          .where('revision', '=', revision - 1)
          .executeTakeFirst()
          .then(updated => updated.numUpdatedRows)
  return result === 1n
}
