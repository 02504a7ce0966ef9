import { z } from 'zod'

/**
 * A question with what its answer must hold, one JSON object a line. Only the question itself is required: a set of
 * another make is read as far as it can be.
 */
const text = z.union([z.string(), z.number()]).transform(String)
const texts = z.union([text.transform(t => [t]), z.array(text)])
const rowSchema = z.looseObject({
  id: text.optional(),
  question: z.string().min(1),
  lang: z.string().optional(),
  policy: z.union([texts, z.null()]).optional(),
  article: z.union([texts, z.null()]).optional(),
  answer_must_contain: z.union([texts, z.null()]).optional(),
  type: z.string().optional(),
  expected: z.string().nullish(),
  must_not_cite: z.union([texts, z.null()]).optional(),
})

export type QuestionRow = {
  id: string
  question: string
  lang: string
  type: string
  /** What is right to do: answer from the targets, say that it cannot be answered, or ask back. */
  wants: 'answer' | 'refuse' | 'ask-back'
  /** Codes of the texts and headings of the articles that answer it; every pair is right. */
  policies: readonly string[]
  articles: readonly string[]
  /** Every element must be said; inside one, `a|b` are alternatives. */
  mustContain: readonly string[]
  mustNotCite: readonly string[]
}
export type QuestionRowFault = { line: number; reason: string }

/** Reads a set line by line; lines that are no question are named, the others still count. */
export function readQuestionRows(file: string): { rows: QuestionRow[]; faults: QuestionRowFault[] } {
  const rows: QuestionRow[] = []
  const faults: QuestionRowFault[] = []
  file.split('\n').forEach((raw, index) => {
    const line = raw.replace(/^\uFEFF/, '').trim()
    if (line === '') return
    try {
      rows.push(rowOf(rowSchema.parse(JSON.parse(line)), index + 1))
    } catch (error) {
      // A line typed wrongly is reported with its number; a set of two hundred is still worth measuring.
      faults.push({ line: index + 1, reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' })
    }
  })
  return { rows, faults }
}

function rowOf(row: z.output<typeof rowSchema>, line: number): QuestionRow {
  const policies = row.policy ?? []
  const articles = row.article ?? []
  const asksBack = row.expected === 'ask_back' || row.type === 'ambiguous'
  const answers = policies.length > 0 && row.type !== 'unanswerable' && row.expected !== 'refuse_and_refer'
  return {
    id: row.id ?? `line-${line}`,
    question: row.question,
    lang: row.lang ?? 'zh',
    type: row.type ?? (answers ? 'answerable' : 'unanswerable'),
    wants: answers ? 'answer' : asksBack ? 'ask-back' : 'refuse',
    policies,
    articles,
    mustContain: row.answer_must_contain ?? [],
    mustNotCite: row.must_not_cite ?? [],
  }
}
