import type { ItemContent, ItemMaterial } from '#contract/catalog-item.ts'
import type { ContentField } from './field-words.ts'

/**
 * Two people's changes of one draft put together. What stays true: a field that one of them changed has that change; a field
 * that both changed to different values is a conflict and is decided by a person; nothing of either is dropped unseen.
 */
export interface Merged {
  /** Mine where there is a conflict, until it is decided. */
  readonly content: ItemContent
  readonly conflicts: readonly ContentField[]
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Papers are merged one by one, since each has an identity; undefined where both changed the same paper. */
function mergeMaterials(
  base: readonly ItemMaterial[],
  mine: readonly ItemMaterial[],
  theirs: readonly ItemMaterial[],
): ItemMaterial[] | undefined {
  const find = (list: readonly ItemMaterial[], id: string): ItemMaterial | undefined => list.find(one => one.id === id)
  const ids = [...new Set([...theirs, ...mine].map(({ id }) => id))]
  const merged: ItemMaterial[] = []
  for (const id of ids) {
    const [was, my, their] = [find(base, id), find(mine, id), find(theirs, id)]
    const [iChanged, theyChanged] = [!same(was, my), !same(was, their)]
    if (iChanged && theyChanged && !same(my, their)) return undefined
    const kept = iChanged ? my : their
    if (kept) merged.push(kept)
  }
  return merged
}

export function mergeContents(base: ItemContent, mine: ItemContent, theirs: ItemContent): Merged {
  const fields = Object.keys(theirs) as ContentField[]
  const merged: Record<string, unknown> = { ...theirs }
  const conflicts: ContentField[] = []
  for (const field of fields) {
    if (same(base[field], mine[field])) continue
    merged[field] = mine[field]
    if (same(base[field], theirs[field]) || same(mine[field], theirs[field])) continue
    const papers = field === 'materials' ? mergeMaterials(base.materials, mine.materials, theirs.materials) : undefined
    if (papers) merged[field] = papers
    else conflicts.push(field)
  }
  // Every key is one of the content's, with a value of one of three contents.
  return { content: merged as ItemContent, conflicts }
}
