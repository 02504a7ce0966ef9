import { sameFieldLabels, sameFields, type BasicItem, type SameField } from '#contract/catalog-basic.ts'
import { itemTypeLabels, type ItemContent, type LegalBasis } from '#contract/catalog-item.ts'
import { looseKey } from './import-duplicates.ts'
import { printBasis } from './import-long-cells.ts'
import { codeKey } from './item-code.ts'
import { nameKey } from './sound.ts'

/** The four-same check (四级四同) and what a district may not change. Pure. */

export interface FieldDeviation {
  readonly field: SameField
  readonly here: string
  readonly there: string
}

export interface BasicCatalogue {
  readonly byCode: ReadonlyMap<string, BasicItem>
  readonly byName: ReadonlyMap<string, BasicItem>
}

export function basicCatalogue(items: readonly BasicItem[]): BasicCatalogue {
  return {
    byCode: new Map(items.map(item => [codeKey(item.basicCode), item])),
    byName: new Map(items.map(item => [nameKey(item.name), item])),
  }
}

/** An item stands below its main and sub item: any of their names may be the one that the basic catalogue has. */
function namesOf({ name, subItemName, mainItemName }: ItemContent): string[] {
  return [name, subItemName, mainItemName].filter((each): each is string => each !== null && each !== '')
}

function basisKeys(basis: readonly LegalBasis[]): string {
  return [...new Set(basis.map(({ document, article }) => `${looseKey(document)}\n${looseKey(article)}`))]
    .sort()
    .join('|')
}

/** What an item says in one of the four, in words. */
export function sameWords(
  content: Pick<ItemContent, 'basicCode' | 'name' | 'itemType' | 'legalBasis'>,
  field: SameField,
) {
  if (field === 'code') return content.basicCode
  if (field === 'name') return content.name
  return field === 'itemType' ? typeWord(content.itemType) : printAll(content.legalBasis)
}

const printAll = (basis: readonly LegalBasis[]) => basis.map(printBasis).join('；')
const typeWord = (type: ItemContent['itemType']) => (type === null ? '' : itemTypeLabels[type].zh)

/** In what an item differs from its basic item; without one, by its code or else by its name, that itself is told. */
export function deviationsOf(content: ItemContent, basic: BasicCatalogue): FieldDeviation[] {
  const own = basic.byCode.get(codeKey(content.basicCode))
  if (!own) {
    const named = namesOf(content)
      .map(name => basic.byName.get(nameKey(name)))
      .find(found => found !== undefined)
    return [{ field: 'code', here: content.basicCode, there: named?.basicCode ?? '' }]
  }
  const differing: SameField[] = []
  if (!namesOf(content).some(name => nameKey(name) === nameKey(own.name))) differing.push('name')
  if (content.itemType !== own.itemType && own.itemType !== null) differing.push('itemType')
  if (own.legalBasis.length > 0 && basisKeys(content.legalBasis) !== basisKeys(own.legalBasis)) {
    differing.push('legalBasis')
  }
  return differing.map(field => ({ field, here: sameWords(content, field), there: sameWords(own, field) }))
}

/**
 * The inherited fields that a change touches: allowed is only what brings them nearer to the basic catalogue. An item
 * that says something of its own already (a handling item's name below that of its sub-item) keeps that freedom.
 * @param own  the basic item of the code that the item has before the change
 */
export function inheritedTouched(before: ItemContent, after: ItemContent, own: BasicItem): SameField[] {
  const touched: SameField[] = []
  if (codeKey(after.basicCode) !== codeKey(before.basicCode)) touched.push('code')
  const wasIts = nameKey(before.name) === nameKey(own.name)
  if (wasIts && nameKey(after.name) !== nameKey(own.name)) touched.push('name')
  if (after.itemType !== before.itemType && after.itemType !== own.itemType && own.itemType !== null) {
    touched.push('itemType')
  }
  const [was, is, should] = [before.legalBasis, after.legalBasis, own.legalBasis].map(basisKeys)
  if (is !== was && is !== should && own.legalBasis.length > 0) touched.push('legalBasis')
  return touched
}

/** A change with the inherited fields that it touches left as they are. */
export function withInherited(before: ItemContent, after: ItemContent, touched: readonly SameField[]): ItemContent {
  const content = { ...after }
  if (touched.includes('code')) content.basicCode = before.basicCode
  if (touched.includes('name')) content.name = before.name
  if (touched.includes('itemType')) Object.assign(content, { itemType: before.itemType, sourceType: before.sourceType })
  if (touched.includes('legalBasis')) content.legalBasis = before.legalBasis
  return content
}

/** For a sentence: the inherited fields by their names. */
export function namesOfSame(fields: readonly SameField[]): string {
  return sameFields
    .filter(field => fields.includes(field))
    .map(field => sameFieldLabels[field].zh)
    .join('、')
}
