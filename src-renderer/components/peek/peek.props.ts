/** The preview at the right: not modal, its width remembered, 320–560 CSS px. */
export interface PeekProps {
  readonly label: string
  readonly width: number
}

export const peekBounds = { least: 320, most: 560 } as const

export function boundedWidth(width: number): number {
  return Math.round(Math.min(peekBounds.most, Math.max(peekBounds.least, width)))
}
