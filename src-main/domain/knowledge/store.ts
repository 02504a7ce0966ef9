import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { ReadableDb, WritableDb } from '#database/handles.ts'
import { newId } from '#kernel/ids.ts'
import type { Paragraph } from './model.ts'
import type { HeldPolicy, PolicyChange } from './rules.ts'
import type { KnowledgeTables } from './tables.ts'

/** The only SQL of the knowledge base. */
export type PolicyRow = Selectable<KnowledgeTables['policies']>
export type StoredArticle = {
  id: string
  policyId: string
  heading: string
  number: number | undefined
  position: number
  chapters: readonly string[]
  paragraphs: readonly Paragraph[]
}

const texts = z.array(z.string())
const paragraphs = z.array(z.object({ text: z.string(), items: z.array(z.string()) }))

const articleOf = (row: Selectable<KnowledgeTables['policy_articles']>): StoredArticle => ({
  id: row.id,
  policyId: row.policy_id,
  heading: row.heading,
  number: row.number ?? undefined,
  position: row.position,
  chapters: texts.parse(JSON.parse(row.chapters)),
  paragraphs: paragraphs.parse(JSON.parse(row.paragraphs)),
})

export const allPolicies = (db: ReadableDb): Promise<PolicyRow[]> =>
  db.selectFrom('policies').selectAll().orderBy('title').orderBy('version').execute()

export async function articlesOf(db: ReadableDb, policyIds: readonly string[]): Promise<StoredArticle[]> {
  if (policyIds.length === 0) return []
  const rows = await db
    .selectFrom('policy_articles')
    .selectAll()
    .where('policy_id', 'in', policyIds)
    .orderBy('policy_id')
    .orderBy('position')
    .execute()
  return rows.map(articleOf)
}

export async function findArticle(db: ReadableDb, id: string): Promise<StoredArticle | undefined> {
  const row = await db.selectFrom('policy_articles').selectAll().where('id', '=', id).executeTakeFirst()
  return row && articleOf(row)
}

/** What is held, as a decision needs it; article texts only of the codes an import touches. */
export async function heldPolicies(db: ReadableDb, codes: ReadonlySet<string>): Promise<HeldPolicy[]> {
  const rows = await allPolicies(db)
  const articles = await articlesOf(
    db,
    rows.filter(r => codes.has(r.code)).map(r => r.id),
  )
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    version: row.version,
    title: row.title,
    supersedes: texts.parse(JSON.parse(row.supersedes)),
    contentHash: row.content_hash,
    replacedBy: row.replaced_by ?? undefined,
    articles: new Map(articles.filter(a => a.policyId === row.id).map(a => [a.heading, articleText(a)])),
  }))
}

export const articleText = (article: { paragraphs: readonly Paragraph[] }): string =>
  article.paragraphs
    .flatMap(p => [p.text, ...p.items])
    .filter(line => line !== '')
    .join('\n')

export async function insertPolicy(db: WritableDb, change: PolicyChange, now: Date, sample: boolean): Promise<string> {
  const { policy } = change
  const id = newId(now.getTime())
  await db
    .insertInto('policies')
    .values({
      id,
      code: policy.code,
      version: change.version,
      title: policy.title,
      issuer: policy.issuer,
      document_number: policy.documentNumber,
      published_on: policy.publishedOn ?? null,
      effective_on: policy.effectiveOn ?? null,
      expires_on: policy.expiresOn ?? null,
      completeness: policy.completeness,
      aliases: JSON.stringify(policy.aliases),
      supersedes: JSON.stringify(policy.supersedes),
      stated_as_replaced: policy.statedAsReplaced,
      source_note: policy.sourceNote,
      content_hash: change.contentHash,
      replaced_by: null,
      sample,
      imported_at: now,
    })
    .execute()
  await db
    .insertInto('policy_articles')
    .values(
      policy.articles.map(a => ({
        id: `${id}-${a.position + 1}`,
        policy_id: id,
        heading: a.heading,
        number: a.number ?? null,
        position: a.position,
        chapters: JSON.stringify(a.chapters),
        paragraphs: JSON.stringify(a.paragraphs),
      })),
    )
    .execute()
  return id
}

export async function markReplaced(db: WritableDb, ids: readonly string[], by: string): Promise<void> {
  const others = ids.filter(id => id !== by)
  if (others.length > 0) await db.updateTable('policies').set({ replaced_by: by }).where('id', 'in', others).execute()
}

export async function deleteSamplePolicies(db: WritableDb): Promise<void> {
  await db.deleteFrom('policies').where('sample', '=', true).execute()
}

export async function articleCounts(db: ReadableDb): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('policy_articles')
    .select(['policy_id', eb => eb.fn.countAll<string>().as('count')])
    .groupBy('policy_id')
    .execute()
  return new Map(rows.map(r => [r.policy_id, Number(r.count)]))
}

export async function aliasesOf(db: ReadableDb): Promise<Map<string, string[]>> {
  const rows = await db.selectFrom('policies').select(['id', 'aliases']).execute()
  return new Map(rows.map(r => [r.id, texts.parse(JSON.parse(r.aliases))]))
}

export async function newestPolicyId(db: ReadableDb, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('policies')
    .select('id')
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row?.id
}
