import type { AnnouncementService } from '#domain/announcements/index.ts'
import type { Actor } from '#domain/audit/model.ts'
import type { KnowledgeService } from '#domain/knowledge/index.ts'
import { basisOf, plannedScripts } from './announcements.ts'

/**
 * Puts the district's scripts among the announcements; their items and articles are stored already.
 * @param codeOf  item codes by item name
 */
export async function plantScripts(
  { knowledge, announcements }: { knowledge: KnowledgeService; announcements: AnnouncementService },
  trainer: Actor,
  codeOf: ReadonlyMap<string, string>,
) {
  const policies = new Map(
    (await knowledge.list({ search: '', withReplaced: false })).map(({ code, id }) => [code, id]),
  )
  const articles = new Map<string, { id: string; label: string }>()
  for (const { article } of plannedScripts.flatMap(({ sentences }) => sentences)) {
    if (!article) continue
    const [code, heading] = article
    const policy = await knowledge.policy(policies.get(code) ?? '')
    const found = policy.ok ? policy.value.articles.find(candidate => candidate.heading === heading) : undefined
    if (found) articles.set(article.join(' '), { id: found.id, label: `《${found.policyTitle}》${heading}` })
  }
  const known = {
    itemCode: (name: string) => codeOf.get(name),
    article: (code: string, heading: string) => articles.get(`${code} ${heading}`),
  }
  const scripts = plannedScripts.map(({ title, sentences }) => ({
    title,
    sentences: sentences.map(sentence => ({ text: sentence.text, basis: basisOf(sentence, known) })),
  }))
  return announcements.plantSample(trainer, scripts)
}
