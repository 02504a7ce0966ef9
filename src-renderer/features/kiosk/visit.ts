/**
 * One visit at the hall screen, from the first touch to the empty screen. Pure: time comes with each event.
 *
 * Kept: 1. however it goes, a visit that nobody touches any more ends in `attract`; 2. `forget` is asked for exactly when a visit
 * ends; 3. the countdown always gives the full time to whoever touches the screen, as often as it is touched.
 */
export const visitPhases = ['attract', 'greeted', 'asking', 'answering', 'waiting', 'countdown'] as const
export type VisitPhase = (typeof visitPhases)[number]

export interface Visit {
  readonly phase: VisitPhase
  /** When the phase began, or was last prolonged by a touch; ms on the caller's clock. */
  readonly sinceMs: number
  /** Who reads in large print gets twice the quiet time. */
  readonly unhurried: boolean
}

export type VisitEvent =
  | { readonly kind: 'touch' | 'ask' | 'answered' | 'said' | 'end' | 'tick'; readonly nowMs: number }
  | { readonly kind: 'unhurried'; readonly on: boolean; readonly nowMs: number }

/** What the page has to do: greet a new visitor, or forget the one who left. */
export type VisitEffect = 'greet' | 'forget'

export interface VisitStep {
  readonly visit: Visit
  readonly effects: readonly VisitEffect[]
}

/** Nobody touches and nothing is said for this long: the screen asks whether somebody is still there. */
export const quietMs = 30_000
/** Time to answer that question by a touch. */
export const countdownMs = 30_000
/** An answer that never comes, and words that never end, are given up after this. */
export const askingLimitMs = 60_000
export const answeringLimitMs = 180_000

export const noVisit: Visit = { phase: 'attract', sinceMs: 0, unhurried: false }

const step = (visit: Visit, ...effects: VisitEffect[]): VisitStep => ({ visit, effects })

export function stepVisit(visit: Visit, event: VisitEvent): VisitStep {
  const { nowMs } = event
  const to = (phase: VisitPhase): Visit => ({ ...visit, phase, sinceMs: nowMs })
  const greeting: readonly VisitEffect[] = visit.phase === 'attract' ? ['greet'] : []
  switch (event.kind) {
    case 'touch':
      if (visit.phase === 'attract') return step(to('greeted'), ...greeting)
      if (visit.phase === 'countdown') return step(to('waiting'))
      // A touch while she thinks or speaks prolongs nothing that has a limit of its own.
      return step(visit.phase === 'greeted' || visit.phase === 'waiting' ? to(visit.phase) : visit)
    case 'ask':
      return step(to('asking'), ...greeting)
    case 'answered':
      // Also what is said once more, and what has changed since it was said.
      return step(visit.phase === 'attract' ? visit : to('answering'))
    case 'said':
      return step(visit.phase === 'asking' || visit.phase === 'answering' ? to('waiting') : visit)
    case 'unhurried':
      return step({ ...to(visit.phase === 'attract' ? 'greeted' : visit.phase), unhurried: event.on }, ...greeting)
    case 'end':
      return visit.phase === 'attract' ? step(visit) : step(noVisit, 'forget')
    case 'tick':
      return tick(visit, nowMs, to)
  }
}

function tick(visit: Visit, nowMs: number, to: (phase: VisitPhase) => Visit): VisitStep {
  const passed = nowMs - visit.sinceMs
  switch (visit.phase) {
    case 'attract':
      return step(visit)
    case 'asking':
      return step(passed >= askingLimitMs ? to('waiting') : visit)
    case 'answering':
      return step(passed >= answeringLimitMs ? to('waiting') : visit)
    case 'greeted':
    case 'waiting':
      return step(passed >= quietMs * (visit.unhurried ? 2 : 1) ? to('countdown') : visit)
    case 'countdown':
      return passed >= countdownMs ? step(noVisit, 'forget') : step(visit)
  }
}

/** What is left of the countdown, 1 … 0; undefined while none runs. */
export function countdownLeft(visit: Visit, nowMs: number): number | undefined {
  if (visit.phase !== 'countdown') return undefined
  return Math.min(1, Math.max(0, 1 - (nowMs - visit.sinceMs) / countdownMs))
}
