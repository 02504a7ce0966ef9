import { reactive, ref } from 'vue'
import { explainError, type Explanation } from '#client/explain-error.ts'
import { say } from '#i18n/index.ts'

/** What a person types to get an account. The rule of the length stands at the hub; this only spares a round trip. */
export const passwordCharacters = 10
const loginPattern = /^[a-z0-9][a-z0-9._-]{1,31}$/

export interface AccountForm {
  displayName: string
  loginName: string
  password: string
  again: string
}

export type AccountFormErrors = Partial<Record<keyof AccountForm, string>>

/** What is wrong with the form, field by field; empty when it can be sent. */
export function formErrors(form: AccountForm): AccountFormErrors {
  const errors: AccountFormErrors = {}
  if (!loginPattern.test(form.loginName)) errors.loginName = say('sign-in.firstRun.loginNameWrong')
  if ([...form.password].length < passwordCharacters)
    errors.password = say('errors.PASSWORD_TOO_SHORT.text', { minimumLength: passwordCharacters })
  if (form.again !== form.password) errors.again = say('sign-in.firstRun.different')
  return errors
}

/** A form for a new account: `submit` sends it when nothing is wrong, and keeps what was typed when the hub refuses. */
export function useNewAccount(send: (form: AccountForm) => Promise<void>) {
  const form = reactive<AccountForm>({ displayName: '', loginName: '', password: '', again: '' })
  const errors = ref<AccountFormErrors>({})
  const trouble = ref<Explanation>()
  const busy = ref(false)

  async function submit(): Promise<void> {
    errors.value = formErrors(form)
    if (Object.keys(errors.value).length > 0 || busy.value) return
    busy.value = true
    trouble.value = undefined
    try {
      await send(form)
      Object.assign(form, { displayName: '', loginName: '', password: '', again: '' })
    } catch (error) {
      trouble.value = explainError(error)
    } finally {
      busy.value = false
    }
  }
  return { form, errors, trouble, busy, submit }
}
