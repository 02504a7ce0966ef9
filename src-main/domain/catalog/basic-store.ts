import { sql } from 'kysely'
import type { BasicItem, BasicProposal, SameField } from '#contract/catalog-basic.ts'
import type { LegalBasis } from '#contract/catalog-item.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { codeKey } from './item-code.ts'
import type { Person } from './model.ts'

/** Codes are kept as `codeKey` has them: two spellings of one code are one item. */

const columns = ['basic_code', 'name', 'item_type', 'legal_basis', 'source'] as const

function basicOf(row: {
  basic_code: string
  name: string
  item_type: BasicItem['itemType']
  legal_basis: string
  source: string
}): BasicItem {
  const legalBasis = JSON.parse(row.legal_basis) as LegalBasis[]
  return { basicCode: row.basic_code, name: row.name, itemType: row.item_type, legalBasis, source: row.source }
}

export async function allBasicItems(db: ReadableDb): Promise<BasicItem[]> {
  const rows = await db.selectFrom('basic_items').select(columns).orderBy('basic_code').execute()
  return rows.map(basicOf)
}

export async function findBasicItem(db: ReadableDb, basicCode: string): Promise<BasicItem | undefined> {
  const key = codeKey(basicCode)
  if (key === '') return undefined
  const row = await db.selectFrom('basic_items').select(columns).where('basic_code', '=', key).executeTakeFirst()
  return row && basicOf(row)
}

/** Those of some codes, by `codeKey`. */
export async function basicItemsOf(db: ReadableDb, basicCodes: readonly string[]): Promise<Map<string, BasicItem>> {
  const keys = [...new Set(basicCodes.map(codeKey))].filter(key => key !== '')
  const found = new Map<string, BasicItem>()
  for (let start = 0; start < keys.length; start += 5_000) {
    const rows = await db
      .selectFrom('basic_items')
      .select(columns)
      .where('basic_code', '=', sql<string>`any(${keys.slice(start, start + 5_000)}::text[])`)
      .execute()
    for (const row of rows) found.set(row.basic_code, basicOf(row))
  }
  return found
}

export async function saveBasicItems(db: WritableDb, items: readonly BasicItem[], now: Date): Promise<void> {
  const rows = items.map(item => ({
    basic_code: codeKey(item.basicCode),
    name: item.name,
    item_type: item.itemType,
    legal_basis: JSON.stringify(item.legalBasis),
    source: item.source,
    loaded_at: now.toISOString(),
  }))
  for (let start = 0; start < rows.length; start += 1_000) {
    await sql`insert into basic_items
      select * from jsonb_populate_recordset(null::basic_items, ${JSON.stringify(rows.slice(start, start + 1_000))}::text::jsonb)
      on conflict (basic_code) do update set name = excluded.name, item_type = excluded.item_type,
        legal_basis = excluded.legal_basis, source = excluded.source, loaded_at = excluded.loaded_at`.execute(db)
  }
}

function proposals(db: ReadableDb) {
  return db
    .selectFrom('basic_proposals as p')
    .leftJoin('basic_items as b', 'b.basic_code', 'p.basic_code')
    .selectAll('p')
    .select('b.name')
}

function proposalOf(row: Awaited<ReturnType<ReturnType<typeof proposals>['executeTakeFirstOrThrow']>>): BasicProposal {
  return {
    id: row.id,
    basicCode: row.basic_code,
    name: row.name ?? '',
    field: row.field as SameField,
    wanted: row.wanted,
    reason: row.reason,
    state: row.state,
    answer: row.answer,
    proposedBy: (JSON.parse(row.proposed_by) as Person).name,
    proposedAt: row.proposed_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
  }
}

/** Those that wait for their answer first, the newest first among them; the newest 500. */
export async function listProposals(db: ReadableDb): Promise<BasicProposal[]> {
  const rows = await proposals(db)
    .orderBy(eb => eb.case().when('p.state', '=', 'sent').then(0).else(1).end())
    .orderBy('p.proposed_at', 'desc')
    .limit(500)
    .execute()
  return rows.map(proposalOf)
}

export async function findProposal(db: ReadableDb, id: string): Promise<BasicProposal | undefined> {
  const row = await proposals(db).where('p.id', '=', id).executeTakeFirst()
  return row && proposalOf(row)
}

export async function insertProposal(
  db: WritableDb,
  proposal: { id: string; basicCode: string; field: SameField; wanted: string; reason: string; by: Person; at: Date },
): Promise<void> {
  const { id, basicCode, field, wanted, reason, by, at } = proposal
  await db
    .insertInto('basic_proposals')
    .values({
      id,
      basic_code: codeKey(basicCode),
      field,
      wanted,
      reason,
      state: 'sent',
      answer: null,
      proposed_by: JSON.stringify(by),
      proposed_at: at,
      answered_at: null,
    })
    .execute()
}

/** @returns whether it was still waiting for its answer */
export async function answerProposal(
  db: WritableDb,
  answered: { id: string; state: 'accepted' | 'refused'; answer: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('basic_proposals')
    .set({ state: answered.state, answer: answered.answer, answered_at: answered.at })
    .where('id', '=', answered.id)
    .where('state', '=', 'sent')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
