import type { ItemMaterial } from '#contract/catalog-item.ts'
import type { Permission } from '#contract/roles.ts'

/** What data sharing wants from the catalogue, as small function types; the composition gives them. */

/** Names of departments by their ids, read at the moment. */
export type DepartmentNames = () => Promise<ReadonlyMap<string, string>>

/** As much of a published item as sharing looks at. */
export interface SharedItem {
  readonly itemId: string
  readonly code: string
  readonly content: { readonly name: string; readonly materials: readonly ItemMaterial[] }
}
/** Every item that is published on a civil day. */
export type PublishedItemsOn = (day: string) => Promise<readonly SharedItem[]>

/** Who in a department may act under a permission; without a department, everybody who may. */
export type PeopleWho = (permission: Permission, departmentId?: string) => Promise<readonly PersonNamed[]>
export interface PersonNamed {
  readonly accountId: string
  readonly name: string
}
