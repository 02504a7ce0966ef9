import { createHash } from 'node:crypto'
import { type z } from 'zod'
import { keptBodySchema, type BodyForm, type KeptBody } from '#contract/appearance.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { AppearanceTables } from './tables.ts'

type Row = AppearanceTables['appearance_bodies']
export type BodyFile = Pick<AppearanceTables['appearance_body_files'], 'form' | 'bytes'>

const detailsSchema = keptBodySchema.pick({
  dress: true,
  codeNumber: true,
  authorisation: true,
  remarks: true,
  forms: true,
})
export type BodyDetails = Omit<z.infer<typeof detailsSchema>, 'forms'>

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

function bodyOf(row: Row): KeptBody {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    host: row.host,
    ...detailsSchema.parse(JSON.parse(row.details)),
    keptBy: row.kept_by,
    keptAt: row.kept_at.toISOString(),
  }
}

/** Newest first. */
export async function listBodies(db: ReadableDb): Promise<KeptBody[]> {
  return (await db.selectFrom('appearance_bodies').selectAll().orderBy('kept_at', 'desc').execute()).map(bodyOf)
}

export async function findBody(db: ReadableDb, by: { id: string } | { recipe: string }): Promise<KeptBody | undefined> {
  const all = db.selectFrom('appearance_bodies').selectAll()
  const row = await ('id' in by ? all.where('id', '=', by.id) : all.where('recipe', '=', by.recipe)).executeTakeFirst()
  return row === undefined ? undefined : bodyOf(row)
}

/** Keeps a body with its files; one of the same recipe that is there already stays as it is. @returns whether it was kept now */
export async function insertBody(
  db: WritableDb,
  body: Pick<Row, 'id' | 'kind' | 'recipe' | 'host' | 'name' | 'kept_by' | 'kept_at'>,
  details: BodyDetails,
  files: readonly BodyFile[],
): Promise<boolean> {
  const kept = files.map(file => ({ ...file, digest: sha256(file.bytes) }))
  const forms = kept.map(({ form, digest, bytes }) => ({ form, digest, bytes: bytes.length }))
  const inserted = await db
    .insertInto('appearance_bodies')
    .values({ ...body, details: JSON.stringify({ ...details, forms }) })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false
  for (const file of kept)
    await db
      .insertInto('appearance_body_files')
      .values({ body_id: body.id, ...file })
      .execute()
  return true
}

/** A picture of a body that has none; one that is there stays. @returns false when there is no such body */
export async function insertPicture(db: WritableDb, id: string, bytes: Uint8Array): Promise<boolean> {
  const row = await db.selectFrom('appearance_bodies').select('details').where('id', '=', id).executeTakeFirst()
  if (row === undefined) return false
  const details = detailsSchema.parse(JSON.parse(row.details))
  if (details.forms.some(({ form }) => form === 'preview')) return true
  const file = { form: 'preview' as const, digest: sha256(bytes) }
  const forms = [...details.forms, { ...file, bytes: bytes.length }]
  await db
    .insertInto('appearance_body_files')
    .values({ body_id: id, ...file, bytes })
    .execute()
  const changed = { details: JSON.stringify({ ...details, forms }) }
  await db.updateTable('appearance_bodies').set(changed).where('id', '=', id).execute()
  return true
}

export async function readBodyFile(db: ReadableDb, id: string, form: BodyForm): Promise<Uint8Array | undefined> {
  const file = await db
    .selectFrom('appearance_body_files')
    .select('bytes')
    .where('body_id', '=', id)
    .where('form', '=', form)
    .executeTakeFirst()
  return file?.bytes
}

export async function deleteBody(db: WritableDb, id: string): Promise<boolean> {
  const deleted = await db.deleteFrom('appearance_bodies').where('id', '=', id).executeTakeFirst()
  return deleted.numDeletedRows === 1n
}
