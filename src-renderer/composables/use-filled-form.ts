import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

export interface FilledForm<Saved, Form> {
  /** What somebody writes in; undefined until the record is here, so that nothing can be typed that would be lost. */
  readonly form: Ref<Form | undefined>
  /** The record that the form was filled from: its revision is the one to save under. */
  readonly base: Readonly<ShallowRef<Saved | undefined>>
  /** How the form stands, to be kept before it is sent. */
  stand(): string
  /** Takes what the hub saved as the new base; the form follows unless more was typed since it was sent. */
  accept(saved: Saved, sent: string): void
}

/**
 * A form over a record that the hub may tell of again at any time. A newer telling fills the form only while nothing was typed
 * in it; afterwards what somebody typed stays, and saving it under the old revision says that a colleague was first.
 * @param saved  the record as it was told last
 * @param identity  another record always fills the form
 * @param blank  the form where there is no record yet
 */
export function useFilledForm<Saved, Form>(
  saved: () => Saved | undefined,
  formOf: (saved: Saved) => Form,
  { identity = () => '', blank }: { identity?: (saved: Saved) => string; blank?: Form } = {},
): FilledForm<Saved, Form> {
  const form = ref(blank) as Ref<Form | undefined>
  const base = shallowRef<Saved>()
  const stand = (): string => JSON.stringify(form.value)
  let filled = stand()

  function fill(record: Saved): void {
    base.value = record
    form.value = formOf(record)
    filled = stand()
  }
  watch(
    saved,
    record => {
      if (record === undefined) return
      const other = base.value === undefined || identity(base.value) !== identity(record)
      if (other || stand() === filled) fill(record)
    },
    { immediate: true },
  )
  return {
    form,
    base,
    stand,
    accept(record, sent) {
      if (stand() === sent) return fill(record)
      base.value = record
      filled = JSON.stringify(formOf(record))
    },
  }
}
