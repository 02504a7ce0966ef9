import { chineseToNumber, normalise, type CitableArticle } from '#domain/knowledge/index.ts'
import type { Clock } from '#kernel/clock.ts'
import { gatherAnswer, type WholeAnswer } from '../gather-answer.ts'
import type { Llm } from '../ports.ts'
import type { ReadQuestion, QuestionReading } from '../read-question.ts'
import { createAssistantService } from '../service.ts'
import type { QuestionRow } from './question-row.ts'

/** One question of a set, asked of the assistant as a visitor would ask it, and what came of it. */
export type JudgedAnswer = {
  row: QuestionRow
  answer: WholeAnswer
  reading: QuestionReading
  /** Place of a right article in the ranking, from 1; 0 where it is not among the first ten. */
  rank: number
  /** Right articles among the citations, all citations. */
  rightCitations: number
  citesForbidden: boolean
  /** All that must be said was said, and said as an answer. */
  holdsAll: boolean
  /** The same, with the passages of the cited articles counted as said. */
  citationsHoldAll: boolean
  firstSentenceMs: number
  milliseconds: number
}

export type JudgeParts = {
  read: ReadQuestion
  articles: ReadonlyMap<string, CitableArticle>
  /** Codes of texts that must never be cited. */
  replaced: readonly string[]
  model?: Llm | undefined
  clock: Clock
}

export async function judgeAnswers(parts: JudgeParts, rows: readonly QuestionRow[]): Promise<JudgedAnswer[]> {
  let latest: QuestionReading | undefined
  const assistant = createAssistantService({
    read: async asked => (latest = await parts.read(asked)),
    findItems: async () => [],
    readGuide: async () => undefined,
    model: async () => parts.model,
    clock: parts.clock,
  })
  const judged: JudgedAnswer[] = []
  for (const row of rows) {
    const started = performance.now()
    let firstSentenceMs = 0
    const events = assistant.ask({ question: row.question }, AbortSignal.timeout(120_000))
    const watched = (async function* () {
      for await (const event of events) {
        if (event.kind === 'sentence' && firstSentenceMs === 0) firstSentenceMs = performance.now() - started
        yield event
      }
    })()
    const answer = await gatherAnswer(row.question, watched)
    const milliseconds = performance.now() - started
    if (!latest) throw new Error(`question ${row.id} was answered without being read`)
    judged.push({ ...judge(row, answer, latest, parts), firstSentenceMs, milliseconds })
  }
  return judged
}

function judge(row: QuestionRow, answer: WholeAnswer, reading: QuestionReading, parts: JudgeParts) {
  const isRight = (id: string): boolean => isTarget(row, parts.articles.get(id))
  const cited = answer.citations.map(c => c.id)
  const forbidden = new Set([...row.mustNotCite, ...parts.replaced])
  const said = answer.sentences.filter(s => s.role !== 'frame').map(s => s.text)
  const holds = (text: string): boolean => row.mustContain.every(e => satisfies(text, e))
  const shown = [...said, ...answer.citations.map(c => c.text)]
  const answered = answer.band === 'answer'
  return {
    row,
    answer,
    reading,
    rank: reading.ranking.findIndex(r => isRight(r.id)) + 1,
    rightCitations: cited.filter(isRight).length,
    citesForbidden: cited.some(id => forbidden.has(codeOf(id))),
    holdsAll: answered && holds(said.join('\n')),
    citationsHoldAll: answered && holds(shown.join('\n')),
  }
}

const codeOf = (id: string): string => id.slice(0, id.indexOf('#'))

/** 第9条, 第九条 and ##第九条 name the same article; brackets and spaces of headings do not matter. */
const bareHeading = (heading: string): string => {
  const bare = normalise(heading).replace(/[\s#“”"'()（）《》「」:：]/g, '')
  const numbered = /^第(.+?)条/.exec(bare)
  const value = numbered?.[1] === undefined ? undefined : chineseToNumber(numbered[1])
  return value === undefined ? bare : bare.replace(/^第.+?条/, `第${value}条`)
}

function isTarget(row: QuestionRow, article: CitableArticle | undefined): boolean {
  if (!article) return false
  const { code, title } = article.policy
  if (!row.policies.some(p => p === code || p.replace(/\.md$/, '') === code || p === title)) return false
  // A text named without an article is a target as a whole.
  if (row.articles.length === 0) return true
  const own = bareHeading(article.article.heading)
  return row.articles.some(a => bareHeading(a) === own)
}

/** Whether a text satisfies one element: any of its alternatives, compared without spaces and in one spelling. */
export function satisfies(text: string, element: string): boolean {
  const held = normalise(text).replace(/\s/g, '')
  return element.split('|').some(part => held.includes(normalise(part).replace(/\s/g, '')))
}
