import type { RestructuringProposal } from '#contract/catalog-structure.ts'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import type { Person } from './model.ts'
import { itemNames } from './store.ts'

export interface StoredRestructuring {
  readonly id: string
  readonly state: 'proposed' | 'approved' | 'refused'
  readonly revision: number
  readonly proposal: RestructuringProposal
  readonly proposedBy: Person
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly answer: string | null
}

interface Kept {
  readonly proposal: RestructuringProposal
  readonly proposedBy: Person
  readonly decidedBy: string | null
  readonly answer: string | null
}

const columns = ['id', 'state', 'revision', 'proposal', 'proposed_at'] as const

function restructuringOf(row: {
  id: string
  state: StoredRestructuring['state']
  revision: number
  proposal: string
  proposed_at: Date
}): StoredRestructuring {
  const { id, state, revision, proposed_at: proposedAt } = row
  return { id, state, revision, proposedAt, ...(JSON.parse(row.proposal) as Kept) }
}

/** Open ones first, the newest first among them. */
export async function listRestructurings(db: ReadableDb, limit: number): Promise<StoredRestructuring[]> {
  const rows = await db
    .selectFrom('restructurings')
    .select(columns)
    .orderBy(eb => eb.case().when('state', '=', 'proposed').then(0).else(1).end())
    .orderBy('proposed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(restructuringOf)
}

export async function findRestructuring(db: ReadableDb, id: string): Promise<StoredRestructuring | undefined> {
  const row = await db.selectFrom('restructurings').select(columns).where('id', '=', id).executeTakeFirst()
  return row && restructuringOf(row)
}

function kept({ proposal, proposedBy, decidedBy, answer }: StoredRestructuring): string {
  return JSON.stringify({ proposal, proposedBy, decidedBy, answer } satisfies Kept)
}

export async function insertRestructuring(db: WritableDb, one: StoredRestructuring): Promise<void> {
  const { id, state, revision, proposedAt } = one
  await db
    .insertInto('restructurings')
    .values({ id, state, revision, proposal: kept(one), proposed_at: proposedAt })
    .execute()
}

/** @returns whether it still had the revision before */
export async function updateRestructuring(db: WritableDb, one: StoredRestructuring): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('restructurings')
    .set({ state: one.state, revision: one.revision, proposal: kept(one) })
    .where('id', '=', one.id)
    .where('revision', '=', one.revision - 1)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface LineageRow {
  readonly id: string
  readonly kind: RestructuringProposal['kind']
  readonly from_item: string
  readonly to_item: string
  readonly day: string
  readonly reason: string
}

export async function insertLineage(db: WritableDb, rows: readonly LineageRow[]): Promise<void> {
  if (rows.length > 0)
    await db
      .insertInto('item_lineage')
      .values([...rows])
      .execute()
}

/** What an item came from and what became of it, in the order of the days. One that stays itself came from no other. */
export async function lineageOf(db: ReadableDb, itemId: string) {
  const rows = await db
    .selectFrom('item_lineage')
    .selectAll()
    .where(eb => eb.or([eb('from_item', '=', itemId), eb('to_item', '=', itemId)]))
    .execute()
  const ids = [...new Set(rows.flatMap(row => [row.from_item, row.to_item]))]
  const names = await itemNames(db, ids)
  const line = (row: LineageRow, other: string) => ({
    kind: row.kind,
    day: row.day,
    reason: row.reason,
    itemId: other,
    code: names.get(other)?.code ?? '',
    name: names.get(other)?.name ?? '',
  })
  const inOrder = (lines: ReturnType<typeof line>[]) =>
    lines.sort((a, b) => (`${a.day} ${a.code}` < `${b.day} ${b.code}` ? -1 : 1))
  return {
    before: inOrder(
      rows.filter(row => row.to_item === itemId && row.from_item !== itemId).map(row => line(row, row.from_item)),
    ),
    after: inOrder(rows.filter(row => row.from_item === itemId).map(row => line(row, row.to_item))),
  }
}
