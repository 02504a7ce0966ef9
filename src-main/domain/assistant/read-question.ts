import type { Group, KnowledgeInForce, Question } from '#domain/knowledge/index.ts'
import { topicalGroups } from './ask-back.ts'
import { planPolicyAnswer, type PolicyPlan } from './plan-answer.ts'

/**
 * Everything the texts in force have to say to a question, in values that can cross to another thread: the index itself
 * stays where it was built.
 */
export type QuestionReading = Pick<Question, 'language' | 'wording' | 'repairs'> & {
  /** Concepts that name what the question is about. */
  topical: readonly Group[]
  plan: PolicyPlan
  ranking: readonly RankedEntry[]
}
/** Where an entry stands for the question, and why: the parts of its score, and the words it shares with the question. */
export type RankedEntry = {
  id: string
  label: string
  score: number
  parts: Readonly<Record<string, number>>
  matched: readonly string[]
}
/** Reads a question against the texts in force now. */
export type ReadQuestion = (asked: string) => Promise<QuestionReading>

const RANKING_SHOWN = 10

export function readQuestion(known: KnowledgeInForce, asked: string): QuestionReading {
  const question = known.finder.analyse(asked)
  const found = known.finder.search(question)
  const { language, wording, repairs } = question
  const ranking = found.found.slice(0, RANKING_SHOWN).map((f): RankedEntry => ({
    id: f.entry.id,
    label: `${f.law.title} ${f.entry.heading}`,
    score: f.score,
    parts: f.parts,
    matched: f.matched,
  }))
  const plan = planPolicyAnswer(question, known, found)
  return { language, wording, repairs, topical: topicalGroups(question, found), plan, ranking }
}
