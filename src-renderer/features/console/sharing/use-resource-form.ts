import { reactive, ref } from 'vue'
import { useRouter } from 'vue-router'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { toast } from '#components/toast/toast.ts'
import type { Masking, SharingType, UpdateCycle } from '#contract/sharing-model.ts'
import { say } from '#i18n/index.ts'

export interface FieldLine {
  name: string
  meaning: string
  sensitivityLevel: 1 | 2 | 3 | 4
  personal: boolean
  masking: Masking | ''
  /** Code of the data element it is a value of. */
  element: string
}

const emptyField = (): FieldLine => ({
  name: '',
  meaning: '',
  sensitivityLevel: 2,
  personal: true,
  masking: '',
  element: '',
})

export function useResourceForm() {
  const router = useRouter()
  const trouble = ref<Explanation>()
  const form = reactive({
    code: '',
    name: '',
    summary: '',
    sourceSystem: '',
    updateCycle: 'daily' as UpdateCycle,
    sharing: 'conditional' as SharingType,
    because: '',
    subjectField: '',
    fields: [emptyField()],
  })

  async function save(): Promise<void> {
    trouble.value = undefined
    try {
      const saved = await hub.sharing.registerResource({
        code: form.code,
        name: form.name,
        summary: form.summary,
        sourceSystem: form.sourceSystem,
        updateCycle: form.updateCycle,
        ...(form.subjectField === '' ? {} : { subjectField: form.subjectField }),
        sharing:
          form.sharing === 'conditional'
            ? { type: 'conditional', condition: form.because }
            : form.sharing === 'not-shared'
              ? { type: 'not-shared', legalBasis: form.because }
              : { type: 'unconditional' },
        fields: form.fields
          .filter(field => field.name.trim() !== '')
          .map(({ masking, element, ...field }) => ({
            ...field,
            type: 'text' as const,
            ...(masking === '' ? {} : { masking }),
            ...(element.trim() === '' ? {} : { element: element.trim() }),
          })),
      })
      toast(say('sharing.resource.saved', { name: saved.name }))
      await router.push('/sharing/resources')
    } catch (error) {
      trouble.value = explainError(error)
    }
  }
  return {
    form,
    trouble,
    save,
    addField: () => void form.fields.push(emptyField()),
    removeField: (index: number) => void form.fields.splice(index, 1),
  }
}
