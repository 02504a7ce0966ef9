/** A form field: the label on top, what is wrong under it, what was typed always kept. */
export interface FieldProps {
  readonly label: string
  /** Required is the default and not marked. */
  readonly optional?: boolean
  /** What is wrong and the right form, once the field was left. */
  readonly error?: string | undefined
  /** What a person should know before typing. */
  readonly hint?: string | undefined
  /** Where the value comes from; the field is then closed. */
  readonly inheritedFrom?: string
}
