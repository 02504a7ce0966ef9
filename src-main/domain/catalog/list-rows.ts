import { itemTypes, type ItemType, type TimeLimit } from '#contract/catalog-item.ts'
import type { PendingValues } from '#contract/catalog-list.ts'
import { versionPhases, type VersionPhase, type VersionState } from '#contract/catalog-version.ts'
import { limitInWorkingDays } from './limit-length.ts'
import { phaseOf, versionInEffect } from './rules.ts'
import { workingVersion, type Day, type StoredVersion } from './model.ts'

/** One line of the list as it is held in memory: what is filtered, sorted and shown. */
export interface ListRow {
  readonly itemId: string
  readonly code: string
  readonly basicCode: string
  readonly name: string
  readonly departmentId: string
  readonly itemType: ItemType | null
  readonly phase: VersionPhase
  readonly working: 'draft' | 'in-review' | 'returned' | null
  readonly pending: PendingValues | null
  readonly version: number
  readonly revision: number
  readonly effectiveFrom: Day | null
  readonly effectiveUntil: Day | null
  /** JSON of a time limit, read only when the row is shown. */
  readonly promisedLimit: string | null
  readonly statutoryLimit: string | null
  /** The same limits in working days, for order and comparison. */
  readonly promisedDays: number | null
  readonly statutoryDays: number | null
  readonly visitCount: number | null
  readonly materials: number
  readonly changedAt: string
  readonly sound: string
  readonly searchWords: string
  readonly searchLatin: string
  /** Small numbers for what is counted on every walk: counting by them is ten times faster than by their words. */
  readonly departmentSlot: number
  readonly typeSlot: number
  readonly phaseSlot: number
  /** -1 where there is no unfinished version beside the one shown. */
  readonly workingSlot: number
}

/** The slot of a type; the one after the last is `unknown`. */
export const unknownTypeSlot = itemTypes.length

/** A version with the columns that a list needs. */
export interface ListVersion {
  readonly itemId: string
  readonly code: string
  readonly number: number
  readonly state: VersionState
  readonly revision: number
  readonly effectiveFrom: Day | null
  readonly effectiveUntil: Day | null
  readonly returned: boolean
  readonly name: string
  readonly basicCode: string
  readonly itemType: ItemType | null
  readonly departmentId: string
  readonly promisedLimit: string | null
  readonly statutoryLimit: string | null
  readonly visitCount: number | null
  readonly materials: number
  readonly changedAt: string
  readonly sound: string
  readonly searchWords: string
  readonly searchLatin: string
}

function asStored(version: ListVersion): StoredVersion & { list: ListVersion } {
  return {
    id: '',
    itemId: version.itemId,
    number: version.number,
    state: version.state,
    effectiveFrom: version.effectiveFrom,
    effectiveUntil: version.effectiveUntil,
    revision: version.revision,
    editors: [],
    submittedBy: null,
    decidedBy: null,
    reason: version.returned ? '' : null,
    importId: null,
    changedAt: version.changedAt,
    list: version,
  }
}

function readLimit(json: string | null): TimeLimit | null {
  return json === null ? null : (JSON.parse(json) as TimeLimit)
}

/** What the unfinished version says otherwise, of what the list shows. */
function pendingValues(shown: ListVersion, working: ListVersion): PendingValues {
  return {
    ...(working.name === shown.name ? {} : { name: working.name }),
    ...(working.itemType === shown.itemType ? {} : { itemType: working.itemType }),
    ...(working.departmentId === shown.departmentId ? {} : { departmentId: working.departmentId }),
    ...(working.basicCode === shown.basicCode ? {} : { basicCode: working.basicCode }),
    ...(working.promisedLimit === shown.promisedLimit ? {} : { promisedLimit: readLimit(working.promisedLimit) }),
    ...(working.statutoryLimit === shown.statutoryLimit ? {} : { statutoryLimit: readLimit(working.statutoryLimit) }),
    ...(working.visitCount === shown.visitCount ? {} : { visitCount: working.visitCount }),
    ...(working.materials === shown.materials ? {} : { materials: working.materials }),
  }
}

/** The line of one item on a day: what is in effect, else what will be, else what is being worked on. */
export function listRowOf(
  versions: readonly ListVersion[],
  day: Day,
  departmentSlot: (id: string) => number,
): ListRow | undefined {
  const stored = versions.map(asStored)
  const working = workingVersion(stored)
  const decided = stored.filter(version => version !== working)
  const shown = versionInEffect(decided, day) ?? decided.findLast(v => phaseOf(v, day) === 'scheduled') ?? working
  const fallback = shown ?? decided.at(-1)
  if (!fallback) return undefined
  const workingPhase = working && working !== fallback ? (phaseOf(working, day) as ListRow['working']) : null
  const { list } = fallback
  const phase = phaseOf(fallback, day)
  return {
    itemId: list.itemId,
    code: list.code,
    basicCode: list.basicCode,
    name: list.name,
    departmentId: list.departmentId,
    itemType: list.itemType,
    phase,
    working: workingPhase,
    pending: workingPhase !== null && working ? pendingValues(list, working.list) : null,
    version: list.number,
    revision: (working ?? fallback).revision,
    effectiveFrom: list.effectiveFrom,
    effectiveUntil: list.effectiveUntil,
    promisedLimit: list.promisedLimit,
    statutoryLimit: list.statutoryLimit,
    promisedDays: limitInWorkingDays(readLimit(list.promisedLimit)),
    statutoryDays: limitInWorkingDays(readLimit(list.statutoryLimit)),
    visitCount: list.visitCount,
    materials: list.materials,
    changedAt: versions.reduce((latest, version) => (version.changedAt > latest ? version.changedAt : latest), ''),
    sound: list.sound,
    searchWords: list.searchWords,
    searchLatin: list.searchLatin,
    departmentSlot: departmentSlot(list.departmentId),
    typeSlot: list.itemType === null ? unknownTypeSlot : itemTypes.indexOf(list.itemType),
    phaseSlot: versionPhases.indexOf(phase),
    workingSlot: workingPhase === null ? -1 : versionPhases.indexOf(workingPhase),
  }
}
