import type { Film, ScriptSentence } from '#contract/announcements.ts'

/** What a sentence's basis said when the sentence was saved: text that changes exactly when the facts do. */
export interface StoredSentence extends ScriptSentence {
  readonly saidOf: readonly (string | null)[]
}

/** An announcement as it is stored; whether its sentences still hold is derived when it is read. */
export interface StoredAnnouncement {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly sentences: readonly StoredSentence[]
  readonly films: readonly Film[]
  readonly approved: { readonly digest: string; readonly by: string; readonly at: string } | null
  readonly editedBy: string
  readonly editedByName: string
  readonly revision: number
  readonly changedAt: Date
}
