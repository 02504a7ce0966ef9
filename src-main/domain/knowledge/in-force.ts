import type { Article, PolicySummary } from '#contract/knowledge.ts'
import type { ReadableDb } from '#database/handles.ts'
import { loadLexicons } from './find/load-lexicons.ts'
import { createFinder, type Finder } from './find/search.ts'
import { stateOn } from './rules.ts'
import * as store from './store.ts'

/** An article that may be cited today, with what a citation says of its text. */
export type CitableArticle = { article: Article; policy: PolicySummary }
/** The finder over the texts in force on one day. */
export type KnowledgeInForce = { day: string; finder: Finder; articles: ReadonlyMap<string, CitableArticle> }

export async function summaries(db: ReadableDb, day: string): Promise<PolicySummary[]> {
  const rows = await store.allPolicies(db)
  const counts = await store.articleCounts(db)
  const titles = new Map(rows.map(r => [r.id, r.title]))
  return rows.map(row => {
    const effectiveOn = row.effective_on ?? undefined
    const expiresOn = row.expires_on ?? undefined
    const replaced = row.replaced_by !== null || row.stated_as_replaced
    const replacedBy = row.replaced_by === null ? undefined : titles.get(row.replaced_by)
    return {
      id: row.id,
      code: row.code,
      version: row.version,
      title: row.title,
      issuer: row.issuer,
      documentNumber: row.document_number,
      ...(row.published_on === null ? {} : { publishedOn: row.published_on }),
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
      ...(expiresOn === undefined ? {} : { expiresOn }),
      completeness: row.completeness,
      state: stateOn(day, { replaced, effectiveOn, expiresOn }),
      ...(replacedBy === undefined ? {} : { replacedBy }),
      articleCount: counts.get(row.id) ?? 0,
      importedAt: row.imported_at.toISOString(),
    }
  })
}

export const articleView = (a: store.StoredArticle, policyTitle: string): Article => ({
  id: a.id,
  policyId: a.policyId,
  policyTitle,
  heading: a.heading,
  chapters: [...a.chapters],
  position: a.position,
  paragraphs: a.paragraphs.map(p => ({ text: p.text, items: [...p.items] })),
})

/** The texts that may be cited on one day, as the store holds them: values that can cross to another thread. */
export type TextsInForce = {
  day: string
  policies: readonly (PolicySummary & { aliases: readonly string[] })[]
  articles: readonly store.StoredArticle[]
}

export async function textsInForce(db: ReadableDb, day: string): Promise<TextsInForce> {
  const speaking = (await summaries(db, day)).filter(p => p.state === 'in-force')
  const aliases = await store.aliasesOf(db)
  const policies = speaking.map(p => ({ ...p, aliases: aliases.get(p.id) ?? [] }))
  const articles = await store.articlesOf(
    db,
    policies.map(p => p.id),
  )
  return { day, policies, articles }
}

export function buildInForce({ day, policies, articles }: TextsInForce, lexiconFolder?: string): KnowledgeInForce {
  const lawOf = new Map(policies.map((p, i) => [p.id, i]))
  const { lexicons } = loadLexicons(lexiconFolder)
  const finder = createFinder(
    {
      laws: policies.map(p => ({ code: p.code, title: p.title, aliases: p.aliases })),
      entries: articles.map(a => ({
        id: a.id,
        law: lawOf.get(a.policyId) ?? 0,
        heading: a.heading,
        numbered: a.number !== undefined,
        chapters: a.chapters,
        paragraphs: a.paragraphs,
      })),
    },
    lexicons,
  )
  const citable = new Map<string, CitableArticle>()
  for (const a of articles) {
    const policy = policies[lawOf.get(a.policyId) ?? -1]
    if (policy) citable.set(a.id, { article: articleView(a, policy.title), policy })
  }
  return { day, finder, articles: citable }
}
