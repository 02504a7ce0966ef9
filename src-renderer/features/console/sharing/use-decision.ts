import { computed, reactive, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { hub } from '#client/hub.ts'
import { useQuery } from '#client/query.ts'
import { may, session } from '#client/session.ts'
import { confirm } from '#components/confirm/confirm.ts'
import { toast } from '#components/toast/toast.ts'
import { say } from '#i18n/index.ts'

/** The conditions a provider attaches, as the form holds them; an empty figure means: no limit. */
export interface ConditionsForm {
  dailyLimit: string
  mustAttach: '' | 'case-number' | 'consent'
  returnForm: 'masked' | 'plain'
  until: string
}

/**
 * One request on the decision page. Fields may be struck out, never added; what an approval would change is asked from the
 * hub for exactly the fields that are left, so the consequence beside the button is the one that will come.
 */
export function useDecision(id: () => string) {
  const router = useRouter()
  const struck = ref<ReadonlySet<string>>(new Set())
  const judged = ref(false)
  const trouble = ref<Explanation>()
  const form = reactive<ConditionsForm>({ dailyLimit: '', mustAttach: '', returnForm: 'masked', until: '' })

  const all = useQuery(
    () => `decision ${id()}`,
    signal => hub.sharing.decisionView({ id: id() }, { signal }),
    { topics: ['sharing', 'catalog'] },
  )
  const request = computed(() => all.data.value?.request)
  const names = computed(() => all.data.value?.fields.map(field => field.name) ?? [])
  const granted = computed(() => names.value.filter(name => !struck.value.has(name)))

  // Minimum necessity: what no named item needs is struck out at first; the person may put it back.
  watch(all.data, view => {
    if (!view || judged.value) return
    judged.value = true
    struck.value = new Set(view.fields.filter(field => field.necessity !== 'needed').map(field => field.name))
    form.until = view.request.period.until
  })
  const left = useQuery(
    () =>
      request.value && granted.value.length > 0
        ? `decision ${id()} ${granted.value.join(' ')} ${request.value.revision}`
        : undefined,
    signal => hub.sharing.decisionView({ id: id(), fields: [...granted.value] }, { signal }),
    { topics: ['sharing', 'catalog'] },
  )
  const effects = computed(() =>
    granted.value.length === 0 ? undefined : (left.data.value ?? all.data.value)?.effects,
  )

  function strike(name: string, out: boolean): void {
    const next = new Set(struck.value)
    if (out) next.add(name)
    else next.delete(name)
    struck.value = next
  }

  const mine = computed(() => request.value?.providerId === session.account.value?.departmentId)
  const canDecide = computed(() => may('sharing.decide') && mine.value && request.value?.status === 'platform-checked')
  const canCheck = computed(() => may('sharing.check') && request.value?.status === 'submitted')
  const decides = computed(() => may('sharing.decide') && mine.value)
  const asks = computed(
    () => may('sharing.request') && request.value?.requesterId === session.account.value?.departmentId,
  )
  const canConfirm = computed(() => decides.value && request.value?.status === 'first-approved')
  const canAnswerObjection = computed(() => decides.value && request.value?.status === 'objected')
  const canObject = computed(() => asks.value && request.value?.mayStill === 'object')
  const canAskMediation = computed(() => asks.value && request.value?.mayStill === 'ask-mediation')
  const canMediate = computed(() => may('sharing.check') && request.value?.status === 'in-mediation')
  const canAnswer = computed(() => may('sharing.request') && request.value?.status === 'supplement-asked')
  const canSubmit = computed(
    () => may('sharing.request') && (request.value?.status === 'draft' || request.value?.status === 'returned'),
  )

  async function act(
    work: (target: { id: string; revision: number }) => Promise<unknown>,
    done: string,
  ): Promise<void> {
    const now = request.value
    if (!now) return
    trouble.value = undefined
    try {
      await work({ id: now.id, revision: now.revision })
      toast(done)
      await all.refetch()
    } catch (error) {
      trouble.value = explainError(error)
    }
  }
  async function withReason(
    key: string,
    dangerous: boolean,
    work: (target: { id: string; revision: number }, reason: string) => Promise<unknown>,
  ): Promise<void> {
    const number = request.value?.number ?? ''
    const answer = await confirm({
      title: say(`sharing.ask.${key}.title`, { number }),
      consequence: say(`sharing.ask.${key}.consequence`),
      reason: say(`sharing.ask.${key}.reason`),
      doIt: say(`sharing.ask.${key}.doIt`),
      leaveIt: say(`sharing.ask.${key}.leaveIt`),
      dangerous,
    })
    if (answer.done) await act(target => work(target, answer.reason), say(`sharing.ask.${key}.done`, { number }))
  }

  const pass = (): Promise<void> => act(target => hub.sharing.passCheck(target), say('sharing.passed'))
  const submit = (): Promise<void> => act(target => hub.sharing.submitRequest(target), say('sharing.submitted'))
  const sendBack = (): Promise<void> =>
    withReason('return', false, (target, reason) => hub.sharing.returnRequest({ ...target, reason }))
  const askMore = (): Promise<void> =>
    withReason('supplement', false, (target, question) => hub.sharing.askSupplement({ ...target, question }))
  const answerMore = (): Promise<void> =>
    withReason('answer', false, (target, answer) => hub.sharing.supplement({ ...target, answer }))
  const refuse = (): Promise<void> =>
    withReason('refuse', true, (target, reason) =>
      hub.sharing.refuse({ ...target, reason, legalBasis: request.value?.clock?.source ?? reason }),
    )

  const confirmApproval = (): Promise<void> =>
    act(target => hub.sharing.confirmApproval(target), say('sharing.confirmed'))
  const backToFirst = (): Promise<void> =>
    withReason('sendBack', false, (target, reason) => hub.sharing.sendBack({ ...target, reason }))
  const object = (): Promise<void> =>
    withReason('object', false, (target, reason) => hub.sharing.object({ ...target, reason }))
  const reopen = (): Promise<void> =>
    withReason('reopen', false, (target, reason) => hub.sharing.answerObjection({ ...target, reopen: true, reason }))
  const rejectObjection = (): Promise<void> =>
    withReason('rejectObjection', false, (target, reason) =>
      hub.sharing.answerObjection({ ...target, reopen: false, reason }),
    )
  const askMediation = (): Promise<void> =>
    withReason('askMediation', false, (target, reason) => hub.sharing.askMediation({ ...target, reason }))
  const mediate = (outcome: 'share' | 'uphold' | 'pass-up'): Promise<void> =>
    withReason(`mediate-${outcome}`, false, (target, reason) => hub.sharing.mediate({ ...target, outcome, reason }))

  async function approve(): Promise<void> {
    const daily = Number(form.dailyLimit)
    await act(
      async target => {
        const { grant } = await hub.sharing.approve({
          ...target,
          fields: [...granted.value],
          ...(form.until && form.until !== request.value?.period.until ? { until: form.until } : {}),
          conditions: {
            returnForm: form.returnForm,
            ...(Number.isInteger(daily) && daily > 0 ? { dailyLimit: daily } : {}),
            ...(form.mustAttach === '' ? {} : { mustAttach: form.mustAttach }),
          },
        })
        if (grant) await router.push(`/sharing/grants/${grant.id}`)
      },
      say('sharing.approved', { n: granted.value.length }),
    )
  }

  return {
    view: all,
    request,
    granted,
    struck,
    strike,
    effects,
    form,
    trouble,
    mine,
    canDecide,
    canCheck,
    canAnswer,
    canSubmit,
    canConfirm,
    canAnswerObjection,
    canObject,
    canAskMediation,
    canMediate,
    confirmApproval,
    backToFirst,
    object,
    reopen,
    rejectObjection,
    askMediation,
    mediate,
    pass,
    submit,
    sendBack,
    askMore,
    answerMore,
    refuse,
    approve,
  }
}
export type Decision = ReturnType<typeof useDecision>
