import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { listIn, type QueryValue } from './address-lists.ts'
import { itemTypes, type ItemType } from '#contract/catalog-item.ts'
import { itemSorts, type ItemSort } from '#contract/catalog-list.ts'
import { versionPhases, type VersionPhase } from '#contract/catalog-version.ts'
import { hub } from '#client/hub.ts'
import { usePages } from '#client/pages.ts'
import { useQuery } from '#client/query.ts'
import type { GridSort } from '#components/grid/grid.props.ts'

function oneOf<Value extends string>(allowed: readonly Value[], value: QueryValue): Value | undefined {
  return allowed.find(known => known === value)
}

export type TypeFilter = ItemType | 'unknown'
const typeFilters: readonly TypeFilter[] = [...itemTypes, 'unknown']

/** The list of items as its address describes it: filters, order and view are all in the URL. */
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
  const sort = computed<GridSort & { by: ItemSort }>(() => ({
    by: oneOf(itemSorts, route.query['sort']) ?? 'name',
    descending: route.query['order'] === 'desc',
  }))
  const grouped = computed(() => route.query['group'] === 'dept')

  function set(change: Readonly<Record<string, string | undefined>>): void {
    const kept = Object.entries({ ...route.query, ...change }).filter(
      ([, value]) => value !== undefined && value !== '',
    )
    void router.replace({ query: Object.fromEntries(kept) })
  }
  function sortBy(by: string): void {
    set({ sort: by, order: sort.value.by === by && !sort.value.descending ? 'desc' : undefined })
  }

  const pages = usePages(
    () => JSON.stringify([departments.value, types.value, phases.value, text.value, sort.value, grouped.value]),
    (cursor, signal) =>
      hub.catalog.list(
        {
          filter: {
            departmentIds: [...departments.value],
            itemTypes: [...types.value],
            phases: [...phases.value],
            text: text.value,
          },
          sort: grouped.value ? 'department' : sort.value.by,
          descending: sort.value.descending,
          limit: 200,
          ...(cursor === undefined ? {} : { cursor }),
        },
        { signal },
      ),
    ['catalog'],
  )
  const offices = useQuery(
    () => 'departments',
    () => hub.catalog.departments(),
    { topics: ['catalog'] },
  )
  const departmentName = (id: string): string => offices.data.value?.find(office => office.id === id)?.name ?? id
  const filtered = computed(
    () => departments.value.length + types.value.length + phases.value.length > 0 || text.value !== '',
  )
  return { departments, types, phases, text, sort, grouped, filtered, set, sortBy, pages, offices, departmentName }
}
export type Items = ReturnType<typeof useItems>
