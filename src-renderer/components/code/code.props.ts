export interface CodeProps {
  readonly code: string
  /** The part that tells this one from its neighbours; printed strong. */
  readonly strong?: string
  /** Longest shown; longer codes are cut in the middle, never at the end. */
  readonly most?: number
}

/** Cut in the middle, so that both ends of a code can be read. */
export function cutMiddle(code: string, most: number): string {
  const characters = [...code]
  if (characters.length <= most) return code
  const head = Math.ceil((most - 1) / 2)
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (most - 1 - head)).join('')}`
}
