import type { Grant } from '#contract/sharing-model.ts'
import { classHolds, type ListedUntil } from '#domain/city-service/rules.ts'
import { grantStateOn } from '#domain/sharing/model.ts'
import type { ItemPromises, PromiseChange, PromisedItem, PromiseFacts, PromiseTallies } from './model.ts'
import { grantsForItem, noTallies, promisesOf, tally, type Served } from './rules.ts'

/**
 * The three promises of a whole catalogue, kept in memory for one day. A change computes anew the items it touches and no
 * others. Invariant (a property test over random histories): after any changes the book says of every item what a book made
 * from the facts as they then are would say.
 */
export type PromiseBook<Item extends PromisedItem> = ReturnType<typeof openPromiseBook<Item>>

/** What a change did to one item; `before` or `after` is absent when the item was not or is no longer published. */
export interface Touched {
  readonly itemId: string
  readonly before: ItemPromises | undefined
  readonly after: ItemPromises | undefined
}

/** Everything the book knows about one item: what it is, what names it, and what was made of that. */
interface Page<Item> {
  item: Item | undefined
  promises: ItemPromises | undefined
  served: readonly Served[]
  listed: readonly ListedUntil[]
}

const none: readonly never[] = []

export function openPromiseBook<Item extends PromisedItem>(facts: PromiseFacts<Item>) {
  const { day, atEnd } = facts
  const pages = new Map<string, Page<Item>>()
  const grants = new Map<string, Grant>()
  const entries = new Map<string, ListedUntil>()
  const carrying = new Set<string>()
  const ofClasses = new Map<string, ListedUntil>()
  let classes: readonly ListedUntil[] = none
  const tallies = noTallies()
  const nothing = grantsForItem(day, none, () => false)
  const inForce = (grant: Grant) => carrying.has(grant.id)

  function pageOf(itemId: string): Page<Item> {
    const known = pages.get(itemId)
    if (known) return known
    const page: Page<Item> = { item: undefined, promises: undefined, served: none, listed: none }
    pages.set(itemId, page)
    return page
  }

  function compute(page: Page<Item>, item: Item): ItemPromises {
    const grantsHere = page.served.length > 0 ? grantsForItem(day, page.served, inForce) : nothing
    const listed =
      page.listed.length === 0 ? classes : classes.length === 0 ? page.listed : [...page.listed, ...classes]
    return promisesOf(item, grantsHere, listed, facts)
  }

  function putGrant(grant: Grant): void {
    grants.set(grant.id, grant)
    if (grantStateOn(grant, day) === 'in-force') carrying.add(grant.id)
    for (const serve of grant.serves) {
      const page = pageOf(serve.itemId)
      page.served = [...page.served, { grant, serve }]
    }
  }
  function takeGrant(grant: Grant): void {
    grants.delete(grant.id)
    carrying.delete(grant.id)
    for (const { itemId } of grant.serves) {
      const page = pageOf(itemId)
      page.served = page.served.filter(served => served.grant.id !== grant.id)
    }
  }
  function putEntry(entry: ListedUntil): void {
    entries.set(entry.id, entry)
    if (entry.itemId === null) {
      ofClasses.set(entry.id, entry)
      classes = [...ofClasses.values()]
    } else {
      const page = pageOf(entry.itemId)
      page.listed = [...page.listed, entry]
    }
  }
  function takeEntry(entry: ListedUntil): void {
    entries.delete(entry.id)
    if (entry.itemId === null) {
      ofClasses.delete(entry.id)
      classes = [...ofClasses.values()]
    } else {
      const page = pageOf(entry.itemId)
      page.listed = page.listed.filter(({ id }) => id !== entry.id)
    }
  }

  /** Items that an entry can take out. */
  function heldBy({ itemId, itemClass }: ListedUntil): string[] {
    if (itemId !== null) return [itemId]
    const held: string[] = []
    if (!itemClass) return held
    for (const { item } of pages.values()) {
      if (!item) continue
      const { itemType, mainItemName } = item.content
      if (classHolds(itemClass, { itemId: item.itemId, departmentId: item.departmentId, itemType, mainItemName })) {
        held.push(item.itemId)
      }
    }
    return held
  }

  /** Carries a change into the facts. @returns the items to look at again, and the change that would undo it */
  function carry(change: PromiseChange<Item>): { look: Set<string>; undo: PromiseChange<Item> } {
    switch (change.kind) {
      case 'item':
      case 'item-gone': {
        const itemId = change.kind === 'item' ? change.item.itemId : change.itemId
        const page = pageOf(itemId)
        const was = page.item
        page.item = change.kind === 'item' ? change.item : undefined
        return { look: new Set([itemId]), undo: was ? { kind: 'item', item: was } : { kind: 'item-gone', itemId } }
      }
      case 'grant':
      case 'grant-gone': {
        const grantId = change.kind === 'grant' ? change.grant.id : change.grantId
        const was = grants.get(grantId)
        if (was) takeGrant(was)
        if (change.kind === 'grant') putGrant(change.grant)
        const serves = [...(was?.serves ?? []), ...(change.kind === 'grant' ? change.grant.serves : [])]
        const undo = was ? ({ kind: 'grant', grant: was } as const) : ({ kind: 'grant-gone', grantId } as const)
        return { look: new Set(serves.map(serve => serve.itemId)), undo }
      }
      case 'entry':
      case 'entry-gone': {
        const entryId = change.kind === 'entry' ? change.entry.id : change.entryId
        const was = entries.get(entryId)
        if (was) takeEntry(was)
        if (change.kind === 'entry') putEntry(change.entry)
        const touched = [...(was ? [was] : []), ...(change.kind === 'entry' ? [change.entry] : [])]
        const undo = was ? ({ kind: 'entry', entry: was } as const) : ({ kind: 'entry-gone', entryId } as const)
        return { look: new Set(touched.flatMap(heldBy)), undo }
      }
    }
  }

  function lookAgain(page: Page<Item>): void {
    if (page.promises) tally(tallies, page.promises, -1)
    page.promises = page.item && compute(page, page.item)
    if (page.promises) tally(tallies, page.promises, 1)
  }

  /** Applies changes, one after the other. @returns every item looked at again, and what would undo all of it */
  function apply(changes: readonly PromiseChange<Item>[]): { touched: Touched[]; undo: PromiseChange<Item>[] } {
    const undo: PromiseChange<Item>[] = []
    const toLook = new Set<string>()
    for (const change of changes) {
      const carried = carry(change)
      undo.push(carried.undo)
      for (const itemId of carried.look) toLook.add(itemId)
    }
    const touched = [...toLook].map(itemId => {
      const page = pageOf(itemId)
      const before = page.promises
      lookAgain(page)
      return { itemId, before, after: page.promises }
    })
    return { touched, undo: undo.reverse() }
  }

  for (const item of facts.items) pageOf(item.itemId).item = item
  for (const grant of facts.grants) putGrant(grant)
  for (const entry of facts.entries) putEntry(entry)
  for (const page of pages.values()) lookAgain(page)

  return {
    day,
    atEnd,
    item: (itemId: string) => pages.get(itemId)?.item,
    of: (itemId: string) => pages.get(itemId)?.promises,
    /** Every published item with its promises. */
    *all(): Generator<readonly [Item, ItemPromises]> {
      for (const { item, promises } of pages.values()) if (item && promises) yield [item, promises]
    },
    tallies: (): PromiseTallies => structuredClone(tallies),
    entriesHolding: heldBy,
    entry: (entryId: string) => entries.get(entryId),
    entries: () => entries.values(),
    grants: () => grants.values(),
    grant: (grantId: string) => grants.get(grantId),
    apply,
    /** What changes would do; the book says the same afterwards as before. */
    tryOut(changes: readonly PromiseChange<Item>[]) {
      const before: PromiseTallies = structuredClone(tallies)
      const { touched, undo } = apply(changes)
      const after: PromiseTallies = structuredClone(tallies)
      apply(undo)
      return { before, after, touched: touched.filter(different) }
    },
  }
}

/** Whether an item's promises read differently. */
function different({ before, after }: Touched): boolean {
  if (!before || !after) return before !== after
  return (
    before.cityWide !== after.cityWide ||
    before.entryId !== after.entryId ||
    before.certificateFree.status !== after.certificateFree.status ||
    before.waivedMaterials !== after.waivedMaterials ||
    before.zeroVisit['special-groups'] !== after.zeroVisit['special-groups'] ||
    before.zeroVisit['key-enterprises'] !== after.zeroVisit['key-enterprises']
  )
}
