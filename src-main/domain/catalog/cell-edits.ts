import { sql } from 'kysely'
import type { ItemContent } from '#contract/catalog-item.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { Work } from '#database/unit-of-work.ts'
import { newId } from '#kernel/ids.ts'
import { itemsChanged, personOf, withEditor } from './drafting.ts'
import type { VersionWithContent } from './model.ts'
import * as store from './store.ts'
import * as writes from './store-writes.ts'

/** Changing many items at once in the list: each item's draft, made where there is none, all in one transaction. */

/** The newest version of an item: what a change begins with. */
export interface Leading {
  readonly itemId: string
  readonly code: string
  readonly version: VersionWithContent
  /** Why it cannot be changed now; null: it can. */
  readonly closed: 'in-review' | 'abolished' | null
}

const byId = (ids: readonly string[]) => sql<string>`any(${ids}::text[])`

async function newestVersions(db: ReadableDb, itemIds: readonly string[]): Promise<VersionWithContent[]> {
  const rows = await db
    .selectFrom('item_versions')
    .distinctOn('item_id')
    .select([...store.liteColumns, 'content'])
    .where('item_id', '=', byId(itemIds))
    .orderBy('item_id')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(row => ({ ...store.versionOf(row), content: store.contentOf(row.content) }))
}

/** What each item said before its draft was begun; items that never were anything else are absent. */
async function decidedContents(db: ReadableDb, itemIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('item_versions')
    .distinctOn('item_id')
    .select(['item_id', 'content'])
    .where('item_id', '=', byId(itemIds))
    .where('state', 'not in', ['draft', 'in-review'])
    .orderBy('item_id')
    .orderBy('number', 'desc')
    .execute()
  return new Map(rows.map(row => [row.item_id, JSON.stringify(store.contentOf(row.content))]))
}

/** @returns items that are gone are absent */
export async function leadingOf(db: ReadableDb, itemIds: readonly string[]): Promise<Map<string, Leading>> {
  const found = new Map<string, Leading>()
  const rows = await db.selectFrom('items').select(['id', 'code']).where('id', '=', byId(itemIds)).execute()
  const codes = new Map(rows.map(({ id, code }) => [id, code]))
  for (const version of await newestVersions(db, [...codes.keys()])) {
    const closed = version.state === 'in-review' || version.state === 'abolished' ? version.state : null
    found.set(version.itemId, { itemId: version.itemId, code: codes.get(version.itemId) ?? '', version, closed })
  }
  return found
}

export interface DraftChange {
  readonly itemId: string
  readonly content: ItemContent
}

/**
 * Writes new contents into the drafts of items that can be changed; the caller has asked `leadingOf` in this transaction.
 * @param changes  `fields`: what changed of each, for its audit row
 * @param dropHollow  a draft of the actor alone that now says what the item says anyway is removed
 */
export async function changeDrafts(
  current: Work,
  leading: ReadonlyMap<string, Leading>,
  changes: readonly (DraftChange & { readonly fields: readonly string[] })[],
  dropHollow = false,
): Promise<void> {
  const by = personOf(current.actor)
  const changedAt = current.now.toISOString()
  const fresh: writes.NewVersion[] = []
  const decided = dropHollow
    ? await decidedContents(
        current.db,
        changes.map(({ itemId }) => itemId),
      )
    : new Map<string, string>()
  for (const { itemId, content, fields } of changes) {
    const base = leading.get(itemId)
    if (!base || base.closed) throw new Error(`item ${itemId} cannot be changed now`)
    const open = base.version.state === 'draft'
    const alone = base.version.editors.every(editor => editor.id === by.id) && base.version.reason === null
    if (open && alone && decided.get(itemId) === JSON.stringify(content)) {
      await writes.deleteVersion(current.db, base.version.id)
      const detail = { version: base.version.number, itemRemoved: false }
      current.audit({ action: 'catalog.draft-discarded', subjectKind: 'item', subjectId: itemId, detail })
      continue
    }
    const next: writes.NewVersion = {
      ...base.version,
      code: base.code,
      content,
      changedAt,
      ...(open
        ? { revision: base.version.revision + 1, editors: withEditor(base.version.editors, by) }
        : {
            id: newId(current.now.getTime()),
            number: base.version.number + 1,
            state: 'draft' as const,
            effectiveFrom: null,
            effectiveUntil: null,
            revision: 1,
            editors: [by],
            submittedBy: null,
            decidedBy: null,
            reason: null,
            importId: null,
          }),
    }
    if (!open) fresh.push(next)
    else if (!(await writes.updateWorking(current.db, next))) throw new Error(`draft of ${itemId} moved under its lock`)
    const detail = { version: next.number, revision: next.revision, fields: [...fields] }
    current.audit({ action: 'catalog.draft-saved', subjectKind: 'item', subjectId: itemId, detail })
  }
  await writes.insertVersions(current.db, fresh)
  const ids = changes.map(({ itemId }) => itemId)
  if (ids.length > 0) await itemsChanged(current, ids)
}

/** Locks the catalogue's tick, so that what is read after it stays as it is until this change commits. */
export async function holdCatalogue(current: Work): Promise<void> {
  await writes.nextTick(current.db)
}
