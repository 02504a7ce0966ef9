import type { Department } from '#contract/catalog-version.ts'
import type { UnitOfWork } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { newId } from '#kernel/ids.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { findDepartment, insertDepartments, listDepartments, updateDepartment } from './department-store.ts'
import { nameKey } from './sound.ts'
import { nextTick } from './store-writes.ts'

export interface SaveDepartment {
  readonly id?: string | undefined
  readonly revision?: number | undefined
  readonly name: string
  readonly creditCode: string | null
  readonly aliases: readonly string[]
}

export function departmentActs(work: UnitOfWork) {
  return {
    saveDepartment: (actor: Actor, input: SaveDepartment) =>
      work(actor, async (current): Promise<Result<Department>> => {
        const all = await listDepartments(current.db)
        const twin = all.find(each => nameKey(each.name) === nameKey(input.name) && each.id !== input.id)
        if (twin) return violation('DEPARTMENT_NAME_TAKEN', { name: twin.name })
        const known = input.id === undefined ? undefined : await findDepartment(current.db, input.id)
        if (input.id !== undefined && !known) return violation('NOT_FOUND', { kind: 'department', id: input.id })
        const department: Department = {
          id: known?.id ?? newId(current.now.getTime()),
          name: input.name,
          creditCode: input.creditCode,
          aliases: [...input.aliases],
          revision: known ? (input.revision ?? 0) + 1 : 1,
        }
        if (!known) await insertDepartments(current.db, [department], false)
        else if (!(await updateDepartment(current.db, department))) {
          return violation('STALE_REVISION', { kind: 'department', id: department.id })
        }
        await nextTick(current.db)
        current.changed('catalog')
        const action = known ? 'catalog.department-changed' : 'catalog.department-created'
        const detail = { name: department.name, creditCode: department.creditCode }
        current.audit({ action, subjectKind: 'department', subjectId: department.id, detail })
        return ok(department)
      }),
  }
}
