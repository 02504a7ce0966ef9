import type { ItemDetail, ItemVersion } from '#contract/catalog-version.ts'
import type { ReadableDb } from '#database/handles.ts'
import { ok, violation, type Result } from '#kernel/result.ts'
import { itemDefects } from './defects.ts'
import { findDepartment } from './department-store.ts'
import { parseItemCode } from './item-code.ts'
import { workingVersion, type Day, type StoredVersion, type VersionWithContent } from './model.ts'
import { phaseOf, versionInEffect } from './rules.ts'
import * as store from './store.ts'

/** A version as pages see it on a day. */
export function shownVersion(version: StoredVersion, day: Day): ItemVersion {
  return {
    id: version.id,
    itemId: version.itemId,
    number: version.number,
    state: version.state,
    phase: phaseOf(version, day),
    effectiveFrom: version.effectiveFrom,
    effectiveUntil: version.effectiveUntil,
    revision: version.revision,
    editedBy: version.editors.at(-1)?.name ?? '',
    editorIds: version.editors.map(editor => editor.id),
    submittedBy: version.submittedBy?.name ?? null,
    decidedBy: version.decidedBy?.name ?? null,
    reason: version.reason,
    importId: version.importId,
    changedAt: version.changedAt,
  }
}

export function shownWithContent(version: VersionWithContent, day: Day) {
  return { ...shownVersion(version, day), content: version.content }
}

/** One item as of a day: what is in effect, what is being worked on, and what looks wrong in it. */
export async function itemDetail(db: ReadableDb, idOrCode: string, day: Day): Promise<Result<ItemDetail>> {
  const item = await store.findItem(db, idOrCode)
  if (!item) return violation('NOT_FOUND', { kind: 'item', id: idOrCode })
  const versions = await store.itemTimeline(db, item.id)
  const current = versionInEffect(versions, day)
  const working = workingVersion(versions)
  const leading = working ?? current ?? versions.at(-1)
  const department = leading && (await findDepartment(db, leading.content.departmentId))
  if (!leading || !department) return violation('NOT_FOUND', { kind: 'item', id: idOrCode })
  return ok({
    itemId: item.id,
    code: parseItemCode(item.code),
    department,
    current: current ? shownWithContent(current, day) : null,
    working: working ? shownWithContent(working, day) : null,
    defects: itemDefects(leading.content),
  })
}
