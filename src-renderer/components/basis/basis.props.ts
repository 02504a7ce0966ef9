/** What a statement rests on: one keystroke away, never further. */
export interface BasisProps {
  /** 《…办法》第六条, a grant’s number, an entry of the negative list. */
  readonly text: string
  readonly to?: string
}
