import type { ItemMaterial } from '#contract/catalog-item.ts'
import type { RequestContent, Serve } from '#contract/sharing-model.ts'
import { paperNeeded, type GrantsInForce } from './rules.ts'
import type { UnfreedItem } from './coverage.ts'

/**
 * Which resource is known to stand in for which paper. Known is what somebody wrote into a request or a grant: that these
 * fields of this resource replace the paper of this name. The same paper of another item can then be replaced the same way.
 */

export interface ServingRecord {
  readonly resourceId: string
  readonly serves: readonly Serve[]
}

interface NamedPapers {
  readonly itemId: string
  readonly content: { readonly materials: readonly ItemMaterial[] }
}

/** Paper name → resource → the fewest fields that somebody said replace it. */
export type Substitutes = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

export function knownSubstitutes(items: readonly NamedPapers[], records: readonly ServingRecord[]): Substitutes {
  const wanted = new Set(records.flatMap(record => record.serves.map(serve => serve.itemId)))
  const names = new Map<string, ReadonlyMap<string, string>>()
  for (const { itemId, content } of items) {
    if (wanted.has(itemId)) names.set(itemId, new Map(content.materials.map(({ id, name }) => [id, name])))
  }
  const known = new Map<string, Map<string, readonly string[]>>()
  for (const { resourceId, serves } of records) {
    for (const { itemId, materialId, fields } of serves) {
      const paper = names.get(itemId)?.get(materialId)
      if (paper === undefined) continue
      const resources = known.get(paper) ?? new Map<string, readonly string[]>()
      known.set(paper, resources)
      const other = resources.get(resourceId)
      if (!other || fields.length < other.length) resources.set(resourceId, [...fields])
    }
  }
  return known
}

/** Items that still need a certificate on the day of the grants, with the resources that could stand in for each. */
export function unfreedItems(
  items: readonly NamedPapers[],
  grants: GrantsInForce,
  substitutes: Substitutes,
): (UnfreedItem & { readonly names: readonly string[] })[] {
  return items.flatMap(({ itemId, content }) => {
    const needed = content.materials.filter(
      material => material.kind === 'certificate' && paperNeeded(material, itemId, grants),
    )
    if (needed.length === 0) return []
    const papers = needed.map(({ id, name }) => ({
      materialId: id,
      resources: [...(substitutes.get(name)?.keys() ?? [])],
    }))
    return [{ itemId, papers, names: needed.map(({ name }) => name) }]
  })
}

const mostServes = 500

/** What a request for one resource would ask for: every needed paper it is known to replace, with the fields for that. */
export function draftServes(
  resourceId: string,
  items: readonly NamedPapers[],
  grants: GrantsInForce,
  substitutes: Substitutes,
): Pick<RequestContent, 'serves' | 'fields'> {
  const serves: Serve[] = []
  const fields = new Set<string>()
  for (const { itemId, content } of items) {
    for (const material of content.materials) {
      const standing = substitutes.get(material.name)?.get(resourceId)
      if (!standing || serves.length >= mostServes || !paperNeeded(material, itemId, grants)) continue
      serves.push({ itemId, materialId: material.id, fields: [...standing] })
      for (const field of standing) fields.add(field)
    }
  }
  return { serves, fields: [...fields] }
}
