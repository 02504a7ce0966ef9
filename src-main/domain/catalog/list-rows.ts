import type { ItemType } from '#contract/catalog-item.ts'
import type { ItemSort, VersionPhase, VersionState } from '#contract/catalog-version.ts'
import { itemTypes } from '#contract/catalog-item.ts'
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
}

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
export function listRowOf(versions: readonly ListVersion[], day: Day): ListRow | undefined {
  const stored = versions.map(asStored)
  const working = workingVersion(stored)
  const decided = stored.filter(version => version !== working)
  const shown = versionInEffect(decided, day) ?? decided.findLast(v => phaseOf(v, day) === 'scheduled') ?? working
  const fallback = shown ?? decided.at(-1)
  if (!fallback) return undefined
  const workingPhase = working && working !== fallback ? (phaseOf(working, day) as ListRow['working']) : null
  const { list } = fallback
  return {
    itemId: list.itemId,
    code: list.code,
    basicCode: list.basicCode,
    name: list.name,
    departmentId: list.departmentId,
    itemType: list.itemType,
    phase: phaseOf(fallback, day),
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
  }
}

/** The strings by which two rows are ordered, the first that differs deciding; the id makes the order total. */
export function sortKeys(row: ListRow, sort: ItemSort, departmentSound: (id: string) => string): string[] {
  switch (sort) {
    case 'name':
      return [row.sound, row.name, row.itemId]
    case 'code':
      return [row.code, row.itemId]
    case 'department':
      return [departmentSound(row.departmentId), row.sound, row.itemId]
    case 'type':
      return [String(row.itemType ? itemTypes.indexOf(row.itemType) + 10 : 99), row.sound, row.itemId]
    case 'changed':
      return [row.changedAt, row.itemId]
  }
}

export function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < a.length; index += 1) {
    const left = a[index] ?? ''
    const right = b[index] ?? ''
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
