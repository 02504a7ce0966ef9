import { computed, reactive, ref, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { usePages } from '#client/pages.ts'
import { toast } from '#components/toast/toast.ts'
import { takeFile } from '#composables/download.ts'
import { fileAsBase64 } from '#composables/file-bytes.ts'
import {
  importRowStates,
  type ImportRowState,
  type ImportSummary,
  type SheetField,
  type TypeDictionary,
} from '#contract/catalog-import.ts'
import type { ItemType } from '#contract/catalog-item.ts'
import { say } from '#i18n/index.ts'

/** Refused first, because they need a person; unchanged last. */
export const stateOrder: readonly ImportRowState[] = ['refused', 'changed', 'possible-duplicate', 'new', 'unchanged']

/** Rows up to which a sheet is fetched whole. */
const wholeRows = 5_000

/** A sheet from the file to the catalogue: read into staging, looked at, then taken whole or not at all. */
export function useImport() {
  const route = useRoute()
  const router = useRouter()
  const file = shallowRef<File>()
  const summary = shallowRef<ImportSummary>()
  const busy = ref(false)
  const trouble = ref<Explanation>()
  const tookMs = ref(0)
  /** The name of the reading that goes on, and how far it is. */
  const watching = ref<string>()
  const progress = shallowRef<{ step: 'reading' | 'comparing'; rows: number; of: number }>()
  const mapping = reactive({
    columns: {} as Record<string, SheetField | null>,
    itemTypes: {} as Record<string, ItemType>,
    typeDictionary: undefined as TypeDictionary | undefined,
  })
  const state = computed((): ImportRowState | undefined => importRowStates.find(one => one === route.query['state']))
  const duplicates = ref<ReadonlySet<number>>(new Set())

  const rows = usePages(
    () => `${summary.value?.importId ?? ''} ${state.value ?? ''}`,
    async (cursor, signal) => {
      const importId = summary.value?.importId
      if (importId === undefined) return { rows: [], total: 0 }
      return await hub.catalog.importRows(
        { importId, limit: 200, states: state.value ? [state.value] : [], ...(cursor ? { cursor } : {}) },
        { signal },
      )
    },
    [],
  )

  /** Something was decided while the sheet was being read: it is read once more with that. */
  let again = false
  async function read(): Promise<void> {
    const chosen = file.value
    if (watching.value !== undefined) again = true
    if (!chosen || busy.value) return
    busy.value = true
    trouble.value = undefined
    const started = performance.now()
    // A hub of the office is reached without TLS at times, where pages have no `crypto.randomUUID`.
    const name = `${Date.now()}-${Math.random()}`
    watching.value = name
    const asking = setInterval(() => void askProgress(name), 400)
    try {
      const { typeDictionary, columns, itemTypes } = mapping
      summary.value = await hub.catalog.previewImport({
        fileName: chosen.name,
        watch: name,
        bytes: await fileAsBase64(chosen),
        mapping: {
          columns: { ...columns },
          itemTypes: { ...itemTypes },
          ...(typeDictionary ? { typeDictionary } : {}),
        },
      })
      tookMs.value = Math.round(performance.now() - started)
      // All rows of a usual sheet are shown in their order of need; a very long one is read as it is scrolled.
      if (summary.value.rows <= wholeRows) void loadAll()
    } catch (error) {
      trouble.value = explainError(error)
    } finally {
      clearInterval(asking)
      watching.value = undefined
      progress.value = undefined
      busy.value = false
    }
    if (again) {
      again = false
      await read()
    }
  }
  async function askProgress(name: string): Promise<void> {
    const told = await hub.catalog.importProgress({ watch: name }).catch(() => null)
    if (watching.value === name) progress.value = told ?? undefined
  }
  /** Stops what is being read; the answer of the reading itself says so. */
  async function stop(): Promise<void> {
    if (watching.value !== undefined) await hub.catalog.cancelImport({ watch: watching.value }).catch(() => undefined)
  }
  async function loadAll(): Promise<void> {
    await rows.refetch()
    await rows.all()
  }
  async function open(chosen: File): Promise<void> {
    file.value = chosen
    summary.value = undefined
    mapping.columns = {}
    mapping.itemTypes = {}
    mapping.typeDictionary = undefined
    duplicates.value = new Set()
    await read()
  }
  async function remap(change: {
    columns?: Record<string, SheetField | null>
    itemTypes?: Record<string, ItemType>
    typeDictionary?: TypeDictionary
  }): Promise<void> {
    Object.assign(mapping.columns, change.columns)
    Object.assign(mapping.itemTypes, change.itemTypes)
    if (change.typeDictionary) mapping.typeDictionary = change.typeDictionary
    await read()
  }
  async function apply(): Promise<void> {
    const staged = summary.value
    if (!staged || busy.value) return
    busy.value = true
    trouble.value = undefined
    try {
      const taken = await hub.catalog.applyImport({ importId: staged.importId, duplicates: [...duplicates.value] })
      toast(say('import.applied', { created: taken.created, changed: taken.changed }), {
        word: say('import.seeThem'),
        run: () => void router.push('/items?phase=in-review'),
      })
      await router.push('/items?phase=in-review')
    } catch (error) {
      trouble.value = explainError(error)
    } finally {
      busy.value = false
    }
  }
  async function leave(): Promise<void> {
    const staged = summary.value
    if (staged) await hub.catalog.discardImport({ importId: staged.importId }).catch(() => undefined)
    summary.value = undefined
    await router.push('/items')
  }
  /** The sheet with its bad cells marked, to be sent back to whoever wrote it. */
  async function takeCopy(): Promise<void> {
    const staged = summary.value
    if (!staged) return
    trouble.value = undefined
    try {
      takeFile(await hub.catalog.correctedCopy({ importId: staged.importId }))
    } catch (error) {
      trouble.value = explainError(error)
    }
  }
  function toggleDuplicate(rowNumber: number): void {
    const next = new Set(duplicates.value)
    if (!next.delete(rowNumber)) next.add(rowNumber)
    duplicates.value = next
  }
  const taking = computed(() =>
    summary.value ? (summary.value.counts.new ?? 0) + (summary.value.counts.changed ?? 0) + duplicates.value.size : 0,
  )
  const show = (one: ImportRowState | undefined): void => void router.replace({ query: one ? { state: one } : {} })
  return {
    file,
    summary,
    rows,
    state,
    busy,
    trouble,
    tookMs,
    mapping,
    duplicates,
    taking,
    open,
    read,
    remap,
    apply,
    leave,
    takeCopy,
    progress,
    stop,
    toggleDuplicate,
    show,
  }
}
export type Import = ReturnType<typeof useImport>
