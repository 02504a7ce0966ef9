import { sql, type Selectable } from 'kysely'
import type { CaseState } from '#contract/cases.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { CaseStep, StoredCase } from './model.ts'
import type { CaseTables } from './tables.ts'

function caseOf(row: Selectable<CaseTables['city_cases']>): StoredCase {
  return {
    id: row.id,
    number: row.number,
    itemId: row.item_id,
    itemCode: row.item_code,
    itemName: row.item_name,
    itemVersion: row.item_version,
    departmentName: row.department_name,
    district: row.district,
    window: row.window_name,
    mode: row.mode,
    applicant: row.applicant,
    state: row.state,
    dueOn: row.due_on,
    decideWithinWorkingDays: row.decide_within,
    steps: JSON.parse(row.steps) as CaseStep[],
    revision: row.revision,
  }
}

/** Those that wait, the one due first first; then those that wait for nobody here. */
export async function listCases(db: ReadableDb, state?: CaseState): Promise<StoredCase[]> {
  let query = db.selectFrom('city_cases').selectAll()
  if (state) query = query.where('state', '=', state)
  const rows = await query
    .orderBy(sql`due_on is null`)
    .orderBy('due_on')
    .orderBy('id')
    .limit(1_000)
    .execute()
  return rows.map(caseOf)
}

/** Cases that are not over, with the item of each. */
export async function openCases(db: ReadableDb): Promise<{ id: string; itemId: string; number: string }[]> {
  const rows = await db
    .selectFrom('city_cases')
    .select(['id', 'item_id', 'number'])
    .where('state', '<>', 'delivered')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ id: row.id, itemId: row.item_id, number: row.number }))
}

export async function findCase(db: ReadableDb, id: string): Promise<StoredCase | undefined> {
  const row = await db.selectFrom('city_cases').selectAll().where('id', '=', id).executeTakeFirst()
  return row && caseOf(row)
}

/** How many cases were numbered in a year. */
export async function countOfYear(db: ReadableDb, year: string): Promise<number> {
  const { count } = await db
    .selectFrom('city_cases')
    .select(of => of.fn.countAll<string>().as('count'))
    .where('received_on', 'like', `${year}-%`)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** @returns false when the number was taken in the same moment */
export async function insertCase(db: WritableDb, one: StoredCase, receivedOn: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('city_cases')
    .values({
      id: one.id,
      number: one.number,
      item_id: one.itemId,
      item_code: one.itemCode,
      item_name: one.itemName,
      item_version: one.itemVersion,
      department_name: one.departmentName,
      district: one.district,
      window_name: one.window,
      mode: one.mode,
      applicant: one.applicant,
      state: one.state,
      due_on: one.dueOn,
      decide_within: one.decideWithinWorkingDays,
      steps: JSON.stringify(one.steps),
      received_on: receivedOn,
      revision: one.revision,
    })
    .onConflict(conflict => conflict.column('number').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** @returns whether the row still had this revision and now has the next one */
export async function updateCase(db: WritableDb, one: StoredCase): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('city_cases')
    .set({ state: one.state, due_on: one.dueOn, steps: JSON.stringify(one.steps), revision: one.revision + 1 })
    .where('id', '=', one.id)
    .where('revision', '=', one.revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Cases of items received since a day, by the district of the receiving window. */
export async function casesByDistrict(
  db: ReadableDb,
  itemIds: readonly string[],
  since: string,
): Promise<{ district: string; cases: number }[]> {
  if (itemIds.length === 0) return []
  const rows = await db
    .selectFrom('city_cases')
    .select(of => ['district', of.fn.countAll<string>().as('cases')])
    .where('item_id', 'in', [...itemIds])
    .where('received_on', '>=', since)
    .groupBy('district')
    .orderBy('district')
    .execute()
  return rows.map(({ district, cases }) => ({ district, cases: Number(cases) }))
}
