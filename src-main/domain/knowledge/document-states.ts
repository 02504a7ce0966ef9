import type { ReadableDb } from '#database/handles.ts'

/** Whether a document is in force on a day, by its title: `repealed` when every version held of it no longer is. */
export async function documentStates(db: ReadableDb, day: string): Promise<Map<string, 'in-force' | 'repealed'>> {
  const rows = await db
    .selectFrom('policies')
    .select(['title', 'expires_on', 'effective_on', 'stated_as_replaced', 'replaced_by'])
    .execute()
  const states = new Map<string, 'in-force' | 'repealed'>()
  for (const row of rows) {
    const title = row.title.replaceAll(/[《》]/g, '')
    const over = row.expires_on !== null && row.expires_on < day
    const inForce = !over && !row.stated_as_replaced && row.replaced_by === null
    if (inForce) states.set(title, 'in-force')
    else if (!states.has(title)) states.set(title, 'repealed')
  }
  return states
}
