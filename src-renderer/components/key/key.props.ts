export interface KeyProps {
  /** tinykeys notation, e.g. `$mod+k`, `j`. */
  readonly keys: string
  /** On a solid button: white at 16 %. */
  readonly onSolid?: boolean
}
