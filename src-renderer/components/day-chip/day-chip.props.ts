export interface DayChipProps {
  /** The day the page is read as of; undefined: today. */
  readonly modelValue: string | undefined
}
