import { computed, ref, watch } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import type { GridState } from '#components/grid/use-grid.ts'
import { toast } from '#components/toast/toast.ts'
import type { ItemRow } from '#contract/catalog-list.ts'
import type { ListLayout, SavedView } from '#contract/desk.ts'
import { say } from '#i18n/index.ts'
import { listKeys } from './use-items.ts'

type Query = Readonly<Record<string, unknown>>

/** The part of an address that a view keeps, in one fixed order, so that two equal ones are equal texts. */
export function viewQuery(query: Query): string {
  const kept = listKeys.flatMap(key => (typeof query[key] === 'string' && query[key] !== '' ? [[key, query[key]]] : []))
  return new URLSearchParams(kept as [string, string][]).toString()
}

/** The saved views of the catalogue: each is an address, `?view=…`, with the columns it was saved with. */
export function useSavedViews(grid: () => Pick<GridState<ItemRow>, 'order' | 'hiddenKeys' | 'widths'>) {
  const route = useRoute()
  const router = useRouter()
  const trouble = ref<Explanation>()
  const saved = useQuery(
    () => 'views items',
    signal => hub.desk.views({ list: 'items' }, { signal }),
    { topics: ['desk'] },
  )
  const views = computed(() => saved.data.value ?? [])
  const here = computed(() => views.value.find(view => view.id === route.query['view']))
  const changed = computed(() => here.value !== undefined && viewQuery(route.query) !== here.value.query)

  function layoutNow(): ListLayout {
    const { order, hiddenKeys, widths } = grid()
    return { order: [...order.value], hidden: [...hiddenKeys.value], widths: { ...widths.value } }
  }
  function addressOf(view: SavedView): LocationQueryRaw {
    const { day } = route.query
    return { ...Object.fromEntries(new URLSearchParams(view.query)), ...(day ? { day } : {}), view: view.id }
  }
  function open(view: SavedView): void {
    const { order, hiddenKeys, widths } = grid()
    order.value = [...view.layout.order]
    hiddenKeys.value = [...view.layout.hidden]
    widths.value = { ...view.layout.widths }
    void router.replace({ query: addressOf(view) })
  }
  // An address that names a view and nothing else is the view itself.
  watch(
    here,
    (view, before) => {
      if (view && !before && viewQuery(route.query) === '') open(view)
    },
    { immediate: true },
  )

  async function act(work: () => Promise<unknown>): Promise<boolean> {
    trouble.value = undefined
    try {
      await work()
      return true
    } catch (error) {
      trouble.value = explainError(error)
      return false
    }
  }
  const save = (name: string, shared: boolean): Promise<boolean> =>
    act(async () => {
      const view = await hub.desk.saveView({
        list: 'items',
        name,
        shared,
        query: viewQuery(route.query),
        layout: layoutNow(),
      })
      await saved.refetch()
      await router.replace({ query: addressOf(view) })
      toast(say('catalog.views.saved', { name }))
    })
  const saveBack = (): Promise<boolean> =>
    act(async () => {
      const view = here.value
      if (!view) return
      await hub.desk.saveView({ ...view, query: viewQuery(route.query), layout: layoutNow() })
      await saved.refetch()
      toast(say('catalog.views.saved', { name: view.name }))
    })
  const remove = (view: SavedView): Promise<boolean> =>
    act(async () => {
      await hub.desk.deleteView({ id: view.id })
      await saved.refetch()
      const { view: _, ...rest } = route.query
      await router.replace({ query: rest })
    })
  return { views, here, changed, trouble, open, save, saveBack, remove }
}
export type SavedViews = ReturnType<typeof useSavedViews>
