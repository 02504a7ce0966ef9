import { sheetMappingSchema, type SheetMapping } from '#contract/catalog-import.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'

/** What was decided about the columns and words of a sender's sheets: decided once, used for every later one. */

/** Who a file is from when nobody says: its name without dates, numbers of versions and the like. */
export function senderOfFile(fileName: string): string {
  return fileName
    .replace(/\.[^.]*$/, '')
    .normalize('NFKC')
    .replaceAll(/\([^()]*\)|\d{4}年?\d{0,2}月?\d{0,2}日?|v?\d+|[._\-—\s]+|副本|最终版?|终版|定稿|修改版?|更新版?/gi, '')
    .slice(0, 100)
}

/** Whether a person decided anything in it. */
export function isDecided(mapping: SheetMapping): boolean {
  const { columns, typeDictionary, itemTypes, departments } = mapping
  return typeDictionary !== undefined || [columns, itemTypes, departments].some(each => Object.keys(each).length > 0)
}

/** The later decision wins, word by word. */
export function mergedMapping(earlier: SheetMapping, later: SheetMapping): SheetMapping {
  const typeDictionary = later.typeDictionary ?? earlier.typeDictionary
  return {
    columns: { ...earlier.columns, ...later.columns },
    ...(typeDictionary ? { typeDictionary } : {}),
    itemTypes: { ...earlier.itemTypes, ...later.itemTypes },
    departments: { ...earlier.departments, ...later.departments },
  }
}

export async function rememberedMapping(db: ReadableDb, sender: string): Promise<SheetMapping | undefined> {
  if (sender === '') return undefined
  const row = await db.selectFrom('sheet_mappings').select('mapping').where('sender', '=', sender).executeTakeFirst()
  return row && sheetMappingSchema.parse(JSON.parse(row.mapping))
}

export async function rememberMapping(db: WritableDb, sender: string, mapping: SheetMapping, now: Date): Promise<void> {
  if (sender === '' || !isDecided(mapping)) return
  const row = { mapping: JSON.stringify(mapping), saved_at: now }
  await db
    .insertInto('sheet_mappings')
    .values({ sender, ...row })
    .onConflict(conflict => conflict.column('sender').doUpdateSet(row))
    .execute()
}
