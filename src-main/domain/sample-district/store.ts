import { sampleCountsSchema, type SampleCounts } from '#contract/sample-district.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'

export interface SampleMark {
  readonly loadedAt: Date
  readonly loadedBy: string
  readonly counts: SampleCounts
}

export async function readMark(db: ReadableDb): Promise<SampleMark | undefined> {
  const row = await db.selectFrom('sample_district').selectAll().executeTakeFirst()
  if (!row) return undefined
  return { loadedAt: row.loaded_at, loadedBy: row.loaded_by, counts: sampleCountsSchema.parse(JSON.parse(row.counts)) }
}

export async function writeMark(db: WritableDb, mark: SampleMark): Promise<void> {
  const values = { loaded_at: mark.loadedAt, loaded_by: mark.loadedBy, counts: JSON.stringify(mark.counts) }
  await db
    .insertInto('sample_district')
    .values({ only_row: true, ...values })
    .execute()
}

export async function deleteMark(db: WritableDb): Promise<void> {
  await db.deleteFrom('sample_district').execute()
}
