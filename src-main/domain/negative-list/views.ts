import { itemTypeLabels } from '#contract/catalog-item.ts'
import type { EndPolicy, ItemClass, NegativeEntry } from '#contract/negative-list.ts'
import type { ReadableDb } from '#database/handles.ts'
import { cityWideService, entryHolds, type ClassedItem } from '#domain/city-service/rules.ts'
import type { WorkingCalendar } from '#kernel/working-days.ts'
import { endWarning } from './endings.ts'
import type { Day, StoredEntry } from './model.ts'
import type { DepartmentNames, ItemNames, ListedItem } from './ports.ts'
import { entryPhase } from './rules.ts'

/** Entries as people see them, on one day. */
export interface DayFacts {
  readonly day: Day
  readonly atEnd: EndPolicy
  readonly calendar: WorkingCalendar
  /** Published on the day. */
  readonly items: readonly ListedItem[]
}

export function classedItem({ itemId, departmentId, content }: ListedItem): ClassedItem {
  return { itemId, departmentId, itemType: content.itemType, mainItemName: content.mainItemName }
}

/** A class in the office's words: “区城管局 · 行政许可 · 户外广告” and so on. */
export function classInWords(itemClass: ItemClass, departments: ReadonlyMap<string, string>): string {
  const { departmentId, itemType, mainItemName } = itemClass
  const marks = [
    departmentId === undefined ? undefined : (departments.get(departmentId) ?? departmentId),
    itemType === undefined ? undefined : itemTypeLabels[itemType].zh,
    mainItemName,
  ]
  return `${marks.filter(mark => mark !== undefined).join('·')}全部事项`
}

/** Published items an entry takes out, or would. */
export function itemsHeld(
  entry: Pick<StoredEntry, 'itemId' | 'itemClass'>,
  items: readonly ListedItem[],
): ListedItem[] {
  return items.filter(item => entryHolds(entry, classedItem(item)))
}

/** Of the published items, those that are on the list on the day, each with the entry that speaks for it. */
export function listedOn(approved: readonly StoredEntry[], { day, atEnd, items }: DayFacts) {
  const named = new Set(approved.flatMap(({ itemId }) => (itemId === null ? [] : [itemId])))
  const classes = approved.filter(({ itemId }) => itemId === null)
  const own = new Map<string, StoredEntry[]>()
  for (const entry of approved) {
    if (entry.itemId !== null) own.set(entry.itemId, [...(own.get(entry.itemId) ?? []), entry])
  }
  return items.flatMap(item => {
    if (classes.length === 0 && !named.has(item.itemId)) return []
    const found = cityWideService(classedItem(item), [...(own.get(item.itemId) ?? []), ...classes], day, atEnd)
    return found.status === 'listed' ? [{ item, entry: found.entry, overdue: found.overdue }] : []
  })
}

export async function entryViews(
  reading: ReadableDb,
  ports: { itemNames: ItemNames; departmentNames: DepartmentNames },
  entries: readonly StoredEntry[],
  facts: DayFacts,
  beside: readonly StoredEntry[] = entries,
): Promise<NegativeEntry[]> {
  const itemIds = [...new Set(entries.flatMap(({ itemId }) => (itemId === null ? [] : [itemId])))]
  const names = await ports.itemNames(reading, itemIds)
  const departments = await ports.departmentNames(reading)
  const published = new Set(facts.items.map(({ itemId }) => itemId))
  return entries.map(entry => {
    const item = entry.itemId === null ? undefined : names.get(entry.itemId)
    const held = entry.itemId === null ? itemsHeld(entry, facts.items).length : published.has(entry.itemId) ? 1 : 0
    const phase = entryPhase(entry, facts.day, facts.atEnd, beside)
    const warned = phase === 'in-force' || phase === 'overdue'
    return {
      id: entry.id,
      itemId: entry.itemId,
      itemClass: entry.itemClass,
      state: entry.state,
      phase,
      itemCode: item?.code ?? '',
      itemName: entry.itemClass ? classInWords(entry.itemClass, departments) : (item?.name ?? ''),
      items: held,
      reason: entry.reason,
      reasonText: entry.reasonText,
      basis: entry.basis,
      departmentId: entry.departmentId,
      departmentName: departments.get(entry.departmentId) ?? '',
      from: entry.from,
      until: entry.until,
      closedOn: entry.closedOn,
      reviewOn: entry.reviewOn,
      insteadDo: entry.insteadDo,
      insteadItemId: entry.insteadItemId,
      ...(warned ? { warning: endWarning(entry, facts.day, facts.calendar, facts.atEnd) } : {}),
      proposedBy: entry.proposedBy.name,
      proposedAt: entry.proposedAt.toISOString(),
      decidedBy: entry.decidedBy?.name ?? null,
      decidedAt: entry.decidedAt?.toISOString() ?? null,
      remark: entry.remark,
      revision: entry.revision,
    }
  })
}
