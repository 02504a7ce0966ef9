import type { SheetMapping } from '#contract/catalog-import.ts'
import type { Department } from '#contract/catalog-version.ts'
import { codeKey, creditCodeValid } from './item-code.ts'
import { nameKey } from './sound.ts'

/** Departments as a sheet writes them: known by name, alias or what a person decided, else to be made. */

const newDepartmentPrefix = 'new:'
export function newDepartmentName(departmentId: string): string | undefined {
  return departmentId.startsWith(newDepartmentPrefix) ? departmentId.slice(newDepartmentPrefix.length) : undefined
}

export type Departments = ReturnType<typeof departmentsOf>

export function departmentsOf(known: readonly Department[], mapping: SheetMapping, tidied: (kind: string) => void) {
  const byName = new Map<string, Department>()
  for (const each of known) for (const alias of each.aliases) byName.set(nameKey(alias), each)
  for (const each of known) byName.set(nameKey(each.name), each)
  const byId = new Map(known.map(each => [each.id, each.name]))
  const made = new Map<string, { name: string; rows: number; creditCode: string | null }>()
  return {
    nameOf: (id: string) => byId.get(id) ?? newDepartmentName(id) ?? id,
    /** @param code  what the sheet gives as the department's own code */
    idOf(name: string, code: string): string {
      const decided = mapping.departments[name]
      if (decided !== undefined && byId.has(decided)) return decided
      const key = nameKey(name)
      const same = byName.get(key)
      if (same) {
        if (same.name !== name) tidied('department-alias')
        return same.id
      }
      const fresh = made.get(key) ?? { name, rows: 0, creditCode: null }
      const credit = codeKey(code)
      fresh.rows += 1
      fresh.creditCode ??= creditCodeValid(credit) ? credit : null
      made.set(key, fresh)
      return `${newDepartmentPrefix}${fresh.name}`
    },
    made: () => [...made.values()],
  }
}
