import { sql, type Selectable } from 'kysely'
import type { Department } from '#contract/catalog-version.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { CatalogTables } from './tables.ts'

function departmentOf(row: Selectable<CatalogTables['departments']>): Department {
  return {
    id: row.id,
    name: row.name,
    creditCode: row.credit_code,
    aliases: JSON.parse(row.aliases) as string[],
    revision: row.revision,
  }
}

export async function listDepartments(db: ReadableDb): Promise<Department[]> {
  const rows = await db.selectFrom('departments').selectAll().orderBy('name').execute()
  return rows.map(departmentOf)
}

export async function findDepartment(db: ReadableDb, id: string): Promise<Department | undefined> {
  const row = await db.selectFrom('departments').selectAll().where('id', '=', id).executeTakeFirst()
  return row && departmentOf(row)
}

function columns(department: Department) {
  return {
    name: department.name,
    credit_code: department.creditCode,
    aliases: JSON.stringify(department.aliases),
    revision: department.revision,
  }
}

export async function insertDepartments(db: WritableDb, departments: readonly Department[], sample: boolean) {
  if (departments.length === 0) return
  await db
    .insertInto('departments')
    .values(departments.map(department => ({ id: department.id, sample, ...columns(department) })))
    .execute()
}

/** @returns whether it still had the revision before */
export async function updateDepartment(db: WritableDb, department: Department): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('departments')
    .set(columns(department))
    .where('id', '=', department.id)
    .where('revision', '=', department.revision - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Removes the departments of the sample district that nothing refers to any more.
 * @param inUse  departments that stay because other modules name them
 */
export async function deleteSampleDepartments(db: WritableDb, inUse: readonly string[] = []): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('departments')
    .where('sample', '=', true)
    .where('id', '!=', sql<string>`all(${inUse}::text[])`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('item_versions')
            .select('item_versions.id')
            .whereRef('item_versions.department_id', '=', 'departments.id'),
        ),
      ),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
