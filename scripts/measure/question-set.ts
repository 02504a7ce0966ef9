import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'

/** A question with what its answer must hold; the form of `qa-dev.jsonl` in the shared data folder. */
const rowSchema = z.object({
  id: z.string(),
  question: z.string(),
  lang: z.enum(['zh', 'yue', 'en']),
  policy: z.string().nullable(),
  article: z.union([z.string(), z.array(z.string())]).nullable(),
  answer_must_contain: z.array(z.string()),
  type: z.enum(['answerable', 'colloquial', 'homophone', 'ambiguous', 'unanswerable']),
  must_not_cite: z.array(z.string()).optional(),
})
export type QuestionRow = z.infer<typeof rowSchema>

export function readQuestions(file: string): QuestionRow[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => rowSchema.parse(JSON.parse(line)))
}

/** The shared data folder: `PENGTONG_SHARED`, else `../shared` beside the repository; undefined where it is absent. */
export function sharedFolder(): string | undefined {
  const places = [process.env['PENGTONG_SHARED'], resolve(import.meta.dirname, '../../../shared')]
  return places.find(p => p !== undefined && existsSync(join(p, 'data', 'qa-dev.jsonl')))
}

/** Articles that answer the row, as `policy#heading`. */
export const targetsOf = (row: QuestionRow): string[] =>
  row.policy === null || row.article === null ? [] : [row.article].flat().map(a => `${row.policy}#${a}`)

/** Whether a text satisfies one element: any of its alternatives, compared without spaces and in one spelling. */
export function satisfies(text: string, element: string, normalise: (s: string) => string): boolean {
  const held = normalise(text).replace(/\s/g, '')
  return element.split('|').some(part => held.includes(normalise(part).replace(/\s/g, '')))
}
