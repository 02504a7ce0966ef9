import { limitRuleSchema, officeHoursSchema, type LimitRule, type OfficeHours } from '#contract/sharing.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { usualOfficeHours } from '#kernel/working-days-deadline.ts'

/** Every limit that any rule sets, oldest first. */
export async function listLimits(db: ReadableDb): Promise<LimitRule[]> {
  const rows = await db.selectFrom('sharing_limits').selectAll().orderBy('effective_from').orderBy('id').execute()
  return rows.map(row =>
    limitRuleSchema.parse({
      id: row.id,
      step: row.step,
      value: row.value,
      unit: row.unit,
      level: row.level,
      place: row.place,
      source: row.source,
      article: row.article ?? undefined,
      effectiveFrom: row.effective_from,
      effectiveUntil: row.effective_until ?? undefined,
    }),
  )
}

export async function insertLimit(db: WritableDb, limit: LimitRule): Promise<void> {
  await db
    .insertInto('sharing_limits')
    .values({
      id: limit.id,
      step: limit.step,
      value: limit.value,
      unit: limit.unit,
      level: limit.level,
      place: limit.place,
      source: limit.source,
      article: limit.article ?? null,
      effective_from: limit.effectiveFrom,
      effective_until: limit.effectiveUntil ?? null,
    })
    .execute()
}

export async function deleteLimits(db: WritableDb, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await db
      .deleteFrom('sharing_limits')
      .where('id', 'in', [...ids])
      .execute()
}

const officeHoursKey = 'office-hours'

/** The office's own hours, or the usual ones until it has set any. */
export async function readOfficeHours(db: ReadableDb): Promise<OfficeHours> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', officeHoursKey).executeTakeFirst()
  return officeHoursSchema.parse(row ? JSON.parse(row.value) : usualOfficeHours)
}

export async function writeOfficeHours(db: WritableDb, hours: OfficeHours, now: Date): Promise<void> {
  const value = JSON.stringify(hours)
  await db
    .insertInto('settings')
    .values({ key: officeHoursKey, value, updated_at: now })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value, updated_at: now }))
    .execute()
}
