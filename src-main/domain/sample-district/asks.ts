import type { ItemMaterial } from '#contract/catalog-item.ts'
import type { Serve } from '#contract/sharing-model.ts'
import type { StoredResource } from '#domain/sharing/index.ts'
import { certificates } from './certificates.ts'
import type { PlannedDepartment } from './departments.ts'
import type { PlannedItem } from './items.ts'
import type { PlannedResource, Replacement } from './resources.ts'
import type { WaiverPlan } from './waivers.ts'

/** What one department asks of one resource: which papers of which items it is to replace. */
export interface Ask {
  readonly requesterId: string
  readonly resource: StoredResource
  readonly serves: readonly Serve[]
  readonly itemNames: readonly string[]
  readonly paperName: string
}

export interface AskFacts {
  readonly items: readonly PlannedItem[]
  readonly itemIdOf: ReadonlyMap<string, string>
  readonly departments: readonly PlannedDepartment[]
  readonly resources: ReadonlyMap<string, StoredResource>
  readonly planned: readonly PlannedResource[]
  readonly replacements: ReadonlyMap<string, Replacement>
  readonly waivers: WaiverPlan
}

interface Paper {
  readonly item: PlannedItem
  readonly key: string
}

function askOf(facts: AskFacts, departmentKey: string, resourceCode: string, papers: readonly Paper[]): Ask {
  const department = facts.departments.find(({ key }) => key === departmentKey)
  const resource = facts.resources.get(resourceCode)
  if (!department || !resource) throw new Error(`unknown department or resource: ${departmentKey} ${resourceCode}`)
  return {
    requesterId: department.id,
    resource,
    itemNames: [...new Set(papers.map(({ item }) => item.name))],
    paperName: certificates[papers[0]?.key ?? '']?.name ?? '材料',
    serves: papers.map(({ item, key }) => ({
      itemId: facts.itemIdOf.get(item.code) ?? '',
      materialId: `m-${key}`,
      fields: [...(facts.replacements.get(key)?.fields ?? [])],
    })),
  }
}

/** The shares that carry the district's certificate-free items, the largest first. */
export function grantedAsks(facts: AskFacts): Ask[] {
  const itemOf = new Map(facts.items.map(item => [item.code, item]))
  return facts.waivers.shares.map(share => {
    const papers = share.serves.flatMap(({ itemCode, materialId }) => {
      const item = itemOf.get(itemCode)
      return item ? [{ item, key: materialId.replace(/^m-/, '') }] : []
    })
    return askOf(facts, share.departmentKey, share.resourceCode, papers)
  })
}

const mostServedByOne = 12

/**
 * What departments could still ask for: papers that nothing stands for today. Nothing of it carries a certificate-free
 * item, so whatever becomes of these requests, the district's numbers stay. Resources take turns, large asks first.
 */
export function openAsks(facts: AskFacts): Ask[] {
  const provider = new Map(facts.planned.map(({ code, providerKey }) => [code, providerKey]))
  const shared = new Set(
    facts.waivers.shares.flatMap(share => share.serves.map(({ itemCode, materialId }) => `${itemCode} ${materialId}`)),
  )
  const groups = new Map<string, Paper[]>()
  const needed = ({ code }: PlannedItem, { id, decision }: ItemMaterial) => !decision && !shared.has(`${code} ${id}`)
  for (const item of facts.items) {
    for (const material of facts.waivers.materials.get(item.code) ?? []) {
      const key = material.id.replace(/^m-/, '')
      const resourceCode = facts.replacements.get(key)?.resourceCode
      if (!needed(item, material) || resourceCode === undefined) continue
      if (provider.get(resourceCode) === item.departmentKey) continue
      const pair = `${item.departmentKey} ${resourceCode}`
      groups.set(pair, [...(groups.get(pair) ?? []), { item, key }])
    }
  }
  const turn = new Map<string, number>()
  return [...groups]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([pair, papers]) => {
      const [departmentKey = '', resourceCode = ''] = pair.split(' ')
      const place = turn.get(resourceCode) ?? 0
      turn.set(resourceCode, place + 1)
      return { departmentKey, resourceCode, papers, place }
    })
    .sort((a, b) => a.place - b.place)
    .map(({ departmentKey, resourceCode, papers }) =>
      askOf(facts, departmentKey, resourceCode, papers.slice(0, mostServedByOne)),
    )
}
