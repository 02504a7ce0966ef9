import type { CaseNoticeKind, CaseState, CaseStepKind } from '#contract/cases.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { addWorkingDays, type WorkingCalendar } from '#kernel/working-days.ts'
import type { StoredCase } from './model.ts'

/**
 * Invariants: 1. a case goes received → handed over → accepted → decided → delivered and never back; 2. a supplement is asked
 * for once at most (行政许可法 第三十二条); 3. every step that waits for somebody has a last day, and no other has one.
 */

const nextSteps: Record<CaseState, readonly CaseStepKind[]> = {
  received: ['hand-over'],
  'handed-over': ['accept', 'ask-supplement'],
  'supplement-asked': ['supplement'],
  accepted: ['decide'],
  decided: ['deliver'],
  delivered: [],
}

const stateAfter: Record<CaseStepKind, CaseState> = {
  'hand-over': 'handed-over',
  'ask-supplement': 'supplement-asked',
  supplement: 'handed-over',
  accept: 'accepted',
  decide: 'decided',
  deliver: 'delivered',
}

/** Working days for each state: to hand over, to accept or ask (五日内一次告知), to deliver (十日内). */
export const limitWorkingDays = { received: 1, 'handed-over': 5, decided: 10 } as const
/** Where an item promises nothing in working days: 行政许可法 第四十二条. */
export const usualDecisionWorkingDays = 20

/** The last day of a state that begins on a day; nothing while the applicant has the next step, or nobody has. */
export function dueAfter(
  calendar: WorkingCalendar,
  state: CaseState,
  on: string,
  decideWithinWorkingDays: number,
): string | null {
  switch (state) {
    case 'received':
    case 'handed-over':
    case 'decided':
      return addWorkingDays(calendar, on, limitWorkingDays[state])
    case 'accepted':
      return addWorkingDays(calendar, on, decideWithinWorkingDays)
    case 'supplement-asked':
    case 'delivered':
      return null
  }
}

function supplementAsked({ steps }: Pick<StoredCase, 'steps'>): boolean {
  return steps.some(step => step.kind === 'ask-supplement')
}

/** What may be done next; a second supplement is not among it. */
export function mayDoNext(one: Pick<StoredCase, 'state' | 'steps'>): CaseStepKind[] {
  return nextSteps[one.state].filter(kind => kind !== 'ask-supplement' || !supplementAsked(one))
}

/** @throws CalendarMissing */
export function decideStep(
  one: StoredCase,
  kind: CaseStepKind,
  deed: { readonly on: string; readonly by: string; readonly note: string },
  calendar: WorkingCalendar,
): Result<StoredCase> {
  if (!nextSteps[one.state].includes(kind)) return violation('STEP_NOT_NEXT', { state: one.state, kind })
  if (kind === 'ask-supplement' && supplementAsked(one)) return violation('SUPPLEMENT_ONCE', { number: one.number })
  const state = stateAfter[kind]
  const step = { kind, ...deed, ...(one.dueOn === null ? {} : { endedDueOn: one.dueOn }) }
  return ok({
    ...one,
    state,
    dueOn: dueAfter(calendar, state, deed.on, one.decideWithinWorkingDays),
    steps: [...one.steps, step],
  })
}

/** Who answers for the step that runs: the window until it has handed over, the place with authority after that. */
export function responsibleFor(
  one: Pick<StoredCase, 'state' | 'district' | 'window' | 'departmentName' | 'applicant'>,
): string {
  if (one.state === 'received') return `${one.district}${one.window}`
  return one.state === 'supplement-asked' ? one.applicant : one.departmentName
}

/** What an applicant was told when the case was received, as far as the case depends on it. */
export interface Promised {
  readonly anywhere: boolean
  readonly insteadDo: string
  /** Name of each paper, and whether it has to be brought. */
  readonly papers: Readonly<Record<string, boolean>>
}

export interface NoticeFacts {
  readonly kind: CaseNoticeKind
  readonly facts: readonly string[]
}

/** What the holder of a case has to hear when one promise became the other. A paper that is new or gone is none of it. */
export function whatChanged(before: Promised, now: Promised): NoticeFacts[] {
  const became = (needed: boolean) =>
    Object.keys(now.papers).filter(name => now.papers[name] === needed && before.papers[name] === !needed)
  const [again, waived] = [became(true), became(false)]
  return [
    ...(again.length > 0 ? [{ kind: 'paper-needed-again' as const, facts: again }] : []),
    ...(waived.length > 0 ? [{ kind: 'paper-waived' as const, facts: waived }] : []),
    ...(before.anywhere && !now.anywhere ? [{ kind: 'no-longer-anywhere' as const, facts: [now.insteadDo] }] : []),
    ...(!before.anywhere && now.anywhere ? [{ kind: 'anywhere-again' as const, facts: [] }] : []),
  ]
}
