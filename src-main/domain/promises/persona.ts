import type { ItemContent } from '#contract/catalog-item.ts'
import type { Persona, SeenItem } from '#contract/promises.ts'
import { paperNeeded, type GrantsInForce } from '#domain/certificate-free/rules.ts'
import { programmesFor, sparesTheWay } from '#domain/zero-visit/index.ts'

/** The catalogue through the eyes of one citizen or company: what is done without coming, without paper, and why not. Pure. */

export interface SeenFrom {
  readonly itemId: string
  readonly code: string
  readonly departmentName: string
  readonly content: ItemContent
}

/** Whether an item is for somebody like this; an item that does not say for whom it is, is for everybody. */
export function isFor({ serviceObjects }: Pick<ItemContent, 'serviceObjects'>, persona: Persona): boolean {
  if (serviceObjects.length === 0) return true
  if (persona.kind === 'person') return serviceObjects.includes('natural-person')
  return serviceObjects.some(object => object === 'enterprise' || object === 'unincorporated' || object === 'other')
}

export function seenBy(
  persona: Persona,
  item: SeenFrom,
  grants: GrantsInForce,
  listed: { readonly insteadDo: string } | undefined,
): SeenItem {
  const { content, itemId } = item
  const programmes = programmesFor(persona)
  // What is open to everybody, and what a programme adds for this one.
  const own = content.zeroVisit.filter(({ programme }) => programmes.includes(programme))
  const offered = [...new Set([...content.channels, ...own.flatMap(({ channels }) => channels)])]
  const way = sparesTheWay(item, offered, grants)
  const papersNeeded = content.materials
    .filter(material => material.kind === 'certificate' && paperNeeded(material, itemId, grants))
    .map(({ name }) => name)
  return {
    itemId,
    itemCode: item.code,
    name: content.name,
    departmentName: item.departmentName,
    withoutComing: way.qualifies,
    channels: way.qualifies ? [...way.channels] : [],
    ...(way.qualifies ? {} : { comeBecause: way.because }),
    withoutPaper: papersNeeded.length === 0,
    papersNeeded,
    anywhere: listed === undefined,
    ...(listed ? { insteadDo: listed.insteadDo } : {}),
  }
}
