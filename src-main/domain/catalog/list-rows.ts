import type { ItemType } from '#contract/catalog-item.ts'
import { itemTypes } from '#contract/catalog-item.ts'
import { versionPhases, type ItemSort, type VersionPhase, type VersionState } from '#contract/catalog-version.ts'
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
  readonly version: number
  readonly revision: number
  readonly effectiveFrom: Day | null
  readonly effectiveUntil: Day | null
  /** JSON of a time limit, read only when the row is shown. */
  readonly promisedLimit: string | null
  readonly statutoryLimit: string | null
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
    version: list.number,
    revision: (working ?? fallback).revision,
    effectiveFrom: list.effectiveFrom,
    effectiveUntil: list.effectiveUntil,
    promisedLimit: list.promisedLimit,
    statutoryLimit: list.statutoryLimit,
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

/**
 * The string by which a row is ordered; the id at its end makes the order total. The parts are divided by a character
 * that no text of the store can hold, so that a shorter part comes first.
 */
export function sortKey(row: ListRow, sort: ItemSort, departmentSound: (id: string) => string): string {
  switch (sort) {
    case 'name':
      return `${row.sound}\u0000${row.name}\u0000${row.itemId}`
    case 'code':
      return `${row.code}\u0000${row.itemId}`
    case 'department':
      return `${departmentSound(row.departmentId)}\u0000${row.sound}\u0000${row.itemId}`
    case 'type':
      return `${row.typeSlot + 10}\u0000${row.sound}\u0000${row.itemId}`
    case 'changed':
      return `${row.changedAt}\u0000${row.itemId}`
  }
}

/** How many rows of an order stand before a key. */
export function positionOf(order: readonly ListRow[], key: string, keyOf: (row: ListRow) => string): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = order[middle]
    if (row && keyOf(row) < key) low = middle + 1
    else high = middle
  }
  return low
}
