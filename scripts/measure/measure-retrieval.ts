import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { readQuestion } from '#domain/assistant/index.ts'
import { figuresOf, judgeAnswers, readQuestionRows, type JudgedFigures } from '#domain/assistant/judge/index.ts'
import type { KnowledgeInForce } from '#domain/knowledge/index.ts'
import { knowledgeOf, readPolicyFolder } from '#domain/knowledge/measure.ts'
import { systemClock } from '#kernel/clock.ts'

/** The figures of a question set with those of the index; `repairedClean` is the share of clean questions altered by ear. */
export type RetrievalFigures = JudgedFigures & { entries: number; buildMs: number; repairedClean: number }

export async function measureRetrieval(policiesFolder: string, questionsFile: string): Promise<RetrievalFigures> {
  const started = performance.now()
  const { policies, replaced } = readPolicyFolder(policiesFolder)
  const known = knowledgeOf(policies, '')
  const buildMs = Math.round(performance.now() - started)
  return { ...(await measureKnowledge(known, replaced, questionsFile)), buildMs }
}

export async function measureKnowledge(known: KnowledgeInForce, replaced: readonly string[], questionsFile: string) {
  const { rows } = readQuestionRows(readFileSync(questionsFile, 'utf8'))
  const read = async (asked: string) => readQuestion(known, asked)
  const judged = await judgeAnswers({ read, articles: known.articles, replaced, clock: systemClock }, rows)
  const clean = judged.filter(d => d.row.type === 'answerable')
  const repairedClean = clean.filter(d => d.reading.repairs.length > 0).length / Math.max(1, clean.length)
  return { ...figuresOf(judged), entries: known.articles.size, repairedClean }
}

export const defaultSet = (shared: string): readonly [string, string] => [
  join(shared, 'data', 'policies'),
  join(shared, 'data', 'qa-dev.jsonl'),
]
