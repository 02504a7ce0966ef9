import type { ItemContent } from '#contract/catalog-item.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { workingStates, type StoredVersion } from './model.ts'

/** What a reviewer decides about: pure. */

/** The version that an unfinished one would replace: the decided one that begins last, if any. */
export function versionToReplace<V extends StoredVersion>(versions: readonly V[]): V | undefined {
  let last: V | undefined
  for (const version of versions) {
    if (workingStates.includes(version.state) || version.effectiveFrom === null) continue
    if (version.effectiveUntil !== null && version.effectiveUntil < version.effectiveFrom) continue
    if (!last || version.effectiveFrom > (last.effectiveFrom ?? '')) last = version
  }
  return last
}

export function changedFields(before: ItemContent, after: ItemContent): (keyof ItemContent)[] {
  const fields = Object.keys(after) as (keyof ItemContent)[]
  return fields.filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}

/** What stands when some fields of a change are approved and the others are not. */
export interface PartialApproval {
  readonly approved: ItemContent
  /** Empty when everything was approved. */
  readonly heldBack: readonly (keyof ItemContent)[]
}

/**
 * @param before  what the item says now; undefined for a new item, which is approved whole or not at all
 * @returns approved ∪ held back are exactly the fields that changed
 */
export function decidePartial(
  itemId: string,
  before: ItemContent | undefined,
  after: ItemContent,
  fields: readonly string[],
): Result<PartialApproval> {
  if (!before) return violation('FIELDS_NOT_CHANGED', { itemId, fields: [...fields] })
  const changed = changedFields(before, after)
  const strangers = fields.filter(field => !changed.some(each => each === field))
  if (strangers.length > 0) return violation('FIELDS_NOT_CHANGED', { itemId, fields: strangers })
  const heldBack = changed.filter(field => !fields.includes(field))
  const kept = Object.fromEntries(heldBack.map(field => [field, before[field]]))
  return ok({ approved: { ...after, ...kept }, heldBack })
}
