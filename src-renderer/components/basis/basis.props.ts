/** What a statement rests on: one keystroke away, never further. */
export interface BasisProps {
  /** 《…办法》第六条, a grant’s number, an entry of the negative list. */
  readonly text: string
  readonly to?: string
}

/** Document and article as they are cited; a title that brings its own 《》 is not given a second pair. */
export function citation(basis: { readonly document: string; readonly article: string }): string {
  const title = /^[《〈]/.test(basis.document) ? basis.document : `《${basis.document}》`
  return `${title}${basis.article}`
}
