import type { Bench, EntryDraft, KnowledgeEntry } from '#contract/knowledge.ts'
import type { TextsInForce } from './in-force.ts'

/** Answers an office writes itself: how one becomes a text that can be cited, and what the test bench asks of it. */
export type ReadAgainst = (texts: TextsInForce, questions: readonly string[]) => Promise<readonly BenchReading[]>
/** What a question would get: ids of what is cited under an answer, and the label of the first. */
export type BenchReading = { answered: boolean; citedIds: readonly string[]; firstLabel: string }

export const codeOfEntry = (id: string): string => `entry-${id}`
export const entryHeading = '答复'

/** The entry as a policy file: its likely questions are aliases and so are searched with its title. */
export function fileOfEntry(id: string, entry: EntryDraft, day: string): { fileName: string; text: string } {
  const line = (text: string): string => text.replace(/[\r\n]+/g, ' ').replace(/["\\]/g, '')
  const head = [
    `id: "${codeOfEntry(id)}"`,
    `title: "${line(entry.title)}"`,
    'issuer: "本局问答"',
    `source: "${line(entry.basis)}"`,
    `effective: "${day}"`,
    `aliases: "${entry.questions.map(q => line(q).replace(/[,，、|;；]/g, ' ')).join('|')}"`,
  ]
  // A line that looks like a head or a heading would become another article.
  const body = entry.body
    .split(/\r?\n/)
    .map(text => text.replace(/^\s*(?:#+|---+)\s*/, '').replace(/^(?=第[^条]{1,12}[条章节编])/, '• '))
  return {
    fileName: `${codeOfEntry(id)}.md`,
    text: `---\n${head.join('\n')}\n---\n\n## ${entryHeading}\n\n${body.join('\n')}\n`,
  }
}

/** The texts as they would be with the draft in force; an earlier version of the same entry gives way. */
export function withDraft(texts: TextsInForce, draft: { id: string } & EntryDraft, today: string): TextsInForce {
  const code = codeOfEntry(draft.id)
  const before = new Set(texts.policies.filter(p => p.code === code).map(p => p.id))
  const policy: TextsInForce['policies'][number] = {
    id: draftId(draft.id),
    code,
    version: 1,
    title: draft.title,
    issuer: '',
    documentNumber: '',
    effectiveOn: today,
    completeness: 'full',
    state: 'in-force',
    articleCount: 1,
    importedAt: `${today}T00:00:00.000Z`,
    aliases: draft.questions,
  }
  const paragraphs = draft.body
    .split(/\r?\n/)
    .map(text => ({ text: text.trim(), items: [] }))
    .filter(p => p.text !== '')
  const article = { id: draftArticleId(draft.id), policyId: policy.id, heading: entryHeading, number: undefined }
  return {
    day: texts.day,
    policies: [...texts.policies.filter(p => !before.has(p.id)), policy],
    articles: [
      ...texts.articles.filter(a => !before.has(a.policyId)),
      { ...article, position: 0, chapters: [], paragraphs },
    ],
  }
}
const draftId = (id: string): string => `draft-${id}`
const draftArticleId = (id: string): string => `draft-${id}-1`

/** The bench of a draft: its own questions and those of every entry that speaks; one that is lost fails it. */
export async function benchOf(
  read: ReadAgainst,
  texts: TextsInForce,
  draft: KnowledgeEntry,
  speaking: readonly KnowledgeEntry[],
): Promise<Bench> {
  const asked = [draft, ...speaking.filter(e => e.id !== draft.id)].flatMap(entry =>
    entry.questions.map(question => ({ entry, question })),
  )
  const questions = asked.map(a => a.question)
  const now = await read(texts, questions)
  const then = await read(withDraft(texts, draft, texts.day), questions)
  const rows = asked.map(({ entry, question }, i) => {
    const wanted = entry.id === draft.id ? [draftArticleId(draft.id)] : articleIdsOf(texts, entry)
    const after = then[i]
    const passed = after?.answered === true && after.citedIds.some(id => wanted.includes(id))
    return {
      question,
      expected: entry.title,
      today: now[i]?.firstLabel ?? '',
      withDraft: after?.firstLabel ?? '',
      passed,
    }
  })
  return { rows, passed: rows.every(r => r.passed) }
}

const articleIdsOf = (texts: TextsInForce, entry: KnowledgeEntry): string[] =>
  texts.articles.filter(a => a.policyId === entry.policyId).map(a => a.id)
