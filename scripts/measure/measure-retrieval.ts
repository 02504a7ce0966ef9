import { performance } from 'node:perf_hooks'
import { join } from 'node:path'
import { safetyEnding } from '#domain/assistant/safety.ts'
import { planPolicyAnswer, type PolicyPlan } from '#domain/assistant/plan-answer.ts'
import { normalise, createFinder, type KnowledgeInForce } from '#domain/knowledge/index.ts'
import { corpusOf, readPolicyFolder } from '#domain/knowledge/measure.ts'
import { loadLexicons } from '#domain/knowledge/find/load-lexicons.ts'
import { readQuestions, satisfies, targetsOf, type QuestionRow } from './question-set.ts'

/** What a question set says of the finder, the composer and the refusal, all offline. Shares are 0…1, times ms. */
export type RetrievalFigures = {
  n: number
  entries: number
  buildMs: number
  hit1: number
  hit5: number
  citedTarget: number
  answerOk: number
  answerOkFirst: number
  elementsGivenArticle: number
  refusalOk: number
  askBackOk: number
  withheldCorrect: number
  falseAskBack: number
  forbiddenCitations: number
  repairedClean: number
  p50Ms: number
  p95Ms: number
  byType: Record<string, { n: number; hit1: number; hit5: number; answerOk: number }>
}
export type QuestionDetail = { row: QuestionRow; rank: number; ending: string; plan: PolicyPlan; ranking: string[] }

/** Knowledge in force made of a folder, without a store. */
export function knowledgeOfFolder(folder: string, lexiconFolder?: string): KnowledgeInForce & { replaced: string[] } {
  const { policies, replaced } = readPolicyFolder(folder)
  const finder = createFinder(corpusOf(policies), loadLexicons(lexiconFolder).lexicons)
  return { day: '', finder, articles: new Map(), replaced }
}

export function measureRetrieval(
  policiesFolder: string,
  questionsFile: string,
): { figures: RetrievalFigures; details: QuestionDetail[] } {
  const started = performance.now()
  const known = knowledgeOfFolder(policiesFolder)
  const buildMs = performance.now() - started
  const rows = readQuestions(questionsFile)
  const times: number[] = []
  const details = rows.map((row): QuestionDetail => {
    const t = performance.now()
    const question = known.finder.analyse(row.question)
    const found = known.finder.search(question)
    const plan = planPolicyAnswer(question, known, found)
    const rule = safetyEnding(question.wording) ?? safetyEnding(normalise(row.question))
    times.push(performance.now() - t)
    const targets = targetsOf(row)
    const ranking = found.found.slice(0, 10).map(f => f.entry.id)
    const rank = found.found.findIndex(f => targets.includes(f.entry.id)) + 1
    return { row, rank, ending: rule ?? plan.band, plan, ranking }
  })
  return { figures: figuresOf(details, known, buildMs, times), details }
}

function figuresOf(
  details: readonly QuestionDetail[],
  known: KnowledgeInForce & { replaced: string[] },
  buildMs: number,
  times: readonly number[],
): RetrievalFigures {
  const withTarget = details.filter(d => targetsOf(d.row).length > 0)
  const share = (list: readonly QuestionDetail[], test: (d: QuestionDetail) => boolean): number =>
    list.length === 0 ? 0 : Math.round((list.filter(test).length / list.length) * 1000) / 1000
  const holds = (d: QuestionDetail, text: string): boolean =>
    d.row.answer_must_contain.every(e => satisfies(text, e, normalise))
  const said = (d: QuestionDetail, all: boolean): string =>
    d.plan.sentences
      .filter(s => all || s.aloud)
      .map(s => s.text)
      .join('\n')
  const gave = (d: QuestionDetail): boolean => d.ending === 'answer'
  const ofType = (type: string): QuestionDetail[] => details.filter(d => d.row.type === type)
  const sorted = [...times].sort((a, b) => a - b)
  const at = (q: number): number => Math.round((sorted[Math.floor(q * sorted.length)] ?? 0) * 100) / 100
  const citesTarget = (d: QuestionDetail): boolean => {
    const targets = targetsOf(d.row)
    return d.plan.citations.some(c => targets.includes(c.id))
  }
  const groups = [...new Set(details.map(d => d.row.type)), 'zh', 'yue', 'en']
  const byType = Object.fromEntries(
    groups.map(g => {
      const list = withTarget.filter(d => d.row.type === g || d.row.lang === g)
      const row = {
        n: list.length,
        hit1: share(list, d => d.rank === 1),
        hit5: share(list, d => d.rank > 0 && d.rank <= 5),
        answerOk: share(list, d => gave(d) && holds(d, said(d, true))),
      }
      return [g, row]
    }),
  )
  return {
    n: details.length,
    entries: known.finder.index.texts.length,
    buildMs: Math.round(buildMs),
    hit1: share(withTarget, d => d.rank === 1),
    hit5: share(withTarget, d => d.rank > 0 && d.rank <= 5),
    citedTarget: share(withTarget, citesTarget),
    answerOk: share(withTarget, d => gave(d) && holds(d, said(d, true))),
    answerOkFirst: share(withTarget, d => gave(d) && holds(d, said(d, false))),
    elementsGivenArticle: share(
      withTarget.filter(d => d.rank === 1 && gave(d)),
      d => holds(d, said(d, false)),
    ),
    refusalOk: share(ofType('unanswerable'), d => !gave(d)),
    askBackOk: share(ofType('ambiguous'), d => d.ending === 'ask-back'),
    withheldCorrect: share(
      withTarget.filter(d => d.rank === 1),
      d => !gave(d),
    ),
    falseAskBack: share(withTarget, d => d.ending === 'ask-back'),
    forbiddenCitations: details.filter(d =>
      d.plan.citations.some(c =>
        [...(d.row.must_not_cite ?? []), ...known.replaced].some(p => c.id.startsWith(`${p}#`)),
      ),
    ).length,
    repairedClean: share(
      withTarget.filter(d => d.row.type === 'answerable'),
      d => known.finder.analyse(d.row.question).repairs.length > 0,
    ),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    byType,
  }
}

export const defaultSet = (shared: string): readonly [string, string] => [
  join(shared, 'data', 'policies'),
  join(shared, 'data', 'qa-dev.jsonl'),
]
