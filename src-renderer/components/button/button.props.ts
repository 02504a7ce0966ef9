import type { IconName } from '#app/icon-sources.ts'

/** One solid button on a screen: the step that finishes the work; then tonal, outline, ghost. Danger is red words. */
export type ButtonKind = 'solid' | 'tonal' | 'outline' | 'ghost' | 'danger' | 'danger-solid'

export interface ButtonProps {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  /** The key that does the same, printed on the control. */
  readonly keys?: string
  readonly small?: boolean
  /** Why it cannot be pressed now; a button without a reason can be pressed. */
  readonly reason?: string | undefined
  readonly type?: 'button' | 'submit'
  /** Accessible name of a button that shows an icon alone. */
  readonly name?: string
}
