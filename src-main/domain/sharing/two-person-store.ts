import { twoPersonRuleSchema, type TwoPersonRule } from '#contract/sharing.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'

/** From which level an approval needs two persons (双人审批): a dated table, as the limits are. */

export async function listTwoPersonRules(db: ReadableDb): Promise<TwoPersonRule[]> {
  const rows = await db.selectFrom('sharing_two_person_rules').selectAll().orderBy('effective_from').execute()
  return rows.map(row =>
    twoPersonRuleSchema.parse({
      id: row.id,
      fromLevel: row.from_level,
      place: row.place,
      source: row.source,
      effectiveFrom: row.effective_from,
      effectiveUntil: row.effective_until ?? undefined,
    }),
  )
}

/** The level on a civil day; of several rules the strictest counts, none means one person is enough. */
export async function twoPersonFrom(db: ReadableDb, day: string): Promise<number | undefined> {
  const inForce = (await listTwoPersonRules(db)).filter(
    rule => rule.effectiveFrom <= day && (rule.effectiveUntil === undefined || day <= rule.effectiveUntil),
  )
  return inForce.length === 0 ? undefined : Math.min(...inForce.map(rule => rule.fromLevel))
}

export async function insertTwoPersonRule(db: WritableDb, rule: TwoPersonRule): Promise<void> {
  await db
    .insertInto('sharing_two_person_rules')
    .values({
      id: rule.id,
      from_level: rule.fromLevel,
      place: rule.place,
      source: rule.source,
      effective_from: rule.effectiveFrom,
      effective_until: rule.effectiveUntil ?? null,
    })
    .execute()
}
