import { sql } from 'kysely'
import type { ReadableDb } from '#database/handles.ts'
import { basicItemsOf } from './basic-store.ts'
import { contentSeen, type Leading } from './import-compare.ts'
import { codeKey } from './item-code.ts'
import { workingStates, type Day, type StoredVersion } from './model.ts'
import { versionInEffect } from './rules.ts'
import { contentOf, liteColumns, versionOf } from './store.ts'

/**
 * The newest version of each of these codes: unfinished where there is one, else what is in effect without an end; and
 * beside it what is in effect on `day`, where that is another one, and what the basic catalogue lays down of it.
 */
export async function leadingVersions(
  db: ReadableDb,
  codeKeys: readonly string[],
  day: Day,
): Promise<Map<string, Leading>> {
  const found = new Map<string, Leading>()
  for (let start = 0; start < codeKeys.length; start += 5_000) {
    const rows = await db
      .selectFrom('items as i')
      .innerJoin('item_versions as v', 'v.item_id', 'i.id')
      .select(['i.code_key', 'v.content', ...liteColumns.map(column => `v.${column}` as const)])
      .where('i.code_key', '=', sql<string>`any(${codeKeys.slice(start, start + 5_000)}::text[])`)
      .where(eb => eb.or([eb('v.effective_until', 'is', null), eb('v.effective_until', '>=', day)]))
      .orderBy('v.number')
      .execute()
    const versionsOf = new Map<string, (StoredVersion & { json: string })[]>()
    for (const row of rows) {
      const version = { ...versionOf(row), json: row.content }
      const versions = versionsOf.get(row.code_key)
      if (versions) versions.push(version)
      else versionsOf.set(row.code_key, [version])
    }
    for (const [key, versions] of versionsOf) {
      const leading = versions.findLast(version => version.effectiveUntil === null)
      if (!leading) continue
      const unfinished = workingStates.includes(leading.state)
      const decided = versions.filter(version => !workingStates.includes(version.state))
      // As lists show it: what is in effect, else what will be.
      const shown = versionInEffect(decided, day) ?? decided.at(-1)
      const hand = leading.editors.at(-1) ?? leading.submittedBy
      const ahead = shown && shown !== leading
      found.set(key, {
        itemId: leading.itemId,
        versionId: leading.id,
        revision: leading.revision,
        number: leading.number,
        unfinished,
        content: contentOf(leading.json),
        ...(ahead && {
          ahead: {
            shown: contentOf(shown.json),
            by: hand?.name ?? '',
            from: unfinished ? null : leading.effectiveFrom,
          },
        }),
      })
    }
  }
  const basics = await basicItemsOf(
    db,
    Array.from(found.values(), leading => contentSeen(leading).basicCode),
  )
  if (basics.size === 0) return found
  for (const [key, leading] of found) {
    found.set(key, { ...leading, basic: basics.get(codeKey(contentSeen(leading).basicCode)) })
  }
  return found
}
