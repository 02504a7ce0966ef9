import type { Bench, EntryDraft, KnowledgeEntry } from '#contract/knowledge.ts'
import type { TextsInForce } from './in-force.ts'
import type { ParsedPolicy } from './model.ts'
import { paragraphsOf, plainLine } from './parse-policy.ts'

/** Answers an office writes itself: how one becomes a text that can be cited, and what the test bench asks of it. */
export type ReadAgainst = (texts: TextsInForce, questions: readonly string[]) => Promise<readonly BenchReading[]>
/** What a question would get: ids of what is cited under an answer, and the label of the first. */
export type BenchReading = { answered: boolean; citedIds: readonly string[]; firstLabel: string }

export const codeOfEntry = (id: string): string => `entry-${id}`
const entryHeading = '答复'

/** The entry as a policy of one article: what the bench tries and what is approved are made here alone. */
export function policyOfEntry(id: string, entry: EntryDraft, day: string): ParsedPolicy {
  // Lines are the writer's words: marks of headings fall away, and none begins another article.
  const plain = entry.body
    .split(/\r?\n/)
    .map(line => plainLine(line).replace(/^[#\s]+(?=\S)/, ''))
    .filter(line => /[^-#\s]/.test(line))
  const lines = plain.length > 0 ? plain : [entry.body.trim()]
  return {
    code: codeOfEntry(id),
    title: entry.title,
    issuer: '本局问答',
    documentNumber: '',
    effectiveOn: day,
    supersedes: [],
    statedAsReplaced: false,
    completeness: 'full',
    sourceNote: entry.basis,
    // Likely questions are aliases and so are searched with the title.
    aliases: entry.questions,
    articles: [
      { heading: entryHeading, chapters: [], position: 0, paragraphs: paragraphsOf(lines), text: lines.join('\n') },
    ],
  }
}

/** The texts as they would be with the draft in force; an earlier version of the same entry gives way. */
export function withDraft(texts: TextsInForce, draft: { id: string } & EntryDraft, today: string): TextsInForce {
  const { code, title, issuer, documentNumber, completeness, aliases, articles } = policyOfEntry(draft.id, draft, today)
  const before = new Set(texts.policies.filter(p => p.code === code).map(p => p.id))
  const policy: TextsInForce['policies'][number] = {
    id: draftId(draft.id),
    code,
    version: 1,
    title,
    issuer,
    documentNumber,
    effectiveOn: today,
    completeness,
    state: 'in-force',
    articleCount: articles.length,
    importedAt: `${today}T00:00:00.000Z`,
    aliases,
  }
  const own = articles.map(({ heading, position, chapters, paragraphs }) => ({
    id: draftArticleId(draft.id),
    policyId: policy.id,
    heading,
    number: undefined,
    position,
    chapters,
    paragraphs,
  }))
  return {
    day: texts.day,
    policies: [...texts.policies.filter(p => !before.has(p.id)), policy],
    articles: [...texts.articles.filter(a => !before.has(a.policyId)), ...own],
  }
}
const draftId = (id: string): string => `draft-${id}`
const draftArticleId = (id: string): string => `draft-${id}-1`

/**
 * The bench of a draft: its own questions, each of which must find it, and those of every entry that speaks. One of those
 * that is lost fails it; one that finds its entry no more today says nothing about the draft.
 */
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
    const finds = (reading: BenchReading | undefined): boolean =>
      reading?.answered === true && reading.citedIds.some(cited => wanted.includes(cited))
    const after = then[i]
    const passed = finds(after) || (entry.id !== draft.id && !finds(now[i]))
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
