/** States of the five knots, left to right: grant, material, promise, answer, announcement. */
export const knotStates = ['in-force', 'expiring', 'planned', 'broken', 'review', 'none'] as const
export type KnotState = (typeof knotStates)[number]

export const knotXs = [6, 19, 32, 45, 58] as const
export const knotNames = ['grant', 'material', 'promise', 'answer', 'announcement'] as const

export interface ChainGlyphProps {
  readonly states: readonly KnotState[]
}

/** Worst first: the line between two knots takes the colour of the worse one. */
const severity: readonly KnotState[] = ['broken', 'none', 'expiring', 'review', 'planned', 'in-force']

export function worse(one: KnotState, other: KnotState): KnotState {
  return severity.indexOf(one) <= severity.indexOf(other) ? one : other
}

export const knotHues: Readonly<Record<KnotState, string>> = {
  'in-force': 'w500',
  expiring: 'g500',
  planned: 'v500',
  broken: 'r500',
  review: 'b500',
  none: 'line3',
}

/** Dotted where the thread is expiring or broken. */
export function isDotted(state: KnotState): boolean {
  return state === 'expiring' || state === 'broken'
}
