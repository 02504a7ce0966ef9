import { computed, reactive, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { addDays, today } from '#components/day-chip/day.ts'
import { toast } from '#components/toast/toast.ts'
import type { ItemMaterial } from '#contract/catalog-item.ts'
import type { RowCondition, Serve, SharingMode } from '#contract/sharing-model.ts'
import { say } from '#i18n/index.ts'

/** One line of the form: an item's material, and the fields that stand in for it. */
export interface ServeLine extends Serve {
  readonly itemName: string
  readonly materialName: string
}

const aYear = 364

/** A new sharing request as a form; the fields asked for are always at least those that the named materials need. */
export function useRequestForm(resourceId: () => string | undefined) {
  const router = useRouter()
  const trouble = ref<Explanation>()
  const form = reactive({
    resourceId: resourceId() ?? '',
    purpose: '',
    legalBasis: '',
    fields: [] as string[],
    rows: [] as readonly RowCondition[],
    mode: 'query' as SharingMode,
    from: today(),
    until: addDays(today(), aYear),
    securityContact: '',
  })
  const serves = ref<readonly ServeLine[]>([])

  const resources = useQuery(
    () => 'resources to ask for',
    signal => hub.sharing.resources({ limit: 500 }, { signal }),
    { topics: ['sharing'] },
  )
  const resource = computed(() => resources.data.value?.rows.find(row => row.id === form.resourceId))
  watch(
    () => form.resourceId,
    () => {
      form.fields = []
      form.rows = []
      serves.value = []
    },
  )
  const asked = computed(() => {
    const served = new Set(serves.value.flatMap(serve => serve.fields))
    return (resource.value?.fields ?? [])
      .map(field => field.name)
      .filter(name => served.has(name) || form.fields.includes(name))
  })

  function addServe(
    item: { readonly itemId: string; readonly name: string },
    material: ItemMaterial,
    fields: readonly string[],
  ): void {
    const others = serves.value.filter(serve => serve.itemId !== item.itemId || serve.materialId !== material.id)
    serves.value = [
      ...others,
      {
        itemId: item.itemId,
        itemName: item.name,
        materialId: material.id,
        materialName: material.name,
        fields: [...fields],
      },
    ]
  }
  function removeServe(line: ServeLine): void {
    serves.value = serves.value.filter(serve => serve !== line)
  }

  async function save(send: boolean): Promise<void> {
    trouble.value = undefined
    try {
      const created = await hub.sharing.createRequest({
        resourceId: form.resourceId,
        purpose: form.purpose,
        legalBasis: form.legalBasis,
        serves: serves.value.map(({ itemId, materialId, fields }) => ({ itemId, materialId, fields: [...fields] })),
        fields: [...asked.value],
        // The hub says in words what the conditions say.
        rowSlice: '',
        ...(form.rows.length > 0 ? { rows: [...form.rows] } : {}),
        mode: form.mode,
        period: { from: form.from, until: form.until },
        securityContact: form.securityContact,
      })
      if (send) await hub.sharing.submitRequest({ id: created.id, revision: created.revision })
      toast(send ? say('sharing.submitted') : say('sharing.request.saved', { number: created.number }))
      await router.push(`/sharing/requests/${created.id}`)
    } catch (error) {
      trouble.value = explainError(error)
    }
  }
  return { form, serves, asked, resources, resource, trouble, addServe, removeServe, save }
}
