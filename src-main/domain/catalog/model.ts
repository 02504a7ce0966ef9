import type { ItemContent } from '#contract/catalog-item.ts'
import type { VersionState } from '#contract/catalog-version.ts'

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`; such strings compare as the days do. */
export type Day = string

/** Somebody who had a hand in a version: the id decides, the name is shown. */
export interface Person {
  readonly id: string
  readonly name: string
}

/** One version of an item as it is stored, without what it says. */
export interface StoredVersion {
  readonly id: string
  readonly itemId: string
  readonly number: number
  readonly state: VersionState
  /** First and last day in effect, both included. Last before first: decided, and replaced the same day. */
  readonly effectiveFrom: Day | null
  readonly effectiveUntil: Day | null
  readonly revision: number
  /** Everybody who changed it, the last one last: none of them may approve it. */
  readonly editors: readonly Person[]
  readonly submittedBy: Person | null
  readonly decidedBy: Person | null
  readonly reason: string | null
  readonly importId: string | null
  readonly changedAt: string
}

export interface VersionWithContent extends StoredVersion {
  readonly content: ItemContent
}

export interface StoredItem {
  readonly id: string
  /** Implementation code as the office writes it. */
  readonly code: string
}

/** An item as the public has it on one day: what guides, counts and answers are made from. */
export interface PublishedItem {
  readonly itemId: string
  readonly code: string
  readonly versionId: string
  readonly version: number
  readonly departmentId: string
  readonly departmentName: string
  readonly effectiveFrom: Day
  readonly effectiveUntil: Day | null
  readonly content: ItemContent
}

export const workingStates: readonly VersionState[] = ['draft', 'in-review']

/** The unfinished version of an item; the store keeps that there is at most one. */
export function workingVersion<V extends StoredVersion>(versions: readonly V[]): V | undefined {
  return versions.find(version => workingStates.includes(version.state))
}
