import type { VersionPhase } from '#contract/catalog-version.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { workingStates, workingVersion, type Day, type Person, type StoredVersion } from './model.ts'

/**
 * The timeline of an item. What stays true:
 * 1. on any day at most one decided version is in effect;
 * 2. a decision never changes what was in effect on a day before it was taken;
 * 3. nobody approves a version they had a hand in.
 */

export function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

function covers(version: StoredVersion, day: Day): boolean {
  const { effectiveFrom, effectiveUntil } = version
  return effectiveFrom !== null && effectiveFrom <= day && (effectiveUntil === null || day <= effectiveUntil)
}

/** What was decided for this day: published, suspended or abolished; nothing before the first publication. */
export function versionInEffect<V extends StoredVersion>(versions: readonly V[], day: Day): V | undefined {
  return versions.find(version => !workingStates.includes(version.state) && covers(version, day))
}

/** What a version is on a day. A draft with a reason beside it has been returned. */
export function phaseOf(version: StoredVersion, day: Day): VersionPhase {
  if (version.state === 'draft') return version.reason === null ? 'draft' : 'returned'
  if (version.state === 'in-review') return 'in-review'
  if (covers(version, day)) return version.state
  const until = version.effectiveUntil
  const neverInEffect = until !== null && version.effectiveFrom !== null && until < version.effectiveFrom
  return !neverInEffect && version.effectiveFrom !== null && day < version.effectiveFrom ? 'scheduled' : 'superseded'
}

/** What a decision does to the timeline: the version before ends the day before the new one begins. */
export interface Succession {
  readonly from: Day
  readonly ends: { readonly versionId: string; readonly until: Day } | null
}

export function succeed(
  versions: readonly StoredVersion[],
  cmd: { itemId: string; from: Day; today: Day },
): Result<Succession> {
  if (cmd.from < cmd.today) return violation('IN_THE_PAST', { day: cmd.from })
  let last: StoredVersion | undefined
  for (const version of versions) {
    if (workingStates.includes(version.state) || version.effectiveFrom === null) continue
    if (version.effectiveUntil !== null && version.effectiveUntil < version.effectiveFrom) continue
    if (!last || version.effectiveFrom > (last.effectiveFrom ?? '')) last = version
  }
  if (!last?.effectiveFrom) return ok({ from: cmd.from, ends: null })
  if (last.effectiveFrom > cmd.from) {
    return violation('LATER_VERSION_DECIDED', { itemId: cmd.itemId, from: last.effectiveFrom })
  }
  return ok({ from: cmd.from, ends: { versionId: last.id, until: dayBefore(cmd.from) } })
}

export interface Reviewing {
  readonly itemId: string
  readonly revision: number
  readonly by: Person
  readonly today: Day
}

function stale(itemId: string) {
  return violation('STALE_REVISION', { kind: 'item', id: itemId })
}

/** The unfinished version as its reader saw it, or why it is not that any more. */
export function workingAsSeen<V extends StoredVersion>(
  versions: readonly V[],
  cmd: { itemId: string; revision: number },
): Result<V> {
  const working = workingVersion(versions)
  if (!working) return violation('NO_WORKING_VERSION', { itemId: cmd.itemId })
  return working.revision === cmd.revision ? ok(working) : stale(cmd.itemId)
}

/** A draft as its editor saw it; what is in review has to be returned before it can be changed. */
export function draftAsSeen<V extends StoredVersion>(
  versions: readonly V[],
  cmd: { itemId: string; revision: number },
): Result<V> {
  const seen = workingAsSeen(versions, cmd)
  if (!seen.ok || seen.value.state === 'draft') return seen
  return violation('NOT_A_DRAFT', { itemId: cmd.itemId, state: seen.value.state })
}

export function inReviewAsSeen<V extends StoredVersion>(
  versions: readonly V[],
  cmd: { itemId: string; revision: number },
): Result<V> {
  const seen = workingAsSeen(versions, cmd)
  if (!seen.ok || seen.value.state === 'in-review') return seen
  return violation('NOT_IN_REVIEW', { itemId: cmd.itemId, state: seen.value.state })
}

/** The reviewer publishes exactly the version that was seen. */
export function decidePublish<V extends StoredVersion>(
  versions: readonly V[],
  cmd: Reviewing & { from: Day },
): Result<Succession & { version: V }> {
  const seen = inReviewAsSeen(versions, cmd)
  if (!seen.ok) return seen
  const hands = [...seen.value.editors, ...(seen.value.submittedBy ? [seen.value.submittedBy] : [])]
  if (hands.some(person => person.id === cmd.by.id)) return violation('OWN_CHANGE', { itemId: cmd.itemId })
  const succession = succeed(versions, cmd)
  return succession.ok ? ok({ ...succession.value, version: seen.value }) : succession
}

/** Suspending and abolishing take what is in effect and put a version of that state after it, with the same content. */
export function decideEnd<V extends StoredVersion>(
  versions: readonly V[],
  cmd: Reviewing & { from: Day; state: 'suspended' | 'abolished' },
): Result<Succession & { version: V }> {
  const current = versionInEffect(versions, cmd.from)
  if (!current) return violation('NOT_IN_EFFECT', { itemId: cmd.itemId })
  if (current.state === 'abolished') return violation('ABOLISHED', { itemId: cmd.itemId })
  if (current.state === cmd.state) return violation('NOT_IN_EFFECT', { itemId: cmd.itemId })
  if (current.revision !== cmd.revision) return stale(cmd.itemId)
  const succession = succeed(versions, cmd)
  return succession.ok ? ok({ ...succession.value, version: current }) : succession
}
