import type { StatusShape } from '#app/status-shapes.ts'

/** Shape, colour and word, always together; `word` is the glossary's word, `note` the date, days or ground beside it. */
export interface StatusProps {
  readonly shape: StatusShape
  readonly word: string
  readonly note?: string | undefined
  /** The word is read aloud but not shown, in a column whose head already says it. */
  readonly bare?: boolean
}
