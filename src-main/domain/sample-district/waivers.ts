import type { ItemMaterial } from '#contract/catalog-item.ts'
import type { Serve } from '#contract/sharing-model.ts'
import { certificates } from './certificates.ts'
import { certificateMaterial, districtCounts, type PlannedItem } from './items.ts'
import { seededRandom } from './random.ts'
import type { PlannedResource, Replacement } from './resources.ts'

/** A department's share of one resource, with every paper it is to replace. */
export interface PlannedShare {
  readonly departmentKey: string
  readonly resourceCode: string
  readonly fields: readonly string[]
  /** By item code, because items get their identity when they are stored. */
  readonly serves: readonly (Omit<Serve, 'itemId'> & { readonly itemCode: string })[]
}

export interface WaiverPlan {
  /** Materials of each item by its code, certificates only. */
  readonly materials: Map<string, ItemMaterial[]>
  readonly shares: readonly PlannedShare[]
  /** Codes of the items every certificate of which is waived. */
  readonly certificateFree: ReadonlySet<string>
}

/** What citizens ask for comes first when an office frees items of paper; supervision never does. */
const typeRank: Partial<Record<PlannedItem['type'], number>> = {
  payment: 0,
  'public-service': 1,
  confirmation: 2,
  licence: 3,
  'other-power': 4,
  reward: 5,
}

const sharesGranted = 36
const decidedFrom = '2025-09-01'

function chooseCertificateFree(items: readonly PlannedItem[]): Set<string> {
  const random = seededRandom(20_261_124)
  const ranked = items
    .filter(item => typeRank[item.type] !== undefined)
    .map(item => ({ item, order: (typeRank[item.type] ?? 9) * 0.14 + random() }))
    .sort((a, b) => a.order - b.order)
  return new Set(ranked.slice(0, districtCounts.certificateFree).map(({ item }) => item.code))
}

/**
 * Decides for each certificate of each item whether a share, another decision, or nothing stands for it.
 * A department's share covers its items that need the resource; the largest shares are the granted ones.
 */
export function planWaivers(
  items: readonly PlannedItem[],
  resources: readonly PlannedResource[],
  replacements: ReadonlyMap<string, Replacement>,
): WaiverPlan {
  const certificateFree = chooseCertificateFree(items)
  const providerOf = new Map(resources.map(resource => [resource.code, resource.providerKey]))
  const random = seededRandom(7)

  /** Papers to be waived, whatever by: all of a certificate-free item, some of others, never all of theirs. */
  const waived = items.flatMap(item => {
    const some = item.certificateKeys.slice(1).filter(() => random() < 0.35)
    return (certificateFree.has(item.code) ? item.certificateKeys : some).map(key => ({ item, key }))
  })
  const shareable = new Map<string, typeof waived>()
  for (const paper of waived) {
    const replacement = replacements.get(paper.key)
    if (!replacement || providerOf.get(replacement.resourceCode) === paper.item.departmentKey) continue
    const pair = `${paper.item.departmentKey} ${replacement.resourceCode}`
    shareable.set(pair, [...(shareable.get(pair) ?? []), paper])
  }
  const granted = [...shareable].sort((a, b) => b[1].length - a[1].length).slice(0, sharesGranted)
  const byShare = new Set(granted.flatMap(([, papers]) => papers.map(({ item, key }) => `${item.code} ${key}`)))
  const anyWaived = new Set(waived.map(({ item, key }) => `${item.code} ${key}`))

  const materials = new Map(
    items.map(item => [
      item.code,
      item.certificateKeys.map(key => {
        const paper = `${item.code} ${key}`
        const material = certificateMaterial(key)
        if (!anyWaived.has(paper) || byShare.has(paper)) return material
        const mode = certificates[key]?.otherwise ?? 'internal-check'
        const number = `ZZ-2025-${item.basicCode.slice(-6)}`
        return {
          ...material,
          decision: { mode, number, basis: '《澄湾区证明材料免提交办法》第五条', from: decidedFrom },
        }
      }),
    ]),
  )
  const shares = granted.map(([pair, papers]) => {
    const [departmentKey = '', resourceCode = ''] = pair.split(' ')
    const serves = papers.map(({ item, key }) => ({
      itemCode: item.code,
      materialId: `m-${key}`,
      fields: [...(replacements.get(key)?.fields ?? [])],
    }))
    return { departmentKey, resourceCode, fields: [...new Set(serves.flatMap(serve => serve.fields))], serves }
  })
  return { materials, shares, certificateFree }
}
