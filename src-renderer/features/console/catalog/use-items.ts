import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { itemTypes, itemTypeLabels, type ItemType } from '#contract/catalog-item.ts'
import {
  itemGroupings,
  itemSorts,
  type ItemCondition,
  type ItemFilter,
  type ItemGrouping,
  type ItemSort,
} from '#contract/catalog-list.ts'
import { versionPhaseLabels, versionPhases, type VersionPhase } from '#contract/catalog-version.ts'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { useWindow } from '#client/windows.ts'
import type { RowGroup } from '#components/grid/grid-lines.ts'
import type { GridSort } from '#components/grid/grid.props.ts'
import { inLanguage, say } from '#i18n/index.ts'
import { listIn, type QueryValue } from './address-lists.ts'
import { conditionsInAddress, conditionsOfAddress } from './conditions.ts'

function oneOf<Value extends string>(allowed: readonly Value[], value: QueryValue): Value | undefined {
  return allowed.find(known => known === value)
}

export type TypeFilter = ItemType | 'unknown'
const typeFilters: readonly TypeFilter[] = [...itemTypes, 'unknown']

/** What an address says beside the day and the name of a view: that is what a view keeps. */
export const listKeys = ['dept', 'type', 'phase', 'q', 'where', 'sort', 'order', 'group'] as const

/** The list of items as its address describes it: conditions, order, grouping and view are all in the URL. */
export function useItems() {
  const route = useRoute()
  const router = useRouter()

  const departments = computed(() => listIn(route.query['dept']))
  const types = computed(() =>
    listIn(route.query['type']).filter((value): value is TypeFilter => typeFilters.some(type => type === value)),
  )
  const phases = computed(() =>
    listIn(route.query['phase']).filter((value): value is VersionPhase => versionPhases.some(phase => phase === value)),
  )
  const text = computed(() => (typeof route.query['q'] === 'string' ? route.query['q'] : ''))
  const conditions = computed(() => conditionsOfAddress(route.query['where']))
  const sort = computed<GridSort & { by: ItemSort }>(() => ({
    by: oneOf(itemSorts, route.query['sort']) ?? 'name',
    descending: route.query['order'] === 'desc',
  }))
  // `dept` was the only grouping once; addresses of that time still work.
  const grouping = computed<ItemGrouping | undefined>(() =>
    route.query['group'] === 'dept' ? 'department' : oneOf(itemGroupings, route.query['group']),
  )

  function set(change: Readonly<Record<string, string | undefined>>): void {
    const kept = Object.entries({ ...route.query, ...change }).filter(
      ([, value]) => value !== undefined && value !== '',
    )
    void router.replace({ query: Object.fromEntries(kept) })
  }
  function sortBy(by: string): void {
    set({ sort: by, order: sort.value.by === by && !sort.value.descending ? 'desc' : undefined })
  }
  const setConditions = (next: readonly ItemCondition[]): void => set({ where: conditionsInAddress(next) })
  const clear = (): void => set({ dept: undefined, type: undefined, phase: undefined, q: undefined, where: undefined })

  const filter = computed((): ItemFilter => ({
    departmentIds: [...departments.value],
    itemTypes: [...types.value],
    phases: [...phases.value],
    text: text.value,
    conditions: [...conditions.value],
  }))
  const asked = computed(() => ({
    filter: filter.value,
    sort: sort.value.by,
    descending: sort.value.descending,
    ...(grouping.value ? { groupBy: grouping.value } : {}),
  }))
  const list = useWindow(
    () => JSON.stringify(asked.value),
    (offset, limit, signal) => hub.catalog.list({ ...asked.value, offset, limit }, { signal }),
    ['catalog'],
  )
  const offices = useQuery(
    () => 'departments',
    () => hub.catalog.departments(),
    { topics: ['catalog'] },
  )
  const departmentName = (id: string): string => offices.data.value?.find(office => office.id === id)?.name ?? id

  function groupTitle(value: string): string {
    if (value === '') return say('parts.grid.unknown')
    if (grouping.value === 'department') return departmentName(value)
    if (grouping.value === 'type') return inLanguage(itemTypeLabels[value as ItemType])
    if (grouping.value === 'phase') return inLanguage(versionPhaseLabels[value as VersionPhase])
    return say('catalog.groups.visitsOf', { n: value })
  }
  const groups = computed((): readonly RowGroup[] | undefined =>
    grouping.value && list.first.value?.groups
      ? list.first.value.groups.map(({ value, count }) => ({ key: value, title: groupTitle(value), count }))
      : undefined,
  )
  const filtered = computed(
    () =>
      departments.value.length + types.value.length + phases.value.length + conditions.value.length > 0 ||
      text.value !== '',
  )
  return {
    departments,
    types,
    phases,
    text,
    conditions,
    setConditions,
    sort,
    grouping,
    groups,
    filtered,
    filter,
    set,
    sortBy,
    clear,
    list,
    offices,
    departmentName,
  }
}
export type Items = ReturnType<typeof useItems>
