import { appearancePlaceSchema, appearancePlaces, type Appearance, type AppearancePlace } from '#contract/appearance.ts'
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

/** What was chosen for this one, else for all of its place; null until somebody has chosen. */
export async function readStanding(db: ReadableDb, place: AppearancePlace, of: string | null): Promise<string | null> {
  const keys = [placeKey(place, of), placeKey(place, null)]
  const rows = await db.selectFrom('appearance_choice').selectAll().where('place', 'in', keys).execute()
  const chosen = keys.map(key => rows.find(row => row.place === key)?.avatar_id ?? '')
  return chosen.find(avatarId => avatarId !== '') ?? null
}

/** In how many places a host stands. */
export async function countPlaces(db: ReadableDb, avatarId: string): Promise<number> {
  const places = db.selectFrom('appearance_choice').select('place').where('avatar_id', '=', avatarId)
  return (await places.execute()).length
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
