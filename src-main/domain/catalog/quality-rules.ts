import type { ItemContent, ItemDefect } from '#contract/catalog-item.ts'
import type { qualitySeverities } from '#contract/catalog-quality.ts'
import { itemDefects } from './defects.ts'
import { resemblances } from './import-duplicates.ts'

/** Checks that only the whole list shows, and the weight of each. Pure. */

export type Severity = (typeof qualitySeverities)[number]

const missing = /_MISSING$|_UNKNOWN$|WITHOUT_FAQ$|TOO_FEW$/
const odd = new Set(['PROBABLE_DUPLICATE', 'MATERIAL_NOWHERE_ELSE', 'RESULT_WAY_DISAGREES', 'THEME_FOR_NOBODY'])

export function severityOf(code: string): Severity {
  if (odd.has(code)) return 'odd'
  return missing.test(code) ? 'missing' : 'wrong'
}

export interface JudgedItem {
  readonly itemId: string
  readonly name: string
  readonly content: ItemContent
}

/** Whether the knowledge base has a document, and whether any version of it is in force. */
export type BasisState = 'in-force' | 'repealed' | 'unknown'

/** A catalogue smaller than this says nothing about what is usual in it. */
const enoughItems = 50

function tally<Key>(entries: Iterable<readonly [Key, string]>): Map<Key, Set<string>> {
  const found = new Map<Key, Set<string>>()
  for (const [key, value] of entries) {
    const values = found.get(key)
    if (values) values.add(value)
    else found.set(key, new Set([value]))
  }
  return found
}

/** Of two items of one department that are probably the same, each names the other. */
function twinsOf(items: readonly JudgedItem[]): Map<string, { itemId: string; name: string }> {
  const resembling = resemblances()
  const twins = new Map<string, { itemId: string; name: string }>()
  for (const { itemId, name, content } of items) {
    const { departmentId, legalBasis } = content
    const met = resembling.met({ itemId, name, code: '', departmentId, basis: legalBasis })
    const other = met?.twin.itemId
    if (!met || other === undefined) continue
    twins.set(itemId, { itemId: other, name: met.twin.name })
    if (!twins.has(other)) twins.set(other, { itemId, name })
  }
  return twins
}

/**
 * Every defect of every item.
 * @param stateOf  of a document by its title without 《》
 */
export function judgeAll(
  items: readonly JudgedItem[],
  stateOf: (document: string) => BasisState,
): Map<string, ItemDefect[]> {
  const claim = ({ content, name }: JudgedItem) =>
    content.basicCode === '' ? undefined : `${content.basicCode}\n${name}`
  const departmentsOf = tally(
    items.flatMap(item => {
      const key = claim(item)
      return key === undefined ? [] : [[key, item.content.departmentId] as const]
    }),
  )
  const itemsAsking = tally(
    items.flatMap(({ itemId, content }) => content.materials.map(material => [material.name, itemId] as const)),
  )
  const twins = twinsOf(items)
  return new Map(
    items.map(item => {
      const { content } = item
      const found = itemDefects(content)
      const twin = twins.get(item.itemId)
      if (twin) {
        const data = { name: twin.name, twinId: twin.itemId }
        found.push({ field: 'name', code: 'PROBABLE_DUPLICATE', data })
      }
      const departments = departmentsOf.get(claim(item) ?? '')?.size ?? 0
      if (departments > 1) found.push({ field: 'departmentId', code: 'TWO_DEPARTMENTS', data: { departments } })
      for (const { document } of content.legalBasis) {
        if (stateOf(document.replaceAll(/[《》]/g, '')) === 'repealed') {
          found.push({ field: 'legalBasis', code: 'BASIS_REPEALED', data: { document } })
        }
      }
      if (content.link !== '' && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(content.link)) {
        found.push({ field: 'link', code: 'LINK_MALFORMED', data: { link: content.link } })
      }
      for (const { name, kind } of content.materials) {
        if (kind !== 'certificate' || items.length < enoughItems || (itemsAsking.get(name)?.size ?? 0) > 1) continue
        found.push({ field: 'materials', code: 'MATERIAL_NOWHERE_ELSE', data: { material: name } })
      }
      return [item.itemId, found] as const
    }),
  )
}
