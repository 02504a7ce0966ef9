import { shallowRef } from 'vue'

/** A question about something that cannot be undone, or that citizens hear at once: the consequence stands in it. */
export interface Question {
  readonly title: string
  /** What follows at once, in sentences. */
  readonly consequence: string
  readonly doIt: string
  readonly leaveIt: string
  /** Label of the reason, where the law asks for one. */
  readonly reason?: string
  /** Red, for what takes something away. */
  readonly dangerous?: boolean
}

export type Answer = { readonly done: false } | { readonly done: true; readonly reason: string }

export const openQuestion = shallowRef<Question & { readonly settle: (answer: Answer) => void }>()

/** Asks and waits for the answer; a question that is already open is answered with no. */
export function confirm(question: Question): Promise<Answer> {
  openQuestion.value?.settle({ done: false })
  return new Promise(resolve => {
    openQuestion.value = {
      ...question,
      settle: answer => {
        openQuestion.value = undefined
        resolve(answer)
      },
    }
  })
}
